namespace LearnSafe.Domain.Search;

/// <summary>A piece of a text, and whether it is what was asked for.</summary>
public sealed record MarkedText(string Text, bool IsFound);

/// <summary>Shows where a text has what was asked for.</summary>
public static class SearchMarks
{
    /// <summary>The part of a text around the first place that was asked for, with those places marked. The beginning where it has none.</summary>
    /// <param name="longest">How much is shown, in characters; at least 40.</param>
    public static IReadOnlyList<MarkedText> Around(string text, SearchQuery query, Spellings spellings, int longest = 240)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 40);
        var found = Places(text, query, spellings);
        var from = found.Count == 0 || found[0].Start < longest / 2 ? 0 : WordStart(text, found[0].Start - longest / 3);
        var to = text.Length - from <= longest ? text.Length : WordStart(text, from + longest);
        if (to <= from) to = Math.Min(text.Length, from + longest);
        List<MarkedText> parts = [];
        if (from > 0) parts.Add(new MarkedText("… ", false));
        var at = from;
        foreach (var (start, length) in found.Where(place => place.Start >= from && place.Start + place.Length <= to))
        {
            if (start > at) parts.Add(new MarkedText(text[at..start], false));
            parts.Add(new MarkedText(text.Substring(start, length), true));
            at = start + length;
        }

        if (at < to) parts.Add(new MarkedText(text[at..to].TrimEnd(), false));
        if (to < text.Length) parts.Add(new MarkedText(" …", false));
        return parts;
    }

    /// <summary>Where a text has what was asked for, in order and apart from each other.</summary>
    public static IReadOnlyList<(int Start, int Length)> Places(string text, SearchQuery query, Spellings spellings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(spellings);
        SearchWord[] words = [.. SearchWords.Of(text).Select(spellings.Usual)];
        var stems = Array.ConvertAll(words, word => word.Stem);
        SortedDictionary<int, int> places = [];
        foreach (var term in query.Terms.Where(term => !term.IsExcluded))
        {
            string[] asked = [.. term.Words.Select(word => word.Stem)];
            for (var at = 0; at + term.Words.Count <= words.Length; at++)
            {
                if (term.IsPrefix ? !words[at].Word.StartsWith(term.Words[0].Word, StringComparison.Ordinal) : !stems.AsSpan(at, asked.Length).SequenceEqual(asked)) continue;
                for (var one = at; one < at + term.Words.Count; one++) places[words[one].Start] = words[one].Length;
            }
        }

        return [.. places.Select(place => (place.Key, place.Value))];
    }

    /// <summary>Where the next word begins, so that none is cut.</summary>
    private static int WordStart(string text, int from)
    {
        var at = Math.Clamp(from, 0, text.Length);
        while (at < text.Length && at - from < 40 && !char.IsWhiteSpace(text[at])) at++;
        return Math.Min(text.Length, at == text.Length ? at : at + 1);
    }
}
