using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using LearnSafe.Data;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Platform.Mail;

/// <summary>
/// Sends what is due. Several processes may do so on one database: a mail is claimed by moving its next attempt on, which one
/// of them alone can do. One that dies while sending leaves the mail to be sent once more: twice is better than never.
/// </summary>
public sealed partial class MailSender(IDbContextFactory<LearnSafeContext> contexts, MailService mails, MailSettings settings, DataFolder folder, TimeProvider clock, ILogger<MailSender> log) : IDisposable
{
    /// <summary>Some two days, all waits together.</summary>
    public const int MostAttempts = 16;

    private const int AtOnce = 50;

    private static readonly TimeSpan ClaimedFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FilesKeptFor = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Minutes that double, to six hours.</summary>
    public static TimeSpan WaitAfter(int attempts) => TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempts - 1), 360));

    /// <returns>How many left.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var now = clock.GetUtcNow().UtcDateTime;
            var due = await context.OutgoingMails.AsNoTracking().Where(mail => mail.NextAttemptAt <= now).OrderBy(mail => mail.QueuedAt).Take(AtOnce).ToListAsync(cancellation);
            var sent = 0;
            foreach (var mail in due)
            {
                if (await ClaimAsync(context, mail, now) && await TryAsync(context, mail, now, cancellation)) sent++;
            }

            return sent;
        }
        finally
        {
            one.Release();
        }
    }

    private static async Task<bool> ClaimAsync(LearnSafeContext context, OutgoingMail mail, DateTime now) =>
        await context.OutgoingMails.Where(row => row.Id == mail.Id && row.NextAttemptAt == mail.NextAttemptAt && row.Attempts == mail.Attempts)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, now + ClaimedFor).SetProperty(row => row.Attempts, mail.Attempts + 1), CancellationToken.None) == 1;

    private async Task<bool> TryAsync(LearnSafeContext context, OutgoingMail mail, DateTime now, CancellationToken cancellation)
    {
        var row = context.OutgoingMails.Where(row => row.Id == mail.Id);
        try
        {
            if (settings.Leaves) await SendAsync(mails.Read(mail), cancellation);
            else await WriteAsync(mail, now, cancellation);
            await row.ExecuteDeleteAsync(CancellationToken.None);
            return true;
        }
        catch (Exception fault) when (fault is SmtpException or IOException or SocketException or UnauthorizedAccessException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // Never the fault itself: it may name who the mail is for.
            var code = (fault as SmtpException)?.StatusCode.ToString() ?? fault.GetType().Name;
            if (mail.Attempts + 1 >= MostAttempts || fault is SmtpFailedRecipientException { StatusCode: >= (SmtpStatusCode)500 })
            {
                GaveUp(mail.Id, mail.Attempts + 1, code);
                await row.ExecuteDeleteAsync(CancellationToken.None);
                return false;
            }

            NotSent(mail.Id, mail.Attempts + 1, code);
            var next = now + WaitAfter(mail.Attempts + 1);
            await row.ExecuteUpdateAsync(set => set.SetProperty(waiting => waiting.NextAttemptAt, next), CancellationToken.None);
            return false;
        }
    }

    private async Task SendAsync(MailText mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, DeliveryFormat = SmtpDeliveryFormat.International };
        if (settings.User is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, settings.Password);
        using var message = new MailMessage(new MailAddress(settings.From!), new MailAddress(mail.To)) { Subject = mail.Subject, Body = mail.Body, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.QuotedPrintable };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        await client.SendMailAsync(message, limit.Token);
    }

    /// <summary>The place for mail where no server is set: files for whoever runs the machine, and for nobody else.</summary>
    private async Task WriteAsync(OutgoingMail mail, DateTime now, CancellationToken cancellation)
    {
        var text = mails.Read(mail);
        var directory = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder.Mail)
            : Directory.CreateDirectory(folder.Mail, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var old in directory.EnumerateFiles("*.eml").Where(file => file.LastWriteTimeUtc < now - FilesKeptFor)) old.Delete();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(Path.Combine(directory.FullName, string.Create(CultureInfo.InvariantCulture, $"{mail.QueuedAt:yyyyMMdd-HHmmss}-{mail.Id}.eml")), Encoding.UTF8, options);
        await file.WriteAsync(
            $"""
            To: {text.To}
            Subject: {text.Subject}
            Date: {mail.QueuedAt.ToString("r", CultureInfo.InvariantCulture)}
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            {text.Body}
            """.AsMemory(), cancellation);
    }

    public void Dispose() => one.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} did not leave at attempt {Attempt} ({Reason}); it is tried again")]
    private partial void NotSent(Guid id, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} is given up after attempt {Attempt} ({Reason})")]
    private partial void GaveUp(Guid id, int attempt, string reason);
}
