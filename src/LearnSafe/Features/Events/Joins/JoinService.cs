using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Joins;

/// <summary>What became of joining two records, or of parting them.</summary>
public enum JoinStatus
{
    Done,

    /// <summary>Somebody else joined or parted it meanwhile.</summary>
    Conflict,

    /// <summary>One of the two was withdrawn or erased, is of another organisation, or may not be reviewed by the person.</summary>
    Gone,

    /// <summary>It is the record itself, or one that is joined to it.</summary>
    Loop,

    /// <summary>One of the two is kept from somebody, and what is kept from somebody goes its own way.</summary>
    KeptFrom,

    /// <summary>A decision, a learning response, an engagement or the duty of candour hangs on the record that would stop.</summary>
    HasWork,
}

/// <param name="Head">The record that goes on; null where nothing was done.</param>
public sealed record JoinOutcome(JoinStatus Status, Guid? Head = null);

/// <summary>Joins records that tell of the same event, and parts them. The history of the record that was joined says so, so that index and snapshot follow.</summary>
public sealed class JoinService(RecordWriter writer, LocalEncryption encryption)
{
    /// <summary>Of a reason, in characters.</summary>
    public const int LongestReason = 1000;

    /// <param name="joined">The record that stops.</param>
    /// <param name="other">The record that goes on, or one that is joined to it.</param>
    public Task<JoinOutcome> JoinAsync(CurrentPerson person, Guid joined, Guid other, string reason)
    {
        ArgumentNullException.ThrowIfNull(person);
        Check(reason);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var head = await HeadOfAsync(context, other) ?? other;
            if (head == joined) return new JoinOutcome(JoinStatus.Loop);
            if (await HeadOfAsync(context, joined) is { } already) return already == head ? new JoinOutcome(JoinStatus.Done, head) : new JoinOutcome(JoinStatus.Conflict);
            if (await StandingAsync(context, person, joined) is not { } record || await StandingAsync(context, person, head) is null || await StandingAsync(context, person, other) is null) return new JoinOutcome(JoinStatus.Gone);
            if (await context.KeptFrom.AnyAsync(kept => kept.EventId == joined || kept.EventId == head)) return new JoinOutcome(JoinStatus.KeptFrom);
            if (await HasWorkAsync(context, joined)) return new JoinOutcome(JoinStatus.HasWork);
            // What was joined to it goes along: no record is joined to one that is joined itself.
            var along = await context.RecordJoins.Where(join => join.HeadId == joined && join.EndedAt == null).Select(join => join.EventId).ToListAsync();
            await EndAsync(context, along, transaction.Now, person.Id);
            foreach (var id in along.Prepend(joined))
            {
                Add(context, id, head, record.OrganisationId, reason, person.Id, transaction.Now);
                await RememberAsync(transaction, Actor.Person(person.Id), HistoryActions.RecordJoined, id, head, record.OrganisationId, ["reason"]);
            }

            await SeenAsync(context, joined, transaction.Now);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            return new JoinOutcome(JoinStatus.Done, head);
        });
    }

    /// <param name="seen">The head that the page showed.</param>
    public Task<JoinOutcome> PartAsync(CurrentPerson person, Guid joined, Guid seen, string reason)
    {
        ArgumentNullException.ThrowIfNull(person);
        Check(reason);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.RecordJoins.FirstOrDefaultAsync(known => known.EventId == joined && known.EndedAt == null) is not { } join || join.HeadId != seen) return new JoinOutcome(JoinStatus.Conflict);
            if (await StandingAsync(context, person, joined) is null) return new JoinOutcome(JoinStatus.Gone);
            (join.EndedAt, join.EndedBy, join.EndReason) = (transaction.Now, person.Id, encryption.Encrypt(RecordJoin.EndPurpose(join.Id), reason));
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await RememberAsync(transaction, Actor.Person(person.Id), HistoryActions.RecordParted, joined, seen, join.OrganisationId, ["reason"]);
            return new JoinOutcome(JoinStatus.Done, seen);
        });
    }

    /// <summary>Parts, in the caller's transaction, what a record is joined to and what is joined to it: it is withdrawn, erased or kept from somebody, and leads nobody on.</summary>
    public static async Task EndAllAsync(RecordTransaction transaction, Guid id, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var context = await transaction.ContextAsync();
        var standing = await context.RecordJoins.AsNoTracking().Where(join => (join.EventId == id || join.HeadId == id) && join.EndedAt == null).Select(join => new { join.EventId, join.HeadId, join.OrganisationId }).ToListAsync();
        if (standing.Count == 0) return;
        await EndAsync(context, [.. standing.Select(join => join.EventId)], transaction.Now, null);
        foreach (var join in standing) await RememberAsync(transaction, actor, HistoryActions.RecordParted, join.EventId, join.HeadId, join.OrganisationId, []);
    }

    /// <summary>The record that goes on for it; null where it goes on itself.</summary>
    internal static Task<Guid?> HeadOfAsync(LearnSafeContext context, Guid id) =>
        context.RecordJoins.Where(join => join.EventId == id && join.EndedAt == null).Select(join => (Guid?)join.HeadId).FirstOrDefaultAsync();

    private void Add(LearnSafeContext context, Guid id, Guid head, Guid organisation, string reason, Guid by, DateTime now)
    {
        var join = Guid.CreateVersion7();
        context.RecordJoins.Add(new RecordJoin { Id = join, EventId = id, HeadId = head, OrganisationId = organisation, Reason = encryption.Encrypt(RecordJoin.ReasonPurpose(join), reason), JoinedBy = by, JoinedAt = now });
    }

    private static Task EndAsync(LearnSafeContext context, IReadOnlyCollection<Guid> joined, DateTime now, Guid? by) => joined.Count == 0
        ? Task.CompletedTask
        : context.RecordJoins.Where(join => joined.Contains(join.EventId) && join.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(join => join.EndedAt, now).SetProperty(join => join.EndedBy, by));

    /// <summary>A record of the person's own organisation that they review and that is neither withdrawn nor erased.</summary>
    private static async Task<PatientSafetyEvent?> StandingAsync(LearnSafeContext context, CurrentPerson person, Guid id)
    {
        var record = await context.Events.AsNoTracking().FirstOrDefaultAsync(known => known.Id == id && known.OrganisationId == person.OrganisationId && known.WithdrawnAt == null
            && context.Revisions.Any(revision => revision.EventId == id && revision.Number == known.CurrentRevision && revision.Answers != null));
        return record is not null && ReviewAccess.MayReview(person, record) ? record : null;
    }

    private static async Task<bool> HasWorkAsync(LearnSafeContext context, Guid id) =>
        await context.DecisionRecords.AnyAsync(link => link.EventId == id) || await context.ResponseRecords.AnyAsync(link => link.EventId == id)
        || await context.CandourCases.AnyAsync(one => one.EventId == id) || await context.EngagementRecords.AnyAsync(link => link.EventId == id);

    /// <summary>Whoever joins a record has looked at it, and its reporter sees so.</summary>
    private static async Task SeenAsync(LearnSafeContext context, Guid id, DateTime now)
    {
        var progress = await context.EventProgress.FirstOrDefaultAsync(known => known.EventId == id) ?? context.EventProgress.Add(new EventProgress { EventId = id }).Entity;
        progress.OpenedAt ??= now;
        progress.AcknowledgedAt ??= now;
    }

    private static Task RememberAsync(RecordTransaction transaction, Actor actor, string action, Guid id, Guid head, Guid organisation, IReadOnlyList<string> fields) =>
        transaction.AppendAsync(actor, action, id, JsonSerializer.Serialize(new { head, fields }, JsonSerializerOptions.Web), [], organisation);

    private static void Check(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, LongestReason);
    }
}
