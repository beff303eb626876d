using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Tests.Privacy;

/// <summary>
/// How much of what must not be released is taken out (recall: the whole of the marked place is gone) and how much of what is taken out had to be
/// (precision: the finding touches a mark of its kind), over the invented sentences of release-labelled.txt. Every second sentence is
/// held out. The figures stand in docs/privacy-check.md, and the test that holds the floors also holds the page to them.
/// </summary>
public partial class ReleaseCheckAccuracyTests
{
    [Theory]
    [InlineData(false, 0.95, 0.97)]
    [InlineData(true, 0.93, 0.97)]
    public void Propose_LabelledSentences_ReachesRecallAndPrecision(bool heldOut, double leastRecall, double leastPrecision)
    {
        var measures = Measure(heldOut, out var wrong);
        var report = new StringBuilder();
        foreach (var (kind, measure) in measures) report.AppendLine(CultureInfo.InvariantCulture, $"| {(heldOut ? "held out" : "tuned")} | {kind} | {measure.There} | {measure.Gone} | {measure.Marked} | {measure.Right} |");
        var all = measures.Values.Aggregate((one, other) => one + other);

        Assert.True(all.Recall >= leastRecall && all.Precision >= leastPrecision, $"recall {all.Recall:0.000}, precision {all.Precision:0.000}\n{report}\n{string.Join('\n', wrong)}");
    }

    /// <summary>Sentences in which the check that speaks while recording must find nothing: dates apart, this one finds hardly more.</summary>
    [Fact]
    public void Propose_OrdinarySentences_TakesNoNameOutAndHardlyAPlace()
    {
        using var stream = typeof(ReleaseCheckAccuracyTests).Assembly.GetManifestResourceStream("labelled.json")!;
        var sentences = JsonDocument.Parse(stream).RootElement.GetProperty("without").EnumerateArray().Select(sentence => sentence.GetString()!).ToList();

        var taken = sentences.SelectMany(text => ReleaseCheck.Propose(text).Findings.Where(finding => finding.Kind is not ReleaseKind.Date and not ReleaseKind.Age).Select(finding => text.Substring(finding.Start, finding.Length)));

        Assert.Equal(["Sir Robert Peel Hospital"], taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Page_SaysWhatIsMeasured(bool heldOut)
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "privacy-check.md"));
        foreach (var (kind, measure) in Measure(heldOut, out _))
        {
            if (measure.There + measure.Marked > 0)
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {(heldOut ? "held out" : "tuned")} | {kind} | {measure.There} | {measure.Gone} | {measure.Marked} | {measure.Right} |"), page, StringComparison.Ordinal);
        }
    }

    private static Dictionary<ReleaseKind, Measured> Measure(bool heldOut, out List<string> wrong)
    {
        var measures = Enum.GetValues<ReleaseKind>().ToDictionary(kind => kind, _ => new Measured(0, 0, 0, 0));
        wrong = [];
        foreach (var (text, marks) in Labelled(heldOut))
        {
            var findings = ReleaseCheck.Propose(text).Findings;
            var missed = marks.Where(mark => !findings.Any(finding => finding.Start <= mark.Start && finding.Start + finding.Length >= mark.Start + mark.Length)).ToList();
            var mistaken = findings.Where(finding => !marks.Any(mark => mark.Kind == finding.Kind && mark.Start < finding.Start + finding.Length && finding.Start < mark.Start + mark.Length)).ToList();
            foreach (var mark in marks) measures[mark.Kind] += new Measured(1, missed.Contains(mark) ? 0 : 1, 0, 0);
            foreach (var finding in findings) measures[finding.Kind] += new Measured(0, 0, 1, mistaken.Contains(finding) ? 0 : 1);
            wrong.AddRange(missed.Select(mark => $"missed {mark.Kind} “{text.Substring(mark.Start, mark.Length)}” in: {text}"));
            wrong.AddRange(mistaken.Select(finding => $"mistaken {finding.Kind} “{text.Substring(finding.Start, finding.Length)}” in: {text}"));
        }

        return measures;
    }

    private static IEnumerable<(string Text, List<(ReleaseKind Kind, int Start, int Length)> Marks)> Labelled(bool heldOut)
    {
        using var reader = new StreamReader(typeof(ReleaseCheckAccuracyTests).Assembly.GetManifestResourceStream("release-labelled.txt")!);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (number++ % 2 == (heldOut ? 1 : 0)) yield return Read(line);
        }
    }

    private static (string Text, List<(ReleaseKind Kind, int Start, int Length)> Marks) Read(string sentence)
    {
        var marks = new List<(ReleaseKind, int, int)>();
        var removed = 0;
        foreach (Match match in Mark().Matches(sentence))
        {
            var text = match.Groups["text"];
            marks.Add((Enum.Parse<ReleaseKind>(match.Groups["kind"].ValueSpan), match.Index - removed, text.Length));
            removed += match.Length - text.Length;
        }

        return (Mark().Replace(sentence, "${text}"), marks);
    }

    [GeneratedRegex(@"\{\{(?<kind>\w+):(?<text>[^}]*)\}\}")]
    private static partial Regex Mark();

    private sealed record Measured(int There, int Gone, int Marked, int Right)
    {
        public double Recall => (double)Gone / There;

        public double Precision => (double)Right / Marked;

        public static Measured operator +(Measured one, Measured other) => new(one.There + other.There, one.Gone + other.Gone, one.Marked + other.Marked, one.Right + other.Right);
    }
}
