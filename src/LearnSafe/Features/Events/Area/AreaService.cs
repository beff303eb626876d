using System.Runtime.CompilerServices;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.Search;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Area;

/// <summary>A record of another organisation as a list shows it.</summary>
/// <param name="Outside">What it is called outside its organisation.</param>
/// <param name="Happened">The month; null where it is not known.</param>
/// <param name="Wording">What happened, in released wording; null where none is released.</param>
public sealed record AreaRow(Guid Outside, string Organisation, EventType Type, string? Happened, string Recorded, string? Harm, string? Wording)
{
    /// <summary>Where the wording has what was searched for; null where nothing was.</summary>
    public IReadOnlyList<MarkedText>? Marks { get; init; }
}

/// <summary>A record of another organisation, with nothing that its organisation has not released.</summary>
public sealed record AreaRecord(AreaRow Row, int TaxonomyVersion, Released? Released, bool ChangedSince, EventRecord Record, Func<string, string?> OrganisationName);

/// <summary>Records across organisations: coded answers and released wording of the scope. True counts, because whoever comes here reads the records; that they did is on disk before they see it.</summary>
public sealed class AreaService(IDbContextFactory<LearnSafeContext> contexts, ReleaseService release, AccessLogService log, AreaIds ids, RecordSearch search)
{
    /// <summary>Rows of a file that are in memory at a time.</summary>
    public const int RowsAtOnce = 1000;

