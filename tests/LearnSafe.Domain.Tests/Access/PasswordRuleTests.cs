using LearnSafe.Domain.Access;

namespace LearnSafe.Domain.Tests.Access;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("correct-horse-battery")]
    [InlineData("larkmere-wold-2026")]
    [InlineData("heron plum staircase")]
    [InlineData("tR7#kkq!zWm2p")]
    [InlineData("x7gmq-hv3nd-wk4pe-29tbu")]
    [InlineData("密码密码别人猜不到的那个词")]
    public void Fault_HardToGuess_None(string password) => Assert.Null(PasswordRule.Fault(password, "Ines Falk", "ines@harebell.example"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("elevenchars")]
    [InlineData("            ")]
    [InlineData("passwordpassword")]
    [InlineData("Password123456!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("Summer2026!!!")]
    [InlineData("qwertyuiop123")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("xyz7xyz7xyz7")]
    [InlineData("letmein-letmein")]
    [InlineData("LiverpoolCity1")]
    [InlineData("Pharmacy-Staff-1")]
    [InlineData("learnsafe2026")]
    [InlineData("ines-harebell-1")]
    [InlineData("Harebell!2026")]
    public void Fault_ShortOrCommonOrOnesOwnName_SaysSo(string? password) => Assert.NotNull(PasswordRule.Fault(password, "Ines Falk", "ines@harebell.example"));

    [Fact]
    public void Fault_Endless_IsRefusedQuickly() => Assert.NotNull(PasswordRule.Fault(new string('a', 2_000_000)));
}
