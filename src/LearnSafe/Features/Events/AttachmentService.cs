using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Files;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>What the list of a record's attachments shows of one.</summary>
public sealed record AttachmentRow(Guid Id, string Name, string MediaType, int Size, DateTime AddedAt);

/// <summary>An attachment to be sent to the browser.</summary>
public sealed record AttachmentContent(string Name, string MediaType, byte[] Content);

/// <summary>Photos and documents of a record. Files are judged before they come here (<see cref="AttachedFile.Inspect"/>); who may see the record may see them.</summary>
public sealed class AttachmentService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer)
{
    /// <summary>On one record: enough for a set of photos, and no place to put a filing cabinet.</summary>
    public const int Most = 20;

    public async Task<IReadOnlyList<AttachmentRow>> ListAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Attachments.AsNoTracking().Where(attachment => attachment.EventId == eventId && attachment.RemovedAt == null)
            .OrderBy(attachment => attachment.AddedAt).ThenBy(attachment => attachment.Name)
            .Select(attachment => new AttachmentRow(attachment.Id, attachment.Name, attachment.MediaType, attachment.Size, attachment.AddedAt)).ToListAsync();
    }

    /// <summary>Null where the record has none of that id, or no more.</summary>
    public async Task<AttachmentContent?> FindAsync(Guid eventId, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Attachments.AsNoTracking().Where(attachment => attachment.Id == id && attachment.EventId == eventId && attachment.Content != null && attachment.RemovedAt == null)
            .Select(attachment => new AttachmentContent(attachment.Name, attachment.MediaType, attachment.Content!)).FirstOrDefaultAsync();
    }

    /// <summary>Keeps a file with the record.</summary>
    /// <returns>False where the record holds as many as it can, or was withdrawn meanwhile.</returns>
    public Task<bool> AddAsync(Guid eventId, AttachedFile file, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(actor);
        var digest = SHA256.HashData(file.Content);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (!await context.Events.AnyAsync(record => record.Id == eventId && record.WithdrawnAt == null)) return false;
            if (await context.Attachments.CountAsync(attachment => attachment.EventId == eventId && attachment.RemovedAt == null) >= Most) return false;
            var row = new Attachment
            {
                EventId = eventId,
                Name = file.Name,
                MediaType = file.MediaType,
                Size = file.Content.Length,
                Sha256 = digest,
                Content = file.Content,
                AddedAt = transaction.Now,
                AddedBy = actor.Id,
            };
            context.Attachments.Add(row);
            await context.SaveChangesAsync();
            // A shared context would carry the bytes on to the next change of the commit.
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(actor, HistoryActions.AttachmentAdded, eventId, Content(row.Id, row.Name, digest), []);
            return true;
        });
    }

    /// <summary>Takes the file and its name away; the history keeps that it was there.</summary>
    /// <returns>False where there is none of that id, or a legal hold keeps it.</returns>
    public Task<bool> RemoveAsync(Guid eventId, Guid id, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await LegalHoldService.HeldRecords(context).AnyAsync(record => record.Id == eventId)) return false;
            var present = context.Attachments.Where(attachment => attachment.Id == id && attachment.EventId == eventId && attachment.RemovedAt == null);
            var found = await present.Select(attachment => new { attachment.Name, attachment.Sha256 }).FirstOrDefaultAsync();
            if (found is null) return false;
            await present.ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.Content, (byte[]?)null)
                .SetProperty(attachment => attachment.Name, "").SetProperty(attachment => attachment.RemovedAt, transaction.Now));
            await transaction.AppendAsync(actor, HistoryActions.AttachmentRemoved, eventId, Content(id, found.Name, found.Sha256), []);
            return true;
        });
    }

    /// <summary>The name only as a digest, salted with the id: people put patients' names into file names.</summary>
    private static string Content(Guid id, string name, byte[] sha256) => JsonSerializer.Serialize(
        new { attachment = id, sha256 = Convert.ToHexStringLower(sha256), nameSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {name}"))) }, JsonSerializerOptions.Web);
}
