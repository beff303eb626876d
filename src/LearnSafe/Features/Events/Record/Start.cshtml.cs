using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Record;

/// <summary>Where a record begins: the four types of event, and what the care setting meets often.</summary>
[May(Permission.RecordEvents)]
public sealed class StartModel(CurrentPersonService people, SimilarWhileWriting similar) : PageModel
{
    public async Task<IActionResult> OnGetAsync() => await people.FindAsync() is null ? StatusCode(StatusCodes.Status403Forbidden) : Page();

    /// <summary>The part of a page that says what was told before, for the script that asks while somebody types. Sent and not in the address, which is written down in many places.</summary>
    public async Task<IActionResult> OnPostSimilarAsync([FromForm] string? text)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        Response.Headers.CacheControl = "no-store";
        return Partial("_ToldBefore", await similar.OfAsync(person, text, EventLinks.Start));
    }
}
