using System.Globalization;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Language;

/// <summary>Words in a row: <c>@person ~1 failed|neglected to</c>. The grammar stands in the notes of the content file.</summary>
internal sealed class BlamePattern
{
    /// <summary>More would only make matching slower; no phrase needs them.</summary>
    private const int MostSteps = 12;
    private const int WidestGap = 3;

    private readonly IReadOnlyList<Step> steps;

    private BlamePattern(IReadOnlyList<Step> steps) => this.steps = steps;

    /// <summary>The words that it may begin with; null where that is not a matter of a list.</summary>
    internal IReadOnlySet<string>? Beginnings => steps[0] is { Prefix: null, IsDone: false } first ? first.Words : null;

    /// <summary>Null, and faults noted, where it cannot be read.</summary>
    internal static BlamePattern? Read(string text, IReadOnlyDictionary<string, IReadOnlySet<string>> lists, ContentPlace place)
    {
        List<Step> read = [];
        foreach (var written in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isOptional = written.EndsWith('?');
            var word = isOptional ? written[..^1] : written;
            if (word.StartsWith('~'))
            {
                if (!int.TryParse(word[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var gap) || gap is < 1 or > WidestGap) place.Fault($"A gap is ~1 to ~{WidestGap}; \"{word}\" is none.");
                read.Add(new Step(null, null, false, false, gap));
                continue;
            }

            if (word.EndsWith('*'))
            {
                read.Add(new Step(null, word[..^1], false, isOptional, 0));
                continue;
            }

            HashSet<string> words = new(StringComparer.Ordinal);
            var isDone = false;
            foreach (var one in word.Split('|'))
            {
                if (!one.StartsWith('@')) words.Add(one);
                else if (lists.TryGetValue(one[1..], out var list))
                {
                    words.UnionWith(list);
                    isDone |= one == "@done";
                }
                else place.Fault($"There is no list \"{one[1..]}\".");
            }

            if (words.Any(one => one.Length == 0 || one.Any(char.IsUpper))) place.Fault($"Words are written small, with none empty: \"{word}\".");
            read.Add(new Step(words, null, isDone, isOptional, 0));
        }

        if (read.Count is 0 or > MostSteps) place.Fault($"A pattern has 1 to {MostSteps} words.");
        else if (read[0] is { Gap: > 0 } or { IsOptional: true } || read[^1].Gap > 0) place.Fault("A pattern begins with a word that must be there, and does not end in a gap.");
        else return new(read);
        return null;
    }

    /// <summary>The last word of the longest match that begins at a word, or −1.</summary>
    internal int Match(IReadOnlyList<BlameWord> words, int at, IReadOnlySet<string> notDone) => Match(words, at, 0, notDone);

    private int Match(IReadOnlyList<BlameWord> words, int at, int step, IReadOnlySet<string> notDone)
    {
        if (step == steps.Count) return at - 1;
        var now = steps[step];
        var best = now.IsOptional ? Match(words, at, step + 1, notDone) : -1;
        if (now.Gap > 0)
        {
            for (var skipped = 0; skipped <= now.Gap && at + skipped < words.Count && (skipped == 0 || !words[at + skipped - 1].BeginsSentence); skipped++) best = Math.Max(best, Match(words, at + skipped, step + 1, notDone));
            return best;
        }

        // A sentence's first word may begin a match and is never inside one.
        if (at >= words.Count || (step > 0 && words[at].BeginsSentence) || !now.Takes(words[at].Small, notDone)) return best;
        return Math.Max(best, Match(words, at + 1, step + 1, notDone));
    }

    private sealed record Step(IReadOnlySet<string>? Words, string? Prefix, bool IsDone, bool IsOptional, int Gap)
    {
        internal bool Takes(string word, IReadOnlySet<string> notDone) =>
            Prefix is not null ? word.StartsWith(Prefix, StringComparison.Ordinal)
            : Words!.Contains(word) || (IsDone && word.Length >= 5 && word.EndsWith("ed", StringComparison.Ordinal) && !notDone.Contains(word));
    }
}
