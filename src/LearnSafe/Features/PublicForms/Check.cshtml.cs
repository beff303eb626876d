using System.Globalization;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.PublicForms;

/// <summary>Everything that was answered, once more, and the press that sends it.</summary>
public sealed class CheckModel(PublicPageService pages, PublicFormCatalogue forms, PublicDraftService drafts, PublicRateLimit limit, IOptions<PublicFormSettings> settings)
    : JourneyPage(pages, forms, drafts)
{
    public int KeepContactDays => Math.Max(1, settings.Value.KeepContactDays);

    public bool HasContact => Answers.Open(Form).Any(page => page.Apart == PublicFormApart.Contact && Answers.First(page.Name) is not null);

    public string Back => PublicFormLinks.Question(Place.Code, Form.Name, Answers.Open(Form)[^1].Name);

    public IEnumerable<SummaryRow> Rows => Answers.Open(Form).Select(page => new SummaryRow(
        page.ShortName, null, new SummaryAction("Change", PublicFormLinks.Question(Place.Code, Form.Name, page.Name, change: true), $"your answer to “{page.Question}”"))
    { ValueHtml = ValueOf(page) });

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => base.OnPageHandlerExecutionAsync(context, async () =>
    {
        if (Answers.FirstMissing(Form) is not { } missing) return await next();
        context.Result = Redirect(PublicFormLinks.Question(Place.Code, Form.Name, missing.Name));
        return null!;
    });

    public async Task<IActionResult> OnPostAsync()
    {
        if (!limit.MaySend(HttpContext, Place.OrganisationId))
        {
            ModelState.AddModelError("", "Many forms came in a short time. What you wrote is kept. Wait a while and press the button again. If it cannot wait, ring us");
            return Refused(StatusCodes.Status429TooManyRequests);
        }

        await Drafts.SendAsync(Token, Place, Form);
        return Redirect(PublicFormLinks.Sent(Place.Code, Form.Name));
    }

    private TagBuilder? ValueOf(PublicFormPage page)
    {
        var values = Answers.Of(page.Name);
        if (values.Count == 0) return null;
        var span = new TagBuilder("span");
        span.AddCssClass("app-typed-text");
        span.InnerHtml.Append(page.Kind switch
        {
            PublicFormPageKind.Day => UkTime.Text(DateOnly.ParseExact(values[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            PublicFormPageKind.Month => DateOnly.ParseExact(values[0], "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            _ => string.Join("\n", values.Select(value => page.Option(value)?.Text ?? value)),
        });
        return span;
    }
}
