using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>Joins records of the demo that tell of the same event.</summary>
internal sealed class DemoJoinMaker(LocalEncryption encryption)
{
    public async Task<Guid> JoinAsync(RecordTransaction transaction, Guid record, Guid head, Guid by, string reason)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        var organisation = await context.Events.Where(known => known.Id == record).Select(known => known.OrganisationId).SingleAsync();
        context.RecordJoins.Add(new RecordJoin { Id = id, EventId = record, HeadId = head, OrganisationId = organisation, Reason = encryption.Encrypt(RecordJoin.ReasonPurpose(id), reason), JoinedBy = by, JoinedAt = transaction.Now });
        context.EventProgress.Add(new EventProgress { EventId = record, OpenedAt = transaction.Now, AcknowledgedAt = transaction.Now });
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(by), HistoryActions.RecordJoined, record, JsonSerializer.Serialize(new { head, fields = new[] { "reason" } }, JsonSerializerOptions.Web), [], organisation);
        return record;
    }
}
