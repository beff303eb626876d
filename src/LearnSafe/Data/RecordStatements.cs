using System.Data.Common;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Review;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using T = System.Data.DbType;

namespace LearnSafe.Data;

/// <summary>
/// The statements that record an event, prepared once on the writer's connection. Plain SQL and not the context,
/// because this path carries two thousand records a second; everything else goes through the context.
/// </summary>
public sealed class RecordStatements(DbConnection connection) : IAsyncDisposable
{
    private readonly PreparedStatement head = new(connection, "select sequence, link from history_entries order by sequence desc limit 1");

    private readonly PreparedStatement keyRingFingerprint = new(connection, $"select value from installation_settings where name = '{InstallationSetting.KeyRingFingerprint}'");

    private readonly PreparedStatement closedOn = new(connection, "select closed_on from organisations where id = @id and closed_on < @today", ("id", T.Guid), ("today", T.Date));

    private readonly PreparedStatement insertHistory = PreparedStatement.Insert(connection, "history_entries",
        ("sequence", T.Int64), ("at", T.DateTime), ("actor_kind", T.String), ("actor_id", T.Guid), ("action", T.String), ("subject_id", T.Guid), ("organisation_id", T.Guid),
        ("content", T.String), ("salt", T.Binary), ("digest", T.Binary), ("link", T.Binary));

    private readonly PreparedStatement organisationOf = new(connection,
        """
        select coalesce((select organisation_id from patient_safety_events where id = @subject), (select organisation_id from api_keys where id = @subject),
            (select id from organisations where id = @subject))
        """,
        ("subject", T.Guid));

    private static readonly (string Name, T Type)[] EventColumns =
    [
        ("id", T.Guid), ("organisation_id", T.Guid), ("reference", T.String), ("reporter_id", T.Guid), ("api_key_id", T.Guid), ("taxonomy_version", T.Int32),
        ("type", T.Int32), ("current_revision", T.Int32), ("sequence", T.Int64), ("recorded_at", T.DateTime), ("updated_at", T.DateTime),
        ("occurred_on", T.Date), ("occurred_precision", T.Int32), ("patient_count", T.Int32), ("physical_harm", T.Int32), ("psychological_harm", T.Int32),
        ("harm", T.Int32), ("level_of_concern", T.Int32), ("flags", T.String),
    ];

    private static readonly (string Name, T Type)[] RevisionColumns =
    [
        ("event_id", T.Guid), ("number", T.Int32), ("sequence", T.Int64), ("at", T.DateTime), ("actor_kind", T.String), ("actor_id", T.Guid), ("kind", T.String),
        ("answers", T.String), ("reason", T.String), ("salt", T.Binary), ("digest", T.Binary),
    ];

    private readonly PreparedStatement insertEvent = PreparedStatement.Insert(connection, "patient_safety_events", EventColumns);

    private readonly PreparedStatement insertRevision = PreparedStatement.Insert(connection, "event_revisions", RevisionColumns);

    private static readonly (string Name, T Type)[] ReviewColumns = [("event_id", T.Guid), ("organisation_id", T.Guid), ("urgency", T.Int32), ("alerted_at", T.DateTime)];

    private readonly PreparedStatement insertReview = PreparedStatement.Insert(connection, "record_reviews", ReviewColumns);

    private readonly PreparedStatement updateEvent = new(connection,
        """
        update patient_safety_events set taxonomy_version = @taxonomy_version, type = @type, current_revision = @current_revision, sequence = @sequence,
            updated_at = @updated_at, withdrawn_at = @withdrawn_at, occurred_on = @occurred_on, occurred_precision = @occurred_precision,
            patient_count = @patient_count, physical_harm = @physical_harm, psychological_harm = @psychological_harm, harm = @harm,
            level_of_concern = @level_of_concern, flags = @flags
        where id = @id and current_revision = @expected_revision
        """,
        ("taxonomy_version", T.Int32), ("type", T.Int32), ("current_revision", T.Int32), ("sequence", T.Int64), ("updated_at", T.DateTime), ("withdrawn_at", T.DateTime),
        ("occurred_on", T.Date), ("occurred_precision", T.Int32), ("patient_count", T.Int32), ("physical_harm", T.Int32), ("psychological_harm", T.Int32), ("harm", T.Int32),
        ("level_of_concern", T.Int32), ("flags", T.String), ("id", T.Guid), ("expected_revision", T.Int32));

