using LearnSafe.Domain.Language;

namespace LearnSafe.Features.Culture.Language;

/// <summary>A hint on wording as it is shown: for <c>_BlameHints.cshtml</c>.</summary>
/// <param name="What">The name of the text that it is in.</param>
/// <param name="Href">Where the text can be changed; null where it stands on the same page.</param>
/// <param name="Before">The words before it, cut where they are long; so with <paramref name="After"/>.</param>
public sealed record ShownHint(string What, string? Href, string Before, string Marked, string After, BlameHint Hint)
{
    private const int Context = 50;

    /// <summary>Every hint in a text.</summary>
    public static IEnumerable<ShownHint> In(BlameLanguage language, string what, string? text, string? href = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        foreach (var hint in language.Find(text)) yield return new(what, href, Cut(text![..hint.Start], false), hint.In(text), Cut(text[(hint.Start + hint.Length)..], true), hint);
    }

    private static string Cut(string words, bool isAfter)
    {
        if (words.Length <= Context) return words;
        // At a space, so that no letter of two halves is torn.
        if (isAfter) return words[..Context] is var start && start.LastIndexOf(' ') is > 0 and var last ? start[..last] + " …" : "…";
        return words[^Context..] is var end && end.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var first ? "…" + end[first..] : "…";
    }
}
