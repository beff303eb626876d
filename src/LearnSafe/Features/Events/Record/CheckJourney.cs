using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events.Record;

/// <summary>Shows all answers of a draft and makes them a record, or a revision of one.</summary>
public sealed class CheckJourney(DraftService drafts, DraftJourney journey, EventService events, QuestionPages pages, QuestionSearch search, LfpseContent lfpse)
{
    private const string AlreadyChanged = "This change was saved before";

    public async Task<CheckAnswer> ShowAsync(CurrentPerson person, Guid id) =>
        await drafts.FindAsync(person, id) is { } draft ? new CheckAnswer(await ViewAsync(draft)) : GoTo(await journey.GoneAsync(person, id));

    /// <summary>Records the draft. Sent twice, it is one record.</summary>
    public async Task<CheckAnswer> SubmitAsync(CurrentPerson person, Guid id, FieldValues posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        if (await drafts.FindAsync(person, id) is not { } draft)
        {
            return Guid.TryParse(posted.First("revises"), out var revised)
                ? new CheckAnswer(null, RecordLinks.Record(revised), AlreadyChanged)
                : GoTo(await journey.GoneAsync(person, id));
        }

        var pressed = Pressed.Of(posted);
        if (pressed.Version != draft.Draft.Version)
            return new CheckAnswer(await ViewAsync(draft) with { Faults = [new CheckFault("The draft was saved somewhere else since. Check the answers once more", "#answers")] });
        return draft.IsRevision ? await ReviseAsync(person, draft, pressed, posted.First("reason")) : await RecordAsync(person, draft);
    }

    private static CheckAnswer GoTo(JourneyAnswer answer) => new(null, answer.Href, answer.Notice);

    private async Task<CheckAnswer> RecordAsync(CurrentPerson person, OwnDraft draft)
    {
        var form = WholeForm(draft);
        var faults = WholeRecord.Faults(form, draft.Kept, null);
        if (faults.Count > 0) return new CheckAnswer(await ViewAsync(draft, faults));
        var answers = draft.Answers.With("DataSharingOptOut", person.DataSharingOptOut ? "true" : "false");
        var outcome = await events.RecordAsync(
            person.OrganisationId, answers, new Change(Actor.Person(person.Id), KeptTexts: WholeRecord.StillThere(form.Open, draft.Kept)), draft: draft.Id);
        return new CheckAnswer(null, outcome.Status == ChangeStatus.Done ? EventLinks.Receipt(draft.Id) : null);
    }

    private async Task<CheckAnswer> ReviseAsync(CurrentPerson person, OwnDraft draft, Pressed pressed, string reason)
    {
        var (id, origin) = (draft.Draft.EventId!.Value, draft.Draft.BaseRevision!.Value);
        if (await events.FindAsync(person.OrganisationId, id) is not { } present || !EventAccess.MayRevise(person, present.Event)) return new CheckAnswer(null, RecordLinks.Record(id));
        var recorded = (await events.FindRevisionAsync(person.OrganisationId, id, origin))?.Answers ?? present.Answers;
        if (pressed.Press == "rebase") return await RebaseAsync(person, draft, recorded, present);
        var form = WholeForm(draft);
        var faults = WholeRecord.Faults(form, draft.Kept, recorded);
        if (faults.Count == 0 && draft.Answers.Equals(recorded)) faults = [new WholeFault("", null, "Nothing has been changed yet")];
        var view = await ViewAsync(draft, faults) with { Reason = reason };
        if (ReasonFault(reason) is { } wrong) view = view with { Faults = [.. view.Faults, new CheckFault(wrong, "#reason")] };
        if (view.Faults.Count > 0) return new CheckAnswer(view);
        var change = new Change(Actor.Person(person.Id), reason, WholeRecord.StillThere(form.Open, draft.Kept));
        var outcome = await events.ReviseAsync(person.OrganisationId, id, origin, draft.Answers, change, draft: draft.Id);
        if (outcome.Status != ChangeStatus.Conflict) return new CheckAnswer(null, RecordLinks.Record(id), outcome.Repeated ? AlreadyChanged : "The record is changed. How it was before stays readable");
        var theirs = (await events.FindAsync(person.OrganisationId, id))!.Answers;
        return new CheckAnswer(view with { Conflict = await pages.RowsAsync(form.Taxonomy, theirs, draft.Answers) });
    }

    /// <summary>Puts this person's changes on top of what somebody else saved meanwhile; then they are checked once more.</summary>
    private async Task<CheckAnswer> RebaseAsync(CurrentPerson person, OwnDraft draft, EventAnswers origin, EventRecord present)
    {
        var merged = SystemAnswers.Follow(present.Answers, AnswerMerge.OnTop(origin, draft.Answers, present.Answers), QuestionPages.OwnOf(person), pages.Today);
        var number = PatientCount.Of(lfpse.FormRules[merged.TaxonomyVersion], merged);
        await drafts.SaveAsync(person, draft.Id, draft.Draft.Version, new DraftContent(merged, number, draft.Kept, "check"), present.Event.CurrentRevision);
        return new CheckAnswer(null, EventLinks.Check(draft.Id), "Your changes now stand on top of theirs. Check them once more");
    }

    private static string? ReasonFault(string reason) => reason.Length == 0 ? "Enter why you are changing the record"
        : reason.Length > 1000 ? "The reason must be 1,000 characters or fewer"
        : PrivacyCheck.Find(reason) is [var finding, ..] ? $"Take {PrivacyReview.Looks(finding.Kind)} out of the reason: “{reason.Substring(finding.Start, finding.Length)}”"
        : null;

    private AskedForm WholeForm(OwnDraft draft)
    {
        var questions = lfpse.FormRules[draft.Answers.TaxonomyVersion].Forms[draft.Answers.Type].Pages.SelectMany(page => page.Questions).ToList();
        return pages.Form(draft.Answers, draft.Draft.NumberOfPatients, questions, [.. Enumerable.Range(0, Math.Clamp(draft.Draft.NumberOfPatients ?? 0, 0, PatientCount.Most))]);
    }

    private async Task<CheckView> ViewAsync(OwnDraft draft, IReadOnlyList<WholeFault>? faults = null)
    {
        var form = WholeForm(draft);
        var steps = journey.Steps(draft.Answers, draft.Draft.NumberOfPatients);
        var display = new AnswerDisplay(form.Taxonomy, await search.NamesAsync(form.Taxonomy, draft.Answers));
        var sections = new CheckSections(draft.Id, steps, form.Open, form.Words, display, form.Taxonomy);
        return new CheckView
        {
            Draft = draft.Id,
            Version = draft.Draft.Version,
            Title = "Check your answers",
            Caption = draft.IsRevision ? "Change a record" : TypeWords.Caption(draft.Answers.Type),
            BackHref = draft.Draft.EventId is { } revised ? RecordLinks.Record(revised) : EventLinks.Page(draft.Id, steps.All[^1].Path),
            Sections = sections.All(),
            Revises = draft.Draft.EventId,
            Faults = [.. (faults ?? []).Select(fault => new CheckFault(fault.Message, sections.ChangeHref(fault.Question, fault.Patient) ?? "#answers"))],
        };
    }
}
