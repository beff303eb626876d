using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.Events.Records;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Threads;

/// <summary>A thread in a list.</summary>
/// <param name="Other">The organisation at the other side.</param>
/// <param name="Reference">Of one's own record; null where the other side's was sent.</param>
public sealed record ThreadRow(RecordThread Thread, string Other, EventType Type, string? Reference);

/// <summary>A message as it is read.</summary>
/// <param name="Text">Null once it was erased.</param>
public sealed record ReadMessage(ThreadMessageKind Kind, bool FromSender, DateTime At, string? Text);

/// <summary>A thread as one side reads it.</summary>
/// <param name="Gone">The sender withdrew the record, or it was erased: nothing of it is shown to the other side any more.</param>
/// <param name="OwnRecord">Of the side that reads; null where it has none.</param>
/// <param name="Outside">Null where the receiver is on the installation.</param>
public sealed record ReadThread(RecordThread Thread, bool IsSender, string Sender, string Receiver, EventType Type, string? Happened, IReadOnlyList<RecordCard> Cards, bool Gone, IReadOnlyList<ReadMessage> Messages, (Guid Id, string Reference)? OwnRecord, OutsideState? Outside);

/// <summary>How a receiver outside is reached.</summary>
/// <param name="Address">Null once its time is over.</param>
/// <param name="Link">The one that is open; null where none is.</param>
public sealed record OutsideState(string? Address, AnswerLink? Link);

/// <summary>What became of a record that was sent, for whoever reads that record.</summary>
public sealed record SentRecord(RecordThread Thread, string Receiver, string? Question, ReadMessage? Reply);

