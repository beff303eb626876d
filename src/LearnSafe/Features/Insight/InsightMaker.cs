using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Insight;

/// <summary>Makes the snapshot from its file or from the database, and brings it up to date. For one caller at a time.</summary>
internal sealed partial class InsightMaker(InsightState state, DatabaseEngine engine, DataFolder folder, IOptions<InsightSettings> settings, ILogger<InsightMaker> log)
{
    /// <summary>Entries of the history that are taken in at once.</summary>
    private const int EntriesAtOnce = 2000;

    private const int ManyRecords = 50_000;

    private const int MostReaders = 4;

    private static readonly TimeSpan AfterUnwritten = TimeSpan.FromMinutes(1);

    private InsightBuilder? builder;
    private InsightCursor written = InsightCursor.Beginning;
    private long writtenAt = Environment.TickCount64;
    private bool mustWrite;
    private bool isFailing;

    /// <summary>What was taken in of a turn that failed halfway is not known: the next one begins anew.</summary>
    public void BeginAnew() => builder = null;

    /// <summary>Brings the snapshot up to what the database holds now.</summary>
    public async Task TurnAsync(CancellationToken cancellation)
    {
        await using var source = await InsightSource.OpenAsync(engine, cancellation);
        if (builder is null) await BeginAsync(source, cancellation);
        await FollowAsync(source, cancellation);
        WriteFile();
    }

    private async Task BeginAsync(InsightSource source, CancellationToken cancellation)
    {
        if (state.Snapshot is { } present && await source.KnowsAsync(present.Cursor, cancellation))
        {
            builder = InsightBuilder.From(present);
            return;
        }

        if (await LoadAsync(source, cancellation) is { } kept)
        {
            builder = InsightBuilder.From(kept);
            state.Snapshot = kept;
            written = kept.Cursor;
            return;
        }

        await RebuildAsync(source, cancellation);
    }

    /// <summary>What the file holds; null where there is none, or it cannot be used.</summary>
    private async Task<InsightSnapshot?> LoadAsync(InsightSource source, CancellationToken cancellation)
    {
        var path = InsightFiles.PathIn(folder);
        if (!File.Exists(path)) return null;
        try
        {
            var kept = InsightFiles.Read(state.Schema, path);
            if (await source.KnowsAsync(kept.Cursor, cancellation)) return kept;
            Refused("It was made from another database.");
        }
        catch (Exception fault) when (fault is InsightException or IOException or UnauthorizedAccessException)
        {
            Refused(fault.Message);
        }

        return null;
    }

    /// <summary>
    /// Several readers side by side, each with a part of the records. They begin a little after the source, and may see what was written meanwhile: as the snapshot is
    /// said to be of the source's moment, all of that is taken in again when the history is followed from there.
    /// </summary>
    private async Task RebuildAsync(InsightSource source, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var parts = await source.PartsAsync(Math.Clamp(Environment.ProcessorCount, 1, MostReaders), cancellation);
        Task<InsightSnapshot>[] reading = [.. parts.Select(part => Task.Run(() => ReadPartAsync(part, stop), CancellationToken.None))];
        try
        {
            await Task.WhenAll(reading);
        }
        catch (OperationCanceledException) when (Array.Find(reading, part => part.IsFaulted) is { } failed)
        {
            // The others were only stopped: what went wrong is told by the one.
            await failed;
        }

        var made = new InsightBuilder(state.Schema);
        foreach (var part in reading) made.Take(await part);
        builder = made;
        state.Snapshot = made.Publish(source.Head);
        state.Read = 0;
        // Worth a file at once where it took long.
        mustWrite |= state.Snapshot.Count > ManyRecords;
    }

    private async Task<InsightSnapshot> ReadPartAsync(string part, CancellationTokenSource stop)
    {
        try
        {
            var made = new InsightBuilder(state.Schema);
            await using var source = await InsightSource.OpenAsync(engine, stop.Token);
            source.Read(part, made, state.Add, stop.Token);
            return made.Publish(source.Head);
        }
        catch
        {
            // Without one part the others are of no use.
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task FollowAsync(InsightSource source, CancellationToken cancellation)
    {
        var cursor = state.Snapshot!.Cursor;
        if (cursor.Sequence == source.Head.Sequence && cursor.Link.AsSpan().SequenceEqual(source.Head.Link)) return;
        if (!await source.KnowsAsync(cursor, cancellation) && cursor.Sequence != 0)
        {
            await RebuildAsync(source, cancellation);
            return;
        }

        while (cursor.Sequence < source.Head.Sequence)
        {
            var changes = await source.ChangesAsync(cursor.Sequence, Math.Min(source.Head.Sequence, cursor.Sequence + EntriesAtOnce), cancellation);
            if (changes.Replaced)
            {
                await RebuildAsync(source, cancellation);
                return;
            }

            foreach (var id in changes.Records) builder!.Remove(id);
            await foreach (var (record, answers) in source.OfAsync(changes.Records, cancellation)) builder!.Add(record, answers);
            // What was lawfully erased must not live on in a file.
            mustWrite |= changes.Erased && File.Exists(InsightFiles.PathIn(folder));
            cursor = changes.Last;
        }

        state.Snapshot = builder!.Publish(cursor);
    }

    private void WriteFile()
    {
        var snapshot = state.Snapshot!;
        var waited = TimeSpan.FromMilliseconds(Environment.TickCount64 - writtenAt);
        if (!mustWrite && (snapshot.Cursor.Sequence == written.Sequence || waited < settings.Value.WriteEvery)) return;
        if (isFailing && waited < AfterUnwritten) return;
        writtenAt = Environment.TickCount64;
        try
        {
            InsightFiles.Write(snapshot, InsightFiles.PathIn(folder));
            (mustWrite, isFailing, written) = (false, false, snapshot.Cursor);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            isFailing = true;
            NotWritten(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of the snapshot for counting is not used, and the snapshot is made anew from the database. {Reason}")]
    private partial void Refused(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The file of the snapshot for counting could not be written; the next start will take longer")]
    private partial void NotWritten(Exception fault);
}
