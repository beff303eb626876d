using System.Text.Json;
using System.Text.RegularExpressions;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Tests.Privacy;

/// <summary>
/// Precision (of what is marked, how much is an identifier) and recall (of the identifiers, how many are marked, exactly from
/// first to last character), over the invented sentences of labelled.json: 67 with identifiers, 65 without. Measured on 23 November 2026, precision
/// 1 throughout; recall: NHS number 7 of 7, e-mail 4 of 4, date of birth 8 of 9, phone 8 of 9, postcode 5 of 5, name 35 of 40. What is missed is left
/// in the set on purpose (a local number without its area code, MR and MISS in capitals, "mr smith", "Nurse May", Lady): finding
/// it would mark drugs, scans and verbs. The same person wrote the sentences and the rules, so expect less on real text.
/// </summary>
public partial class PrivacyCheckAccuracyTests
{
    [Theory]
    [InlineData(PrivacyKind.NhsNumber, 1.0, 1.0)]
    [InlineData(PrivacyKind.Email, 1.0, 1.0)]
    [InlineData(PrivacyKind.DateOfBirth, 1.0, 0.88)]
    [InlineData(PrivacyKind.Phone, 1.0, 0.88)]
    [InlineData(PrivacyKind.Postcode, 1.0, 1.0)]
    [InlineData(PrivacyKind.Name, 1.0, 0.87)]
    public void Find_LabelledSentences_ReachesPrecisionAndRecall(PrivacyKind kind, double leastPrecision, double leastRecall)
    {
        var labelled = Labelled().Select(sentence => Read(sentence)).ToList();
        var right = 0;
        var marked = 0;
        var expected = 0;
        var wrong = new List<string>();
        foreach (var (text, spans) in labelled)
        {
            var found = PrivacyCheck.Find(text).Select(finding => (finding.Kind, finding.Start, finding.Length)).Where(span => span.Kind == kind).ToHashSet();
            var wanted = spans.Where(span => span.Kind == kind).ToHashSet();
            right += found.Intersect(wanted).Count();
            marked += found.Count;
            expected += wanted.Count;
            if (!found.SetEquals(wanted))
                wrong.Add(text);
        }

        var (precision, recall) = ((double)right / marked, (double)right / expected);
        Assert.True(precision >= leastPrecision && recall >= leastRecall,
            $"{kind}: {right} of {marked} marked, of {expected} there: precision {precision:0.000}, recall {recall:0.000}\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Labelled_Sentences_AreManyAndHalfWithoutIdentifier()
    {
        var labelled = Labelled().Select(sentence => Read(sentence)).ToList();

        Assert.True(labelled.Count >= 120);
        Assert.InRange(labelled.Count(sentence => sentence.Spans.Count == 0), labelled.Count * 0.45, labelled.Count * 0.55);
    }

    private static List<string> Labelled()
    {
        using var stream = typeof(PrivacyCheckAccuracyTests).Assembly.GetManifestResourceStream("labelled.json")!;
        var root = JsonDocument.Parse(stream).RootElement;
        return [.. root.GetProperty("withIdentifiers").EnumerateArray().Concat(root.GetProperty("without").EnumerateArray()).Select(sentence => sentence.GetString()!)];
    }

    private static (string Text, List<(PrivacyKind Kind, int Start, int Length)> Spans) Read(string sentence)
    {
        var spans = new List<(PrivacyKind, int, int)>();
        var removed = 0;
        foreach (Match match in Mark().Matches(sentence))
        {
            var text = match.Groups["text"];
            spans.Add((Enum.Parse<PrivacyKind>(match.Groups["kind"].ValueSpan), match.Index - removed, text.Length));
            removed += match.Length - text.Length;
        }

        return (Mark().Replace(sentence, "${text}"), spans);
    }

    [GeneratedRegex(@"\{\{(?<kind>\w+):(?<text>[^}]*)\}\}")]
    private static partial Regex Mark();
}
