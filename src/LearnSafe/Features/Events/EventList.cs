using System.Globalization;
using System.Runtime.CompilerServices;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Search;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>A record as a list shows it.</summary>
/// <param name="FirstWords">Of what happened; null where nothing was said or it was erased.</param>
/// <param name="From">Who told it without an account.</param>
/// <param name="Stage">What became of it, for its reporter; null where that is not asked.</param>
/// <param name="Step">Who has it, what comes next and by when, for its reporter.</param>
public sealed record EventListRow(
    Guid Id, string Reference, EventType Type, string? FirstWords, string? Date, DateTime RecordedAt, string? Harm, bool Withdrawn, EventFlags? Flags, string? From = null, RecordStage? Stage = null, StepOfRecord? Step = null)
{
    /// <summary>Where what was said has what was searched for; null where nothing was.</summary>
    public IReadOnlyList<MarkedText>? Marks { get; init; }

    /// <summary>Another record of the same event goes on for it.</summary>
    public bool IsJoined { get; init; }
}

/// <summary>The last step of what became of a record.</summary>
public enum RecordStage
{
    Received,
    BeingLookedAt,
    Acknowledged,

    /// <summary>Its reporter was asked something and has not answered.</summary>
    Asked,

    /// <summary>Its reporter can read what was learned.</summary>
    Learned,
    Closed,
}

/// <summary>One page of a list, and how many there are in all.</summary>
/// <param name="Number">From 1.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Count, int Number)
{
    /// <summary>Whether there are more than were counted.</summary>
    public bool IsMore { get; init; }

    /// <summary>What somebody should know who takes these for all there are; null where they are.</summary>
    public string? Note { get; init; }

    public const int Size = 20;

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);
}

/// <summary>Lists of records, newest first.</summary>
public sealed class EventList(IDbContextFactory<LearnSafeContext> contexts, AccessLogService log, RecordSearch search, ReleaseService texts, NextStepService steps)
{
    private const int LongestWords = 100;

    /// <summary>What the person recorded at the organisation they act for.</summary>
    /// <param name="words">What is searched for in it, as it was typed; null for all of it.</param>
    public async Task<PageOf<EventListRow>> MineAsync(CurrentPerson person, int page, string? words = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var own = context.Events.Where(record => record.OrganisationId == person.OrganisationId && record.ReporterId == person.Id);
        var mine = words is null ? await PageAsync(context, own, page) : await FoundAsync(context, own, person.OrganisationId, words, page);
        // What a reviewer should look at, the reporter can do nothing about.
        IReadOnlyList<Guid> ids = [.. mine.Rows.Select(row => row.Id)];
        var (stages, next) = (await StagesAsync(context, ids), await steps.OfAsync(ids));
        return mine with { Rows = [.. mine.Rows.Select(row => row with { Flags = null, Stage = stages[row.Id], Step = next[row.Id] })] };
    }

    private static async Task<Dictionary<Guid, RecordStage>> StagesAsync(LearnSafeContext context, IReadOnlyList<Guid> ids)
    {
        var joined = await context.RecordJoins.AsNoTracking().Where(join => ids.Contains(join.EventId) && join.EndedAt == null).ToDictionaryAsync(join => join.EventId, join => join.HeadId);
        List<Guid> about = [.. ids.Select(id => joined.GetValueOrDefault(id, id)), .. joined.Keys];
        var found = await context.EventProgress.AsNoTracking().Where(progress => about.Contains(progress.EventId)).ToDictionaryAsync(progress => progress.EventId);
        var asked = await context.ReporterQuestions.Where(question => ids.Contains(question.EventId) && question.AnsweredAt == null).Select(question => question.EventId).Distinct().ToListAsync();
        return ids.ToDictionary(id => id, id => (found.GetValueOrDefault(joined.GetValueOrDefault(id, id)) ?? found.GetValueOrDefault(id), asked.Contains(id)) switch
        {
            ({ ClosedAt: not null }, _) => RecordStage.Closed,
            (_, true) => RecordStage.Asked,
            ({ FeedbackAt: not null }, _) => RecordStage.Learned,
            ({ AcknowledgedAt: not null }, _) => RecordStage.Acknowledged,
            ({ OpenedAt: not null }, _) => RecordStage.BeingLookedAt,
            _ => RecordStage.Received,
        });
    }

