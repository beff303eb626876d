using LearnSafe.Domain.Content;
using LearnSafe.Domain.Culture;

namespace LearnSafe.Domain.Tests.Culture;

/// <summary>Where answers lead in the shipped guide, and what a file must say.</summary>
public class JustCultureGuideTests
{
    private static readonly JustCultureGuide Shipped = JustCultureGuide.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Theory]
    [InlineData("n", "learning")]
    [InlineData("yy", "A")]
    [InlineData("yny", "B1")]
    [InlineData("ynny", "B2")]
    [InlineData("ynnny", "B2")]
    [InlineData("ynnnnn", "C")]
    [InlineData("ynnnnyn", "C")]
    [InlineData("ynnnnyyn", "C")]
    [InlineData("ynnnnyyyy", "D")]
    [InlineData("ynnnnyyyny", "D")]
    [InlineData("ynnnnyyynny", "D")]
    [InlineData("ynnnnyyynnny", "E")]
    [InlineData("ynnnnyyynnnn", "F")]
    [InlineData("yyyyyyyyyyyyyyyyyyyyyyy", "A")]
    public void Walk_Answers_LeadToTheirOutcome(string answers, string outcome)
    {
        var walk = Shipped.Walk(answers);

        Assert.Equal(outcome, walk.Outcome!.Name);
        Assert.Null(walk.Next);
        Assert.StartsWith(JustCultureGuide.Written(walk.Answered.Select(answered => answered.Answer)), answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "concern")]
    [InlineData("", "concern")]
    [InlineData("Y", "concern")]
    [InlineData("xyyy", "concern")]
    [InlineData("y", "harm-meant")]
    [InlineData("y?nnn", "harm-meant")]
    [InlineData("ynnnnyyynnn", "mitigation")]
    public void Walk_FewerAnswers_OrWrongOnes_AskTheNextQuestion(string? answers, string question)
    {
        var walk = Shipped.Walk(answers);

        Assert.Equal(question, walk.Next!.Name);
        Assert.Null(walk.Outcome);
    }

    [Fact]
    public void Walk_EveryPath_EndsWithAWiderQuestion()
    {
        HashSet<string> reached = [];
        for (var path = 0; path < 1 << Shipped.Questions.Count; path++)
        {
            var outcome = Shipped.Walk(JustCultureGuide.Written(Enumerable.Range(0, Shipped.Questions.Count).Select(bit => (path >> bit & 1) == 1))).Outcome!;
            Assert.NotEmpty(outcome.System);
            reached.Add(outcome.Name);
        }

        Assert.Equal(["A", "B1", "B2", "C", "D", "E", "F", "learning"], reached.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"yes\": \"next\", \"no\": \"end\"", "questions[0].yes")]
    [InlineData("\"yes\": \"nowhere\", \"no\": \"end\"", "questions[0].yes")]
    [InlineData("\"yes\": \"end\"", "questions[0].no")]
    [InlineData("\"yes\": \"end\", \"no\": \"end\", \"maybe\": 1", "questions[0].maybe")]
    public void Load_WrongContent_NamesThePlace(string leads, string place)
    {
        var folder = Directory.CreateTempSubdirectory("guide");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "culture"));
            File.WriteAllText(Path.Combine(folder.FullName, "culture", "just-culture-v1.json"), $$"""
                { "version": 1, "source": "x", "status": "proposed", "rules": ["a"], "questions": [{ "name": "a", "test": "b", "text": "c", {{leads}} }],
                  "outcomes": [{ "name": "end", "title": "a", "meaning": "b", "system": "c" }] }
                """);

            Assert.Contains(Assert.Throws<ContentException>(() => JustCultureGuide.Load(folder.FullName)).Faults, fault => fault.Place == place);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
