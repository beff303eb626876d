using System.Text.RegularExpressions;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed partial class WordingFileTests
{
    private static readonly Wording Wording = ShippedContent.Content.Wordings[5];

    private static readonly List<(string Name, QuestionWording Text)> All =
        [.. Wording.Questions.SelectMany(question => question.Value.For.Values.Prepend(question.Value).Select(text => (question.Key, text)))];

    [Fact]
    public void Questions_EveryAskedQuestion_HasWording()
    {
        var asked = ShippedContent.Content.FormRules[5].Forms.Values.SelectMany(form => form.Questions).Select(question => question.Question).Distinct();

        Assert.Equal(asked.Order(StringComparer.Ordinal), Wording.Questions.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Question_Each_IsAQuestion() => Assert.All(All, wording => Assert.EndsWith("?", wording.Text.Question, StringComparison.Ordinal));

    [Fact]
    public void Missing_Each_SaysWhatToDo() => Assert.All(All, wording => Assert.Matches("^(Enter|Select) .*[^.]$", wording.Text.Missing));

    [Fact]
    public void ShortName_Each_IsShort() => Assert.All(All, wording => Assert.InRange(wording.Text.ShortName.Length, 2, 55));

    [Fact]
    public void Sentences_Each_HaveAtMostTwentyWords() =>
        Assert.All(Texts(), text => Assert.All(Sentence().Split(text), sentence => Assert.InRange(sentence.Split(' ').Length, 1, 20)));

    [Fact]
    public void Texts_Each_AreCalmAndBlameNobody() =>
        Assert.All(Texts(), text => Assert.DoesNotMatch("(?i)!|\\bplease\\b|\\bfailed\\b|\\bcareless|\\bmistake|\\byour fault|\\bguilty", text));

    [Fact]
    public void Description_EveryEventType_AsksToLeaveOutWhoItWas()
    {
        var description = Wording.Questions["Description"];

        Assert.All(description.For.Values.Prepend(description), wording => Assert.Contains("Leave out names, NHS numbers", wording.Hint, StringComparison.Ordinal));
        Assert.Equal("What went well?", description.For[EventType.GoodCare].Question);
    }

    [Theory]
    [InlineData("PhysicalHarm")]
    [InlineData("PsychologicalHarm")]
    public void Details_LevelsOfHarm_ExplainEveryCodeInSourceOrderAndNameTheSource(string element)
    {
        var details = Wording.Questions[element].Details;

        Assert.Equal(ShippedContent.V5.Element(element)!.CodeSystem!.Concepts.Select(concept => concept.Code), details!.Lines.Select(line => line.Code).OfType<string>());
        Assert.Contains("policy guidance on recording patient safety events and levels of harm", details.Source, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts() =>
        All.SelectMany(wording => new[] { wording.Text.Question, wording.Text.Hint, wording.Text.Missing, wording.Text.Details?.Source }
            .Concat(wording.Text.Details?.Lines.Select(line => line.Text) ?? [])).OfType<string>();

    [GeneratedRegex(@"(?<=[.?])\s")]
    private static partial Regex Sentence();
}
