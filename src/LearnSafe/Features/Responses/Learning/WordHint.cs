using LearnSafe.Domain.Language;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A hint on words for the script of the pages: after saving, never instead of it.</summary>
public sealed record WordHint(string Words, string Why, string Better)
{
    /// <summary>Under one field; more would be read by nobody.</summary>
    public const int Most = 3;

    public static IReadOnlyList<WordHint> Of(BlameLanguage language, string text)
    {
        ArgumentNullException.ThrowIfNull(language);
        return [.. language.Find(text).Take(Most).Select(hint => new WordHint(hint.In(text), hint.Why, hint.Better))];
    }
}
