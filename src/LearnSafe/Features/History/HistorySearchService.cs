using System.Runtime.CompilerServices;
using LearnSafe.Data;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.History;

/// <summary>An entry in words.</summary>
/// <param name="Reference">Of the record that it is about; null where it is about something else.</param>
public sealed record HistoryRow(long Sequence, DateTime At, string Who, string Action, Guid? Record, string? Reference, string Details);

/// <summary>One page of a search.</summary>
/// <param name="Count">As far as it was counted: one more than <see cref="HistorySearchService.Most"/> means more.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryRow> Rows, int Count, int Number)
{
    public int Pages => Math.Max(1, (Math.Min(Count, HistorySearchService.Most) + HistorySearchService.PageSize - 1) / HistorySearchService.PageSize);
}

/// <summary>Looks through the history of one organisation, newest first.</summary>
public sealed class HistorySearchService(IDbContextFactory<LearnSafeContext> contexts)
{
    public const int PageSize = 20;

    /// <summary>Counted and paged through no further: whoever has more to look at narrows the search, or takes the export.</summary>
    public const int Most = 10_000;

    /// <summary>What came to pass in the organisation so far, for a filter to choose from.</summary>
    public static IReadOnlyList<string> Actions { get; } = [.. typeof(HistoryActions).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    public async Task<HistoryPage> SearchAsync(Guid organisation, Guid reader, HistoryFilter filter, int page)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = await contexts.CreateDbContextAsync();
        var entries = filter.Apply(context, organisation, reader);
        var count = await entries.Take(Most + 1).CountAsync();
        var number = Math.Clamp(page, 1, new HistoryPage([], count, 1).Pages);
        var found = await Rows(context, entries).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync();
        return new HistoryPage(found.ConvertAll(row => row.Words(reader)), count, number);
    }

    /// <summary>Everything that the filter lets through.</summary>
    public async IAsyncEnumerable<HistoryRow> AllAsync(Guid organisation, Guid reader, HistoryFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await foreach (var row in Rows(context, filter.Apply(context, organisation, reader)).AsAsyncEnumerable().WithCancellation(cancellation)) yield return row.Words(reader);
    }

    /// <summary>Who holds or held a role at the organisation, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var people = await context.Users.AsNoTracking().Where(person => context.RoleAssignments.Any(role => role.PersonId == person.Id && role.OrganisationId == organisation))
            .OrderBy(person => person.DisplayName).Select(person => new { person.Id, person.DisplayName }).ToListAsync();
        return people.ConvertAll(person => (person.Id, person.DisplayName));
    }

    /// <summary>The record of the organisation with this reference; null where it has none that the reader may know of.</summary>
    public async Task<Guid?> RecordAsync(Guid organisation, Guid reader, string reference)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Events.Where(record => record.OrganisationId == organisation && record.Reference == reference && !context.KeptFrom.Any(kept => kept.PersonId == reader && kept.EventId == record.Id)).Select(record => (Guid?)record.Id).FirstOrDefaultAsync();
    }

    private static IQueryable<Found> Rows(LearnSafeContext context, IQueryable<HistoryEntry> entries) =>
        from entry in entries.AsNoTracking()
        join record in context.Events on entry.SubjectId equals record.Id into records
        from record in records.DefaultIfEmpty()
        orderby entry.At descending, entry.Sequence descending
        select new Found
        {
            Entry = entry,
            Reference = record.Reference,
            Reporter = record.ReporterId,
            Person = context.Users.Where(person => person.Id == entry.ActorId).Select(person => person.DisplayName).FirstOrDefault(),
            Program = context.ApiKeys.Where(key => key.Id == entry.ActorId).Select(key => key.Name).FirstOrDefault(),
        };

    private sealed class Found
    {
        public required HistoryEntry Entry { get; init; }

        public string? Reference { get; init; }

        public Guid? Reporter { get; init; }

        public string? Person { get; init; }

        public string? Program { get; init; }

        public HistoryRow Words(Guid reader) => new(
            Entry.Sequence, Entry.At, Who(reader), char.ToUpperInvariant(Entry.Action[0]) + Entry.Action[1..], Reference is null ? null : Entry.SubjectId, Reference, HistoryWords.Details(Entry));

        /// <summary>The reporter of a record is known to its own reviewer, on the record; the history names them to nobody but themselves.</summary>
        private string Who(Guid reader) => Entry.ActorKind switch
        {
            ActorKind.System => "LearnSafe",
            ActorKind.Program => $"{Program ?? "A program"} (program)",
            _ when Entry.ActorId != reader && Reporter is not null && Entry.ActorId == Reporter => "The reporter",
            _ => Person ?? "Somebody whose account is gone",
        };
    }
}
