using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Reads a question whose list is searched: what was chosen of what was found, and what was typed.</summary>
public static class LongList
{
    /// <summary>How many matches are offered.</summary>
    public const int MostFound = 20;

    /// <summary>The entries of a list that hold every word typed; the one that is called exactly so, alone.</summary>
    public static IReadOnlyList<Concept> Find(IEnumerable<Concept> list, string typed)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(typed);
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return [];
        List<Concept> found = [.. list.Where(concept => Array.TrueForAll(words, word => concept.Display.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        return found.Find(concept => string.Equals(concept.Display, typed, StringComparison.OrdinalIgnoreCase)) is { } exact ? [exact] : [.. found.Take(MostFound)];
    }

    /// <param name="what">What the answer is called: "Specialty".</param>
    /// <param name="found">What the typed words found.</param>
    public static ReadAnswer Read(TaxonomyElement element, string name, string what, FieldValues typed, IReadOnlyList<Concept> found)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(found);
        var organisations = element.CodeSystem!.AcceptsOdsCodes;
        List<string> chosen = [.. typed[name].Where(code => element.CodeSystem.Knows(code) || (organisations && OdsCode.HasShape(code))).Distinct(StringComparer.Ordinal)];
        var text = typed.First(FieldNames.Search(name));
        // What was typed has been answered by a choice among what it found.
        if (text.Length == 0 || found.Any(concept => chosen.Contains(concept.Code, StringComparer.Ordinal))) return new ReadAnswer(chosen);
        if (found is [var only] && IsNamed(only, text)) return new ReadAnswer(element.Repeats ? [.. chosen, only.Code] : [only.Code]);
        var at = FieldNames.Search(name);
        if (found.Count > 0) return new ReadAnswer(chosen, new FieldFault(name, $"{what}: choose one of those found, or type more of the name", at));
        if (!organisations) return new ReadAnswer(chosen, new FieldFault(name, $"{what}: nothing found for “{text}”. Try another word", at));
        return OdsCode.Read(text) is { } code && code.Any(char.IsAsciiDigit)
            ? new ReadAnswer(element.Repeats ? [.. chosen, code] : [code])
            : new ReadAnswer(chosen, Other: text);
    }

    private static bool IsNamed(Concept concept, string text) =>
        string.Equals(concept.Display, text, StringComparison.OrdinalIgnoreCase) || string.Equals(concept.Code, text, StringComparison.OrdinalIgnoreCase);
}
