using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Features.Demo;

/// <summary>Asks other organisations about records of the demo, and answers. Nobody is mailed: the addresses are invented.</summary>
internal sealed class DemoThreadMaker(LocalEncryption encryption, DateOnly today, Dictionary<string, Guid> organisations, Dictionary<string, Guid> people)
{
    public async Task<Guid> AskAsync(RecordTransaction transaction, EventHead record, DemoAsked asked, Guid sender)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        List<ReleasedText> wording = [new(EventAnswers.DescriptionQuestion, null, asked.Wording)];
        context.RecordThreads.Add(new RecordThread
        {
            Id = id,
            EventId = record.Id,
            Revision = record.Revision,
            SenderId = sender,
            ReceiverId = asked.To is { } code ? organisations[code] : null,
            OutsideName = asked.Outside is { } named ? encryption.Encrypt(RecordThread.NamePurpose(id), named.Name) : null,
            OutsideAddress = asked.Outside is { } reached ? encryption.Encrypt(RecordThread.AddressPurpose(id), reached.Address) : null,
            Wording = encryption.Encrypt(RecordThread.WordingPurpose(id), JsonSerializer.Serialize(wording, JsonSerializerOptions.Web)),
            SentAt = transaction.Now,
            SentBy = people[asked.By],
            AnswerBy = today.AddDays(-asked.AnswerBy),
        });
        await context.SaveChangesAsync();
        await WriteAsync(transaction, id, true, ThreadMessageKind.Question, asked.Question, asked.By);
        await transaction.AppendAsync(Actor.Person(people[asked.By]), HistoryActions.RecordSent, record.Id, JsonSerializer.Serialize(new { thread = id, fields = new[] { "question", "wording", "answerBy" } }, JsonSerializerOptions.Web), []);
        if (asked.Outside is not null) await MakeLinkAsync(transaction, record, id, asked.By);
        return id;
    }

    /// <summary>A link that nobody holds: whoever tries the demo makes another.</summary>
    private async Task MakeLinkAsync(RecordTransaction transaction, EventHead record, Guid thread, string by)
    {
        var context = await transaction.ContextAsync();
        context.AnswerLinks.Add(new AnswerLink { ThreadId = thread, Hash = RandomNumberGenerator.GetBytes(32), MadeAt = transaction.Now, MadeBy = people[by], ExpiresAt = transaction.Now.AddDays(AnswerLink.OpenFor) });
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(people[by]), HistoryActions.AnswerLinkMade, record.Id, JsonSerializer.Serialize(new { thread, fields = new[] { "link" } }, JsonSerializerOptions.Web), []);
    }

    public async Task<Guid> AnswerAsync(RecordTransaction transaction, Guid thread, string receiver, DemoReply reply)
    {
        var context = await transaction.ContextAsync();
        var row = (await context.RecordThreads.FindAsync(thread))!;
        (row.State, row.AnsweredAt) = (ThreadStage.Answered, transaction.Now);
        await WriteAsync(transaction, thread, false, ThreadMessageKind.Answer, reply.Text, reply.By);
        await transaction.AppendAsync(Actor.Person(people[reply.By]), HistoryActions.ThreadAnswered, thread, JsonSerializer.Serialize(new { thread, fields = new[] { "message" } }, JsonSerializerOptions.Web), [], organisations[receiver]);
        return thread;
    }

    private async Task WriteAsync(RecordTransaction transaction, Guid thread, bool sender, ThreadMessageKind kind, string text, string by)
    {
        var (context, id) = (await transaction.ContextAsync(), Guid.CreateVersion7());
        context.ThreadMessages.Add(new ThreadMessage { Id = id, ThreadId = thread, FromSender = sender, Kind = kind, Encrypted = encryption.Encrypt(ThreadMessage.Purpose(id), text), At = transaction.Now, WrittenBy = people[by] });
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
    }
}
