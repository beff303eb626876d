using System.Data.Common;
using System.Runtime.CompilerServices;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Insight;

/// <summary>
/// What the snapshot is made of, read in one moment of the database. Plain SQL and plain rows, because a hundred thousand records a second come this way.
/// </summary>
internal sealed class InsightSource : IAsyncDisposable
{
    private const int IdsAtOnce = 200;
    private const int ToldAfter = 2000;

    /// <summary>In England clocks are never behind UTC and an hour ahead at most.</summary>
    private const int LatestHourOfTheSameDay = 23;

    private const string Rows =
        """
        select e.id, e.organisation_id, e.type, e.taxonomy_version, e.harm, e.physical_harm, e.psychological_harm, e.patient_count, e.occurred_on,
            e.occurred_precision, e.recorded_at, v.reviewed_at, p.feedback_at, r.answers
        from patient_safety_events e
        join event_revisions r on r.event_id = e.id and r.number = e.current_revision
        left join record_reviews v on v.event_id = e.id
        left join event_progress p on p.event_id = e.id
        where e.withdrawn_at is null and r.answers is not null
            and not exists (select 1 from record_joins j where j.event_id = e.id and j.ended_at is null)
        """;

    private readonly DatabaseEngine engine;
    private readonly DbConnection connection;
    private readonly DbTransaction transaction;

    private InsightSource(DatabaseEngine engine, DbConnection connection, DbTransaction transaction, InsightCursor head) => (this.engine, this.connection, this.transaction, Head) = (engine, connection, transaction, head);

    /// <summary>The end of the history at that moment. Whatever it does not hold yet, nothing else shows yet either: entries are written in the order in which they become visible.</summary>
    public InsightCursor Head { get; }

    public static async Task<InsightSource> OpenAsync(DatabaseEngine engine, CancellationToken cancellation)
    {
        var opened = engine.CreateConnection();
        try
        {
            await opened.OpenAsync(cancellation);
            var begun = await engine.BeginSnapshotAsync(opened, cancellation);
            await using var reader = await Command(opened, begun, "select sequence, link from history_entries order by sequence desc limit 1").ExecuteReaderAsync(cancellation);
            return new InsightSource(engine, opened, begun, await reader.ReadAsync(cancellation) ? new InsightCursor(reader.GetInt64(0), (byte[])reader[1]) : InsightCursor.Beginning);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a cursor is a place in this very history, and not in one that was replaced since.</summary>
    public async Task<bool> KnowsAsync(InsightCursor cursor, CancellationToken cancellation)
    {
        if (cursor.Sequence == 0) return Head.Sequence == 0;
        await using var command = Command(connection, transaction, "select link from history_entries where sequence = @sequence", ("sequence", cursor.Sequence));
        return await command.ExecuteScalarAsync(cancellation) is byte[] link && link.AsSpan().SequenceEqual(cursor.Link);
    }

    /// <summary>What happened in a part of the history.</summary>
    public async Task<InsightChanges> ChangesAsync(long after, long upTo, CancellationToken cancellation)
    {
        var (records, actions, last) = (new HashSet<Guid>(), new HashSet<string>(StringComparer.Ordinal), InsightCursor.Beginning);
        await using (var command = Command(connection, transaction, "select sequence, link, action, subject_id from history_entries where sequence > @after and sequence <= @upTo order by sequence", ("after", after), ("upTo", upTo)))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                last = new InsightCursor(reader.GetInt64(0), (byte[])reader[1]);
                actions.Add(reader.GetString(2));
                if (!await reader.IsDBNullAsync(3, cancellation)) records.Add(reader.GetGuid(3));
            }
        }

        // Records that were made by the hundred share an entry, which names none of them.
        await using (var command = Command(connection, transaction, "select id from patient_safety_events where sequence > @after and sequence <= @upTo", ("after", after), ("upTo", upTo)))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation)) records.Add(reader.GetGuid(0));
        }

        return new InsightChanges(records, last, actions.Contains(HistoryActions.ContentErased), actions.Contains(HistoryActions.BackupRestored));
    }

    /// <summary>Conditions that part the records, each for a source of its own.</summary>
    public Task<IReadOnlyList<string>> PartsAsync(int count, CancellationToken cancellation) => engine.PartsAsync(connection, transaction, "patient_safety_events", "e", count, cancellation);

    /// <summary>Reads every record of a part that is counted into a builder. Blocks: for a thread of its own.</summary>
    /// <param name="told">Told now and then how many more there are.</param>
    public void Read(string part, InsightBuilder into, Action<int> told, CancellationToken cancellation)
    {
        using var rows = engine.ReadRows(connection, $"{Rows} and {part}");
        var untold = 0;
        while (rows.Read())
        {
            int? Number(int column) => rows.IsNull(column) ? null : rows.Number(column);
            DateOnly? Day(int column) => rows.IsNull(column) ? null : UkDay(rows.Moment(column));
            into.Add(
                new InsightRecord(
                    rows.Id(0), rows.Id(1), (EventType)rows.Number(2), rows.Number(3), Number(4), Number(5), Number(6), rows.Number(7),
                    rows.IsNull(8) ? null : rows.Day(8), rows.Number(9), UkDay(rows.Moment(10)), Day(11), Day(12)), rows.Text(13));
            if (++untold < ToldAfter) continue;
            cancellation.ThrowIfCancellationRequested();
            told(untold);
            untold = 0;
        }

        told(untold);
    }

    /// <summary>Those of the records that are counted.</summary>
    public async IAsyncEnumerable<(InsightRecord Record, byte[] Answers)> OfAsync(IEnumerable<Guid> ids, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var part in ids.Chunk(IdsAtOnce))
        {
            var command = Command(connection, transaction, $"{Rows} and e.id in ({string.Join(", ", part.Select((_, index) => $"@id{index}"))})", [.. part.Select((id, index) => ($"id{index}", (object)id))]);
            await foreach (var one in ReadAsync(command, cancellation)) yield return one;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async IAsyncEnumerable<(InsightRecord Record, byte[] Answers)> ReadAsync(DbCommand command, [EnumeratorCancellation] CancellationToken cancellation)
    {
        command.CommandTimeout = 0;
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                int? Number(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
                DateOnly? Day(int column) => reader.IsDBNull(column) ? null : UkDay(reader.GetDateTime(column));
                yield return (new InsightRecord(
                    reader.GetGuid(0), reader.GetGuid(1), (EventType)reader.GetInt32(2), reader.GetInt32(3), Number(4), Number(5), Number(6), reader.GetInt32(7),
                    reader.IsDBNull(8) ? null : reader.GetFieldValue<DateOnly>(8), reader.GetInt32(9), UkDay(reader.GetDateTime(10)), Day(11), Day(12)), reader.GetFieldValue<byte[]>(13));
            }
        }
    }

    private static DateOnly UkDay(DateTime utc) => DateOnly.FromDateTime(utc.Hour < LatestHourOfTheSameDay ? utc : UkTime.FromUtc(utc));

    private static DbCommand Command(DbConnection on, DbTransaction within, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = on.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, within);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>What a part of the history changed.</summary>
/// <param name="Records">Those that it speaks of; other things among them, which are no records.</param>
/// <param name="Last">Its last entry.</param>
/// <param name="Erased">Whether something was erased, which must not stay in a file.</param>
/// <param name="Replaced">Whether the database was replaced by a backup.</param>
internal sealed record InsightChanges(IReadOnlyCollection<Guid> Records, InsightCursor Last, bool Erased, bool Replaced);
