using System.Globalization;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.PublicForms;

/// <summary>One question. What is answered is kept with every Continue.</summary>
public sealed class QuestionModel(PublicPageService pages, PublicFormCatalogue forms, PublicDraftService drafts, TimeProvider clock) : JourneyPage(pages, forms, drafts)
{
    public PublicFormPage Asked { get; private set; } = null!;

    /// <summary>What is chosen, or was.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    public string Text => Typed is [var first, ..] ? first : "";

    public string? Day { get; private set; }

    public string? Month { get; private set; }

    public string? Year { get; private set; }

    /// <summary>What looks like a personal detail in what was just sent, to be decided on.</summary>
    public IReadOnlyList<PrivacyFinding> Findings { get; private set; } = [];

    /// <summary>From check answers, and back there.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Change { get; set; }

    public IEnumerable<CheckboxItem> Boxes => Asked.Options.SelectMany(option => option.Alone
        ? [CheckboxItem.Between("or"), new CheckboxItem(option.Value, option.Text, option.Hint, None: true)]
        : new[] { new CheckboxItem(option.Value, option.Text, option.Hint) });

    /// <summary>The page before this one.</summary>
    public string Back
    {
        get
        {
            if (Change) return PublicFormLinks.Check(Place.Code, Form.Name);
            var open = Answers.Open(Form);
            var at = open.ToList().IndexOf(Asked);
            return at <= 0 ? PublicFormLinks.Start(Place.Code, Form.Name) : PublicFormLinks.Question(Place.Code, Form.Name, open[at - 1].Name);
        }
    }

    public IActionResult OnGet(string step)
    {
        if (Elsewhere(step) is { } elsewhere) return elsewhere;
        Typed = Answers.Of(Asked.Name);
        if (Typed is [var date] && Asked.Kind is PublicFormPageKind.Day or PublicFormPageKind.Month)
        {
            var parts = date.Split('-').Select(part => part.TrimStart('0')).ToArray();
            (Year, Month, Day) = (parts[0], parts[1], parts.ElementAtOrDefault(2));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string step)
    {
        if (Elsewhere(step) is { } elsewhere) return elsewhere;
        var sent = await Request.ReadFormAsync();
        var kept = Answers.Kept;
        if (Read(sent, ref kept) is { } fault)
        {
            ModelState.AddModelError("answer", fault);
            return Refused();
        }

        if (Findings.Count > 0) return Page();
        if (await Drafts.SaveAsync(Token, Place.OrganisationId, Form, before => before.With(Asked.Name, Typed) with { Kept = kept }) is not { } after) return Redirect(PublicFormLinks.Start(Place.Code, Form.Name));
        return Redirect(Next(after));
    }

    /// <summary>Where to go instead: a page that is not asked, or one before which something is not answered yet.</summary>
    private IActionResult? Elsewhere(string step)
    {
        if (Form.Page(step) is not { } page) return NotFound();
        Asked = page;
        var open = Answers.Open(Form).ToList();
        var (at, missing) = (open.IndexOf(page), Answers.FirstMissing(Form));
        if (at >= 0 && (missing is null || at <= open.IndexOf(missing))) return null;
        return Redirect(missing is null ? PublicFormLinks.Check(Place.Code, Form.Name) : PublicFormLinks.Question(Place.Code, Form.Name, missing.Name));
    }

    /// <summary>Takes what was sent.</summary>
    /// <returns>What is wrong with it; null where it can be kept.</returns>
    private string? Read(IFormCollection sent, ref IReadOnlyList<string> kept)
    {
        if (Asked.Kind is PublicFormPageKind.Day or PublicFormPageKind.Month) return ReadDate(sent);
        if (Asked.Options.Count > 0)
        {
            var chosen = sent["answer"].OfType<string>().Where(value => Asked.Option(value) is not null).Distinct(StringComparer.Ordinal).ToList();
            Typed = chosen;
            var contradicts = chosen.Count > 1 && (Asked.Kind == PublicFormPageKind.Choice || chosen.Exists(value => Asked.Option(value)!.Alone));
            return contradicts || chosen.Count == 0 ? Asked.Missing ?? (contradicts ? "Choose one answer" : null) : null;
        }

        var text = TypedText.Clean(sent["answer"]);
        var press = sent["press"].ToString();
        if (press == "replace" && Asked.IsFreeText) text = PrivacyCheck.Replace(text, TypedText.Find(text, kept));
        if (press == "keep") kept = [.. kept.Union(PrivacyCheck.Find(text).Select(finding => text.Substring(finding.Start, finding.Length)), StringComparer.Ordinal)];
        Typed = text.Length == 0 ? [] : [text];
        if (text.Length > Asked.Longest) return string.Create(CultureInfo.InvariantCulture, $"Make it shorter. You can write up to {Asked.Longest:N0} letters and you wrote {text.Length:N0}");
        if (text.Length == 0) return Asked.Missing;
        if (Asked.IsFreeText) Findings = TypedText.Find(text, [.. kept]);
        return null;
    }

    private string? ReadDate(IFormCollection sent)
    {
        (Day, Month, Year) = (Short(sent["day"]), Short(sent["month"]), Short(sent["year"]));
        var whole = Asked.Kind == PublicFormPageKind.Day;
        if (!whole && Month.Length == 0 && Year.Length == 0) return "Enter the month and the year";
        var read = TypedDate.Read(whole ? Day : "1", Month, Year, Asked.What!, UkTime.Today(clock));
        if (read.Date is { } date) Typed = [date.ToString(whole ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture)];
        return read.Fault;
    }

    private static string Short(string? typed) => TypedText.Clean(typed) is { Length: > 20 } text ? text[..20] : TypedText.Clean(typed);

    private string Next(PublicAnswers after)
    {
        var open = after.Open(Form).ToList();
        if (Change) return after.FirstMissing(Form) is { } opened ? PublicFormLinks.Question(Place.Code, Form.Name, opened.Name, change: true) : PublicFormLinks.Check(Place.Code, Form.Name);
        var at = open.FindIndex(page => page.Name == Asked.Name);
        return at + 1 < open.Count ? PublicFormLinks.Question(Place.Code, Form.Name, open[at + 1].Name) : PublicFormLinks.Check(Place.Code, Form.Name);
    }
}
