using LearnSafe.Domain.Content;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Tests.Engagement;

public sealed class EngagementGuideTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "content");

    [Fact]
    public void Shipped_HasFourStepsAndNinePrinciplesThatNobodyVerifiedYet()
    {
        var guide = EngagementGuide.Load(Shipped);
        Assert.Equal([1, 2, 3, 4], guide.Current.All.Select(step => step.Number));
        Assert.Equal(9, guide.Principles.All.Count);
        Assert.Equal((RuleStatus.NotVerified, RuleStatus.NotVerified), (guide.Current.Status, guide.Principles.Status));
        Assert.Same(guide.Current, guide.Steps(1));
        Assert.All(guide.Principles.All, principle => Assert.EndsWith("?", principle.Prompt, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("steps-v1.json", "\"number\": 2", "\"number\": 5", "numbered from 1")]
    [InlineData("steps-v1.json", "\"name\": \"plan\"", "\"name\": \"knownFacts\"", "twice in this step")]
    [InlineData("steps-v1.json", "\"purpose\": \"Say sorry", "\"score\": \"Say sorry", "no property \"score\"")]
    [InlineData("steps-v1.json", "notVerified", "surely", "is not known here")]
    [InlineData("principles-v1.json", "\"name\": \"timing\"", "\"name\": \"heard\"", "there twice")]
    [InlineData("principles-v1.json", "\"title\": \"People are heard\"", "\"title\": \"\"", "not empty")]
    [InlineData("principles-v1.json", "\"version\": 1", "\"version\": 2", "says version 1")]
    public void AFile_ThatIsWrong_NamesItsFault(string file, string from, string to, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-engagement-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "engagement"));
        foreach (var known in Directory.EnumerateFiles(Path.Combine(Shipped, "engagement")))
        {
            var text = File.ReadAllText(known);
            if (Path.GetFileName(known) == file)
            {
                Assert.Contains(from, text, StringComparison.Ordinal);
                text = text.Replace(from, to, StringComparison.Ordinal);
            }

            File.WriteAllText(Path.Combine(folder, "engagement", Path.GetFileName(known)), text);
        }

        var message = Assert.Throws<ContentException>(() => EngagementGuide.Load(folder)).Message;
        Assert.Contains(fault, message, StringComparison.Ordinal);
        Assert.Contains($"engagement/{file}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolder_WithoutAFile_NamesIt()
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-engagement-").FullName;
        Assert.Contains("engagement/steps-v1.json", Assert.Throws<ContentException>(() => EngagementGuide.Load(folder)).Message, StringComparison.Ordinal);
    }
}
