using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Learning;

/// <summary>A page of whoever reads learning, an organisation behind them or not.</summary>
public abstract class LearningPage(CurrentPersonService people) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await people.FindAsync() is not { } person)
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        Person = person;
        await next();
    }

    private protected PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private protected RedirectResult Done(string said, string address)
    {
        TempData.Say(said);
        return Redirect(address);
    }
}

/// <summary>A page of those who write learning for their organisation.</summary>
public abstract class WritingPage(CurrentPersonService people) : OrganisationPage(people)
{
    private protected RedirectResult Done(string said, string address)
    {
        TempData.Say(said);
        return Redirect(address);
    }

    /// <summary>Says what is wrong with one text that is to be shared: too long, missing, or not de-identified.</summary>
    /// <param name="keeps">The writer has said that words which only look like a name or a place identify nobody.</param>
    /// <param name="asks">Whether there are such words.</param>
    private protected void Judge(string field, string? text, int longest, string? missing, IReadOnlyCollection<string> own, bool keeps, ref bool asks)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (missing is not null) ModelState.AddModelError(field, missing);
            return;
        }

        if (text.Length > longest)
        {
            ModelState.AddModelError(field, FormattableString.Invariant($"The text must be {longest:N0} characters or fewer. It has {text.Length:N0}"));
            return;
        }

        var found = LearnSafe.Domain.Learning.SummaryCheck.Find(field, text, own);
        asks |= found.Any(one => one.MayStay);
        if (found.FirstOrDefault(one => !one.MayStay) is { } never) ModelState.AddModelError(field, $"Take out “{never.Found}”. You could write “{never.Instead}”");
        else if (!keeps && found is [var maybe, ..]) ModelState.AddModelError(field, $"Take out “{maybe.Found}”, which looks like a name or a place, or select that it identifies nobody");
    }
}
