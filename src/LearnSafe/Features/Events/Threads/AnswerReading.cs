using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Events.Records;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What a link opens.</summary>
/// <param name="AnsweredAt">When it was used; then it shows nothing but this. Null while it can be answered.</param>
/// <param name="Name">What the sender calls the organisation that is asked.</param>
public sealed record AskedOutside(string Sender, DateTime? AnsweredAt, DateOnly AnswerBy, string Name = "", EventType Type = default, string? Happened = null, string? Question = null, IReadOnlyList<RecordCard>? Cards = null);

/// <summary>Reads threads for organisations outside, by their link. That it was read is on disk before it is shown.</summary>
public sealed class AnswerReading(IDbContextFactory<LearnSafeContext> contexts, ThreadReading reading, LocalEncryption encryption, AccessLogService log, TimeProvider clock)
{
    /// <summary>Null where the link opens nothing: it is not known, taken back, over, or the record is not there for others any more.</summary>
    public async Task<AskedOutside?> FindAsync(string? secret)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await AnswerLinkService.OfAsync(context, secret) is not { } link) return null;
        var thread = await context.RecordThreads.AsNoTracking().FirstAsync(known => known.Id == link.ThreadId);
        var sender = await context.Organisations.Where(place => place.Id == thread.SenderId).Select(place => place.Name).FirstAsync();
        if (link.UsedAt is not null) return new AskedOutside(sender, link.UsedAt, thread.AnswerBy);
        if (!AnswerLinkService.Opens(link, thread, clock.GetUtcNow().UtcDateTime) || !await AnswerLinkService.StandsAsync(context, thread)) return null;
        var record = await context.Events.AsNoTracking().FirstAsync(known => known.Id == thread.EventId);
        var revision = await context.Revisions.AsNoTracking().FirstAsync(known => known.EventId == thread.EventId && known.Number == thread.Revision);
        var question = await context.ThreadMessages.AsNoTracking().FirstOrDefaultAsync(message => message.ThreadId == thread.Id && message.Kind == ThreadMessageKind.Question);
        var cards = await reading.CardsAsync(new EventRecord { Event = record, Revision = revision }.Answers, reading.Wording(thread));
        await log.ReadByLinkAsync(record, ThreadLinks.AnswerPage);
        return new AskedOutside(
            sender, null, thread.AnswerBy, reading.OutsideName(thread), record.Type, Deidentified.Month(record.OccurredOn, record.OccurredPrecision),
            question?.Encrypted is { } encrypted ? encryption.DecryptText(ThreadMessage.Purpose(question.Id), encrypted) : null, cards);
    }
}
