using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Platform.Encryption;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Makes, takes back and accepts the links by which organisations outside answer.</summary>
public sealed class AnswerLinkService(RecordWriter writer, LocalEncryption encryption, ThreadMails mails, MailSettings mail, SiteAddress site, TimeProvider clock)
{
    /// <summary>Days for which the address of an outside organisation is kept once nobody can answer any more.</summary>
    public const int AddressKeptFor = 28;

    /// <summary>Makes a link in the transaction of what asks for it, and takes back those before it.</summary>
    /// <returns>The link, where no mail leaves or there is no address any more; null where it was mailed.</returns>
    public async Task<string?> MakeAsync(RecordTransaction transaction, CurrentPerson person, RecordThread thread)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(thread);
        var context = await transaction.ContextAsync();
        await RevokeAsync(context, thread.Id, transaction.Now);
        var today = UkTime.Today(clock);
        var last = (thread.AnswerBy < today ? today : thread.AnswerBy).AddDays(AnswerLink.OpenFor);
        var (secret, address) = (OneTimeLink.NewSecret(), thread.OutsideAddress is { } encrypted ? encryption.DecryptText(RecordThread.AddressPurpose(thread.Id), encrypted) : null);
        var (url, mailed) = (site.Of(ThreadLinks.Answer(secret)), mail.Leaves && address is not null);
        context.AnswerLinks.Add(new AnswerLink { ThreadId = thread.Id, Hash = OneTimeLink.HashOf(secret), MadeAt = transaction.Now, MadeBy = person.Id, Mailed = mailed, ExpiresAt = UkTime.ToUtc(last.AddDays(1), TimeOnly.MinValue) });
        await context.SaveChangesAsync();
        if (address is not null) await mails.LinkAsync(context, address, person.OrganisationName, thread.AnswerBy, last, url);
        context.ChangeTracker.Clear();
        await AppendAsync(transaction, Actor.Person(person.Id), thread, HistoryActions.AnswerLinkMade, "link");
        return mailed ? null : url;
    }

    /// <summary>Makes another link for a question that waits.</summary>
    /// <returns>Conflict where it does not wait any more; and the link, where it is not mailed.</returns>
    public Task<(ChangeStatus Status, string? Link)> RenewAsync(CurrentPerson person, Guid thread)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction => await FindAsync(transaction, person, thread) is not { } found ? (ChangeStatus.NotFound, null)
            : found.State != ThreadStage.Waiting ? (ChangeStatus.Conflict, null)
            : (ChangeStatus.Done, await MakeAsync(transaction, person, found)));
    }

    /// <summary>Takes back the link of a question: it opens nothing any more.</summary>
    public Task<ChangeStatus> RevokeAsync(CurrentPerson person, Guid thread)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction =>
        {
            if (await FindAsync(transaction, person, thread) is not { } found) return ChangeStatus.NotFound;
            if (await RevokeAsync(await transaction.ContextAsync(), thread, transaction.Now) == 0) return ChangeStatus.Conflict;
            await AppendAsync(transaction, Actor.Person(person.Id), found, HistoryActions.AnswerLinkRevoked, "link");
            return ChangeStatus.Done;
        });
    }

    /// <summary>Takes what an organisation outside answers, and with it the link is used up.</summary>
    /// <param name="act">To answer, or to decline.</param>
    /// <returns>NotFound where the link opens nothing, Conflict where it was used already.</returns>
    public Task<ChangeStatus> AnswerAsync(string? secret, ThreadAct act, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, ThreadService.Longest);
        if (act is not (ThreadAct.Answer or ThreadAct.Decline)) throw new ArgumentOutOfRangeException(nameof(act), act, "A link takes an answer alone.");
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await OfAsync(context, secret) is not { } link) return ChangeStatus.NotFound;
            var thread = await context.RecordThreads.FirstAsync(known => known.Id == link.ThreadId);
            var status = link.UsedAt is not null ? ChangeStatus.Conflict : Opens(link, thread, transaction.Now) && await StandsAsync(context, thread) ? ChangeStatus.Done : ChangeStatus.NotFound;
            if (status != ChangeStatus.Done)
            {
                context.ChangeTracker.Clear();
                return status;
            }

            var (id, declines) = (Guid.CreateVersion7(), act == ThreadAct.Decline);
            (link.UsedAt, thread.AnsweredAt, thread.State) = (transaction.Now, transaction.Now, declines ? ThreadStage.Declined : ThreadStage.Answered);
            context.ThreadMessages.Add(new ThreadMessage { Id = id, ThreadId = thread.Id, Kind = declines ? ThreadMessageKind.Declined : ThreadMessageKind.Answer, Encrypted = encryption.Encrypt(ThreadMessage.Purpose(id), text), At = transaction.Now });
            await context.SaveChangesAsync();
            var subject = declines ? "An organisation outside LearnSafe has declined to answer" : "An organisation outside LearnSafe has answered you";
            await mails.ToOrganisationAsync(context, thread, thread.SenderId, subject, $"{subject}.");
            await mails.ToReporterAsync(context, thread);
            context.ChangeTracker.Clear();
            await AppendAsync(transaction, Actor.System, thread, declines ? HistoryActions.ThreadDeclined : HistoryActions.ThreadAnswered, "message");
            return ChangeStatus.Done;
        });
    }

    /// <summary>Deletes the addresses of outside organisations, and their links, once nobody can answer any more and the time is over, unless a legal hold keeps the record.</summary>
    /// <returns>How many addresses went.</returns>
    public Task<int> DeleteExpiredAsync(CancellationToken cancellation = default) => writer.WriteAsync(async transaction =>
    {
        var (context, limit) = (await transaction.ContextAsync(), transaction.Now.AddDays(-AddressKeptFor));
        var over = await context.RecordThreads.Where(thread => thread.OutsideAddress != null
            && (thread.State == ThreadStage.Waiting ? !context.AnswerLinks.Any(link => link.ThreadId == thread.Id && link.ExpiresAt > limit) : (thread.AnsweredAt ?? thread.ClosedAt) < limit)
            && !LegalHoldService.HeldRecords(context).Any(record => record.Id == thread.EventId)).Select(thread => thread.Id).Take(1000).ToListAsync(CancellationToken.None);
        if (over.Count == 0) return 0;
        await context.RecordThreads.Where(thread => over.Contains(thread.Id)).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.OutsideAddress, (string?)null), CancellationToken.None);
        await context.AnswerLinks.Where(link => over.Contains(link.ThreadId)).ExecuteDeleteAsync(CancellationToken.None);
        await transaction.AppendAsync(Actor.System, HistoryActions.OutsideAddressDeleted, null, JsonSerializer.Serialize(new { reason = "time is over", threads = over }, JsonSerializerOptions.Web), []);
        return over.Count;
    }, cancellation);

    /// <summary>Null where no link has this secret.</summary>
    internal static async Task<AnswerLink?> OfAsync(LearnSafeContext context, string? secret)
    {
        if (secret is not { Length: > 0 and < 100 }) return null;
        var hash = OneTimeLink.HashOf(secret);
        return await context.AnswerLinks.FirstOrDefaultAsync(link => link.Hash == hash);
    }

    internal static bool Opens(AnswerLink link, RecordThread thread, DateTime now) => link.IsOpen(now) && thread.State == ThreadStage.Waiting;

    /// <summary>Whether the record may still be read by others: neither withdrawn nor erased.</summary>
    internal static Task<bool> StandsAsync(LearnSafeContext context, RecordThread thread) => context.Events.AnyAsync(record => record.Id == thread.EventId && record.WithdrawnAt == null
        && context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == thread.Revision && revision.Answers != null));

    /// <returns>How many there were.</returns>
    internal static Task<int> RevokeAsync(LearnSafeContext context, Guid thread, DateTime now) =>
        context.AnswerLinks.Where(link => link.ThreadId == thread && link.UsedAt == null && link.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(link => link.RevokedAt, now));

    private static async Task<RecordThread?> FindAsync(RecordTransaction transaction, CurrentPerson person, Guid id) =>
        await ThreadAccess.Of(await transaction.ContextAsync(), person).AsNoTracking().FirstOrDefaultAsync(thread => thread.Id == id && thread.SenderId == person.OrganisationId && thread.ReceiverId == null);

    private static Task AppendAsync(RecordTransaction transaction, Actor actor, RecordThread thread, string action, string field) => transaction.AppendAsync(
        actor, action, thread.EventId, JsonSerializer.Serialize(new { thread = thread.Id, fields = new[] { field } }, JsonSerializerOptions.Web), [], thread.SenderId);
}
