using System.Security.Cryptography;
using System.Text;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Search;

/// <summary>Usual misspellings and other spellings of words, from <c>content/search/spellings-v*.json</c>: the newest version counts. Both what is searched and what is asked goes through it.</summary>
public sealed class Spellings
{
    /// <summary>No word has another spelling.</summary>
    public static readonly Spellings None = new(new Dictionary<string, string>(StringComparer.Ordinal));

    private readonly IReadOnlyDictionary<string, string> usual;

    internal Spellings(IReadOnlyDictionary<string, string> usual) => this.usual = usual;

    /// <summary>How many spellings are known.</summary>
    public int Count => usual.Count;

    /// <summary>Another where any spelling is another: what was made with these words must then be made anew.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', usual.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")))));

    /// <summary>The word as it is usually spelt, in the place where it stands.</summary>
    public SearchWord Usual(SearchWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return usual.TryGetValue(word.Word, out var spelt) ? new SearchWord(spelt, word.Start, word.Length) : word;
    }

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static Spellings Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "search");
        var versions = folder.Read("spellings", (root, _) => Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("search/spellings-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }

    private static Spellings Read(ContentPlace root)
    {
        root.Only("version", "notes", "words");
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (var place in root.List("words"))
        {
            place.Only("word", "also");
            var word = place.Text("word");
            if (!IsOneWord(word)) place.At("word").Fault("One word in small letters.");
            foreach (var also in place.Texts("also"))
            {
                if (!IsOneWord(also)) place.At("also").Fault($"'{also}' is not one word in small letters.");
                else if (!read.TryAdd(also, word)) place.At("also").Fault($"'{also}' is there twice.");
            }
        }

        foreach (var chained in read.Where(pair => read.ContainsKey(pair.Value)).Select(pair => pair.Key)) root.At("words").Fault($"'{chained}' leads to a word that leads to another.");
        return new Spellings(read);
    }

    private static bool IsOneWord(string word) => SearchWords.Of(word).ToList() is [var only] && only.Word == word;
}
