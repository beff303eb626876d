using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Search;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Search;

/// <summary>
/// Keeps the index of words by following the history: every change of a record stands there, in the order in which changes were kept, so none is missed.
/// Several processes may follow at once; each batch is taken by whoever is first.
/// </summary>
public sealed class SearchIndexer(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, DatabaseEngine engine, ReleaseService release, Spellings spellings)
{
    /// <summary>Entries of the history at a time: other changes wait while they are written.</summary>
    private const int AtOnce = 500;

    private readonly string known = spellings.Fingerprint;

    /// <summary>Follows to the end of the history.</summary>
    /// <returns>How many records were looked at.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellation = default)
    {
        var all = 0;
        while (await StepAsync(cancellation) is { } count && !cancellation.IsCancellationRequested) all += count;
        return all;
    }

    /// <summary>Follows where little is missing, so that somebody finds what they have just written; a longer way is left to the job.</summary>
    /// <returns>False where something is still missing.</returns>
    public async Task<bool> CatchUpBeforeSearchAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        var (state, head) = (await StateAsync(context), await context.History.MaxAsync(entry => (long?)entry.Sequence) ?? 0);
        var from = state.Spellings == known ? state.Sequence : 0;
        if (head - from > 4 * AtOnce) return false;
        if (head == from) return true;
        if (await context.History.AnyAsync(entry => entry.Sequence > from && entry.Action == HistoryActions.EventsGenerated)) return false;
        await CatchUpAsync();
        return true;
    }

    /// <returns>Null where nothing was left to follow.</returns>
    private async Task<int?> StepAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var state = await StateAsync(context);
        // Made with other spellings, or of another database: this one was restored from a backup.
        if (state.Sequence > 0 && (state.Spellings != known || !await context.History.AnyAsync(entry => entry.Sequence == state.Sequence && entry.Link == state.Link, cancellation)))
        {
            await writer.WriteAsync(transaction => ClearAsync(transaction, state), cancellation);
            return 0;
        }

        var entries = Few(await context.History.AsNoTracking().Where(entry => entry.Sequence > state.Sequence).OrderBy(entry => entry.Sequence).Take(AtOnce).Select(entry => new Followed(entry.Sequence, entry.Link, entry.Action, entry.SubjectId)).ToListAsync(cancellation));
        if (entries.Count == 0) return null;
        var next = new SearchState(entries[^1].Sequence, entries[^1].Link, known);
        List<Guid> subjects = [.. entries.Select(entry => entry.SubjectId).OfType<Guid>().Distinct()];
        // Records that were made by the hundred share an entry, which names none of them.
        if (entries.Exists(entry => entry.Action == HistoryActions.EventsGenerated))
            subjects = [.. subjects.Union(await context.Events.Where(record => record.Sequence > state.Sequence && record.Sequence <= next.Sequence).Select(record => record.Id).ToListAsync(cancellation))];
        var records = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where subjects.Contains(record.Id)
            select new EventRecord { Event = record, Revision = revision }).ToListAsync(cancellation);
        var released = await release.FindAsync([.. records.Select(record => record.Event.Id)]);
        var found = records.ConvertAll(record => (
            record.Event.Id,
            Said: record.Erased ? null : Entry(record.Event, SearchedText.Record, release.Texts(record.Answers).Select(text => text.Text)),
            Released: record.Event.WithdrawnAt is null && !record.Erased && released.TryGetValue(record.Event.Id, out var wording) ? Entry(record.Event, SearchedText.Released, wording.Texts.Select(text => text.Text)) : null));
        return await writer.WriteAsync(async transaction =>
        {
            var now = await StateAsync(await transaction.ContextAsync());
            if (now.Sequence != state.Sequence) return 0;
            foreach (var (id, said, other) in found)
            {
                await PutAsync(transaction, id, SearchedText.Record, said);
                await PutAsync(transaction, id, SearchedText.Released, other);
            }

            await KeepAsync(transaction, next);
            return found.Count;
        }, cancellation);
    }

    /// <summary>Only the first where entries stand for hundreds of records each.</summary>
    private static List<Followed> Few(List<Followed> entries)
    {
        var (count, records) = (0, 0);
        while (count < entries.Count && records < AtOnce) records += entries[count++].Action == HistoryActions.EventsGenerated ? AtOnce : 1;
        return entries.GetRange(0, count);
    }

    private SearchEntry Entry(PatientSafetyEvent record, SearchedText kind, IEnumerable<string> texts) => new(record.Id, record.OrganisationId, kind, SearchDocument.Of(texts, spellings));

    private Task PutAsync(RecordTransaction transaction, Guid id, SearchedText kind, SearchEntry? entry) => entry is { Document.Words.Count: > 0 }
        ? engine.Search.PutAsync(transaction.Connection, transaction.Transaction, entry)
        : engine.Search.RemoveAsync(transaction.Connection, transaction.Transaction, id, kind);

    private async Task<int> ClearAsync(RecordTransaction transaction, SearchState before)
    {
        if ((await StateAsync(await transaction.ContextAsync())).Sequence != before.Sequence) return 0;
        await engine.Search.ClearAsync(transaction.Connection, transaction.Transaction);
        await KeepAsync(transaction, null);
        return 0;
    }

    private static async Task KeepAsync(RecordTransaction transaction, SearchState? state)
    {
        var context = await transaction.ContextAsync();
        await context.Database.ExecuteSqlAsync($"delete from search_state");
        if (state is not null) await context.Database.ExecuteSqlAsync($"insert into search_state (sequence, link, spellings) values ({state.Sequence}, {state.Link}, {state.Spellings})");
    }

    private static async Task<SearchState> StateAsync(LearnSafeContext context) =>
        await context.Database.SqlQuery<SearchState>($"select sequence as \"Sequence\", link as \"Link\", spellings as \"Spellings\" from search_state").FirstOrDefaultAsync() ?? new SearchState(0, [], "");

    private sealed record Followed(long Sequence, byte[] Link, string Action, Guid? SubjectId);

    /// <summary>How far the history was followed.</summary>
    /// <param name="Link">Of the entry there.</param>
    private sealed record SearchState(long Sequence, byte[] Link, string Spellings);
}
