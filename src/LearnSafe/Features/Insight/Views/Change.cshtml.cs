using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Insight.Views;

/// <summary>Renames, shares or deletes a view of one's own.</summary>
[May(Permission.ReadAggregates)]
public sealed class ChangeModel(SavedViewService views, CurrentPersonService people) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool Share { get; set; }

    /// <summary>The version that the page showed.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public CurrentPerson Person { get; private set; } = null!;

    public ReadableView Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid view)
    {
        if (!await FindAsync(view)) return NotFound();
        (Name, Share, Seen) = (Found.Name, Found.Shared, Found.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid view)
    {
        if (!await FindAsync(view)) return NotFound();
        return Answer(await views.ChangeAsync(Person, view, Seen, Name ?? "", Share), "The view is changed");
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid view)
    {
        if (!await FindAsync(view)) return NotFound();
        // Only a form with a name carries one.
        (Name, Share) = (Found.Name, Found.Shared);
        return Answer(await views.DeleteAsync(Person, view, Seen), "The view is deleted");
    }

    private async Task<bool> FindAsync(Guid view)
    {
        Person = await people.GetAsync();
        if (await views.FindAsync(Person, view) is not { } found) return false;
        Found = found;
        return true;
    }

    private IActionResult Answer(ViewOutcome outcome, string done)
    {
        if (outcome.Fault is not { } fault)
        {
            TempData.Say(done);
            return Redirect(InsightLinks.Views);
        }

        ModelState.Remove(nameof(Seen));
        ModelState.AddModelError(nameof(Name), fault);
        Seen = Found.Version;
        Response.StatusCode = outcome.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }
}
