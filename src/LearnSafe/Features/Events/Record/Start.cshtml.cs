using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Record;

/// <summary>Where a record begins: the four types of event, and what the care setting meets often.</summary>
[May(Permission.RecordEvents)]
public sealed class StartModel(CurrentPersonService people) : PageModel
{
    public async Task<IActionResult> OnGetAsync() => await people.FindAsync() is null ? StatusCode(StatusCodes.Status403Forbidden) : Page();
}
