using System.Net.Mail;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Platform.Mail;

/// <summary>A mail in plain text. Never with anything clinical in it: mail is read on other people's machines.</summary>
public sealed record MailText(string To, string Subject, string Body);

/// <summary>Takes mails in, in the transaction of what causes them; <see cref="MailSender"/> sends them.</summary>
public sealed class MailService(LocalEncryption encryption, TimeProvider clock)
{
    /// <summary>Queues a mail on the context's own transaction: it leaves if that commits, and only then.</summary>
    /// <param name="context">Of a write: <c>await transaction.ContextAsync()</c>.</param>
    public async Task QueueAsync(LearnSafeContext context, string to, string subject, string body)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(subject);
        if (!IsAddress(to)) throw new ArgumentException("That is not one e-mail address.", nameof(to));
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
        // A line break in a subject would begin a header of the sender's choosing.
        var mail = new MailText(to, string.Concat(subject.Where(letter => !char.IsControl(letter))), body);
        context.OutgoingMails.Add(new OutgoingMail { Id = id, QueuedAt = now, NextAttemptAt = now, Encrypted = encryption.Encrypt(Purpose(id), JsonSerializer.Serialize(mail)) });
        await context.SaveChangesAsync();
    }

    /// <summary>Whether it is one plain address and nothing besides.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: <= 200 } && text.All(letter => char.IsAscii(letter) && !char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter is not ('<' or '>' or '"' or ',' or ';' or '(' or ')'))
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    internal MailText Read(OutgoingMail mail) => JsonSerializer.Deserialize<MailText>(encryption.DecryptText(Purpose(mail.Id), mail.Encrypted))!;

    private static string Purpose(Guid id) => $"mail {id}";
}
