using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Tests.Governance;

public sealed class RetentionRulesTests
{
    [Fact]
    public void Shipped_KeepsRecordsForGoodAndSaysHowSureEachSourceIs()
    {
        var rules = RetentionRules.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        Assert.Null(rules.Find("records")!.Months);
        Assert.Equal(RuleStatus.NotVerified, rules.Find("records")!.Status);
        Assert.Equal(RetentionRules.Confirmed.Order(), rules.All.Where(rule => rule.Automatic is null).Select(rule => rule.Name).Order());
        Assert.Null(rules.Find("nothing"));
    }

    [Theory]
    [InlineData("""{"name":"records","title":"t","what":"w","from":"f","months":6,"least":12,"most":24,"source":"s","status":"proposed"}""", "12 or more")]
    [InlineData("""{"name":"records","title":"t","what":"w","from":"f","least":24,"most":12,"source":"s","status":"proposed"}""", "between least and most")]
    [InlineData("""{"name":"mail","title":"t","what":"w","from":"f","least":1,"most":12,"source":"s","status":"proposed"}""", "when it goes by itself")]
    [InlineData("""{"name":"records","title":"t","what":"w","from":"f","least":1,"most":12,"source":"s","status":"sure"}""", "is not known here")]
    public void AFile_ThatIsWrong_NamesItsFault(string rule, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-rules-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "governance"));
        File.WriteAllText(Path.Combine(folder, "governance", "retention-v1.json"), "{\"version\":1,\"rules\":[" + rule + "]}");
        Assert.Contains(fault, Assert.Throws<ContentException>(() => RetentionRules.Load(folder)).Message, StringComparison.Ordinal);
    }
}