    /// <summary>Every record of the person's organisation that the filter lets through. That the list was read is on disk before it is given.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may only see their own.</exception>
    public async Task<PageOf<EventListRow>> AllAsync(CurrentPerson person, EventFilter filter, int page)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!EventAccess.SeesAll(person)) throw new UnauthorizedAccessException("Only those who may read every record list them.");
        await using var context = await contexts.CreateDbContextAsync();
        var records = filter.Apply(EventAccess.OfOrganisation(context, person));
        var all = filter.Words is { } words ? await FoundAsync(context, records, person.OrganisationId, words, page) : await PageAsync(context, records, page);
        await log.ListAsync(person, person.OrganisationId, RecordLinks.All, filter.Query(page: all.Number), all.Count);
        return all;
    }

    /// <summary>Records that are kept from somebody else and were passed to the person, newest first: nothing of what they say.</summary>
    public async Task<IReadOnlyList<PatientSafetyEvent>> PassedAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.PassedTo.Count == 0) return [];
        await using var context = await contexts.CreateDbContextAsync();
        var passed = await context.Events.AsNoTracking().Where(record => person.PassedTo.Contains(record.Id)).OrderByDescending(record => record.RecordedAt).ToListAsync();
        return passed.FindAll(record => EventAccess.IsPassedTo(person, record));
    }

    /// <summary>The same records without pages, newest first, one after the other: there may be very many. That they were read is on disk before the first is given.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may only see their own.</exception>
    public async IAsyncEnumerable<EventRecord> EveryAsync(CurrentPerson person, EventFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!EventAccess.SeesAll(person)) throw new UnauthorizedAccessException("Only those who may read every record list them.");
        await using var context = await contexts.CreateDbContextAsync(stop);
        var records = filter.Apply(EventAccess.OfOrganisation(context, person).AsNoTracking());
        if (filter.Words is { } words) records = await search.FitAsync(context, records, search.Read(words), SearchedText.Record, person.OrganisationId);
        await log.ListAsync(person, person.OrganisationId, RecordLinks.AllAsCsv, filter.Query(page: 1), await records.CountAsync(stop));
        var all = from record in records
                  join revision in context.Revisions.AsNoTracking() on new { Id = record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
                  orderby record.RecordedAt descending, record.Reference descending
                  select new EventRecord { Event = record, Revision = revision, JoinedTo = context.RecordJoins.Where(one => one.EventId == record.Id && one.EndedAt == null).Select(one => (Guid?)one.HeadId).FirstOrDefault() };
        await foreach (var found in all.AsAsyncEnumerable().WithCancellation(stop)) yield return found;
    }

    /// <summary>As exactly as it is known: 2026-11-20, 2026-11 or 2026; null where it is not.</summary>
    internal static string? KnownDate(PatientSafetyEvent record) =>
        record.OccurredOn is { } day && record.OccurredPrecision > 0 ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)[..Math.Min(record.OccurredPrecision, 10)] : null;

    private async Task<PageOf<EventListRow>> FoundAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> records, Guid organisation, string words, int page)
    {
        var query = search.Read(words);
        var found = await search.PageAsync(context, records, query, SearchedText.Record, organisation, page);
        var rows = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on new { Id = record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where found.Ids.Contains(record.Id)
            select new EventRecord { Event = record, Revision = revision, JoinedTo = context.RecordJoins.Where(one => one.EventId == record.Id && one.EndedAt == null).Select(one => (Guid?)one.HeadId).FirstOrDefault() }).ToDictionaryAsync(record => record.Event.Id);
        var shown = found.Ids.Select(id => rows[id]).Select(record => Row(record) with { Marks = search.Marks([.. texts.Texts(record.Answers).Select(text => text.Text)], query) });
        return new PageOf<EventListRow>([.. shown], found.Count, found.Number) { IsMore = found.IsMore, Note = found.Note };
    }

    private static async Task<PageOf<EventListRow>> PageAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> records, int page)
    {
        var count = await records.CountAsync();
        var number = Math.Clamp(page, 1, new PageOf<EventListRow>([], count, 1).Pages);
        var shown = records.AsNoTracking().OrderByDescending(record => record.RecordedAt).ThenByDescending(record => record.Reference).Skip((number - 1) * PageOf<EventListRow>.Size).Take(PageOf<EventListRow>.Size);
        var found = await (
            from record in shown
            join revision in context.Revisions.AsNoTracking() on new { Id = record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            orderby record.RecordedAt descending, record.Reference descending
            select new EventRecord { Event = record, Revision = revision, JoinedTo = context.RecordJoins.Where(one => one.EventId == record.Id && one.EndedAt == null).Select(one => (Guid?)one.HeadId).FirstOrDefault() }).ToListAsync();
        return new PageOf<EventListRow>(found.ConvertAll(Row), count, number);
    }

    internal static EventListRow Row(EventRecord found) => new(
        found.Event.Id, found.Event.Reference, found.Event.Type, FirstWords(found.Answers.Description), Date(found.Event), found.Event.RecordedAt,
        ReportedHarm.CombinedText(found.Event.Harm), found.Event.WithdrawnAt is not null, EventFlags.Read(found.Event.Flags), WithoutAccount.From(found))
    { IsJoined = found.JoinedTo is not null };

    /// <summary>As precisely as it is known; null where it is not.</summary>
    private static string? Date(PatientSafetyEvent record) => KnownDate(record) is { } date ? AnswerDisplay.Date(date) : null;

    /// <summary>The beginning of a text as one paragraph, as long as a list shows it; null where there is none.</summary>
    internal static string? FirstWords(string? text)
    {
        // One paragraph in a list, whatever was typed; no further than can be shown.
        text = text is null ? null : string.Join(' ', text[..Math.Min(text.Length, LongestWords * 4)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text is null || text.Length <= LongestWords) return text;
        var end = text.LastIndexOf(' ', LongestWords);
        return string.Concat(text.AsSpan(0, end > LongestWords / 2 ? end : LongestWords).TrimEnd(" .,;:"), "…");
    }
}
