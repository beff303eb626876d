using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Domain.Language;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Culture.Language;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events.Record;

/// <summary>Shows all answers of a draft and makes them a record, or a revision of one.</summary>
public sealed class CheckJourney(DraftService drafts, DraftJourney journey, EventService events, QuestionPages pages, QuestionSearch search, KeepFromService keep, LfpseContent lfpse, BlameLanguage language, SimilarWhileWriting similar)
{
    private const string AlreadyChanged = "This change was saved before";
    private const string Deleted = "Nothing was saved: this draft was deleted, perhaps in another tab";
    private const string ChangedMeanwhile = "The draft was saved somewhere else since. Check the answers once more";

    public async Task<CheckAnswer> ShowAsync(CurrentPerson person, Guid id)
    {
        if (await drafts.FindAsync(person, id) is not { } draft) return GoTo(await journey.GoneAsync(person, id));
        var view = await ViewAsync(draft);
        if (!draft.IsRevision) view = view with { ToldBefore = await similar.OfAsync(person, draft.Answers.Description, EventLinks.Check(id)) };
        if (!draft.IsRevision && view.Hints.Count > draft.Draft.PhrasesShown) await drafts.ShownAsync(person, id, view.Hints.Count);
        return new CheckAnswer(view);
    }

    /// <summary>Records the draft. Sent twice, it is one record.</summary>
    public async Task<CheckAnswer> SubmitAsync(CurrentPerson person, Guid id, FieldValues posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        if (await drafts.FindAsync(person, id) is not { } draft)
        {
            return Guid.TryParse(posted.First("revises"), out var revised) ? await RevisedAsync(person, revised, posted.First("base")) : GoTo(await journey.GoneAsync(person, id));
        }

        var pressed = Pressed.Of(posted);
        if (pressed.Version != draft.Draft.Version) return new CheckAnswer(await ChangedMeanwhileAsync(draft) with { Involved = posted[KeepFromService.Field] });
        return draft.IsRevision ? await ReviseAsync(person, draft, pressed, posted) : await RecordAsync(person, draft, posted[KeepFromService.Field]);
    }

    private static CheckAnswer GoTo(JourneyAnswer answer) => new(null, answer.Href, answer.Notice);

    private async Task<CheckView> ChangedMeanwhileAsync(OwnDraft draft) => await ViewAsync(draft) with { Faults = [new CheckFault(ChangedMeanwhile, "#answers")] };

    /// <summary>A change whose draft is gone: saved before, or deleted.</summary>
    private async Task<CheckAnswer> RevisedAsync(CurrentPerson person, Guid id, string origin)
    {
        if (await events.FindAsync(person.OrganisationId, id) is not { } present || !EventAccess.MayRead(person, present.Event)) return new CheckAnswer(null);
        var known = int.TryParse(origin, NumberStyles.None, CultureInfo.InvariantCulture, out var since);
        var saved = known && await events.HasRevisedAsync(person.OrganisationId, id, Actor.Person(person.Id), since);
        return new CheckAnswer(null, RecordLinks.Record(id), saved ? AlreadyChanged : Deleted);
    }

    private async Task<CheckAnswer> RecordAsync(CurrentPerson person, OwnDraft draft, IReadOnlyList<string> from)
    {
        var form = WholeForm(draft);
        var faults = WholeRecord.Faults(form, draft.Kept, null);
        if (faults.Count > 0) return new CheckAnswer(await ViewAsync(draft, faults) with { Involved = from });
        if (KeepFromService.Chosen(await keep.ReviewersAsync(person.OrganisationId, person.Id), from) is not { } kept)
            return new CheckAnswer(await ViewAsync(draft) with { Faults = [new CheckFault(KeepFromService.ReviewersChanged, $"#{KeepFromService.Field}")], Involved = from });
        var answers = SystemAnswers.CountedFromOne(draft.Answers).With("DataSharingOptOut", person.DataSharingOptOut ? "true" : "false");
        var outcome = await events.RecordAsync(
            person.OrganisationId, answers, new Change(Actor.Person(person.Id), KeptTexts: WholeRecord.StillThere(form.Open, draft.Kept)), draft: draft.AsRead,
            beside: Beside(await keep.BesideAsync(person.OrganisationId, kept, Actor.Person(person.Id)), draft, form));
        return outcome.Status switch
        {
            ChangeStatus.Done => new CheckAnswer(null, EventLinks.Receipt(draft.Id)),
            ChangeStatus.DraftChanged when await drafts.FindAsync(person, draft.Id) is { } now => new CheckAnswer(await ChangedMeanwhileAsync(now) with { Involved = from }),
            ChangeStatus.DraftGone => new CheckAnswer(null, RecordLinks.Mine, Deleted),
            ChangeStatus.OrganisationClosed => new CheckAnswer(null, RecordLinks.Mine, TypeWords.Closed(person.OrganisationName)),
            _ => new CheckAnswer(null),
        };
    }

