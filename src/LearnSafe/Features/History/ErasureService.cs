using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Events;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.History;

/// <summary>Takes away what was said in a record where the law asks for it. The chain keeps its links; the erasure itself is an entry, and is replayed on every restored backup.</summary>
public sealed class ErasureService(RecordWriter writer, DataFolder folder)
{
    /// <summary>Erases the answers and reason of every revision of a record, its attachments, patient number, reflections and drafts.</summary>
    /// <param name="authority">Why it may be erased: the order or the retention rule, without the personal data itself.</param>
    /// <returns>How many revisions were erased; 0 where there was nothing to erase.</returns>
    public Task<int> EraseAsync(Guid eventId, Actor actor, string authority) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var numbers = await context.Revisions.Where(revision => revision.EventId == eventId && revision.ErasedAt == null).Select(revision => revision.Number).ToListAsync();
        if (numbers.Count == 0) return 0;
        var erasures = numbers.ConvertAll(number => new Erasure { EventId = eventId, Revision = number, At = transaction.Now });
        // The list outside the database is written first: an erasure that is noted twice does no harm, one that is forgotten does.
        await ErasureList.AppendAsync(folder.Erasures, erasures);
        context.Erasures.AddRange(erasures);
        await context.SaveChangesAsync();
        await ApplyAsync(context, erasures);
        await transaction.AppendAsync(actor, HistoryActions.ContentErased, eventId, JsonSerializer.Serialize(new { revisions = numbers, authority }, JsonSerializerOptions.Web), []);
        return numbers.Count;
    });

    /// <summary>Erases again, on a restored database, what was erased before the restore.</summary>
    internal static async Task ApplyAsync(LearnSafeContext context, IEnumerable<Erasure> erasures)
    {
        foreach (var erased in erasures.GroupBy(erasure => erasure.EventId))
        {
            var at = erased.Max(erasure => erasure.At);
            var numbers = erased.Select(erasure => erasure.Revision).ToList();
            await context.Revisions.Where(revision => revision.EventId == erased.Key && numbers.Contains(revision.Number) && revision.ErasedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(revision => revision.Answers, (string?)null).SetProperty(revision => revision.Reason, (string?)null)
                    .SetProperty(revision => revision.Salt, (byte[]?)null).SetProperty(revision => revision.ErasedAt, at));
            await context.Attachments.Where(attachment => attachment.EventId == erased.Key && attachment.Content != null)
                .ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.Content, (byte[]?)null).SetProperty(attachment => attachment.Name, "").SetProperty(attachment => attachment.RemovedAt, at));
            await context.PatientNumbers.Where(number => number.EventId == erased.Key).ExecuteDeleteAsync();
            await context.Reflections.Where(reflection => reflection.EventId == erased.Key).ExecuteDeleteAsync();
            await context.Drafts.Where(draft => draft.EventId == erased.Key).ExecuteDeleteAsync();
            // Entries about the record may quote what was kept in it.
            await context.History.Where(entry => entry.SubjectId == erased.Key && entry.ErasedAt == null && entry.Action != HistoryActions.ContentErased)
                .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Content, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null).SetProperty(entry => entry.ErasedAt, at));
        }
    }
}
