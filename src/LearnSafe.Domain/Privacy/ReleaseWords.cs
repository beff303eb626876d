using System.Collections.Frozen;
using System.Text.Json;

namespace LearnSafe.Domain.Privacy;

/// <summary>The word lists of content/privacy/release-words-v1.json, which travel inside the program: the check must not depend on a file that is away.</summary>
internal sealed class ReleaseWords
{
    public static readonly ReleaseWords Current = Load();

    private ReleaseWords(JsonElement root)
    {
        GivenNames = Lists(root, "givenNames");
        GivenNamesThatAreWords = Words(root, "givenNamesThatAreWords");
        Surnames = Lists(root, "surnames");
        SurnamesThatAreWords = Words(root, "surnamesThatAreWords");
        People = Words(root, "peopleWords");
        // A possessive is stripped before a word is looked up.
        NotPeople = new[] { "clinicalNames", "productsAndSystems", "departments", "ordinaryWords" }
            .SelectMany(list => Words(root, list)).Select(word => word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Given names that are nothing else.</summary>
    public FrozenSet<string> GivenNames { get; }

    public FrozenSet<string> GivenNamesThatAreWords { get; }

    /// <summary>Surnames that are nothing else.</summary>
    public FrozenSet<string> Surnames { get; }

    public FrozenSet<string> SurnamesThatAreWords { get; }

    /// <summary>What a person is to the patient or to the practice: daughter, locum, receptionist.</summary>
    public FrozenSet<string> People { get; }

    /// <summary>Words that are written with a capital and name no person here: conditions, scales, products, departments, and ordinary words that begin sentences.</summary>
    public FrozenSet<string> NotPeople { get; }

    private static ReleaseWords Load()
    {
        using var stream = typeof(ReleaseWords).Assembly.GetManifestResourceStream("release-words-v1.json")!;
        using var document = JsonDocument.Parse(stream);
        return new ReleaseWords(document.RootElement);
    }

    private static FrozenSet<string> Lists(JsonElement root, string name) =>
        root.GetProperty(name).EnumerateObject().SelectMany(list => Split(list.Value)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static FrozenSet<string> Words(JsonElement root, string name) => Split(root.GetProperty(name)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string[] Split(JsonElement text) => text.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