    /// <summary>What is written with the record: whom it is kept from, and the counts of its wording, which lead nowhere.</summary>
    private Func<RecordTransaction, Guid, Task> Beside(Func<RecordTransaction, Guid, Task>? kept, OwnDraft draft, AskedForm form)
    {
        var texts = FreeTexts(form).Select(free => free.Text).ToList();
        var left = texts.Sum(text => language.Find(text).Count);
        return async (transaction, id) =>
        {
            if (kept is not null) await kept(transaction, id);
            await LanguageTotalsService.CountAsync(transaction, draft.Draft.OrganisationId, texts.Count, draft.Draft.PhrasesShown, left);
        };
    }

    private static IEnumerable<(Slot Slot, string Text)> FreeTexts(AskedForm form) =>
        from slot in form.Slots
        where FieldKinds.Of(form.Taxonomy, slot.Question.Question) is FieldKind.Text or FieldKind.LongText or FieldKind.Lines
        from text in form.Open.AnswersTo(slot.Question.Question, slot.Patient)
        where text.Length > 0
        select (slot, text);

    private async Task<CheckAnswer> ReviseAsync(CurrentPerson person, OwnDraft draft, Pressed pressed, FieldValues posted)
    {
        var reason = posted.First("reason");
        var (id, origin) = (draft.Draft.EventId!.Value, draft.Draft.BaseRevision!.Value);
        if (await events.FindAsync(person.OrganisationId, id) is not { } present || !EventAccess.MayRead(person, present.Event)) return new CheckAnswer(null);
        if (present.Event.WithdrawnAt is not null || present.Erased) return Withdrawn(id);
        var recorded = (await events.FindRevisionAsync(person.OrganisationId, id, origin))?.Answers ?? present.Answers;
        var form = WholeForm(draft);
        if (pressed.Press == "rebase")
        {
            PatientsOf? patients = posted.First("patients") switch { "theirs" => PatientsOf.Theirs, "mine" => PatientsOf.Mine, _ => null };
            if (patients is null && AnswerMerge.NeedsChoiceOfPatients(recorded, draft.Answers, present.Answers))
                return new CheckAnswer(await ConflictAsync(await ViewAsync(draft, []) with { Reason = reason }, form, draft, recorded, present) with { Faults = [new CheckFault("Select whose patients to go on with", "#patients")] });
            return await RebaseAsync(person, draft, recorded, present, patients ?? PatientsOf.Theirs);
        }

        var faults = WholeRecord.Faults(form, draft.Kept, recorded);
        if (faults.Count == 0 && draft.Answers.Equals(recorded)) faults = [new WholeFault("", null, "Nothing has been changed yet")];
        var view = await ViewAsync(draft, faults) with { Reason = reason };
        if (ReasonFault(reason) is { } wrong) view = view with { Faults = [.. view.Faults, new CheckFault(wrong, "#reason")] };
        if (view.Faults.Count > 0) return new CheckAnswer(view);
        var change = new Change(Actor.Person(person.Id), reason, WholeRecord.StillThere(form.Open, draft.Kept));
        var outcome = await events.ReviseAsync(person.OrganisationId, id, origin, draft.Answers, change, FlagSentEvent.FlagsAfter(lfpse, present, draft.Answers, draft.Kept), draft.AsRead);
        return outcome.Status switch
        {
            ChangeStatus.Done => new CheckAnswer(null, RecordLinks.Record(id), outcome.Repeated ? AlreadyChanged : "The record is changed. How it was before stays readable"),
            ChangeStatus.Conflict when await events.FindAsync(person.OrganisationId, id) is { } theirs =>
                new CheckAnswer(await ConflictAsync(view, form, draft, recorded, theirs)),
            ChangeStatus.Withdrawn => Withdrawn(id),
            ChangeStatus.DraftChanged when await drafts.FindAsync(person, draft.Id) is { } now => new CheckAnswer(await ChangedMeanwhileAsync(now) with { Reason = reason }),
            ChangeStatus.DraftGone => new CheckAnswer(null, RecordLinks.Record(id), Deleted),
            _ => new CheckAnswer(null),
        };
    }

