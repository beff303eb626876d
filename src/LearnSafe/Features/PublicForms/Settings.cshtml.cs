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

/// <summary>Opens and closes the way in for people without an account, and changes its link.</summary>
[May(Permission.ManageOrganisation)]
public sealed class SettingsModel(CurrentPersonService people, PublicPageService pages, SiteAddress site) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public PublicPlace? Place { get; private set; }

    public string Address => site.Of(PublicFormLinks.Start(Place!.Code));

    public string SearchAddress => site.Of(PublicFormLinks.Search);

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

    private RedirectResult Done(string what)
    {
        TempData.Say(what);
        return Redirect(PublicFormLinks.Settings);
    }
}
