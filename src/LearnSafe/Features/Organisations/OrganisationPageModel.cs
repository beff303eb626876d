using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Organisations;

/// <summary>A page about one organisation, which is found and passed through the gate before the page does anything.</summary>
public abstract class OrganisationPageModel(OrganisationService organisations, CurrentPersonService people) : PageModel
{
    private protected OrganisationService Organisations => organisations;

    public CurrentPerson Person { get; private set; } = null!;

    public Organisation Organisation { get; private set; } = null!;

    public bool MayMaintain => OrganisationAccess.MayMaintain(Person, Organisation);

    public bool MayNameContacts => OrganisationAccess.MayNameContacts(Person, Organisation);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.FindAsync() is not { } person || RouteData.Values["code"] is not string code || await organisations.FindAsync(code) is not { } organisation)
        {
            context.Result = NotFound();
            return;
        }

        (Person, Organisation) = (person, organisation);
        // Everybody with an account may know that it is there.
        if (!MayOpen()) context.Result = StatusCode(StatusCodes.Status403Forbidden);
        else await next();
    }

    /// <summary>Whether the person may do on this page what it is for.</summary>
    private protected virtual bool MayOpen() => true;

    private protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private protected RedirectResult Done(string what)
    {
        TempData.Say(what);
        return Redirect(OrganisationLinks.Page(Organisation.Code));
    }
}
