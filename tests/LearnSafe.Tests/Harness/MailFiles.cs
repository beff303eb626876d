using System.Text.RegularExpressions;
using LearnSafe.Platform.Mail;

namespace LearnSafe.Tests.Harness;

/// <summary>A mail as it lies in the data folder's place for mail.</summary>
public sealed partial record MailFile(string To, string Subject, string Text)
{
    /// <summary>The path and query of the first link in it.</summary>
    public string Link => Address().Match(Text) is { Success: true } match ? new Uri(match.Value).PathAndQuery : throw new InvalidOperationException($"There is no link in: {Text}");

    public bool HasLink => Address().IsMatch(Text);

    public static MailFile Read(string file)
    {
        var text = File.ReadAllText(file);
        return new MailFile(Header(text, "To"), Header(text, "Subject"), text);
    }

    private static string Header(string text, string name) => text.Split('\n').First(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..].Trim();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}

public static class MailFiles
{
    /// <summary>Sends what waits, then reads everything in the place for mail, oldest first.</summary>
    public static async Task<IReadOnlyList<MailFile>> MailAsync(this TestInstallation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        await installation.Get<MailSender>().SendDueAsync();
        var folder = installation.Folder.Mail;
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(MailFile.Read)] : [];
    }
}
