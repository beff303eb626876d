using LearnSafe.Features.History;

namespace LearnSafe.Tests.Features.History;

public sealed class HistoryHeadTests
{
    private const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Theory]
    [InlineData("12:" + Digest, "12:" + Digest)]
    [InlineData("  12:" + Digest + "\n", "12:" + Digest)]
    [InlineData("0:0000000000000000000000000000000000000000000000000000000000000000", "0:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("7:9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08", "7:" + Digest)]
    public void Parse_AHeadAsPrinted_GivesItBack(string text, string expected) => Assert.Equal(expected, HistoryHead.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData(Digest)]
    [InlineData("12:9f86")]
    [InlineData("-1:" + Digest)]
    [InlineData("1.5:" + Digest)]
    [InlineData("12:" + Digest + "00")]
    [InlineData("12:" + Digest + ":1")]
    [InlineData("12:zf86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("99999999999999999999:" + Digest)]
    public void Parse_AnythingElse_GivesNothing(string text) => Assert.Null(HistoryHead.Parse(text));
}
