using LearnSafe.Domain.Privacy;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Judges what is written to another organisation.</summary>
internal static class ThreadText
{
    /// <param name="missing">What to say of an empty text; null where it may be left out.</param>
    /// <param name="keeps">The writer has said that what was found identifies nobody.</param>
    /// <param name="found">Whether something looks like personal data.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Fault(string? text, string? missing, int longest, bool keeps, out bool found)
    {
        found = false;
        if (string.IsNullOrWhiteSpace(text)) return missing;
        if (text.Length > longest) return FormattableString.Invariant($"The text must be {longest:N0} characters or fewer");
        if (PrivacyCheck.Find(text) is not [var finding, ..]) return null;
        found = true;
        return keeps ? null : $"Take out “{text.Substring(finding.Start, finding.Length)}”, which looks like personal data, or select that it identifies nobody";
    }
}
