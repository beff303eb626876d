using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Threads;

/// <summary>What is asked of another organisation.</summary>
/// <param name="Id">Chosen when the page was shown, so that sending it twice asks once.</param>
/// <param name="ReceiverId">Null where <paramref name="Outside"/> is asked.</param>
/// <param name="Wording">What was confirmed on screen; nothing else of the record's text goes.</param>
public sealed record NewThread(Guid Id, int Revision, Guid? ReceiverId, string Question, IReadOnlyList<ReleasedText> Wording, DateOnly AnswerBy, OutsideReceiver? Outside = null);

/// <summary>An organisation that is not on the installation.</summary>
/// <param name="Address">Where it reads mail.</param>
public sealed record OutsideReceiver(string Name, string Address);

/// <summary>What a side does in a thread.</summary>
public enum ThreadAct
{
    Write,
    Answer,
    Decline,
    Close,
}

/// <summary>Sends records to other organisations, and carries what both sides write. Every change is in the history by the names of its fields alone.</summary>
public sealed class ThreadService(RecordWriter writer, LocalEncryption encryption, ThreadMails mails, AnswerLinkService links, TimeProvider clock)
{
    /// <summary>Of a question, a message or an answer, in characters.</summary>
    public const int Longest = 5000;

    /// <summary>Days before the answer's day on which the first reminder leaves.</summary>
    private const int RemindBefore = 5;

