using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Events.Record;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events.Detail;

/// <summary>Adds detail to a record, one task at a time. What is saved is a revision.</summary>
public sealed class TaskJourney(EventService events, QuestionPages pages, LfpseContent lfpse)
{
    public async Task<JourneyAnswer> ShowAsync(EventRecord record, string name)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Find(record.Answers, name) is { } task
            ? new JourneyAnswer(await pages.ShowAsync(Form(record.Answers, task), Frame(record, task, []), marksOptional: false))
            : JourneyAnswer.NotFound;
    }

    public async Task<JourneyAnswer> SendAsync(CurrentPerson person, EventRecord record, string name, FieldValues posted)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        var pressed = Pressed.Of(posted);
        var seen = pressed.Version == record.Revision.Number ? record : await events.FindRevisionAsync(person.OrganisationId, record.Event.Id, pressed.Version);
        if (seen is null || Find(seen.Answers, name) is not { } task) return JourneyAnswer.NotFound;
        var judged = await pages.JudgeAsync(Form(seen.Answers, task), Frame(seen, task, pressed.Kept), posted, person, pressed.Kept, seen.Answers, marksOptional: false);
        if (judged.Between is { } between) return new JourneyAnswer(between with { Hidden = Frame(seen, task, judged.Kept).Hidden });
        var list = EventLinks.Receipt(record.Event.Id);
        if (judged.Sent.Answers.Equals(seen.Answers)) return JourneyAnswer.GoTo(list, "Nothing was changed");
        if (seen == record)
        {
            var open = new OpenQuestions(lfpse.Taxonomies[seen.Answers.TaxonomyVersion], lfpse.FormRules[seen.Answers.TaxonomyVersion], judged.Sent.Answers);
            var change = new Change(Actor.Person(person.Id), $"Added detail: {task.Title}", WholeRecord.StillThere(open, judged.Kept));
            var outcome = await events.ReviseAsync(person.OrganisationId, record.Event.Id, record.Revision.Number, judged.Sent.Answers, change, FlagSentEvent.FlagsAfter(lfpse, record, judged.Sent.Answers, judged.Kept));
            if (outcome.Status == ChangeStatus.Done) return JourneyAnswer.GoTo(list, $"{task.Title}: saved");
            if (outcome.Status != ChangeStatus.Conflict) return JourneyAnswer.GoTo(RecordLinks.Record(record.Event.Id));
            record = (await events.FindAsync(person.OrganisationId, record.Event.Id))!;
        }

        return await ConflictAsync(record, task, seen, judged);
    }

    private async Task<JourneyAnswer> ConflictAsync(EventRecord present, FormTask task, EventRecord seen, JudgedPage judged)
    {
        var frame = Frame(present, task, judged.Kept) with
        {
            Title = "Somebody else changed this record while you did",
            Lead = "Nothing is lost. Saving yours puts your answers on this page on top of what they saved; everything else stays as they left it.",
            Buttons = [new AskButton("Save mine on top of theirs")],
        };
        var questions = task.Questions.Select(question => question.Question).ToHashSet(StringComparer.Ordinal);
        var mine = AnswerMerge.OnTop(seen.Answers, judged.Sent.Answers, present.Answers);
        // A button pressed twice is no conflict: what is there says the same.
        if (mine.Equals(present.Answers) && judged.Sent.Answers.Patients.SequenceEqual(mine.Patients)) return JourneyAnswer.GoTo(EventLinks.Receipt(present.Event.Id), $"{task.Title}: saved");
        if (AnswerMerge.NeedsChoiceOfPatients(seen.Answers, judged.Sent.Answers, present.Answers)) frame = await NotPlacedAsync(frame, judged.Sent.Answers, mine, present.Answers, questions);
        // What only they changed is carried along as they left it.
        var sent = judged.Sent with { Answers = mine, Typed = Form(mine, task).Filled() };
        return new JourneyAnswer(await pages.ConflictAsync(frame, sent, present.Answers, questions, lfpse.Taxonomies[mine.TaxonomyVersion], EventLinks.Task(present.Event.Id, task.Name)));
    }

    /// <summary>Of patients who are not where they were, nothing is put over what stands there now: it is shown, to be entered again.</summary>
    private async Task<AskView> NotPlacedAsync(AskView frame, EventAnswers entered, EventAnswers merged, EventAnswers theirs, HashSet<string> questions) => frame with
    {
        Lead = "Everything else stays as they left it.",
        NotPlaced = await pages.PatientsAsync(lfpse.Taxonomies[entered.TaxonomyVersion], entered, (_, question) => questions.Contains(question)),
        Buttons = merged.Equals(theirs) ? [] : [new AskButton("Save my other answers on top of theirs")],
    };

    private FormTask? Find(EventAnswers answers, string name) => DetailTasks.Open(lfpse, answers)?.Tasks.FirstOrDefault(task => task.Name == name);

    private AskedForm Form(EventAnswers answers, FormTask task)
    {
        var number = PatientCount.Of(lfpse.FormRules[answers.TaxonomyVersion], answers);
        return pages.Form(answers, number, task.Questions, [.. Enumerable.Range(0, answers.Patients.Count)]);
    }

    private static AskView Frame(EventRecord record, FormTask task, IReadOnlyList<KeptFinding> kept) => new()
    {
        Title = task.Title,
        Caption = record.Event.Reference,
        Lead = (task.Hint is null ? "" : task.Hint + " ") + "Leave out what you do not know.",
        BackHref = EventLinks.Receipt(record.Event.Id),
        Action = EventLinks.Task(record.Event.Id, task.Name),
        Hidden = [("version", record.Revision.Number.ToString(CultureInfo.InvariantCulture)), ("kept", KeptFinding.Write(kept))],
        Buttons = [new AskButton("Save")],
    };
}
