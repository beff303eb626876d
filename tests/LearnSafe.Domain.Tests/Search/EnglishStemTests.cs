using LearnSafe.Domain.Search;

namespace LearnSafe.Domain.Tests.Search;

public sealed class EnglishStemTests
{
    /// <summary>The sample that the algorithm's publishers show beside it (snowballstem.org).</summary>
    [Theory]
    [InlineData("consign consigned consigning consignment", "consign")]
    [InlineData("consist consisted consistency consistent consistently consisting consists", "consist")]
    [InlineData("consolation consolations", "consol")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("consolidate consolidated consolidating", "consolid")]
    [InlineData("consoling consolingly consols", "consol")]
    [InlineData("consonant", "conson")]
    [InlineData("consort consorted consorting", "consort")]
    [InlineData("conspicuous conspicuously", "conspicu")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("conspirator conspirators", "conspir")]
    [InlineData("constable constables", "constabl")]
    [InlineData("constance", "constanc")]
    [InlineData("constancy", "constanc")]
    [InlineData("constant", "constant")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knaves", "knave")]
    [InlineData("kneaded kneading", "knead")]
    [InlineData("kneel kneeling kneels", "kneel")]
    [InlineData("knell knelt", "knell knelt")]
    [InlineData("knightly", "knight")]
    [InlineData("knives", "knive")]
    [InlineData("knock knocked knocking knocks", "knock")]
    [InlineData("knocker knockers", "knocker")]
    [InlineData("knot knots", "knot")]
    public void Of_PublishedSample_IsThePublishedStem(string words, string stems)
    {
        var expected = stems.Split(' ');
        var found = words.Split(' ').Select(EnglishStem.Of).ToList();
        Assert.Equal(expected.Length == 1 ? Enumerable.Repeat(expected[0], found.Count) : expected, found);
    }

    [Theory]
    [InlineData("prescribe prescribes prescribed prescribing")]
    [InlineData("medication medications")]
    [InlineData("dispense dispensed dispensing dispenses")]
    [InlineData("allergy allergies")]
    [InlineData("delay delays delayed delaying")]
    [InlineData("refer referred referring refers")]
    [InlineData("label labels")]
    [InlineData("injury injuries")]
    [InlineData("stop stops stopped stopping")]
    public void Of_FormsOfAWord_ShareAStem(string words) => Assert.Single(words.Split(' ').Select(EnglishStem.Of).Distinct());

    [Theory]
    [InlineData("general generic")]
    [InlineData("community communication")]
    [InlineData("insulin insulation")]
    [InlineData("new news")]
    [InlineData("dose door")]
    public void Of_DifferentWords_Differ(string words) => Assert.Equal(2, words.Split(' ').Select(EnglishStem.Of).Distinct().Count());

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("s")]
    [InlineData("is")]
    [InlineData("500mg")]
    [InlineData("ēxtra")]
    public void Of_NoWordOfTheLanguage_IsLeftAsItIs(string word) => Assert.Equal(word, EnglishStem.Of(word));

    [Fact]
    public void Of_AnyLettersInARow_EndsAndGrowsByOneAtMost()
    {
        Random random = new(7);
        for (var time = 0; time < 50_000; time++)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => "abcdeeegiilmnorstuyz"[random.Next(20)]));
            Assert.InRange(EnglishStem.Of(word).Length, 1, word.Length + 1);
        }
    }
}
