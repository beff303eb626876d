using LearnSafe.Domain.PublicForms;

namespace LearnSafe.Domain.Tests.PublicForms;

public sealed class ReceiptCodeTests
{
    [Fact]
    public void New_IsFiveGroupsOfFour_AndReadsAsItself()
    {
        var code = ReceiptCode.New();
        Assert.Matches("^([CDFHJKMNPRTVWXY2-9]{4}-){4}[CDFHJKMNPRTVWXY2-9]{4}$", code);
        Assert.True(ReceiptCode.TryRead(code, out var read));
        Assert.Equal(code, read);
    }

    [Fact]
    public void New_HoldsEightyBitsOrMore() => Assert.True(Math.Log2(Math.Pow(ReceiptCode.Letters.Length, ReceiptCode.Length - 1)) >= 80);

    [Fact]
    public void New_ManyTimes_NeverTheSameAndEveryLetterComes()
    {
        var codes = Enumerable.Range(0, 2000).Select(_ => ReceiptCode.New()).ToList();
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enumerable.Range(0, 4), place => Assert.Equal(ReceiptCode.Letters.Length, codes.Select(code => code[place]).Distinct().Count()));
    }

    [Fact]
    public void TryRead_AnyOneLetterWrong_IsTold()
    {
        var code = ReceiptCode.New().Replace("-", "", StringComparison.Ordinal);
        for (var at = 0; at < code.Length; at++)
        {
            foreach (var wrong in ReceiptCode.Letters.Where(letter => letter != code[at]))
                Assert.False(ReceiptCode.TryRead(code[..at] + wrong + code[(at + 1)..], out _));
        }
    }

    [Fact]
    public void TryRead_TwoNeighboursSwapped_IsTold()
    {
        var code = ReceiptCode.New().Replace("-", "", StringComparison.Ordinal);
        for (var at = 0; at < code.Length - 1; at++)
        {
            if (code[at] != code[at + 1]) Assert.False(ReceiptCode.TryRead(code[..at] + code[at + 1] + code[at] + code[(at + 2)..], out _));
        }
    }

    [Fact]
    public void TryRead_AsPeopleType_ReadsTheSame()
    {
        var code = ReceiptCode.Of("CDFHJKMNPRTVWXY2586");
        Assert.True(ReceiptCode.TryRead($"  {code.Replace('-', ' ').ToUpperInvariant().Replace('8', 'b').Replace('6', 'G').Replace('5', 's').Replace('2', 'z')} ", out var read));
        Assert.Equal(code, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CDFH")]
    [InlineData("CDFH-JKMN-PRTV-WXY2-3456-7")]
    [InlineData("OOOO-OOOO-OOOO-OOOO-OOOO")]
    [InlineData("<script>alert(1)</script>")]
    public void TryRead_WhatIsNoCode_IsRefused(string? typed) => Assert.False(ReceiptCode.TryRead(typed, out _));

    [Fact]
    public void TryRead_AHugeText_IsRefusedAtOnce() => Assert.False(ReceiptCode.TryRead(new string('C', 1_000_000), out _));
}
