using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Events.Records;

namespace LearnSafe.Features.Events.Record;

/// <summary>Takes one patient of several out of a draft, with everything that was said of them, after saying what that is.</summary>
public sealed class PatientRemoval(DraftService drafts, DraftJourney journey, QuestionPages pages, LfpseContent lfpse)
{
    private const string Moved = "Nobody was removed: the patients of this draft were changed somewhere else. This is how it stands now";

    public async Task<JourneyAnswer> ShowAsync(CurrentPerson person, Guid id, int number, string? to)
    {
        if (await drafts.FindAsync(person, id) is not { } draft) return await journey.GoneAsync(person, id);
        return IsThere(draft, number) ? new JourneyAnswer(await ViewAsync(draft, number, to)) : JourneyAnswer.NotFound;
    }

    public async Task<JourneyAnswer> SendAsync(CurrentPerson person, Guid id, int number, string? to, FieldValues posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        if (await drafts.FindAsync(person, id) is not { } draft) return await journey.GoneAsync(person, id);
        if (!IsThere(draft, number) || posted.First("patient") != NumberOf(draft, number)) return JourneyAnswer.GoTo(EventLinks.Check(id), Moved);
        if (Pressed.Of(posted).Version != draft.Draft.Version) return await ChangedAsync(draft, number, to);
        var answers = draft.Answers with { Patients = [.. draft.Answers.Patients.Where((_, place) => place != number - 1)] };
        var left = draft.Draft.NumberOfPatients!.Value - 1;
        var next = to == DraftJourney.ToCheck || number > left ? DraftJourney.ToCheck : journey.Steps(answers, left).All.First(step => RecordSteps.PatientOn(step, 2) == number).Path;
        var saved = await drafts.SaveAsync(person, id, draft.Draft.Version, new DraftContent(answers, left, [.. Left(draft.Kept, number - 1)], next));
        return saved switch
        {
            { Draft: null } => await journey.GoneAsync(person, id),
            { Status: DraftSaveStatus.Conflict, Draft: { } now } => IsThere(now, number) && NumberOf(now, number) == NumberOf(draft, number) ? await ChangedAsync(now, number, to) : JourneyAnswer.GoTo(EventLinks.Check(id), Moved),
            _ => JourneyAnswer.GoTo(EventLinks.Page(id, next), string.Create(CultureInfo.InvariantCulture, $"Patient {number} is removed from this draft")),
        };
    }

    private static bool IsThere(OwnDraft draft, int number) => draft.Draft.NumberOfPatients > 1 && number >= 1 && number <= draft.Draft.NumberOfPatients;

    private static string NumberOf(OwnDraft draft, int number) => draft.Answers.Patients.ElementAtOrDefault(number - 1)?.First(QuestionLabels.PatientSequence) ?? "";

    /// <summary>What was kept on purpose goes with the patient it was said of; those behind move up.</summary>
    private static IEnumerable<KeptFinding> Left(IReadOnlyList<KeptFinding> kept, int place) =>
        kept.Where(finding => finding.Patient != place).Select(finding => finding.Patient > place ? finding with { Patient = finding.Patient - 1 } : finding);

    private async Task<JourneyAnswer> ChangedAsync(OwnDraft now, int number, string? to) => new(await ViewAsync(now, number, to) with
    {
        IsConflict = true,
        Lead = "Nobody was removed yet: this draft was saved somewhere else since you opened this page. Below is what goes now.",
    });

    private async Task<AskView> ViewAsync(OwnDraft draft, int number, string? to)
    {
        var after = to == DraftJourney.ToCheck ? "?to=" + DraftJourney.ToCheck : "";
        var goes = await pages.PatientsAsync(lfpse.Taxonomies[draft.Answers.TaxonomyVersion], draft.Answers, (patient, _) => patient == number - 1);
        return new AskView
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Remove patient {number} of {draft.Draft.NumberOfPatients}"),
            Caption = draft.IsRevision ? "Change a record" : TypeWords.Caption(draft.Answers.Type),
            BackHref = to == DraftJourney.ToCheck ? EventLinks.Check(draft.Id) : EventLinks.Page(draft.Id, journey.Steps(draft.Answers, draft.Draft.NumberOfPatients).All.First(step => RecordSteps.PatientOn(step, 2) == number).Path),
            Action = EventLinks.RemovePatient(draft.Id, number) + after,
            Hidden = [("version", draft.Draft.Version.ToString(CultureInfo.InvariantCulture)), ("patient", NumberOf(draft, number))],
            Removed = goes,
        };
    }
}
