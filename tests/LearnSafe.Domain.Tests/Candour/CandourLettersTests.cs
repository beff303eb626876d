using LearnSafe.Domain.Candour;

namespace LearnSafe.Domain.Tests.Candour;

public sealed class CandourLettersTests
{
    private static readonly CandourLetters Shipped = CandourLetters.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Theory]
    [InlineData("We are sorry that the wrong dose was issued.", "")]
    [InlineData("We are sorry if you feel let down.", "sorry if")]
    [InlineData("WE ARE SORRY\r\nIF this upset you.", "sorry if")]
    [InlineData("We apologise for any inconvenience.", "apologise for any|inconvenience")]
    [InlineData("Sorry for any distress.", "sorry for any")]
    [InlineData("We are sorry for how you feel.", "for how you feel")]
    [InlineData("We are sorry, but the clinic was busy.", "sorry but")]
    [InlineData("I'm sorry that you feel this way.", "sorry that you feel")]
    [InlineData("Mistakes were made.", "mistakes were made")]
    [InlineData("We are sorry. If you want to talk, ring us.", "")]
    [InlineData("We are sorry. But for the pharmacist, it would have been worse.", "")]
    [InlineData("We are sorryif.", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Check_PointsOutWhatTakesAnApologyBack(string? text, string found) =>
        Assert.Equal(found, string.Join('|', ApologyCheck.Find(text, Shipped.Avoid).Select(phrase => phrase.Phrase)));

    [Theory]
    [InlineData("We are sorry that it happened.", true)]
    [InlineData("Please accept our apologies.", true)]
    [InlineData("We regret this.", true)]
    [InlineData("We note your concern.", false)]
    [InlineData("  ", false)]
    public void SaysSorry_OrNot(string text, bool sorry) => Assert.Equal(sorry, ApologyCheck.SaysSorry(text));

    [Theory]
    [InlineData("Dear [name], on [date]", "[name][date]")]
    [InlineData("Dear Una, [unfinished", "")]
    [InlineData("None", "")]
    public void Unfilled_StandsInBrackets(string text, string found) => Assert.Equal(found, string.Concat(ApologyCheck.Unfilled(text)));

    [Fact]
    public void Check_AHugeText_IsReadInOneGo() => Assert.Single(ApologyCheck.Find(string.Concat(Enumerable.Repeat("sorry that it was ", 5000)) + "any inconvenience", Shipped.Avoid));

    [Theory]
    [InlineData("\"kind\": \"attempt\"", "\"kind\": \"results\"", "letters", "There is no letter of the kind attempt")]
    [InlineData("We are sorry that it happened, and we are sorry that you learn", "It is a pity that you learn", "letters[2].text", "The letter does not say sorry.")]
    [InlineData("We are sorry for what happened.", "We are sorry if it happened.", "letters[0].text", "\"sorry if\" takes the apology back.")]
    [InlineData("\"name\": \"results\"", "\"name\": \"written\"", "letters[1].name", "The letter is there twice.")]
    [InlineData("\"phrase\": \"sorry if\"", "\"phrase\": \"…\"", "avoid[0].phrase", "Words are expected here.")]
    [InlineData("\"sentence\"", "\"sentences\"", "apology.sentences", "There is no property")]
    public void AFile_ThatIsWrong_NamesPlaceAndReason(string found, string replaced, string place, string reason) =>
        Assert.Contains(WrongFile.Faults("letters-v1.json", found, replaced, folder => CandourLetters.Load(folder)), fault => fault.Place == place && fault.Reason.StartsWith(reason, StringComparison.Ordinal));
}
