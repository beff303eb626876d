using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Data;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.History;

/// <summary>Whether each attachment still holds the bytes that the chain's entry about it names.</summary>
internal sealed class AttachmentProof
{
    private readonly Dictionary<Guid, string> chained = [];

    public void Note(HistoryEntry entry)
    {
        if (entry is { Action: HistoryActions.AttachmentAdded, Content: { } content } && JsonSerializer.Deserialize<Attached>(content, JsonSerializerOptions.Web) is { } attached)
            chained[attached.Attachment] = attached.Sha256;
    }

    /// <summary>Names the first that does not; null where there is none.</summary>
    public async Task<string?> FaultAsync(LearnSafeContext context, CancellationToken cancellation)
    {
        foreach (var (id, sha256) in chained)
        {
            var found = await context.Attachments.Where(attachment => attachment.Id == id).Select(attachment => new { attachment.Content, attachment.RemovedAt }).FirstOrDefaultAsync(cancellation);
            if (found is null) return $"Attachment {id} is missing.";
            if (found.Content is null && found.RemovedAt is null) return $"Attachment {id} is broken: its content is gone and was not removed.";
            if (found.Content is { } bytes && !string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha256, StringComparison.OrdinalIgnoreCase))
                return $"Attachment {id} is broken: its content was changed.";
        }

        return null;
    }

    private sealed record Attached(Guid Attachment, string Sha256);
}
