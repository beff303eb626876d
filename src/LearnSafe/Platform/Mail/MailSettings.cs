using LearnSafe.Data.Engines;

namespace LearnSafe.Platform.Mail;

/// <summary>How mail leaves, from the section <c>Mail</c> of the settings. Without a host it is written to the data folder's <c>mail</c> instead.</summary>
public sealed class MailSettings
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? From { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>STARTTLS. Off only for a server on the same machine.</summary>
    public bool Tls { get; set; } = true;

    public bool Leaves => Host is { Length: > 0 };

    /// <exception cref="SettingsException">Something that is needed to send mail is missing.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings();
        if (!settings.Leaves) return settings;
        if (!MailService.IsAddress(settings.From)) throw new SettingsException("Mail:Host is set, so Mail:From must be the address that mail comes from.");
        // A link in a mail must lead here, and what a browser says in its Host header is the sender's choice.
        if (configuration["Site:Address"] is not { Length: > 0 }) throw new SettingsException("Mail:Host is set, so Site:Address must say where people reach LearnSafe, https://learnsafe.example for instance: mails hold links.");
        return settings;
    }
}
