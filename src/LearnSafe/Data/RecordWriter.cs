using System.Data.Common;
using System.Threading.Channels;
using LearnSafe.Data.Engines;
using LearnSafe.Features.History;

namespace LearnSafe.Data;

/// <summary>
/// The one writer of records. Changes are validated before they come here; those that wait together share a transaction and
/// one commit, each under a savepoint of its own, so that one that fails takes no other with it. A change is answered
/// only after the commit that holds it is on disk.
/// </summary>
public sealed partial class RecordWriter(DatabaseEngine engine, HistoryChain chain, TimeProvider clock, ILogger<RecordWriter> log) : IAsyncDisposable
{
    private const int MostInOneCommit = 256;

    private readonly Channel<Pending> waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly Lock starting = new();
    private Task? loop;
    private DbConnection? connection;
    private RecordStatements? statements;

    /// <summary>Runs a change in the next commit and returns what it returned, once that is on disk.</summary>
    /// <exception cref="Exception">What the change threw (nothing of it is kept), or why the commit failed (nothing of the commit is kept).</exception>
    public async Task<T> WriteAsync<T>(Func<RecordTransaction, Task<T>> change, CancellationToken cancellation = default)
    {
        lock (starting) loop ??= Task.Run(RunAsync, CancellationToken.None);
        var pending = new Pending<T>(change);
        await waiting.Writer.WriteAsync(pending, cancellation);
        // Not cancellable from here on: whether it was kept must be known.
        return await pending.Task;
    }

    private async Task RunAsync()
    {
        var batch = new List<Pending>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostInOneCommit && waiting.Reader.TryRead(out var pending)) batch.Add(pending);
            try
            {
                await CommitAsync(batch);
                foreach (var pending in batch) pending.Finish();
            }
            catch (Exception fault)
            {
                CommitFailed(fault, batch.Count);
                foreach (var pending in batch) pending.Fail(fault);
                await CloseAsync();
            }
        }
    }

    private async Task CommitAsync(List<Pending> batch)
    {
        if (connection is null)
        {
            connection = engine.CreateConnection();
            await connection.OpenAsync();
            await engine.PrepareAsync(connection, CancellationToken.None);
            statements = new RecordStatements(connection);
        }

        await using var transaction = await engine.BeginWriteAsync(connection, CancellationToken.None);
        statements!.Transaction = transaction;
        if (await statements.KeyRingFingerprintAsync() is { } fingerprint && fingerprint != chain.Fingerprint)
            throw new SettingsException("The database was replaced by one with other keys while LearnSafe ran. Nothing is written; start LearnSafe again.");
        var head = await statements.HeadAsync();
        var now = clock.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        await using var shared = new RecordTransaction(connection, transaction, statements, engine, chain, head, now);
        foreach (var pending in batch)
        {
            head = shared.Head;
            await transaction.SaveAsync("change");
            try
            {
                await pending.RunAsync(shared);
                await transaction.ReleaseAsync("change");
            }
            catch (Exception fault)
            {
                await transaction.RollbackAsync("change");
                await transaction.ReleaseAsync("change");
                shared.Head = head;
                await shared.ForgetContextAsync();
                pending.Refuse(fault);
            }
        }

        await transaction.CommitAsync();
    }

    private async Task CloseAsync()
    {
        try
        {
            if (statements is not null) await statements.DisposeAsync();
            if (connection is not null) await connection.DisposeAsync();
        }
        catch (Exception fault)
        {
            // A connection that broke cannot be closed better than this, and the next commit opens another.
            CloseFailed(fault);
        }

        (connection, statements) = (null, null);
    }

    /// <summary>Writes what waits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        if (loop is not null) await loop;
        await CloseAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Changes} changes failed; none of them was kept")]
    private partial void CommitFailed(Exception fault, int changes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection that was to be closed was broken")]
    private partial void CloseFailed(Exception fault);

    private abstract class Pending
    {
        public abstract Task RunAsync(RecordTransaction transaction);

        /// <summary>This change failed; the others go on.</summary>
        public abstract void Refuse(Exception fault);

        /// <summary>The commit is on disk.</summary>
        public abstract void Finish();

        /// <summary>The commit failed.</summary>
        public abstract void Fail(Exception fault);
    }

    private sealed class Pending<T>(Func<RecordTransaction, Task<T>> change) : Pending
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? refused;
        private T? result;

        public Task<T> Task => done.Task;

        public override async Task RunAsync(RecordTransaction transaction) => result = await change(transaction);

        public override void Refuse(Exception fault) => refused = fault;

        public override void Finish()
        {
            if (refused is null) done.TrySetResult(result!);
            else done.TrySetException(refused);
        }

        public override void Fail(Exception fault) => done.TrySetException(refused ?? fault);
    }
}
