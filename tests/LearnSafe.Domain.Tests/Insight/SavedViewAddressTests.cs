using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Insight;

public sealed class SavedViewAddressTests
{
    private static readonly InsightSchema Schema = InsightSchema.Of(LfpseContentLoader.Load(Path.Combine(AppContext.BaseDirectory, "content")).Taxonomies.Values);

    /// <summary>What of an address is kept: the page, and the parts that it knows.</summary>
    [Theory]
    [InlineData("/insight", "/insight")]
    [InlineData("/insight?any.InvolvedAgents=4&none.type=risk&recorded.from=2026-Q1&recorded.to=2026-Q3&without=reviewed", "/insight?any.InvolvedAgents=4&none.type=risk&recorded.from=2026-Q1&recorded.to=2026-Q3&without=reviewed")]
    [InlineData("/insight?any.type=-&any.InvolvedAgents=3", "/insight?any.type=-&any.InvolvedAgents=3")]
    [InlineData("/insight?any.harm=&by=&words=new+starter+%22asked+twice%22&number=3", "/insight?words=new%20starter%20%22asked%20twice%22")]
    [InlineData("/insight?by=recorded.hour&chart=pie&days=tea&percentile=2&add=Gender&match=all&value=1&usual=x&period=recorded&from=x&of=y", "/insight")]
    [InlineData("/insight?utm_source=Mrs+Bramley&Words=07700%20900123&any.type=risk", "/insight?any.type=risk")]
    [InlineData("/insight/rates?setting=general-practice&organisation=Y99001&recorded.from=yesterday", "/insight/rates?setting=general-practice&organisation=Y99001")]
    [InlineData("/insight/rates?Setting=dental&setting=optical&organisation=", "/insight/rates?setting=dental")]
    [InlineData("/insight/rates?setting=&organisation=Y99001&words=Mrs+Bramley", "/insight/rates?organisation=Y99001")]
    [InlineData("/insight/digest?month=2026-10&any.Nothing=1", "/insight/digest?month=2026-10")]
    [InlineData("/insight/digest?", "/insight/digest")]
    public void Read_APageThatOffersToBeSaved_KeepsWhatThePageKnows(string address, string kept) => Assert.Equal((kept, null, address), Parts(address));

    [Theory]
    [InlineData(null, "Only the pages")]
    [InlineData("", "Only the pages")]
    [InlineData("/", "Only the pages")]
    [InlineData("/events/all", "Only the pages")]
    [InlineData("/insightful", "Only the pages")]
    [InlineData("insight", "Only the pages")]
    [InlineData("//evil.example/insight", "Only the pages")]
    [InlineData("https://evil.example/insight", "Only the pages")]
    [InlineData("/insight//evil.example", "Only the pages")]
    [InlineData("/insight/../events", "Only the pages")]
    [InlineData("/insight/%2e%2e/events", "Only the pages")]
    [InlineData("/insight\\evil", "Only the pages")]
    [InlineData("/insight#here", "Only the pages")]
    [InlineData("/insight?a=\"><script>", "Only the pages")]
    [InlineData("/insight?a=b\nSet-Cookie: c", "Only the pages")]
    [InlineData("/insight?a=b\n", "Only the pages")]
    [InlineData("/insight?a=é", "Only the pages")]
    [InlineData("/insight/views", "Only the pages")]
    [InlineData("/insight/views/save?address=x", "Only the pages")]
    [InlineData("/insight/records?any.type=risk", "Only the pages")]
    [InlineData("/insight/themes?words=fridge", "Only the pages")]
    [InlineData("/insight/mrs-bramley-of-harebell-lane", "Only the pages")]
    [InlineData("javascript:alert(1)", "Only the pages")]
    public void Read_AnAddressOfNoSuchPage_KeepsNothing(string? address, string reason)
    {
        var (kept, fault, page) = Parts(address);
        Assert.StartsWith(reason, fault, StringComparison.Ordinal);
        Assert.Equal((null, null), (kept, page));
    }

    [Theory]
    [InlineData("/insight?any.Nothing=1", "“Nothing” is nothing that records can be chosen by")]
    [InlineData("/insight?any.InvolvedAgents=tea", "“tea” is no answer")]
    [InlineData("/insight?any.organisation=NOWHERE", "“NOWHERE” is no answer")]
    [InlineData("/insight?recorded.from=yesterday", "“yesterday” is not a time")]
    [InlineData("/insight?recorded.from=2026-05&recorded.to=2026-04", "ends before it begins")]
    [InlineData("/insight?whenever.from=2026", "“whenever.from” is nothing")]
    [InlineData("/insight?without=tea", "“tea” is nothing")]
    [InlineData("/insight?words=a&words=b", "Words are searched for twice")]
    [InlineData("/insight?words=bag+of+Mrs+Bramley", "“Mrs Bramley”, which looks like personal data, out of the words")]
    [InlineData("/insight?words=%22943+476+5919%22", "“943 476 5919”")]
    [InlineData("/insight?any.patients=9434765919", "“9434765919”, which looks like personal data, out of what is chosen")]
    [InlineData("/insight?any.Mrs+Bramley=1", "“Mrs Bramley”")]
    [InlineData("/insight?any.organisation=ottoline.bramley%40mail.example", "“ottoline.bramley@mail.example”")]
    [InlineData("/insight/rates?setting=tea", "“tea” is no care setting")]
    [InlineData("/insight/rates?organisation=Mrs+Bramley", "“Mrs Bramley” is no organisation")]
    [InlineData("/insight/digest?month=2026-13", "“2026-13” is no month")]
    [InlineData("/insight/digest?month=2026", "“2026” is no month")]
    public void Read_APartThatIsNotUnderstoodOrNamesSomebody_SaysWhatToDo(string address, string reason)
    {
        var (kept, fault, page) = Parts(address);
        Assert.Contains(reason, fault, StringComparison.Ordinal);
        Assert.Equal((null, address), (kept, page));
        Assert.DoesNotContain("/api/", fault, StringComparison.Ordinal);
        Assert.NotEqual('.', fault![^1]);
    }

    [Fact]
    public void Read_AnAddressThatIsTooLong_SaysHowLongItMayBe()
    {
        Assert.NotNull(Parts("/insight?words=" + new string('x', SavedViewAddress.Longest - 15)).Kept);
        Assert.Contains("2,000 characters", Parts("/insight?words=" + new string('x', SavedViewAddress.Longest - 14)).Fault, StringComparison.Ordinal);
        // Written otherwise, what is kept is longer than what was sent.
        Assert.Contains("2,000 characters", Parts("/insight?words=" + new string('(', 1000)).Fault, StringComparison.Ordinal);
    }

    private static (string? Kept, string? Fault, string? Page) Parts(string? address)
    {
        var read = SavedViewAddress.Read(address, Schema, (dimension, code) => dimension switch
        {
            InsightSchema.Organisation => code == "Y99001",
            InsightAsked.Setting => code is "general-practice" or "dental" or "optical",
            InsightSchema.Type => code is "risk" or "incident",
            _ => code.All(char.IsAsciiDigit),
        });
        return (read.Kept, read.Fault, read.Page);
    }
}
