using LearnSafe.Domain.Search;

namespace LearnSafe.Domain.Tests.Search;

public sealed class LikenessTests
{
    private static readonly string[] Others =
    [
        "The hospital letter lowered bisoprolol and the repeat template was not changed.",
        "A vaccine that was out of date was drawn up; the fridge list was not looked at.",
        "The bisoprolol repeat was still at the old dose although a clinic letter had reduced it.",
        "A referral was dictated and never sent.",
        "Two patients of one surname, and the wrong notes were opened.",
    ];

    private static List<(Guid Id, string Text)> Numbered(IEnumerable<string> texts) => [.. texts.Select((text, index) => (new Guid(index + 1, 0, 0, new byte[8]), text))];

    [Fact]
    public void Of_ATextAboutTheSame_FindsItAndSaysWhy()
    {
        var found = Likeness.Of("Bisoprolol was issued on repeat at the old dose: the letter of the clinic that reduced it was filed.", Numbered(Others), Spellings.None, 3);
        Assert.Equal(new Guid(3, 0, 0, new byte[8]), found[0].Id);
        Assert.Empty(found[0].Words.Except(["bisoprolol", "repeat", "dose", "letter", "clinic", "reduced"], StringComparer.Ordinal));
        Assert.DoesNotContain(found, one => one.Id == new Guid(2, 0, 0, new byte[8]));
        Assert.All(found, one => Assert.InRange(one.Score, Likeness.Least, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("of to in at")]
    [InlineData("The oxygen cylinder rolled under the couch.")]
    [InlineData("A letter.")]
    public void Of_ATextAboutSomethingElse_FindsNothing(string text) => Assert.Empty(Likeness.Of(text, Numbered(Others), Spellings.None, 3));

    [Fact]
    public void Of_TheSameText_IsWhollyAlike() => Assert.Equal(1, Likeness.Of(Others[0], Numbered(Others), Spellings.None, 1).Single().Score, 9);

    [Fact]
    public void Of_WordsThatMostTextsHave_AreNoReason()
    {
        var same = Enumerable.Range(0, 40).Select(number => $"The patient rang reception about a prescription, and matter{number} arose.");
        Assert.Empty(Likeness.Of("The patient rang reception about a prescription, and nothing else.", Numbered(same), Spellings.None, 3));
    }

    [Fact]
    public void Of_NoOthers_IsEmpty() => Assert.Empty(Likeness.Of(Others[0], [], Spellings.None, 3));
}
