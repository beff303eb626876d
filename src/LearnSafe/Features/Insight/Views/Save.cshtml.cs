using LearnSafe.Domain.Access;
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

    /// <summary>Why there is no view to save; null where there is one.</summary>
    public string? NoView => views.AddressFault(Address);

    public async Task<IActionResult> OnGetAsync()
    {
        Person = await people.GetAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Person = await people.GetAsync();
        if ((SavedViewService.NameFault(Name) ?? NoView ?? (await views.SaveAsync(Person, Name!, Address!, Share)).Fault) is not { } fault)
        {
            TempData.Say("The view is saved");
            return Redirect(InsightLinks.Views);
        }

        ModelState.AddModelError(nameof(Name), fault);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
