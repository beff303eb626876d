using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public class WritableTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain\t\r\ntext é 😀", "plain\t\r\ntext é 😀")]
    [InlineData("\0a\u0001b\u001F", "ab")]
    public void Of_AnyText_KeepsWhatIsText(string text, string kept)
    {
        Assert.Equal(kept, WritableText.Of(text));
        Assert.Equal(text == kept, WritableText.FirstUnwritable(text) is null);
    }

    /// <summary>Apart, for no attribute carries half a pair.</summary>
    [Fact]
    public void Of_HalfASurrogatePair_IsTakenOut()
    {
        Assert.Equal("a", WritableText.Of("\uD83Da\uDE00\uD83D"));
        Assert.Equal("\uD83D\uDE00", WritableText.Of("\uD83D\uD83D\uDE00"));
        Assert.Equal('\uD83D', WritableText.FirstUnwritable("x\uD83D"));
    }
}