    /// <summary>One page of what the filter lets through, newest first.</summary>
    public async Task<PageOf<AreaRow>> ListAsync(CurrentPerson person, AreaFilter filter, int page)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = await contexts.CreateDbContextAsync();
        var records = filter.Apply(EventAccess.AcrossOrganisations(context, person), context);
        var shown = filter.Words is { } words ? await FoundAsync(context, records, words, page) : await PageAsync(context, records, page);
        await log.ListAsync(person, null, AreaLinks.List, filter.Query(shown.Number), shown.Count);
        return shown;
    }

    /// <summary>Everything that the filter lets through, newest first. What is recorded meanwhile moves no row: which there are is asked once.</summary>
    public async IAsyncEnumerable<AreaRow> EveryAsync(CurrentPerson person, AreaFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = await contexts.CreateDbContextAsync(stop);
        var records = filter.Apply(EventAccess.AcrossOrganisations(context, person), context);
        if (filter.Words is { } words) records = await search.FitAsync(context, records, search.Read(words), SearchedText.Released, organisation: null);
        var all = await records.OrderByDescending(record => record.RecordedAt).ThenByDescending(record => record.Reference).Select(record => record.Id).ToListAsync(stop);
        await log.ListAsync(person, null, AreaLinks.Export, filter.Query(), all.Count);
        for (var at = 0; at < all.Count; at += RowsAtOnce)
        {
            stop.ThrowIfCancellationRequested();
            var part = all.GetRange(at, Math.Min(RowsAtOnce, all.Count - at));
            foreach (var row in await RowsAsync(context, records.Where(record => part.Contains(record.Id)), 0, part.Count)) yield return row;
        }
    }

    /// <summary>What a record is called outside its organisation.</summary>
    public Guid Outside(Guid id) => ids.Outside(id);

    /// <summary>Those of the records that are in the scope, in the order of the ids. That they are shown is for the caller to log.</summary>
    /// <param name="query">What was searched for; null where nothing was.</param>
    public async Task<IReadOnlyList<(Guid Id, AreaRow Row)>> OfAsync(CurrentPerson person, IReadOnlyList<Guid> some, SearchQuery? query)
    {
        ArgumentNullException.ThrowIfNull(some);
        await using var context = await contexts.CreateDbContextAsync();
        var rows = (await RowsAsync(context, EventAccess.AcrossOrganisations(context, person).Where(record => some.Contains(record.Id)), 0, some.Count, query)).ToDictionary(row => row.Outside);
        return [.. some.Select(id => (id, rows.GetValueOrDefault(ids.Outside(id)))).Where(one => one.Item2 is not null).Select(one => (one.id, one.Item2!))];
    }

    /// <summary>Null where there is none of that name in the scope.</summary>
    public async Task<AreaRecord?> FindAsync(CurrentPerson person, Guid outside)
    {
        var id = ids.Inside(outside);
        await using var context = await contexts.CreateDbContextAsync();
        var scope = EventAccess.AcrossOrganisations(context, person).Where(record => record.Id == id);
        if ((await RowsAsync(context, scope, 0, 1)).FirstOrDefault() is not { } row) return null;
        var found = await scope.AsNoTracking().Join(context.Revisions.AsNoTracking(), record => new { record.Id, Number = record.CurrentRevision }, revision => new { Id = revision.EventId, revision.Number }, (record, revision) => new EventRecord { Event = record, Revision = revision }).FirstAsync();
        var names = await NamesAsync(context, found.Answers);
        var released = await release.FindAsync(id);
        await log.ReadAsync(person, found.Event, AreaLinks.Record(outside));
        return new AreaRecord(row, found.Event.TaxonomyVersion, released, released is not null && released.Revision != found.Event.CurrentRevision, found, names.GetValueOrDefault);
    }

    /// <summary>Members of the scope that could have recorded something, by name; empty where there are too many to choose from.</summary>
    public async Task<IReadOnlyList<NamedOrganisation>> MembersAsync(CurrentPerson person, int most)
    {
        ArgumentNullException.ThrowIfNull(person);
        var scope = person.Access.Where(Permission.ReadDeidentifiedRecords);
        await using var context = await contexts.CreateDbContextAsync();
        var places = context.Organisations.AsNoTracking().Where(place => place.Kind == OrganisationKind.Provider);
        if (!scope.IsAll) places = places.Where(place => scope.Named.Contains(place.Id));
        var found = await places.OrderBy(place => place.Name).Take(most + 1).Select(place => new NamedOrganisation(place.Code, place.Name)).ToListAsync();
        return found.Count > most ? [] : found;
    }

    private async Task<PageOf<AreaRow>> PageAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> records, int page)
    {
        var count = await records.CountAsync();
        var number = Math.Clamp(page, 1, new PageOf<AreaRow>([], count, 1).Pages);
        return new PageOf<AreaRow>(await RowsAsync(context, records, (number - 1) * PageOf<AreaRow>.Size, PageOf<AreaRow>.Size), count, number);
    }

    private async Task<PageOf<AreaRow>> FoundAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> records, string words, int page)
    {
        var found = await search.PageAsync(context, records, search.Read(words), SearchedText.Released, organisation: null, page);
        var rows = (await RowsAsync(context, records.Where(record => found.Ids.Contains(record.Id)), 0, found.Ids.Count)).ToDictionary(row => row.Outside);
        return new PageOf<AreaRow>([.. found.Ids.Select(id => rows[ids.Outside(id)])], found.Count, found.Number) { IsMore = found.IsMore, Note = found.Note };
    }

    private async Task<List<AreaRow>> RowsAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> records, int skip, int take, SearchQuery? query = null)
    {
        var found = await (
            from record in records.AsNoTracking().OrderByDescending(record => record.RecordedAt).ThenByDescending(record => record.Reference).Skip(skip).Take(take)
            join place in context.Organisations.AsNoTracking() on record.OrganisationId equals place.Id
            orderby record.RecordedAt descending, record.Reference descending
            select new { Record = record, place.Name }).ToListAsync();
        var wordings = new Dictionary<Guid, Released>();
        foreach (var part in found.Select(one => one.Record.Id).Chunk(1000))
        {
            foreach (var (id, wording) in await release.FindAsync(part)) wordings[id] = wording;
        }

        return found.ConvertAll(one => new AreaRow(
            ids.Outside(one.Record.Id), one.Name, one.Record.Type, Deidentified.Month(one.Record.OccurredOn, one.Record.OccurredPrecision),
            Deidentified.Month(DateOnly.FromDateTime(UkTime.FromUtc(one.Record.RecordedAt)), 10)!, ReportedHarm.CombinedText(one.Record.Harm),
            wordings.GetValueOrDefault(one.Record.Id)?.Of(EventAnswers.DescriptionQuestion, null))
        {
            Marks = query is not null && wordings.TryGetValue(one.Record.Id, out var wording) ? search.Marks([.. wording.Texts.Select(text => text.Text)], query) : null,
        });
    }

    private static async Task<Dictionary<string, string>> NamesAsync(LearnSafeContext context, EventAnswers answers)
    {
        var codes = answers.Values.SelectMany(answer => answer.Value).Where(value => OdsCode.HasShape(value)).Distinct(StringComparer.Ordinal).ToList();
        return await context.Organisations.AsNoTracking().Where(place => codes.Contains(place.Code)).ToDictionaryAsync(place => place.Code, place => place.Name);
    }
}