    /// <summary>What both say differently. Patients of lists that do not match are shown whole, for the person to choose between them.</summary>
    private async Task<CheckView> ConflictAsync(CheckView view, AskedForm form, OwnDraft draft, EventAnswers origin, EventRecord theirs)
    {
        if (!AnswerMerge.NeedsChoiceOfPatients(origin, draft.Answers, theirs.Answers)) return view with { IsConflict = true, Conflict = await pages.RowsAsync(form.Taxonomy, theirs.Answers, draft.Answers) };
        return view with
        {
            IsConflict = true,
            Conflict = await pages.RowsAsync(form.Taxonomy, theirs.Answers with { Patients = [] }, draft.Answers with { Patients = [] }),
            Patients = new PatientsChoice(
                theirs.Answers.Patients.Count, await pages.PatientsAsync(form.Taxonomy, theirs.Answers),
                draft.Answers.Patients.Count, await pages.PatientsAsync(form.Taxonomy, draft.Answers)),
        };
    }

    private static CheckAnswer Withdrawn(Guid id) =>
        new(null, RecordLinks.Record(id), "Your change was not saved: the record was withdrawn meanwhile. Your draft is kept among your drafts");

    /// <summary>Puts this person's changes on top of what somebody else saved meanwhile; then they are checked once more.</summary>
    private async Task<CheckAnswer> RebaseAsync(CurrentPerson person, OwnDraft draft, EventAnswers origin, EventRecord present, PatientsOf patients)
    {
        var merged = SystemAnswers.Follow(present.Answers, AnswerMerge.OnTop(origin, draft.Answers, present.Answers, patients), QuestionPages.OwnOf(person), pages.Today);
        var number = PatientCount.Of(lfpse.FormRules[merged.TaxonomyVersion], merged);
        var saved = await drafts.SaveAsync(person, draft.Id, draft.Draft.Version, new DraftContent(merged, number, draft.Kept, "check"), present.Event.CurrentRevision);
        return saved.Draft is null ? new CheckAnswer(null, RecordLinks.Record(present.Event.Id), Deleted)
            : new CheckAnswer(null, EventLinks.Check(draft.Id), saved.Status == DraftSaveStatus.Saved ? "Your changes now stand on top of theirs. Check them once more" : ChangedMeanwhile);
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
        var sections = new CheckSections(draft, steps, form.Open, form.Words, display, form.Taxonomy);
        return new CheckView
        {
            Draft = draft.Id,
            Version = draft.Draft.Version,
            Title = "Check your answers",
            Caption = draft.IsRevision ? "Change a record" : TypeWords.Caption(draft.Answers.Type),
            BackHref = draft.Draft.EventId is { } revised ? RecordLinks.Record(revised) : EventLinks.Page(draft.Id, steps.All[^1].Path),
            Sections = sections.All(),
            Hints = [.. FreeTexts(form).SelectMany(free => ShownHint.In(language, form.Words.What(free.Slot.Question.Question, free.Slot.Patient), free.Text, sections.ChangeHref(free.Slot.Question.Question, free.Slot.Patient)))],
            Reviewers = draft.IsRevision ? [] : await keep.ReviewersAsync(draft.Draft.OrganisationId, draft.Draft.PersonId),
            Revises = draft.Draft.EventId,
            Base = draft.Draft.BaseRevision,
            Faults = [.. (faults ?? []).Select(fault => new CheckFault(fault.Message, sections.ChangeHref(fault.Question, fault.Patient) ?? "#answers"))],
        };
    }
}
