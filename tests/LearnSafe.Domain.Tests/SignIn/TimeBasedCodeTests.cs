using System.Text;
using LearnSafe.Domain.SignIn;

namespace LearnSafe.Domain.Tests.SignIn;

public sealed class TimeBasedCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void At_TheStandardsOwnExamples(long seconds, string expected) =>
        Assert.Equal(expected, TimeBasedCode.At(Secret, TimeBasedCode.StepAt(DateTime.UnixEpoch.AddSeconds(seconds)), 8));

    /// <summary>RFC 4226, appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void At_SixFigures(long step, string expected) => Assert.Equal(expected, TimeBasedCode.At(Secret, step));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Find_AClockThatIsOff_IsForgivenHalfAMinute(int steps, bool taken)
    {
        var now = DateTime.UnixEpoch.AddSeconds(1_700_000_015);
        var step = TimeBasedCode.StepAt(now) + steps;
        Assert.Equal(taken ? step : null, TimeBasedCode.Find(Secret, TimeBasedCode.At(Secret, step), now, after: 0));
    }

    [Fact]
    public void Find_ACodeThatWasTaken_IsRefusedAndSoIsAnEarlierOne()
    {
        var now = DateTime.UnixEpoch.AddSeconds(1_700_000_015);
        var step = TimeBasedCode.StepAt(now);
        Assert.Null(TimeBasedCode.Find(Secret, TimeBasedCode.At(Secret, step), now, after: step));
        Assert.Null(TimeBasedCode.Find(Secret, TimeBasedCode.At(Secret, step - 1), now, after: step));
        Assert.Equal(step + 1, TimeBasedCode.Find(Secret, TimeBasedCode.At(Secret, step + 1), now, after: step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    [InlineData("１２３４５６")]
    public void Find_WhatIsNoCode_IsNotFound(string typed) => Assert.Null(TimeBasedCode.Find(Secret, typed, DateTime.UnixEpoch.AddSeconds(59), after: 0));

    /// <summary>RFC 4648, section 10.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_TheStandardsOwnExamples(string text, string expected) => Assert.Equal(expected, Base32.Write(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void RecoveryCodes_TenThatDiffer_AndHowTheyAreTypedDoesNotMatter()
    {
        var codes = RecoveryCodes.New();
        Assert.Equal(10, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Matches("^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){3}$", code));
        Assert.Equal(RecoveryCodes.Hash("abcd-efgh-jkmn-pqrs"), RecoveryCodes.Hash(" ABCD efghjkmn-pqrs "));
        Assert.NotEqual(RecoveryCodes.Hash("abcd-efgh-jkmn-pqrs"), RecoveryCodes.Hash("abcd-efgh-jkmn-pqrt"));
    }
}
