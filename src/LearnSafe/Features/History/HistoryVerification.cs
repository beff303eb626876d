using LearnSafe.Data;
using LearnSafe.Features.Events;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.History;

/// <summary>Walks the chain from its beginning and names the first link that is broken or missing.</summary>
public sealed class HistoryVerification(IDbContextFactory<LearnSafeContext> contexts, HistoryChain chain)
{
    private const int PageSize = 2000;

    /// <param name="known">A head noted earlier, from a backup for instance: the chain must still pass through it. Without one, a chain cut at its end looks whole.</param>
    /// <param name="progress">Told how many entries were checked.</param>
    public async Task<HistoryReport> VerifyAsync(HistoryHead? known = null, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var last = await context.History.MaxAsync(entry => (long?)entry.Sequence, cancellation) ?? 0;
        var head = HistoryHead.Empty;
        var erased = 0L;
        var knownSeen = known is null || known.Sequence == 0;
        var erasures = new ErasureProof();
        var attachments = new AttachmentProof();
        while (head.Sequence < last)
        {
            var (from, to) = (head.Sequence, head.Sequence + PageSize);
            var entries = await context.History.Where(entry => entry.Sequence > from && entry.Sequence <= to && entry.Sequence <= last)
                .OrderBy(entry => entry.Sequence).ToListAsync(cancellation);
            var revisions = (await context.Revisions.Where(revision => revision.Sequence > from && revision.Sequence <= to && revision.Sequence <= last)
                .ToListAsync(cancellation)).ToLookup(revision => revision.Sequence);
            // Read after the revisions: a record that moved on meanwhile stands beyond them, and is known by that.
            var records = await context.Events.Where(record => context.Revisions.Any(revision => revision.EventId == record.Id
                    && revision.Sequence > from && revision.Sequence <= to && revision.Sequence <= last)).ToDictionaryAsync(record => record.Id, cancellation);
            if (entries.Count == 0) return Broken(head, erased, $"Entry {from + 1} is missing.");
            foreach (var entry in entries)
            {
                if (Fault(entry, head, revisions[entry.Sequence], records) is { } fault) return Broken(head, erased, fault);
                attachments.Note(entry);
                erasures.Note(entry, revisions[entry.Sequence]);
                if (entry.ErasedAt is not null || revisions[entry.Sequence].Any(revision => revision.ErasedAt is not null)) erased++;
                head = new HistoryHead(entry.Sequence, entry.Link);
                if (known?.Sequence != head.Sequence) continue;
                if (!known.Link.AsSpan().SequenceEqual(head.Link)) return Broken(head, erased, $"Entry {head.Sequence} is not the one that the known head names: the history was written anew.");
                knownSeen = true;
            }

            progress?.Report(head.Sequence);
        }

        if (!knownSeen) return Broken(head, erased, $"The history ends at entry {head.Sequence}, and the known head is entry {known!.Sequence}: the end is missing.");
        if (erasures.Fault is { } unlawful) return Broken(head, erased, unlawful);
        if (await attachments.FaultAsync(context, cancellation) is { } attached) return Broken(head, erased, attached);
        return await LooseEndAsync(context, cancellation) is { } loose ? Broken(head, erased, loose) : new HistoryReport(head, erased, null);
    }

    private static HistoryReport Broken(HistoryHead head, long erased, string fault) => new(head, erased, fault);

    private string? Fault(HistoryEntry entry, HistoryHead previous, IEnumerable<EventRevision> revisions, Dictionary<Guid, PatientSafetyEvent> records)
    {
        var sequence = entry.Sequence;
        if (sequence != previous.Sequence + 1) return $"Entry {previous.Sequence + 1} is missing.";
        if (entry is { Content: { } content, Salt: { } salt })
        {
            if (!HistoryChain.ContentDigest(salt, content).AsSpan().SequenceEqual(entry.Digest)) return $"Entry {sequence} is broken: its content was changed.";
        }
        else if (entry.ErasedAt is null)
        {
            return $"Entry {sequence} is broken: its content is gone and was not erased.";
        }

        var digests = new List<byte[]>();
        foreach (var revision in revisions)
        {
            if (revision is { Answers: not null, Salt: { } revisionSalt })
            {
                if (!records.TryGetValue(revision.EventId, out var record)) return $"Entry {sequence} is broken: record {revision.EventId} is missing.";
                if (!HistoryChain.RevisionDigest(revisionSalt, revision, record.OrganisationId, record.Reference).AsSpan().SequenceEqual(revision.Digest))
                    return $"Entry {sequence} is broken: revision {revision.Number} of record {revision.EventId}, or whose record it is, was changed.";
                if (!record.Agrees(revision)) return $"Entry {sequence} is broken: the row of record {revision.EventId} does not say what its revision {revision.Number} says.";
            }
            else if (revision.ErasedAt is null)
            {
                return $"Entry {sequence} is broken: revision {revision.Number} of record {revision.EventId} is gone and was not erased.";
            }

            digests.Add(revision.Digest);
        }

        return chain.Link(previous.Link, entry, digests).AsSpan().SequenceEqual(entry.Link) ? null
            : $"Entry {sequence} is broken: it, or a revision that it made, was changed, added or taken away.";
    }

    /// <summary>What the links cannot see: a record whose row does not stand at its last revision, a revision that no entry made.</summary>
    private static async Task<string?> LooseEndAsync(LearnSafeContext context, CancellationToken cancellation)
    {
        // One statement sees one moment, so what others write meanwhile is whole in it.
        var record = await context.Events.Where(record => !context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision && revision.Sequence == record.Sequence)
                || context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number > record.CurrentRevision))
            .Select(record => (Guid?)record.Id).FirstOrDefaultAsync(cancellation);
        if (record is not null) return $"Record {record} does not stand at its last revision.";
        // An entry that stands in another organisation's history would be hidden from its own.
        var misplaced = await context.History.Where(entry => context.Events.Any(one => one.Id == entry.SubjectId && one.OrganisationId != entry.OrganisationId)
                || (entry.OrganisationId == null && context.Events.Any(one => one.Id == entry.SubjectId)))
            .Select(entry => (long?)entry.Sequence).FirstOrDefaultAsync(cancellation);
        if (misplaced is not null) return $"Entry {misplaced} stands in the history of an organisation that its record does not belong to.";
        var revision = await context.Revisions.Where(revision => !context.History.Any(entry => entry.Sequence == revision.Sequence))
            .Select(revision => (Guid?)revision.EventId).FirstOrDefaultAsync(cancellation);
        return revision is null ? null : $"A revision of record {revision} belongs to no entry of the history.";
    }
}

/// <summary>What verification found.</summary>
/// <param name="Head">The last entry that is good.</param>
/// <param name="Erased">Entries whose content was lawfully erased, wholly or in part.</param>
/// <param name="Fault">A sentence that names the first bad link; null where there is none.</param>
public sealed record HistoryReport(HistoryHead Head, long Erased, string? Fault)
{
    public bool Intact => Fault is null;
}
