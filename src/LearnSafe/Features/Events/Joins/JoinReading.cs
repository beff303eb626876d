using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Joins;

/// <summary>Another record of the same event.</summary>
public sealed record JoinedRecord(Guid Id, string Reference, DateTime At);

/// <summary>Who joined records or parted them, when and why.</summary>
public sealed record JoinReason(string By, DateTime At, string Text);

/// <summary>Records that were joined once.</summary>
/// <param name="Text">Null where it ended by itself.</param>
public sealed record PartedRecord(Guid Id, string Reference, DateTime At, string? By, string? Text);

/// <summary>Which records tell of the same event as one, as far as a person may read them.</summary>
/// <param name="Id">The record itself.</param>
/// <param name="IsJoined">Whether another goes on for it.</param>
/// <param name="Head">That one; null where there is none, or the person may not read it.</param>
/// <param name="Joined">Those for which it goes on.</param>
/// <param name="Reason">Why it was joined; null for who does not review it.</param>
public sealed record RecordJoins(Guid Id, bool IsJoined, JoinedRecord? Head, IReadOnlyList<JoinedRecord> Joined, JoinReason? Reason, IReadOnlyList<PartedRecord> Parted)
{
    public static readonly RecordJoins None = new(Guid.Empty, false, null, [], null, []);

    public bool MayPart => Reason is not null;
}

/// <summary>Reads which records tell of the same event.</summary>
public sealed class JoinReading(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption)
{
    /// <summary>Of a record that the person may read.</summary>
    public async Task<RecordJoins> OfAsync(CurrentPerson person, EventRecord record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        var id = record.Event.Id;
        await using var context = await contexts.CreateDbContextAsync();
        var all = await context.RecordJoins.AsNoTracking().Where(join => join.EventId == id || join.HeadId == id).OrderBy(join => join.JoinedAt).ToListAsync();
        if (all.Count == 0) return RecordJoins.None;
        var others = all.ConvertAll(join => join.EventId == id ? join.HeadId : join.EventId);
        var readable = (await context.Events.AsNoTracking().Where(other => others.Contains(other.Id)).ToListAsync()).Where(other => EventAccess.MayRead(person, other)).ToDictionary(other => other.Id, other => other.Reference);
        var people = all.SelectMany(join => new[] { join.JoinedBy, join.EndedBy ?? Guid.Empty }).Distinct().ToList();
        var names = await context.Users.Where(known => people.Contains(known.Id)).ToDictionaryAsync(known => known.Id, known => known.DisplayName);
        var standing = all.Find(join => join.EventId == id && join.EndedAt is null);
        var reviews = ReviewAccess.MayReview(person, record.Event);
        return new RecordJoins(
            id, standing is not null,
            standing is not null && readable.TryGetValue(standing.HeadId, out var head) ? new JoinedRecord(standing.HeadId, head, standing.JoinedAt) : null,
            [.. all.Where(join => join.HeadId == id && join.EndedAt is null && readable.ContainsKey(join.EventId)).Select(join => new JoinedRecord(join.EventId, readable[join.EventId], join.JoinedAt))],
            standing is not null && reviews ? new JoinReason(names[standing.JoinedBy], standing.JoinedAt, encryption.DecryptText(RecordJoin.ReasonPurpose(standing.Id), standing.Reason)) : null,
            reviews ? [.. Parted(all, id, readable, names)] : []);
    }

    /// <summary>A record of the person's organisation that they review, by the reference that was typed; null where there is none.</summary>
    public async Task<EventRecord?> FindAsync(CurrentPerson person, string? typed)
    {
        ArgumentNullException.ThrowIfNull(person);
        var reference = (typed ?? "").Trim().ToUpperInvariant();
        if (reference.Length is 0 or > 20) return null;
        await using var context = await contexts.CreateDbContextAsync();
        var found = await (
            from record in EventAccess.OfOrganisation(context, person).AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
            where record.Reference == reference && record.WithdrawnAt == null && revision.Answers != null
            select new EventRecord { Event = record, Revision = revision, JoinedTo = context.RecordJoins.Where(one => one.EventId == record.Id && one.EndedAt == null).Select(one => (Guid?)one.HeadId).FirstOrDefault() }).FirstOrDefaultAsync();
        return found is not null && ReviewAccess.MayReview(person, found.Event) ? found : null;
    }

    private IEnumerable<PartedRecord> Parted(List<RecordJoin> all, Guid id, Dictionary<Guid, string> readable, Dictionary<Guid, string> names) =>
        all.Where(one => one.EndedAt is not null).Select(one => (Join: one, Other: one.EventId == id ? one.HeadId : one.EventId)).Where(one => readable.ContainsKey(one.Other))
            .Select(one => new PartedRecord(
                one.Other, readable[one.Other], one.Join.EndedAt!.Value, one.Join.EndedBy is { } by ? names.GetValueOrDefault(by) : null,
                one.Join.EndReason is { } text ? encryption.DecryptText(RecordJoin.EndPurpose(one.Join.Id), text) : null));
}
