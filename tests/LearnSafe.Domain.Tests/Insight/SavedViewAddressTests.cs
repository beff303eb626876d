using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Insight;

public sealed class SavedViewAddressTests
{
    private static readonly InsightSchema Schema = InsightSchema.Of(LfpseContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content")).Taxonomies.Values);

    [Theory]
    [InlineData("/insight")]
    [InlineData("/insight?any.InvolvedAgents=4&none.type=risk&recorded.from=2026-Q1&recorded.to=2026-Q3&by=recorded.month&chart=c")]
    [InlineData("/insight?any.harm=&by=&words=new+starter+%22asked+twice%22&number=3")]
    [InlineData("/insight/rates?setting=general-practice&organisation=Y99001")]
    [InlineData("/insight/digest?month=2026-10")]
    [InlineData("/insight?chart=%7B%22chart%22%3A%22c%22%7D&by=recorded.month")]
    [InlineData("/insight/records?")]
    public void Fault_OfAPageBelowInsight_IsNone(string address) => Assert.Null(SavedViewAddress.Fault(address, Schema));

    [Theory]
    [InlineData(null, "Only pages")]
    [InlineData("", "Only pages")]
    [InlineData("/", "Only pages")]
    [InlineData("/events/all", "Only pages")]
    [InlineData("/insightful", "Only pages")]
    [InlineData("insight", "Only pages")]
    [InlineData("//evil.example/insight", "Only pages")]
    [InlineData("https://evil.example/insight", "Only pages")]
    [InlineData("/insight//evil.example", "Only pages")]
    [InlineData("/insight/../events", "Only pages")]
    [InlineData("/insight/%2e%2e/events", "Only pages")]
    [InlineData("/insight\\evil", "Only pages")]
    [InlineData("/insight#here", "Only pages")]
    [InlineData("/insight?a=\"><script>", "Only pages")]
    [InlineData("/insight?a=b\nSet-Cookie: c", "Only pages")]
    [InlineData("/insight?a=b\n", "Only pages")]
    [InlineData("/insight?a=é", "Only pages")]
    [InlineData("/insight/views", "Only pages")]
    [InlineData("/insight/views/save?address=x", "Only pages")]
    [InlineData("javascript:alert(1)", "Only pages")]
    [InlineData("/insight?any.Nothing=1", "no dimension \"Nothing\"")]
    [InlineData("/insight?by=recorded.hour", "by is a dimension")]
    [InlineData("/insight?recorded.from=yesterday", "must be a date")]
    [InlineData("/insight?whenever.from=2026", "has no part")]
    [InlineData("/insight?chart=pie&by=recorded.month", "no chart")]
    [InlineData("/insight?words=bag+of+Mrs+Bramley", "“Mrs Bramley”")]
    [InlineData("/insight?Words=07700%20900123", "“07700 900123”")]
    [InlineData("/insight/themes?words=fridge&words=%22943+476+5919%22", "“943 476 5919”")]
    public void Fault_OfAnythingElse_SaysWhy(string? address, string reason) => Assert.Contains(reason, SavedViewAddress.Fault(address, Schema), StringComparison.Ordinal);

    [Fact]
    public void Fault_OfAnAddressThatIsTooLong_SaysHowLongItMayBe()
    {
        Assert.Null(SavedViewAddress.Fault("/insight?a=" + new string('x', SavedViewAddress.Longest - 11), Schema));
        Assert.Contains("2,000 characters", SavedViewAddress.Fault("/insight?a=" + new string('x', SavedViewAddress.Longest - 10), Schema), StringComparison.Ordinal);
    }
}
