using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Language;

/// <summary>Finds words in which blame is often put, from <c>content/language/blame-v*.json</c>: the newest version counts.</summary>
/// <remarks>A hint beside a text, never a reason to refuse one. It knows words and not what is meant: how often it is right stands in <c>docs/language.md</c>.</remarks>
public sealed class BlameLanguage
{
    private const int NegationReaches = 4;
    private const int SayingReaches = 9;
    private const int FutureReaches = 14;

    private readonly BlameContent content;

    internal BlameLanguage(BlameContent content) => this.content = content;

    /// <summary>Every hint, in the order of the text; none lies on another. Takes time in proportion to the text's length.</summary>
    public IReadOnlyList<BlameHint> Find(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var words = BlameWord.Of(text);
        List<BlameHint> hints = [];
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].IsQuoted) continue;
            var (found, end) = Longest(words, at);
            if (found is null || IsMeantOtherwise(words, at, end, found)) continue;
            var start = words[at].Start;
            hints.Add(new(start, words[end].Start + words[end].Length - start, found.Kind, found.Name, content.Kinds[found.Kind].Title, content.Kinds[found.Kind].Why, found.Better));
            at = end;
        }

        return hints;
    }

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static BlameLanguage Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "language");
        var versions = folder.Read("blame", (root, _) => BlameReader.Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("language/blame-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }

    private (BlamePhrase? Found, int End) Longest(List<BlameWord> words, int at)
    {
        (BlamePhrase? Found, int End) best = (null, -1);
        foreach (var (pattern, phrase) in content.ByBeginning.GetValueOrDefault(words[at].Small, content.Others))
        {
            if (pattern.Match(words, at, content.NotDone) is var end && end > best.End) best = (phrase, end);
        }

        return best;
    }

    private bool IsMeantOtherwise(List<BlameWord> words, int at, int end, BlamePhrase phrase) =>
        (end + 1 < words.Count && phrase.UnlessNext.Contains(words[end + 1].Small))
        || IsSaid(words, at)
        || (phrase.IsNegatable && IsNegated(words, at, end))
        || (phrase.Kind == BlameKind.Counterfactual && IsPlanned(words, end));

    /// <summary>Somebody else's words, unless "I" or "we" said them.</summary>
    private bool IsSaid(List<BlameWord> words, int at) => Before(words, at, SayingReaches).Any(index =>
        content.Sayers.Contains(words[index].Small) && (index == 0 || words[index].BeginsSentence || words[index - 1].Small is not ("i" or "we")));

    /// <summary>"Not careless", "nobody was to blame", "the nurse was not at fault".</summary>
    private bool IsNegated(List<BlameWord> words, int at, int end) =>
        Before(words, at, NegationReaches).Concat(Enumerable.Range(at, end - at + 1)).Any(index => content.Negations.Contains(words[index].Small) || words[index].Small.EndsWith("n't", StringComparison.Ordinal));

    private bool IsPlanned(List<BlameWord> words, int end)
    {
        for (var index = end + 1; index < words.Count && index <= end + FutureReaches && !words[index].BeginsSentence; index++)
        {
            if (content.Future.Any(pattern => pattern.Match(words, index, content.NotDone) >= 0)) return true;
        }

        return false;
    }

    /// <summary>The words before one in its sentence, the nearest first, up to a word that begins another thought.</summary>
    private IEnumerable<int> Before(List<BlameWord> words, int at, int reach)
    {
        for (var index = at - 1; index >= 0 && index >= at - reach && !words[index + 1].BeginsSentence && !content.Stops.Contains(words[index].Small); index--) yield return index;
    }
}
