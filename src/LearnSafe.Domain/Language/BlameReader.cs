using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Language;

/// <summary>An entry of the content file.</summary>
/// <param name="UnlessNext">Words behind it that make it something else: a lazy eye.</param>
internal sealed record BlamePhrase(string Name, BlameKind Kind, string Better, bool IsNegatable, IReadOnlySet<string> UnlessNext);

/// <summary>The content file, ready to look words up.</summary>
/// <param name="ByBeginning">The patterns that may begin with a word.</param>
/// <param name="Others">Those that may begin with words that no list names; they stand in <paramref name="ByBeginning"/> too.</param>
internal sealed record BlameContent(
    IReadOnlyDictionary<BlameKind, (string Title, string Why)> Kinds, IReadOnlyDictionary<string, IReadOnlyList<(BlamePattern Pattern, BlamePhrase Phrase)>> ByBeginning,
    IReadOnlyList<(BlamePattern Pattern, BlamePhrase Phrase)> Others, IReadOnlyList<BlamePattern> Future, IReadOnlySet<string> NotDone, IReadOnlySet<string> Negations, IReadOnlySet<string> Sayers, IReadOnlySet<string> Stops);

/// <summary>Reads a <c>blame-v*.json</c>.</summary>
internal static class BlameReader
{
    public static BlameLanguage? Read(ContentPlace root)
    {
        root.Only("version", "notes", "source", "status", "lists", "negations", "sayers", "stops", "future", "kinds", "phrases");
        root.Text("source");
        root.Choice<RuleStatus>("status");
        var lists = root.Members("lists").ToDictionary(list => list.Name, list => (IReadOnlySet<string>)new HashSet<string>(list.Place.AsList().Select(word => word.AsText()).OfType<string>(), StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var needed in (string[])["person", "done", "notDone"])
        {
            if (!lists.ContainsKey(needed)) root.At("lists").At(needed).Fault("It is missing.");
        }

        Dictionary<BlameKind, (string Title, string Why)> kinds = [];
        foreach (var kind in Enum.GetValues<BlameKind>())
        {
            var place = root.At("kinds").At(ContentPlace.Camel(kind)).Only("title", "why");
            kinds[kind] = (place.Text("title"), place.Text("why"));
        }

        var patterns = Phrases(root, lists);
        var future = root.List("future").Select(place => BlamePattern.Read(place.AsText() ?? "", lists, place)).OfType<BlamePattern>().ToList();
        if (root.HasFaults) return null;
        List<(BlamePattern, BlamePhrase)> others = [.. patterns.Where(pattern => pattern.Pattern.Beginnings is null)];
        var beginnings = patterns.SelectMany(pattern => pattern.Pattern.Beginnings ?? (IEnumerable<string>)[]).Distinct(StringComparer.Ordinal)
            .ToDictionary(word => word, word => (IReadOnlyList<(BlamePattern, BlamePhrase)>)[.. patterns.Where(pattern => pattern.Pattern.Beginnings is not { } words || words.Contains(word))], StringComparer.Ordinal);
        return new(new(kinds, beginnings, others, future, lists["notDone"], Set(root, "negations"), Set(root, "sayers"), Set(root, "stops")));
    }

    private static List<(BlamePattern Pattern, BlamePhrase Phrase)> Phrases(ContentPlace root, Dictionary<string, IReadOnlySet<string>> lists)
    {
        List<(BlamePattern, BlamePhrase)> patterns = [];
        HashSet<string> names = [];
        foreach (var place in root.List("phrases"))
        {
            place.Only("name", "kind", "negatable", "patterns", "unlessNext", "better");
            var next = place.OptionalList("unlessNext").Select(word => word.AsText()).OfType<string>();
            BlamePhrase phrase = new(place.Text("name"), place.Choice<BlameKind>("kind"), place.Text("better"), place.Flag("negatable"), new HashSet<string>(next, StringComparer.Ordinal));
            if (!names.Add(phrase.Name)) place.At("name").Fault("The phrase is there twice.");
            var written = place.List("patterns");
            if (written.Count == 0) place.At("patterns").Fault("At least one pattern is needed.");
            patterns.AddRange(written.Select(one => BlamePattern.Read(one.AsText() ?? "", lists, one)).OfType<BlamePattern>().Select(pattern => (pattern, phrase)));
        }

        return patterns;
    }

    private static HashSet<string> Set(ContentPlace root, string property) => new(root.Texts(property), StringComparer.Ordinal);
}