/// <summary>Reads threads. That one was read is on disk before it is shown, and the record's reporter sees it.</summary>
public sealed class ThreadReading(IDbContextFactory<LearnSafeContext> contexts, LocalEncryption encryption, LfpseContent lfpse, OrganisationDirectory directory, AccessLogService log, TimeProvider clock)
{
    /// <summary>What waits, the overdue first; then the rest, the newest first.</summary>
    public async Task<PageOf<ThreadRow>> ListAsync(CurrentPerson person, bool sent, int page)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (today, own) = (UkTime.Today(clock), person.OrganisationId);
        await using var context = await contexts.CreateDbContextAsync();
        var threads = ThreadAccess.Of(context, person).AsNoTracking().Where(thread => (sent ? thread.SenderId : thread.ReceiverId) == own);
        var count = await threads.CountAsync();
        var number = Math.Clamp(page, 1, new PageOf<ThreadRow>([], count, 1).Pages);
        var rows = await (
            from thread in threads
            orderby thread.State == ThreadStage.Waiting ? (thread.AnswerBy < today ? 0 : 1) : 2, thread.SentAt descending, thread.Id
            join record in context.Events.AsNoTracking() on thread.EventId equals record.Id
            join place in context.Organisations.AsNoTracking() on sent ? thread.ReceiverId : thread.SenderId equals place.Id into places
            from other in places.DefaultIfEmpty()
            select new { Thread = thread, Other = other == null ? null : other.Name, record.Type, Reference = sent ? record.Reference : null }).Skip((number - 1) * PageOf<ThreadRow>.Size).Take(PageOf<ThreadRow>.Size).ToListAsync();
        await log.ListAsync(person, own, ThreadLinks.Received, sent ? "?show=sent" : "", count);
        return new PageOf<ThreadRow>(rows.ConvertAll(row => new ThreadRow(row.Thread, row.Other ?? OutsideName(row.Thread), row.Type, row.Reference)), count, number);
    }

    /// <summary>How many of those that came wait for an answer.</summary>
    public async Task<(int Waiting, int Overdue)> WaitingAsync(CurrentPerson person, bool sent)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (today, own) = (UkTime.Today(clock), person.OrganisationId);
        await using var context = await contexts.CreateDbContextAsync();
        var waiting = ThreadAccess.Of(context, person).Where(thread => thread.State == ThreadStage.Waiting && (sent ? thread.SenderId : thread.ReceiverId) == own);
        return (await waiting.CountAsync(), await waiting.CountAsync(thread => thread.AnswerBy < today));
    }

    /// <summary>Null where there is none at the person's side.</summary>
    public async Task<ReadThread?> FindAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        if (await ThreadAccess.Of(context, person).AsNoTracking().FirstOrDefaultAsync(known => known.Id == id) is not { } thread) return null;
        var found = await (
            from record in context.Events.AsNoTracking()
            join revision in context.Revisions.AsNoTracking() on record.Id equals revision.EventId
            where record.Id == thread.EventId && revision.Number == thread.Revision
            select new EventRecord { Event = record, Revision = revision }).FirstAsync();
        var sender = thread.SenderId == person.OrganisationId;
        var names = await context.Organisations.AsNoTracking().Where(place => place.Id == thread.SenderId || place.Id == thread.ReceiverId).ToDictionaryAsync(place => place.Id, place => place.Name);
        var gone = found.Event.WithdrawnAt is not null || found.Erased;
        var ownId = sender ? thread.EventId : thread.ReceiverEventId;
        var own = ownId is null ? null : await context.Events.AsNoTracking().FirstOrDefaultAsync(record => record.Id == ownId);
        var messages = await MessagesAsync(context, [thread.Id]);
        await log.ReadAsync(person, found.Event, ThreadLinks.Thread(id));
        return new ReadThread(
            thread, sender, names[thread.SenderId], thread.ReceiverId is { } receiver ? names[receiver] : OutsideName(thread), found.Event.Type, gone ? null : Deidentified.Month(found.Event.OccurredOn, found.Event.OccurredPrecision),
            gone ? [] : await CardsAsync(found.Answers, Wording(thread)), gone, messages[thread.Id].ToList(), own is not null && EventAccess.MayRead(person, own) ? (own.Id, own.Reference) : null,
            thread.ReceiverId is null ? await OutsideAsync(context, thread) : null);
    }

    /// <summary>To whom a record was sent and what they answered. The caller has seen that the person may read it.</summary>
    public async Task<IReadOnlyList<SentRecord>> OfRecordAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var threads = await context.RecordThreads.AsNoTracking().Where(thread => thread.EventId == eventId).OrderBy(thread => thread.SentAt)
            .Select(thread => new { Thread = thread, Name = context.Organisations.Where(place => place.Id == thread.ReceiverId).Select(place => place.Name).FirstOrDefault() }).ToListAsync();
        if (threads.Count == 0) return [];
        var messages = await MessagesAsync(context, threads.ConvertAll(one => one.Thread.Id));
        return threads.ConvertAll(one => new SentRecord(
            one.Thread, one.Name ?? OutsideName(one.Thread), messages[one.Thread.Id].FirstOrDefault(message => message.Kind == ThreadMessageKind.Question)?.Text,
            messages[one.Thread.Id].FirstOrDefault(message => message.Kind is ThreadMessageKind.Answer or ThreadMessageKind.Declined)));
    }

    /// <summary>What the other side reads of a record.</summary>
    public async Task<IReadOnlyList<RecordCard>> CardsAsync(EventAnswers answers, IReadOnlyList<ReleasedText> wording)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(wording);
        var codes = answers.Values.SelectMany(answer => answer.Value).Where(value => OdsCode.HasShape(value)).Distinct(StringComparer.Ordinal).ToList();
        var names = await directory.NamesAsync(codes);
        return AreaCards.Of(lfpse, answers, wording.Count == 0 ? null : new Released(0, default, wording), names.GetValueOrDefault, "In the sender's words", tellsPatients: true);
    }

    /// <summary>What the sender calls a receiver that is not on the installation.</summary>
    internal string OutsideName(RecordThread thread) =>
        thread.OutsideName is { } encrypted ? encryption.DecryptText(RecordThread.NamePurpose(thread.Id), encrypted) : "An organisation that does not use LearnSafe";

    private async Task<OutsideState> OutsideAsync(LearnSafeContext context, RecordThread thread)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new OutsideState(
            thread.OutsideAddress is { } encrypted ? encryption.DecryptText(RecordThread.AddressPurpose(thread.Id), encrypted) : null,
            await context.AnswerLinks.AsNoTracking().FirstOrDefaultAsync(link => link.ThreadId == thread.Id && link.UsedAt == null && link.RevokedAt == null && link.ExpiresAt > now));
    }

    internal List<ReleasedText> Wording(RecordThread thread) =>
        thread.Wording is { } encrypted ? JsonSerializer.Deserialize<List<ReleasedText>>(encryption.DecryptText(RecordThread.WordingPurpose(thread.Id), encrypted), JsonSerializerOptions.Web)! : [];

    private async Task<ILookup<Guid, ReadMessage>> MessagesAsync(LearnSafeContext context, List<Guid> threads)
    {
        var rows = await context.ThreadMessages.AsNoTracking().Where(message => threads.Contains(message.ThreadId)).OrderBy(message => message.At).ThenBy(message => message.Id).ToListAsync();
        return rows.ToLookup(message => message.ThreadId, message => new ReadMessage(message.Kind, message.FromSender, message.At, message.Encrypted is { } encrypted ? encryption.DecryptText(ThreadMessage.Purpose(message.Id), encrypted) : null));
    }
}