    private readonly PreparedStatement findIdempotencyKey = new(connection,
        "select body_digest, event_id from idempotency_keys where api_key_id = @api_key_id and key = @key and created_at > @created_at",
        ("api_key_id", T.Guid), ("key", T.String), ("created_at", T.DateTime));

    private readonly PreparedStatement purgeIdempotencyKeys = new(connection,
        "delete from idempotency_keys where created_at <= @created_at", ("created_at", T.DateTime));

    private readonly PreparedStatement insertIdempotencyKey = PreparedStatement.Insert(connection, "idempotency_keys",
        ("api_key_id", T.Guid), ("key", T.String), ("body_digest", T.Binary), ("event_id", T.Guid), ("created_at", T.DateTime));

    private readonly PreparedStatement insertAccessLogEntry = PreparedStatement.Insert(connection, "access_log_entries",
        ("id", T.Guid), ("at", T.DateTime), ("actor_kind", T.String), ("actor_id", T.Guid), ("acting_for_id", T.Guid), ("roles", T.String), ("organisation_id", T.Guid),
        ("event_id", T.Guid), ("address", T.String), ("filter", T.String), ("count", T.Int32));

    internal DbTransaction Transaction { get; set; } = null!;

    public async Task<HistoryHead> HeadAsync()
    {
        await using var reader = await head.ReadAsync(Transaction);
        return await reader.ReadAsync() ? new HistoryHead(reader.GetInt64(0), (byte[])reader[1]) : HistoryHead.Empty;
    }

    /// <summary>Of the keys that the database was written with; null before its first start.</summary>
    public async Task<string?> KeyRingFingerprintAsync()
    {
        await using var reader = await keyRingFingerprint.ReadAsync(Transaction);
        return await reader.ReadAsync() ? reader.GetString(0) : null;
    }

    /// <summary>Whether an organisation had its last day before today.</summary>
    public async Task<bool> IsClosedAsync(Guid organisation, DateOnly today)
    {
        await using var reader = await closedOn.ReadAsync(Transaction, organisation, today);
        return await reader.ReadAsync();
    }

