using System.Text.Json;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.History;

/// <summary>Whether everything that is gone was erased by an entry of the chain, and not by hand.</summary>
internal sealed class ErasureProof
{
    private readonly HashSet<(Guid Event, int Revision)> lawful = [];
    private readonly HashSet<Guid> erasedRecords = [];
    private readonly List<(long Sequence, Guid Event, int Revision)> erasedRevisions = [];
    private readonly List<(long Sequence, Guid? Subject)> erasedEntries = [];

    /// <summary>Names the first that no entry accounts for; null where there is none. An erasure's entry comes after what it erased, so ask at the end.</summary>
    public string? Fault
    {
        get
        {
            foreach (var (sequence, record, revision) in erasedRevisions)
            {
                if (!lawful.Contains((record, revision))) return $"Entry {sequence} is broken: revision {revision} of record {record} is gone, and no entry says that it was erased.";
            }

            foreach (var (sequence, subject) in erasedEntries)
            {
                if (subject is not { } record || !erasedRecords.Contains(record)) return $"Entry {sequence} is broken: its content is gone, and no entry says that it was erased.";
            }

            return null;
        }
    }

    public void Note(HistoryEntry entry, IEnumerable<EventRevision> revisions)
    {
        if (entry.ErasedAt is not null) erasedEntries.Add((entry.Sequence, entry.SubjectId));
        foreach (var revision in revisions)
        {
            if (revision.ErasedAt is not null) erasedRevisions.Add((entry.Sequence, revision.EventId, revision.Number));
        }

        if (entry is { Action: HistoryActions.ContentErased, SubjectId: { } record, Content: { } content })
            Allow(JsonSerializer.Deserialize<ErasedContent>(content, JsonSerializerOptions.Web)!.Revisions.Select(revision => (record, revision)));
        if (entry is { Action: HistoryActions.BackupRestored, Content: { } restored })
            Allow(JsonSerializer.Deserialize<RestoredContent>(restored, JsonSerializerOptions.Web)!.Erased.Select(erased => (erased.EventId, erased.Revision)));
    }

    private void Allow(IEnumerable<(Guid Event, int Revision)> erased)
    {
        foreach (var one in erased)
        {
            lawful.Add(one);
            erasedRecords.Add(one.Event);
        }
    }

    private sealed record ErasedContent(IReadOnlyList<int> Revisions);

    private sealed record RestoredContent(IReadOnlyList<ErasedRevision> Erased);
}

/// <summary>One revision whose content was erased again on a restored backup.</summary>
internal sealed record ErasedRevision(Guid EventId, int Revision);
