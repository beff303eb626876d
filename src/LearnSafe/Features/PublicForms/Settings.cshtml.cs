using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>Opens and closes the way in for people without an account, and says what they read first.</summary>
[May(Permission.ManageOrganisation)]
public sealed class SettingsModel(CurrentPersonService people, PublicPageService pages) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public PublicPlace? Place { get; private set; }

    [BindProperty]
    [StringLength(PublicPageService.LongestOpening, ErrorMessage = "The opening text must be 1,000 characters or fewer")]
    public string? Opening { get; set; }

    public string Address => $"{Request.Scheme}://{Request.Host}{PublicFormLinks.Start(Place!.Code)}";

    public string SearchAddress => $"{Request.Host}{PublicFormLinks.Search}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        Person = await people.GetAsync();
        // Only where care is given is there something to tell about.
        if (Person.Kind != OrganisationKind.Provider) context.Result = NotFound();
        else
        {
            Place = await pages.OfAsync(Person.OrganisationId);
            await next();
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        await pages.OpenAsync(Person.OrganisationId, Actor.Person(Person.Id));
        return Done("The form is open");
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        await pages.CloseAsync(Person.OrganisationId, Actor.Person(Person.Id));
        return Done("The form is closed");
    }

    public async Task<IActionResult> OnPostRotateAsync()
    {
        await pages.RotateAsync(Person.OrganisationId, Actor.Person(Person.Id));
        return Done("You have a new link. Print new posters");
    }

    public async Task<IActionResult> OnPostOpeningAsync()
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await pages.SaveOpeningAsync(Person.OrganisationId, TypedText.Clean(Opening) is { Length: > 0 } text ? text : null, Actor.Person(Person.Id));
        return Done("The opening text is saved");
    }

    private RedirectResult Done(string what)
    {
        TempData.Say(what);
        return Redirect(PublicFormLinks.Settings);
    }
}