    public Task InsertHistoryAsync(HistoryEntry entry, byte[] link)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return insertHistory.ExecuteAsync(Transaction, entry.Sequence, entry.At, entry.ActorKind.ToString(), entry.ActorId, entry.Action, entry.SubjectId, entry.OrganisationId,
            entry.Content, entry.Salt, entry.Digest, link);
    }

    /// <summary>Whose a record or a key is; the organisation itself where the subject is one; null for anything else.</summary>
    public async Task<Guid?> OrganisationOfAsync(Guid subject)
    {
        await using var reader = await organisationOf.ReadAsync(Transaction, subject);
        return await reader.ReadAsync() && !await reader.IsDBNullAsync(0) ? reader.GetGuid(0) : null;
    }

    public Task InsertAccessLogEntryAsync(AccessLogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return insertAccessLogEntry.ExecuteAsync(Transaction, entry.Id, entry.At, entry.ActorKind.ToString(), entry.ActorId, entry.ActingForId, entry.Roles, entry.OrganisationId,
            entry.EventId, entry.Address, entry.Filter, entry.Count);
    }

    public Task InsertEventAsync(PatientSafetyEvent record) => insertEvent.ExecuteAsync(Transaction, Values(record));

    /// <summary>Changes the record only where its revision is still the expected one.</summary>
    public async Task<bool> UpdateEventAsync(PatientSafetyEvent record, int expectedRevision)
    {
        ArgumentNullException.ThrowIfNull(record);
        return await updateEvent.ExecuteAsync(Transaction, record.TaxonomyVersion, (int)record.Type, record.CurrentRevision, record.Sequence, record.UpdatedAt,
            record.WithdrawnAt, record.OccurredOn, record.OccurredPrecision, record.PatientCount, record.PhysicalHarm, record.PsychologicalHarm, record.Harm,
            record.LevelOfConcern, record.Flags, record.Id, expectedRevision) == 1;
    }

    public Task InsertRevisionAsync(EventRevision revision) => insertRevision.ExecuteAsync(Transaction, Values(revision));

    /// <summary>That a record is looked at before others.</summary>
    public Task InsertReviewAsync(PatientSafetyEvent record, ReviewUrgency urgency)
    {
        ArgumentNullException.ThrowIfNull(record);
        return insertReview.ExecuteAsync(Transaction, record.Id, record.OrganisationId, (int)urgency, null);
    }

    /// <summary>Many new records with their first revisions, as fast as the engine takes rows.</summary>
    /// <param name="urgent">Those that are looked at before others. Nobody is told of them: they are made up.</param>
    public async Task InsertManyAsync(
        DatabaseEngine engine, IReadOnlyList<PatientSafetyEvent> records, IReadOnlyList<EventRevision> revisions, IEnumerable<(PatientSafetyEvent Record, ReviewUrgency Urgency)> urgent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        await engine.InsertRowsAsync(connection, Transaction, "patient_safety_events", [.. EventColumns.Select(column => column.Name)], records.Select(Values), cancellation);
        await engine.InsertRowsAsync(connection, Transaction, "event_revisions", [.. RevisionColumns.Select(column => column.Name)], revisions.Select(Values), cancellation);
        await engine.InsertRowsAsync(
            connection, Transaction, "record_reviews", [.. ReviewColumns.Select(column => column.Name)], urgent.Select(one => new object?[] { one.Record.Id, one.Record.OrganisationId, (int)one.Urgency, one.Record.RecordedAt }), cancellation);
    }

    private static object?[] Values(PatientSafetyEvent record) =>
    [
        record.Id, record.OrganisationId, record.Reference, record.ReporterId, record.ApiKeyId, record.TaxonomyVersion,
        (int)record.Type, record.CurrentRevision, record.Sequence, record.RecordedAt, record.UpdatedAt, record.OccurredOn, record.OccurredPrecision,
        record.PatientCount, record.PhysicalHarm, record.PsychologicalHarm, record.Harm, record.LevelOfConcern, record.Flags,
    ];

    private static object?[] Values(EventRevision revision) =>
    [
        revision.EventId, revision.Number, revision.Sequence, revision.At, revision.ActorKind.ToString(),
        revision.ActorId, revision.Kind.ToString(), revision.Answers, revision.Reason, revision.Salt, revision.Digest,
    ];

    public async Task<(byte[] BodyDigest, Guid EventId)?> FindIdempotencyKeyAsync(Idempotency idempotency, DateTime notBefore)
    {
        ArgumentNullException.ThrowIfNull(idempotency);
        await using var reader = await findIdempotencyKey.ReadAsync(Transaction, idempotency.ApiKeyId, idempotency.Key, notBefore);
        return await reader.ReadAsync() ? ((byte[])reader[0], reader.GetGuid(1)) : null;
    }

    /// <summary>Keys that are past their day go, the sender's own use of the same key among them.</summary>
    public async Task InsertIdempotencyKeyAsync(Idempotency idempotency, Guid eventId, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(idempotency);
        await purgeIdempotencyKeys.ExecuteAsync(Transaction, at - EventService.IdempotencyKeptFor);
        await insertIdempotencyKey.ExecuteAsync(Transaction, idempotency.ApiKeyId, idempotency.Key, idempotency.BodyDigest, eventId, at);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in new[] { head, keyRingFingerprint, closedOn, organisationOf, purgeIdempotencyKeys, insertHistory, insertAccessLogEntry, insertEvent, insertRevision, insertReview, updateEvent, findIdempotencyKey, insertIdempotencyKey })
            await statement.DisposeAsync();
    }
}
