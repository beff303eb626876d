using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Nhs;

public class NhsNumberTests
{
    [Theory]
    [InlineData("9434765919")]
    [InlineData("943 476 5919")]
    [InlineData("943-476-5919")]
    [InlineData(" 94 3476 59-19 ")]
    [InlineData("943\u00A0476\u00A05919")]
    public void TryParse_ValidHoweverSpaced_ShowsThreeThreeFour(string typed)
    {
        Assert.True(NhsNumber.TryParse(typed, out var number));
        Assert.Equal("9434765919", number.Digits);
        Assert.Equal("943 476 5919", number.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("943 476 591")]
    [InlineData("943 476 59190")]
    [InlineData("943 476 5918")]
    [InlineData("943 476 591O")]
    [InlineData("943/476/5919")]
    [InlineData("0000000000")]
    [InlineData("1111111111")]
    public void TryParse_NotANumber_IsRefused(string? typed) => Assert.False(NhsNumber.TryParse(typed, out _));

    [Fact]
    public void HasValidCheckDigit_EveryLastDigit_AtMostOneIsRight()
    {
        // The check digit 10 is never issued, so about one in eleven stems has no number at all.
        var without = 0;
        for (var stem = 400_000_000; stem < 400_001_100; stem++)
        {
            var right = Enumerable.Range(0, 10).Count(last => NhsNumber.HasValidCheckDigit($"{stem}{last}"));
            Assert.InRange(right, 0, 1);
            without += 1 - right;
        }

        Assert.InRange(without, 80, 120);
    }

    [Theory]
    [InlineData("9434765919")]
    [InlineData("4010232137")]
    public void HasValidCheckDigit_OneDigitMistyped_IsNoticed(string valid)
    {
        for (var place = 0; place < 10; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
                Assert.Equal(valid[place] == digit, NhsNumber.HasValidCheckDigit(valid[..place] + digit + valid[(place + 1)..]));
        }
    }
}
