using LearnSafe.Domain.PublicForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>A page of a journey: which provider, which form, and how far whoever holds the journey's cookie has come. Nobody signs in, and an account that is signed in counts for nothing.</summary>
[AllowAnonymous]
[RequestSizeLimit(LargestRequest)]
public abstract class JourneyPage(PublicPageService pages, PublicFormCatalogue forms, PublicDraftService drafts) : PageModel
{
    /// <summary>In bytes: the longest answer, written in characters that take the most room, and no more.</summary>
    public const int LargestRequest = 200_000;

    private protected PublicDraftService Drafts => drafts;

    public PublicPlace Place { get; private set; } = null!;

    public PublicForm Form { get; private set; } = null!;

    private protected PublicJourney Journey { get; private set; } = null!;

    private protected string Token { get; private set; } = "";

    public PublicAnswers Answers => Journey.Answers!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await pages.FindAsync(Value("link")) is not { } place || forms.Find(Value("form")) is not { } form)
        {
            context.Result = NotFound();
            return;
        }

        (Place, Form, Token) = (place, form, JourneyCookie.Read(Request) ?? "");
        if (await drafts.FindAsync(Token, place.OrganisationId, form) is not { } journey)
        {
            context.Result = Redirect(PublicFormLinks.Start(place.Code, form.Name));
            return;
        }

        Journey = journey;
        // What is sent cannot be played again by going back.
        if (IsBeforeSending == (journey.ReceiptCode is not null)) context.Result = Redirect(IsBeforeSending ? PublicFormLinks.Sent(place.Code, form.Name) : PublicFormLinks.Check(place.Code, form.Name));
        else await next();
    }

    private protected virtual bool IsBeforeSending => true;

    private protected string? Value(string name) => RouteData.Values[name]?.ToString();

    private protected PageResult Refused(int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return Page();
    }
}
