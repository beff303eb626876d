using LearnSafe.Data;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>What goes with a record that is erased: whatever was written in a response that is about no other record that still says something. That there was a response stays.</summary>
internal static class ResponseErasureService
{
    public static async Task ApplyAsync(LearnSafeContext context, Guid record)
    {
        var ids = await context.ResponseRecords.Where(link => link.EventId == record
                && !context.ResponseRecords.Any(other => other.ResponseId == link.ResponseId && other.EventId != record && context.Revisions.Any(revision => revision.EventId == other.EventId && revision.Answers != null)))
            .Select(link => link.ResponseId).ToListAsync();
        if (ids.Count == 0) return;
        await context.ResponseFields.Where(row => ids.Contains(row.ResponseId)).ExecuteDeleteAsync();
        await context.ResponseFindings.Where(row => ids.Contains(row.ResponseId)).ExecuteDeleteAsync();
        await context.ResponseParticipants.Where(row => ids.Contains(row.ResponseId)).ExecuteDeleteAsync();
        await context.ResponseTools.Where(row => ids.Contains(row.ResponseId)).ExecuteDeleteAsync();
        await context.ResponseExtensions.Where(row => ids.Contains(row.ResponseId)).ExecuteDeleteAsync();
        await context.ResponseQuality.Where(row => ids.Contains(row.ResponseId)).ExecuteDeleteAsync();
    }
}
