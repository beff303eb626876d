using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Features.Events.Questions;

/// <summary>A place in what was written that looks like a personal detail.</summary>
/// <param name="Before">The words before it, cut where they are long; so with <paramref name="After"/>.</param>
public sealed record TextFinding(Slot Slot, string What, PrivacyFinding Finding, string Before, string Marked, string After)
{
    public KeptFinding Kept(string reason) => new(Slot.Question.Question, Slot.Patient, Finding.Kind.ToString(), Marked, reason);
}

/// <summary>Checks the free text of a page before it becomes part of a record.</summary>
public static class PrivacyReview
{
    private const int Context = 60;

    /// <summary>What was found and not yet decided on.</summary>
    /// <param name="open">With the answers as sent: what is closed is not kept, so it is not looked at.</param>
    /// <param name="recorded">Answers that are in the record already: what stood there before is not asked about.</param>
    public static IReadOnlyList<TextFinding> Find(AskedForm form, OpenQuestions open, FieldValues typed, IReadOnlyList<KeptFinding> kept, EventAnswers? recorded)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(typed);
        var before = recorded is null ? null : new OpenQuestions(form.Taxonomy, form.Rules, recorded);
        return
        [
            .. from slot in form.Slots
               where FieldKinds.Of(form.Taxonomy, slot.Question.Question).IsFreeText() && open.AnswersTo(slot.Question.Question, slot.Patient).Count > 0
               let text = typed.First(slot.Name)
               let old = string.Join('\n', before?.AnswersTo(slot.Question.Question, slot.Patient) ?? [])
               from finding in PersonalDetails.In(slot.Question.Question, text)
               let marked = text.Substring(finding.Start, finding.Length)
               where !old.Contains(marked, StringComparison.Ordinal)
                   && !kept.Any(one => one.Question == slot.Question.Question && one.Patient == slot.Patient && one.Text == marked)
               select new TextFinding(slot, form.Words.Of(slot.Question.Question).ShortName, finding, Before(text, finding), marked, After(text, finding)),
        ];
    }

    /// <summary>The neutral words in place of what was found.</summary>
    public static FieldValues Replace(FieldValues typed, IEnumerable<TextFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(typed);
        foreach (var texts in findings.GroupBy(finding => finding.Slot.Name, StringComparer.Ordinal))
            typed = typed.With(texts.Key, PrivacyCheck.Replace(typed.First(texts.Key), texts.Select(text => text.Finding)));
        return typed;
    }

    /// <summary>What it looks like, in a sentence: "an NHS number".</summary>
    public static string Looks(PrivacyKind kind) => kind switch
    {
        PrivacyKind.NhsNumber => "an NHS number",
        PrivacyKind.Email => "an email address",
        PrivacyKind.DateOfBirth => "a date of birth",
        PrivacyKind.Phone => "a phone number",
        PrivacyKind.Postcode => "a postcode",
        _ => "a person’s name",
    };

    private static string Before(string text, PrivacyFinding finding) =>
        finding.Start <= Context ? text[..finding.Start] : "…" + text[(finding.Start - Context)..finding.Start];

    private static string After(string text, PrivacyFinding finding)
    {
        var end = finding.Start + finding.Length;
        return text.Length - end <= Context ? text[end..] : text[end..(end + Context)] + "…";
    }
}
