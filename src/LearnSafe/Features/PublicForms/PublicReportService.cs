using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.PublicForms;

/// <summary>A record that came without an account, as far as its messages need it.</summary>
public sealed class ToldRecord
{
    public required PublicReport Report { get; init; }

    public required PatientSafetyEvent Event { get; init; }

    public required string OrganisationName { get; init; }

    public bool FromStaff => Report.Form == "staff";
}

/// <summary>A message, readable.</summary>
/// <param name="FromPerson">Whether the person with the receipt code wrote it.</param>
public sealed record ReadableMessage(DateTime At, bool FromPerson, string Text);

/// <summary>One conversation in a list.</summary>
/// <param name="ToAnswer">The person wrote last.</param>
public sealed record Conversation(Guid EventId, string Reference, bool FromStaff, DateTime ToldAt, int Messages, DateTime? LastAt, bool ToAnswer);

/// <summary>What can be done with a receipt code, and what a provider does to answer. Neither learns who the other is by it.</summary>
public sealed class PublicReportService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption, KeyRing keys, TimeProvider clock)
{
    /// <summary>In characters.</summary>
    public const int LongestMessage = 4000;

    private readonly byte[] codeKey = HMACSHA256.HashData(keys.HistoryKey, "LearnSafe receipt codes v1"u8);

    /// <summary>What is stored of a code. Made before anything is looked up, so that the time it takes tells nothing of what is stored.</summary>
    public byte[] HashOf(string code) => HMACSHA256.HashData(codeKey, Encoding.ASCII.GetBytes(code));

    /// <summary>The record that a code opens; null where nobody was given it.</summary>
    /// <param name="typed">As it was typed.</param>
    public async Task<ToldRecord?> FindAsync(string? typed)
    {
        var readable = ReceiptCode.TryRead(typed, out var code);
        // One that cannot be a code takes the same way.
        var hash = HashOf(code ?? "");
        await using var context = await contexts.CreateDbContextAsync();
        var found = await Told(context).FirstOrDefaultAsync(told => told.Report.CodeHash == hash);
        return readable && found is not null && CryptographicOperations.FixedTimeEquals(found.Report.CodeHash, hash) ? found : null;
    }

    /// <summary>Null where the record did not come without an account.</summary>
    public async Task<ToldRecord?> FindAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Told(context).FirstOrDefaultAsync(told => told.Report.EventId == eventId);
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ReadableMessage>> MessagesAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var messages = await context.PublicMessages.AsNoTracking().Where(message => message.EventId == eventId).OrderBy(message => message.At).ThenBy(message => message.Id).ToListAsync();
        return messages.ConvertAll(message => new ReadableMessage(message.At, message.PersonId is null, encryption.DecryptText(Purpose(message.Id), message.Encrypted)));
    }

    /// <summary>The conversations of a provider: those that wait for an answer first, then the newest.</summary>
    public async Task<IReadOnlyList<Conversation>> ConversationsAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await (
            from report in context.PublicReports.AsNoTracking()
            join record in context.Events.AsNoTracking() on report.EventId equals record.Id
            where record.OrganisationId == organisation
            select new { report, record.Reference }).ToListAsync();
        var messages = (await (
            from message in context.PublicMessages.AsNoTracking()
            join record in context.Events.AsNoTracking() on message.EventId equals record.Id
            where record.OrganisationId == organisation
            orderby message.At, message.Id
            select new { message.EventId, message.At, message.PersonId }).ToListAsync()).ToLookup(message => message.EventId);
        return
        [
            .. found.Select(one => new Conversation(
                    one.report.EventId, one.Reference, one.report.Form == "staff", one.report.CreatedAt, messages[one.report.EventId].Count(), messages[one.report.EventId].LastOrDefault()?.At,
                    messages[one.report.EventId].LastOrDefault() is { PersonId: null }))
                .OrderByDescending(conversation => conversation.ToAnswer).ThenByDescending(conversation => conversation.LastAt ?? conversation.ToldAt),
        ];
    }

    /// <summary>The person with the receipt code writes.</summary>
    public Task WriteAsync(Guid eventId, string text) => AddAsync(eventId, text, Actor.System);

    /// <summary>The provider writes.</summary>
    public Task AnswerAsync(Guid eventId, string text, Guid person) => AddAsync(eventId, text, Actor.Person(person));

    /// <summary>How to reach the person. That it was looked at is on disk before it is shown.</summary>
    public async Task<string?> SeeContactAsync(Guid eventId, Guid person)
    {
        var encrypted = await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var contact = await context.PublicReports.Where(report => report.EventId == eventId && report.ContactDeleteAfter > transaction.Now).Select(report => report.Contact).FirstOrDefaultAsync();
            if (contact is not null) await transaction.AppendAsync(Actor.Person(person), HistoryActions.ContactSeen, eventId, "{}", []);
            return contact;
        });
        return encrypted is null ? null : encryption.DecryptText(ContactPurpose(eventId), encrypted);
    }

    /// <summary>Deletes how to reach people whose time is over and no legal hold keeps, with one entry for all of them.</summary>
    public async Task<int> DeleteExpiredContactsAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            if (!await NotHeld(context).AnyAsync(report => report.ContactDeleteAfter <= now, cancellation)) return 0;
        }

        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var ids = await NotHeld(context).Where(report => report.ContactDeleteAfter <= transaction.Now).Select(report => report.EventId).Take(1000).ToListAsync();
            if (ids.Count == 0) return 0;
            await context.PublicReports.Where(report => ids.Contains(report.EventId))
                .ExecuteUpdateAsync(set => set.SetProperty(report => report.Contact, (string?)null).SetProperty(report => report.ContactDeleteAfter, (DateTime?)null));
            await transaction.AppendAsync(Actor.System, HistoryActions.ContactDeleted, null, JsonSerializer.Serialize(new { reason = "time is over", events = ids }, JsonSerializerOptions.Web), []);
            return ids.Count;
        }, cancellation);
    }

    private static IQueryable<PublicReport> NotHeld(LearnSafeContext context) =>
        context.PublicReports.Where(report => !LegalHoldService.HeldRecords(context).Any(record => record.Id == report.EventId));

    internal static string ContactPurpose(Guid eventId) => $"public contact {eventId}";

    private Task<bool> AddAsync(Guid eventId, string text, Actor actor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestMessage);
        var id = Guid.CreateVersion7();
        var encrypted = encryption.Encrypt(Purpose(id), text);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            context.PublicMessages.Add(new PublicMessage { Id = id, EventId = eventId, At = transaction.Now, PersonId = actor.Id, Encrypted = encrypted });
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(actor, HistoryActions.MessageSent, eventId, """{"fields":["text"]}""", []);
            return true;
        });
    }

    private static string Purpose(Guid message) => $"public message {message}";

    private static IQueryable<ToldRecord> Told(LearnSafeContext context) =>
        from report in context.PublicReports.AsNoTracking()
        join record in context.Events.AsNoTracking() on report.EventId equals record.Id
        join organisation in context.Organisations.AsNoTracking() on record.OrganisationId equals organisation.Id
        select new ToldRecord { Report = report, Event = record, OrganisationName = organisation.Name };
}
