using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Record;

/// <summary>The part of a page that says what was told before, for the script that asks while somebody types. Sent and not in the address, which is written down in many places.</summary>
[May(Permission.RecordEvents, Permission.ReadRecords)]
public sealed class SimilarModel(SimilarWhileWriting similar, CurrentPersonService people) : PageModel
{
    public IActionResult OnGet() => Redirect(EventLinks.Start);

    public async Task<IActionResult> OnPostAsync([FromForm] string? text)
    {
        if (await people.FindAsync() is not { } person) return StatusCode(StatusCodes.Status403Forbidden);
        Response.Headers.CacheControl = "no-store";
        return Partial("/Features/Events/Record/_ToldBefore.cshtml", await similar.OfAsync(person, text, EventLinks.Similar));
    }
}
