using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.PublicForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>What the form is and what it is not, before anything is asked.</summary>
[AllowAnonymous]
public sealed class StartModel(PublicPageService pages, PublicFormCatalogue forms, PublicDraftService drafts, PublicRateLimit limit, TimeProvider clock) : PageModel
{
    /// <summary>Null where the link does not work, or not any more.</summary>
    public PublicPlace? Place { get; private set; }

    public PublicForm Form { get; private set; } = null!;

    /// <summary>Whether this device holds a journey that is not sent.</summary>
    public bool HasBegun { get; private set; }

    public async Task<IActionResult> OnGetAsync(string link, string? form)
    {
        if (!await FindAsync(link, form)) return Missing();
        HasBegun = await drafts.FindAsync(JourneyCookie.Read(Request), Place!.OrganisationId, Form) is { Answers.Values.Count: > 0 };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string link, string? form)
    {
        if (!await FindAsync(link, form)) return Missing();
        if (!limit.MayStart(HttpContext))
        {
            ModelState.AddModelError("", "Many forms were begun from where you are. Wait ten minutes and press “Start now” again. If it cannot wait, ring us");
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (JourneyCookie.Read(Request) is { } before) await drafts.ForgetAsync(before);
        JourneyCookie.Set(HttpContext, await drafts.BeginAsync(Place!.OrganisationId, Form, UkTime.Today(clock)));
        return Redirect(PublicFormLinks.Question(Place.Code, Form.Name, Form.Pages[0].Name));
    }

    private async Task<bool> FindAsync(string link, string? form)
    {
        if (forms.Find(form ?? forms.Patient.Name) is not { } found) return false;
        (Form, Place) = (found, await pages.FindAsync(link));
        return Place is not null;
    }

    private PageResult Missing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
