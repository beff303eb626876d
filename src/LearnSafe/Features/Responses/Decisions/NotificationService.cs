using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>What somebody says about a notification, judged.</summary>
/// <param name="Id">Chosen when the page was shown, so that sent twice it is one.</param>
/// <param name="Seen">The end of the history when the page was shown.</param>
public sealed record NewNotification(Guid Id, Guid EventId, string Kind, int KindsVersion, long Seen, NotificationState State, DateOnly? Day, string? Reference, string? Reason);

/// <summary>A notification, readable.</summary>
public sealed record ReadableNotification(ExternalNotification Row, string By, string? Reference, string? Reason);

/// <summary>A notification that is due, with its record.</summary>
public sealed record DueNotification(ExternalNotification Row, string Reference);

/// <summary>Notes who outside is to be told of an event and who was. Who may do it is found before, at the gate. The history has the names of fields and never what was written.</summary>
public sealed class NotificationService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption, AccessLogService log)
{
    /// <summary>Of a reference number, in characters.</summary>
    public const int LongestReference = 100;

    /// <returns><see cref="ReviewOutcome.Conflict"/> where somebody noted something of the same kind since the page was shown.</returns>
    public Task<ReviewOutcome> NoteAsync(CurrentPerson person, NewNotification said)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(said);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.ExternalNotifications.AnyAsync(known => known.Id == said.Id)) return ReviewOutcome.Done;
            var organisation = await context.Events.Where(record => record.Id == said.EventId).Select(record => record.OrganisationId).FirstOrDefaultAsync();
            if (await DecisionService.OpenAsync(context, organisation, [said.EventId], person.Id) is []) return ReviewOutcome.Gone;
            if (await context.ExternalNotifications.AnyAsync(known => known.EventId == said.EventId && known.Kind == said.Kind && known.Sequence > said.Seen)) return ReviewOutcome.Conflict;
            await KeepAsync(transaction, context, encryption, person.Id, organisation, said);
            context.ChangeTracker.Clear();
            return ReviewOutcome.Done;
        });
    }

    internal static async Task KeepAsync(RecordTransaction transaction, LearnSafeContext context, LocalEncryption encryption, Guid by, Guid organisation, NewNotification said)
    {
        context.ExternalNotifications.Add(new ExternalNotification
        {
            Id = said.Id,
            EventId = said.EventId,
            OrganisationId = organisation,
            Kind = said.Kind,
            KindsVersion = said.KindsVersion,
            State = said.State,
            Day = said.Day,
            Sequence = transaction.NextSequence,
            At = transaction.Now,
            PersonId = by,
            Reference = said.Reference is null ? null : encryption.Encrypt(ExternalNotification.ReferencePurpose(said.Id), said.Reference),
            Reason = said.Reason is null ? null : encryption.Encrypt(ExternalNotification.ReasonPurpose(said.Id), said.Reason),
        });
        await context.SaveChangesAsync();
        List<string> fields = ["state", .. said.Day is null ? Array.Empty<string>() : ["day"], .. said.Reference is null ? Array.Empty<string>() : ["reference"], .. said.Reason is null ? Array.Empty<string>() : ["reason"]];
        await transaction.AppendAsync(Actor.Person(by), HistoryActions.NotificationNoted, said.EventId, JsonSerializer.Serialize(new { kind = said.Kind, fields }, JsonSerializerOptions.Web), [], organisation);
    }

    /// <summary>All that was ever said of a record, newest first.</summary>
    public async Task<IReadOnlyList<ReadableNotification>> OfRecordAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.ExternalNotifications.AsNoTracking().Where(notification => notification.EventId == eventId)
            .Join(context.Users, notification => notification.PersonId, person => person.Id, (notification, person) => new { notification, person.DisplayName }).ToListAsync();
        return [.. found.OrderByDescending(one => one.notification.Sequence).Select(one => Readable(one.notification, one.DisplayName))];
    }

    /// <summary>What is due in the organisation, the earliest day first, those without a day last. That the list was read is on disk before it is given.</summary>
    public async Task<IReadOnlyList<DueNotification>> DueAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var found = await Due(context, person).Join(context.Events, notification => notification.EventId, record => record.Id, (notification, record) => new { notification, record.Reference }).ToListAsync();
        await log.ListAsync(person, person.OrganisationId, DecisionLinks.All, "?show=due", found.Count);
        return [.. found.OrderBy(one => one.notification.Day ?? DateOnly.MaxValue).ThenBy(one => one.notification.Sequence).Select(one => new DueNotification(one.notification, one.Reference))];
    }

    public async Task<int> DueCountAsync(CurrentPerson person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Due(context, person).CountAsync();
    }

    /// <summary>Of records that stand and are not kept from the person; the newest of a kind counts.</summary>
    private static IQueryable<ExternalNotification> Due(LearnSafeContext context, CurrentPerson person) =>
        from notification in context.ExternalNotifications.AsNoTracking()
        join record in EventAccess.OfOrganisation(context, person) on notification.EventId equals record.Id
        where notification.State == NotificationState.Due && record.WithdrawnAt == null
            && !context.ExternalNotifications.Any(later => later.EventId == notification.EventId && later.Kind == notification.Kind && later.Sequence > notification.Sequence)
        select notification;

    private ReadableNotification Readable(ExternalNotification row, string by) => new(
        row, by, row.Reference is { } reference ? encryption.DecryptText(ExternalNotification.ReferencePurpose(row.Id), reference) : null,
        row.Reason is { } reason ? encryption.DecryptText(ExternalNotification.ReasonPurpose(row.Id), reason) : null);
}
