using System.Data.Common;
using LearnSafe.Data.Engines;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data;

/// <summary>The write transaction that waiting changes share. Each change runs in it alone, under a savepoint of its own.</summary>
public sealed class RecordTransaction : IAsyncDisposable
{
    private readonly HistoryChain chain;
    private readonly DatabaseEngine engine;
    private readonly RecordStatements statements;
    private LearnSafeContext? context;

    internal RecordTransaction(DbConnection connection, DbTransaction transaction, RecordStatements statements, DatabaseEngine engine, HistoryChain chain, HistoryHead head, DateTime now)
    {
        (Connection, Transaction, this.statements, this.engine, this.chain, Head, Now) = (connection, transaction, statements, engine, chain, head, now);
        statements.Transaction = transaction;
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <summary>The statements of the busy path, prepared once for the writer's connection.</summary>
    public RecordStatements Statements => statements;

    /// <summary>The end of the chain as this transaction sees it; nobody else can move it until the commit.</summary>
    public HistoryHead Head { get; internal set; }

    /// <summary>When this change is made, whole microseconds UTC: what both engines keep.</summary>
    public DateTime Now { get; }

    /// <summary>The sequence that the next entry will have.</summary>
    public long NextSequence => Head.Sequence + 1;

    /// <summary>A context on this very transaction, for changes that are not on the busy path.</summary>
    public async Task<LearnSafeContext> ContextAsync()
    {
        if (context is null)
        {
            var options = new DbContextOptionsBuilder<LearnSafeContext>();
            engine.Configure(options);
            context = new LearnSafeContext(options.Options);
            context.Database.SetDbConnection(Connection);
            await context.Database.UseTransactionAsync(Transaction);
        }

        return context;
    }

    /// <summary>Adds one entry to the chain.</summary>
    /// <param name="content">JSON: why, and the details that the revisions do not hold.</param>
    /// <param name="revisionDigests">Of the revisions that this change made, by event and number.</param>
    /// <param name="organisation">Whose history it belongs to, where the subject is neither a record, a key nor an organisation, or where the caller has it at hand.</param>
    /// <returns>The entry's sequence.</returns>
    public async Task<long> AppendAsync(Actor actor, string action, Guid? subject, string content, IReadOnlyList<byte[]> revisionDigests, Guid? organisation = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var salt = HistoryChain.NewSalt();
        var entry = new HistoryEntry
        {
            Sequence = NextSequence,
            At = Now,
            ActorKind = actor.Kind,
            ActorId = actor.Id,
            Action = action,
            SubjectId = subject,
            OrganisationId = organisation ?? (subject is { } one ? await statements.OrganisationOfAsync(one) : null),
            Content = content,
            Salt = salt,
            Digest = HistoryChain.ContentDigest(salt, content),
            Link = [],
        };
        var link = chain.Link(Head.Link, entry, revisionDigests);
        await statements.InsertHistoryAsync(entry, link);
        Head = new HistoryHead(entry.Sequence, link);
        return entry.Sequence;
    }

    /// <summary>Forgets what a change that was rolled back had in memory.</summary>
    internal async Task ForgetContextAsync()
    {
        if (context is not null) await context.DisposeAsync();
        context = null;
    }

    public ValueTask DisposeAsync() => context?.DisposeAsync() ?? ValueTask.CompletedTask;
}
