using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Language;

namespace LearnSafe.Domain.Tests.Language;

/// <summary>What is pointed out in labelled texts, how often that is right, and that any text at all can be looked at.</summary>
public class BlameLanguageTests
{
    private static readonly BlameLanguage Shipped = BlameLanguage.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    private static readonly IReadOnlyList<(string Kinds, string Text)> Cases = [.. Read().Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | ", 2)).Select(parts => (parts[0] == "-" ? "" : parts[0], parts[1]))];

    /// <summary>What docs/language.md says of the phrases is what they do.</summary>
    [Fact]
    public void Find_LabelledTexts_IsAsOftenRightAsTheDocumentSays()
    {
        var (right, wrong, missed) = (0, 0, 0);
        List<string> differ = [];
        foreach (var (kinds, text) in Cases)
        {
            var rest = kinds.ToList();
            var hits = Shipped.Find(text).Count(hint => rest.Remove(Letter(hint.Kind)));
            var found = Shipped.Find(text).Count;
            (right, wrong, missed) = (right + hits, wrong + found - hits, missed + rest.Count);
            if (found != hits || rest.Count > 0) differ.Add($"{kinds} found {string.Join(", ", Shipped.Find(text).Select(hint => $"{Letter(hint.Kind)} {hint.In(text)}"))}: {text}");
        }

        var measured = $"{Cases.Count} texts, {right + missed} phrases: {right} found, {missed} missed, {wrong} pointed out that should not be. Precision {100.0 * right / (right + wrong):0}%, recall {100.0 * right / (right + missed):0}%.";
        Assert.True(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "language.md")).Contains(measured, StringComparison.Ordinal), $"{measured}\n{string.Join('\n', differ)}");
        Assert.True(Cases.Count >= 80);
    }

    [Theory]
    [InlineData("The NURSE Failed To ring.", "NURSE Failed To")]
    [InlineData("(careless)", "careless")]
    [InlineData("He wasn’t careful. Carelessly, he left.", "Carelessly")]
    [InlineData("We said the nurse failed to ring.", "nurse failed to")]
    [InlineData("“Sorry,” he said. It was human error.", "human error")]
    [InlineData("\"unclosed and careless", "careless")]
    [InlineData("It was not a busy day but a careless nurse worked.", "careless")]
    public void Find_Phrase_LiesWhereItIsWritten(string text, string phrase)
    {
        Assert.Equal([phrase], Shipped.Find(text).Select(hint => hint.In(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("scareless carelessnesses uncareless")]
    [InlineData("The nurse failed. To ring was hard.")]
    [InlineData("She felt that staff were lazy.")]
    [InlineData("‘You are useless’, said the man.")]
    public void Find_OtherText_SaysNothing(string text) => Assert.Empty(Shipped.Find(text));

    [Fact]
    public void Find_Hint_SaysWhyAndHowElse()
    {
        var hint = Assert.Single(Shipped.Find("Human error."));

        Assert.Equal((BlameKind.HumanError, "human-error"), (hint.Kind, hint.Phrase));
        Assert.All((string[])[hint.Title, hint.Why, hint.Better], Assert.NotEmpty);
    }

    [Fact]
    public void Find_AnyText_HintsLieInsideItInOrder()
    {
        var pieces = Gen.OneOf(Gen.Elements("the nurse", "failed", "to", "should", "have", "been", "not", "\"", "“", "’", ".", "\n", " ", "careless", "human error", "said", "\u0000", "\ud83d", "next week"), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Prop.ForAll(pieces.ArrayOf().Select(parts => string.Join(' ', parts)).ToArbitrary(), text =>
        {
            var end = 0;
            foreach (var hint in Shipped.Find(text))
            {
                if (hint.Start < end || hint.Length < 1 || hint.Start + hint.Length > text.Length) return false;
                end = hint.Start + hint.Length;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("the nurse should have not said failed to ")]
    [InlineData("should have been told next ")]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("x“'")]
    [InlineData("who who who had not been ")]
    public void Find_AMillionCharacters_TakesLittleTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Shipped.Find(text[..1000]);
        var watch = Stopwatch.StartNew();
        Shipped.Find(text);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("\"patterns\": [\"?\"]", "phrases[0].patterns[0]")]
    [InlineData("\"patterns\": [\"~2 failed\"]", "phrases[0].patterns[0]")]
    [InlineData("\"patterns\": [\"@nobody failed\"]", "phrases[0].patterns[0]")]
    [InlineData("\"patterns\": [\"Failed\"]", "phrases[0].patterns[0]")]
    [InlineData("\"patterns\": [\"failed ~9 to\"]", "phrases[0].patterns[0]")]
    [InlineData("\"patterns\": []", "phrases[0].patterns")]
    [InlineData("\"patterns\": [\"a\"], \"colour\": 1", "phrases[0].colour")]
    public void Load_WrongContent_NamesThePlace(string patterns, string place)
    {
        var folder = Directory.CreateTempSubdirectory("blame");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "language"));
            const string kind = "{ \"title\": \"a\", \"why\": \"b\" }";
            File.WriteAllText(Path.Combine(folder.FullName, "language", "blame-v1.json"), $$"""
                { "version": 1, "source": "x", "status": "proposed", "lists": { "person": ["i"], "done": ["been"], "notDone": [] }, "negations": ["not"], "sayers": [], "stops": [], "future": [],
                  "kinds": { "person": {{kind}}, "counterfactual": {{kind}}, "judgement": {{kind}}, "humanError": {{kind}} },
                  "phrases": [{ "name": "a", "kind": "person", "negatable": true, "better": "b", {{patterns}} }] }
                """);

            var fault = Assert.Throws<ContentException>(() => BlameLanguage.Load(folder.FullName));

            Assert.Contains(fault.Faults, found => found.File == "language/blame-v1.json" && found.Place == place);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static char Letter(BlameKind kind) => char.ToLowerInvariant(kind.ToString()[0]);

    private static IEnumerable<string> Read()
    {
        using StreamReader reader = new(typeof(BlameLanguageTests).Assembly.GetManifestResourceStream("blame-labelled.txt")!);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
