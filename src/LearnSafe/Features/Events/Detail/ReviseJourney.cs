using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Events.Record;

namespace LearnSafe.Features.Events.Detail;

/// <summary>Begins a change to a record, or goes on with one: a draft of its own, which may change the type of event.</summary>
public sealed class ReviseJourney(DraftService drafts, DraftJourney journey, QuestionSearch search, LfpseContent lfpse)
{
    /// <summary>The person's own draft of a change to the record; null where there is none.</summary>
    public Task<OwnDraft?> BegunAsync(CurrentPerson person, Guid id) => drafts.FindRevisionAsync(person, id);

    public async Task<JourneyAnswer> SendAsync(CurrentPerson person, EventRecord record, FieldValues posted)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(posted);
        if (EventTypes.FromSlug(posted.First("type")) is not { } type || !Guid.TryParse(posted.First("draft"), out var id)) return JourneyAnswer.NotFound;
        var begun = await BegunAsync(person, record.Event.Id);
        var before = begun?.Answers ?? record.Answers;
        var number = begun is null ? PatientCount.Of(lfpse.FormRules[before.TaxonomyVersion], before) : begun.Draft.NumberOfPatients;
        var (answers, left, removed) = Retyped(before, number, type);
        if (removed.Count > 0 && posted.First("removing") != type.Slug()) return new JourneyAnswer(await RemovalAsync(record, before, type, removed, posted));
        if (begun is not null && before.Type == type) return JourneyAnswer.GoTo(EventLinks.Check(begun.Id));
        var content = new DraftContent(answers, left, begun?.Kept ?? [], "check");
        var saved = begun is null
            ? await drafts.CreateAsync(person, new DraftOrigin(id, EventId: record.Event.Id, BaseRevision: record.Revision.Number), content)
            : await drafts.SaveAsync(person, begun.Id, begun.Draft.Version, content);
        if (saved.Draft is not { } draft) return JourneyAnswer.GoTo(RecordLinks.Record(record.Event.Id));
        // Another type asks other questions: first those that have no answer.
        var next = before.Type == type ? null : journey.Steps(draft.Answers, left).FirstUnanswered(new OpenQuestions(lfpse.Taxonomies[answers.TaxonomyVersion], lfpse.FormRules[answers.TaxonomyVersion], answers, left));
        return JourneyAnswer.GoTo(next is null ? EventLinks.Check(draft.Id) : $"{EventLinks.Page(draft.Id, next.Path)}?to={DraftJourney.ToCheck}");
    }

    private (EventAnswers Answers, int? Number, IReadOnlyList<QuestionAnswer> Removed) Retyped(EventAnswers before, int? number, EventType type)
    {
        if (before.Type == type) return (before, number, []);
        var (taxonomy, rules) = (lfpse.Taxonomies[before.TaxonomyVersion], lfpse.FormRules[before.TaxonomyVersion]);
        var after = before with { Type = type };
        var left = PatientCount.Of(rules, after) is null ? null : number ?? (before.Patients.Count > 0 ? before.Patients.Count : null);
        var pruned = FormChange.Prune(new OpenQuestions(taxonomy, rules, before, number), new OpenQuestions(taxonomy, rules, after, left ?? 0));
        return (pruned.Answers, left, pruned.Removed);
    }

    private async Task<AskView> RemovalAsync(EventRecord record, EventAnswers before, EventType type, IReadOnlyList<QuestionAnswer> removed, FieldValues posted)
    {
        var taxonomy = lfpse.Taxonomies[before.TaxonomyVersion];
        var display = new AnswerDisplay(taxonomy, await search.NamesAsync(taxonomy, before));
        var words = new QuestionWords(lfpse.Wordings[before.TaxonomyVersion], before.Type);
        return new AskView
        {
            Title = "This change removes answers",
            Caption = $"Change a record: {before.Type.Title()} to {type.Title()}",
            BackHref = EventLinks.Revise(record.Event.Id),
            Action = EventLinks.Revise(record.Event.Id),
            Carried = posted,
            Hidden = [("draft", posted.First("draft"))],
            Removed = [.. removed.Select(answer => new FilledAnswer(words.What(answer.Question, answer.Patient), string.Join(", ", display.Texts(answer.Question, answer.Values))))],
            RemovedKey = type.Slug(),
        };
    }
}
