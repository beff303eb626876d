using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events.Questions;

namespace LearnSafe.Features.Events.Record;

/// <summary>One thing wrong with the answers as a whole.</summary>
public sealed record WholeFault(string Question, int? Patient, string Message);

/// <summary>Judges all answers together before they become a record.</summary>
public static class WholeRecord
{
    /// <param name="form">Over every question of the pages and every patient.</param>
    /// <param name="recorded">What is in the record already.</param>
    public static IReadOnlyList<WholeFault> Faults(AskedForm form, IReadOnlyList<KeptFinding> kept, EventAnswers? recorded)
    {
        ArgumentNullException.ThrowIfNull(form);
        var missing = FormCheck.Faults(form.Open, form.Open.Form.Pages.SelectMany(page => form.Open.On(page)), form.Words.Wording);
        var unfit = AnswerCheck.Faults(form.Taxonomy, form.Answers, form.Today).Where(fault => !missing.Any(known => known.Question == fault.Question && known.Patient == fault.Patient));
        var personal = PrivacyReview.Find(form, form.Open, form.Filled(), kept, recorded)
            .DistinctBy(finding => finding.Slot)
            .Select(finding => new WholeFault(
                finding.Slot.Question.Question, finding.Slot.Patient, $"{finding.What} may hold {PrivacyReview.Looks(finding.Finding.Kind)}: open it and decide what becomes of it"));
        return [.. missing.Concat(unfit).Select(fault => new WholeFault(fault.Question, fault.Patient, fault.Message)), .. personal];
    }

    /// <summary>Of what was kept on purpose, what is still in the answers.</summary>
    public static IReadOnlyList<KeptText> StillThere(OpenQuestions open, IReadOnlyList<KeptFinding> kept)
    {
        ArgumentNullException.ThrowIfNull(open);
        return KeptFinding.Texts([.. kept.Where(finding => open.AnswersTo(finding.Question, finding.Patient).Any(text => text.Contains(finding.Text, StringComparison.Ordinal)))]);
    }
}
