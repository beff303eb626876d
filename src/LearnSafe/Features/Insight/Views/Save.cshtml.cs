using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Insight.Views;

/// <summary>Gives the view that somebody has before them a name.</summary>
[May(Permission.ReadAggregates)]
public sealed class SaveModel(SavedViewService views, CurrentPersonService people) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool Share { get; set; }

    /// <summary>Path and query of the page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    public CurrentPerson Person { get; private set; } = null!;

    /// <summary>What of the address would be kept, or why it is no view.</summary>
    public SavedViewReading Read { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        (Person, Read) = (await people.GetAsync(), await views.ReadAsync(Address));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        (Person, Read) = (await people.GetAsync(), await views.ReadAsync(Address));
        if ((SavedViewService.NameFault(Name) ?? Read.Fault ?? (await views.SaveAsync(Person, Name!, Address!, Share)).Fault) is not { } fault)
        {
            TempData.Say("The view is saved");
            return Redirect(InsightLinks.Views);
        }

        // What is wrong with what was chosen is put right on the page that it was chosen on.
        ModelState.AddModelError(Read.Fault is null ? nameof(Name) : "", Read.Fault ?? fault);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