    /// <returns>And the link for a receiver outside, where it is not mailed.</returns>
    public Task<(ChangeStatus Status, string? Link)> SendAsync(CurrentPerson person, Guid eventId, NewThread asked)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(asked);
        var today = UkTime.Today(clock);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.RecordThreads.AnyAsync(known => known.Id == asked.Id)) return (ChangeStatus.Done, null);
            if (await context.Events.AsNoTracking().FirstOrDefaultAsync(record => record.Id == eventId) is not { } record || !ThreadAccess.MaySend(person, record)) return (ChangeStatus.NotFound, null);
            if (record.WithdrawnAt is not null || await context.Revisions.AnyAsync(row => row.EventId == eventId && row.Number == record.CurrentRevision && row.Answers == null)) return (ChangeStatus.Withdrawn, null);
            if (record.CurrentRevision != asked.Revision) return (ChangeStatus.Conflict, null);
            var receiver = asked.Outside is null ? await context.Organisations.AsNoTracking().FirstOrDefaultAsync(place => place.Id == asked.ReceiverId) : null;
            if (asked.Outside is null && (receiver is null || receiver.Id == person.OrganisationId || receiver.IsClosed(today))) return (ChangeStatus.OrganisationClosed, null);
            var thread = new RecordThread
            {
                Id = asked.Id,
                EventId = eventId,
                Revision = asked.Revision,
                SenderId = person.OrganisationId,
                ReceiverId = receiver?.Id,
                OutsideName = asked.Outside is { } named ? encryption.Encrypt(RecordThread.NamePurpose(asked.Id), named.Name) : null,
                OutsideAddress = asked.Outside is { } reached ? encryption.Encrypt(RecordThread.AddressPurpose(asked.Id), reached.Address) : null,
                Wording = encryption.Encrypt(RecordThread.WordingPurpose(asked.Id), JsonSerializer.Serialize(asked.Wording, JsonSerializerOptions.Web)),
                SentAt = transaction.Now,
                SentBy = person.Id,
                AnswerBy = asked.AnswerBy,
            };
            context.RecordThreads.Add(thread);
            await context.SaveChangesAsync();
            await AddMessageAsync(context, thread, true, ThreadMessageKind.Question, asked.Question, person.Id, transaction.Now);
            if (receiver is not null) await mails.ToOrganisationAsync(context, thread, receiver.Id, $"{person.OrganisationName} asks you about a patient safety event", $"{person.OrganisationName} asks for an answer by {UkTime.Text(asked.AnswerBy)}.");
            context.ChangeTracker.Clear();
            await AppendAsync(transaction, person, thread, HistoryActions.RecordSent, "question", "wording", "answerBy");
            return (ChangeStatus.Done, receiver is null ? await links.MakeAsync(transaction, person, thread) : null);
        });
    }

    /// <returns>Conflict where the other side, or a colleague, was quicker.</returns>
    public Task<ChangeStatus> ActAsync(CurrentPerson person, Guid id, ThreadAct act, string? text)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await ThreadAccess.Of(context, person).FirstOrDefaultAsync(known => known.Id == id) is not { } thread) return ChangeStatus.NotFound;
            var sender = thread.SenderId == person.OrganisationId;
            if (!MayAct(thread, sender, act))
            {
                context.ChangeTracker.Clear();
                return ChangeStatus.Conflict;
            }

            var (waited, replies) = (thread.State == ThreadStage.Waiting, act is ThreadAct.Answer or ThreadAct.Decline);
            if (replies) thread.AnsweredAt = transaction.Now;
            thread.State = act switch { ThreadAct.Answer => ThreadStage.Answered, ThreadAct.Decline => ThreadStage.Declined, ThreadAct.Close => ThreadStage.Closed, _ => thread.State };
            var kind = act switch { ThreadAct.Answer => ThreadMessageKind.Answer, ThreadAct.Decline => ThreadMessageKind.Declined, _ => ThreadMessageKind.Message };
            if (act == ThreadAct.Close)
            {
                thread.ClosedAt = transaction.Now;
                await context.SaveChangesAsync();
                await AnswerLinkService.RevokeAsync(context, id, transaction.Now);
            }
            else await AddMessageAsync(context, thread, sender, kind, text!, person.Id, transaction.Now);
            var (subject, action) = Words(act, person.OrganisationName);
            if ((sender ? thread.ReceiverId : thread.SenderId) is { } other) await mails.ToOrganisationAsync(context, thread, other, subject, $"{subject}.");
            else if (waited) await mails.ToOutsideAsync(context, thread, subject, $"{subject}. No answer is needed any more, and the link does not work any more.");
            if (replies) await mails.ToReporterAsync(context, thread);
            context.ChangeTracker.Clear();
            await AppendAsync(transaction, person, thread, action, act == ThreadAct.Close ? "state" : "message");
            return ChangeStatus.Done;
        });
    }

    /// <summary>Whether a side may do it as the thread stands.</summary>
    public static bool MayAct(RecordThread thread, bool sender, ThreadAct act)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return act switch
        {
            ThreadAct.Answer or ThreadAct.Decline => !sender && thread.State == ThreadStage.Waiting,
            ThreadAct.Close => sender && thread.State != ThreadStage.Closed,
            // Nobody outside could read it, or write again.
            _ => thread.State != ThreadStage.Closed && thread.ReceiverId is not null,
        };
    }

    /// <summary>Names the receiver's own record of the same event. The sender never sees which.</summary>
    /// <returns>NotFound where there is no such record that the person may read.</returns>
    public Task<ChangeStatus> LinkAsync(CurrentPerson person, Guid id, string reference)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(reference);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await ThreadAccess.Of(context, person).FirstOrDefaultAsync(known => known.Id == id && known.ReceiverId == person.OrganisationId) is not { } thread
                || await EventAccess.OfOrganisation(context, person).AsNoTracking().FirstOrDefaultAsync(record => record.Reference == reference) is not { } own || !EventAccess.MayRead(person, own))
            {
                context.ChangeTracker.Clear();
                return ChangeStatus.NotFound;
            }

            thread.ReceiverEventId = own.Id;
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await AppendAsync(transaction, person, thread, HistoryActions.ThreadRecordLinked, "record");
            return ChangeStatus.Done;
        });
    }

    /// <summary>Reminds those who were asked: once shortly before the day, once after it, when those who asked are told as well.</summary>
    /// <returns>How many threads were spoken of.</returns>
    public Task<int> RemindAsync(CancellationToken cancellation = default)
    {
        var today = UkTime.Today(clock);
        var soon = today.AddDays(RemindBefore);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var due = await context.RecordThreads.Where(thread => thread.State == ThreadStage.Waiting && ((thread.Reminders == 0 && thread.AnswerBy <= soon) || (thread.Reminders < 2 && thread.AnswerBy < today)))
                .OrderBy(thread => thread.AnswerBy).Take(100).ToListAsync(CancellationToken.None);
            foreach (var thread in due)
            {
                var late = thread.AnswerBy < today;
                thread.Reminders = late ? 2 : 1;
                await context.SaveChangesAsync(CancellationToken.None);
                var by = UkTime.Text(thread.AnswerBy);
                var (subject, sentence) = (late ? "An answer is overdue" : "An answer is asked of you soon", $"Another organisation asked you about a patient safety event, for an answer by {by}.");
                if (thread.ReceiverId is { } receiver) await mails.ToOrganisationAsync(context, thread, receiver, subject, sentence);
                else if (await context.AnswerLinks.AnyAsync(link => link.ThreadId == thread.Id && link.UsedAt == null && link.RevokedAt == null && link.Mailed && link.ExpiresAt > transaction.Now, CancellationToken.None)) await mails.ToOutsideAsync(context, thread, subject, $"{sentence} The link that we sent you still works. If you cannot find it, ask them for another one.");
                if (late) await mails.ToOrganisationAsync(context, thread, thread.SenderId, "No answer has come yet", $"You asked another organisation about a patient safety event, for an answer by {by}. None has come.");
            }

            context.ChangeTracker.Clear();
            return due.Count;
        }, cancellation);
    }

    private async Task AddMessageAsync(LearnSafeContext context, RecordThread thread, bool sender, ThreadMessageKind kind, string text, Guid by, DateTime at)
    {
        var id = Guid.CreateVersion7();
        context.ThreadMessages.Add(new ThreadMessage { Id = id, ThreadId = thread.Id, FromSender = sender, Kind = kind, Encrypted = encryption.Encrypt(ThreadMessage.Purpose(id), text), At = at, WrittenBy = by });
        await context.SaveChangesAsync();
    }

    private static (string Subject, string Action) Words(ThreadAct act, string organisation) => act switch
    {
        ThreadAct.Answer => ($"{organisation} has answered you", HistoryActions.ThreadAnswered),
        ThreadAct.Decline => ($"{organisation} has declined to answer", HistoryActions.ThreadDeclined),
        ThreadAct.Close => ($"{organisation} has closed what they asked you", HistoryActions.ThreadClosed),
        _ => ($"{organisation} wrote to you", HistoryActions.ThreadMessageWritten),
    };

    private static Task AppendAsync(RecordTransaction transaction, CurrentPerson person, RecordThread thread, string action, params string[] fields) => transaction.AppendAsync(
        Actor.Person(person.Id), action, person.OrganisationId == thread.SenderId ? thread.EventId : thread.Id, JsonSerializer.Serialize(new { thread = thread.Id, fields }, JsonSerializerOptions.Web), [], person.OrganisationId);
}
