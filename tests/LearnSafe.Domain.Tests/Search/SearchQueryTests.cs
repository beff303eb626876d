using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Search;

namespace LearnSafe.Domain.Tests.Search;

public sealed class SearchQueryTests
{
    private static readonly Spellings Known = Spellings.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Theory]
    [InlineData("The patient's dose was 2.5mg.", "the patient dose was 2 5mg")]
    [InlineData("didn’t", "didnt")]
    [InlineData("o'clock doctors' notes", "oclock doctors notes")]
    [InlineData("Café ﬁne ÉCOLE naïve", "cafe fine ecole naive")]
    [InlineData("follow-up / call_back", "follow up call back")]
    [InlineData("\ud800 lone \udfff", "lone")]
    [InlineData("日本 Ω", "日本 ω")]
    [InlineData("... !!! ' ’s", "s")]
    public void Of_Text_IsItsWords(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text).Select(word => word.Word)));

    [Theory]
    [InlineData("wrong dose", "wrong|dose")]
    [InlineData("\"wrong dose\" given", "wrong dose|given")]
    [InlineData("“wrong dose", "wrong dose")]
    [InlineData("prescri*", "prescri*")]
    [InlineData("p*", "p")]
    [InlineData("follow-up", "follow up")]
    [InlineData("dose -insulin -\"wrong label\"", "dose|-insulin|-wrong label")]
    [InlineData("- dose *", "dose")]
    [InlineData("\"\"", "")]
    [InlineData("perscription", "prescription")]
    [InlineData(null, "")]
    public void Read_WhatIsTyped_AsksForIt(string? typed, string terms) =>
        Assert.Equal(terms, string.Join('|', SearchQuery.Read(typed, Known).Terms.Select(term => $"{(term.IsExcluded ? "-" : "")}{string.Join(' ', term.Words.Select(word => word.Word))}{(term.IsPrefix ? "*" : "")}")));

    [Theory]
    [InlineData("", true)]
    [InlineData("-dose", true)]
    [InlineData("!!", true)]
    [InlineData("dose", false)]
    public void IsEmpty_WhereNothingIsAskedFor(string typed, bool isEmpty) => Assert.Equal(isEmpty, SearchQuery.Read(typed, Known).IsEmpty);

    [Fact]
    public void Read_Anything_NeverFailsAndStaysSmall() => Prop.ForAll<string?>(typed =>
    {
        var query = SearchQuery.Read(typed, Known);
        return query.Terms.Count <= SearchQuery.MostTerms && query.Terms.All(term => term.Words.Count > 0 && term.Words.All(word => word.Word.All(char.IsLetterOrDigit)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("The patient was prescribed insulin twice.", "prescribing", "The patient was [prescribed] insulin twice.")]
    [InlineData("Insulin was given, insulin again.", "insul*", "[Insulin] was given, [insulin] again.")]
    [InlineData("Wrong dose. Dose wrong.", "\"wrong dose\"", "[Wrong] [dose]. Dose wrong.")]
    [InlineData("The pharmasist rang.", "pharmacist", "The [pharmasist] rang.")]
    [InlineData("Nothing here.", "insulin", "Nothing here.")]
    public void Around_AText_MarksWhatWasAskedFor(string text, string typed, string marked) =>
        Assert.Equal(marked, string.Concat(SearchMarks.Around(text, SearchQuery.Read(typed, Known), Known).Select(part => part.IsFound ? $"[{part.Text}]" : part.Text)));

    [Fact]
    public void Around_ALongText_ShowsThePartThatWasAskedFor()
    {
        var text = $"{string.Concat(Enumerable.Repeat("before and ", 200))}insulin {string.Concat(Enumerable.Repeat("and after ", 200))}";
        var parts = SearchMarks.Around(text, SearchQuery.Read("insulin", Known), Known);
        Assert.Contains(parts, part => part is { IsFound: true, Text: "insulin" });
        Assert.InRange(parts.Sum(part => part.Text.Length), 40, 300);
    }

    [Fact]
    public void Around_AnyText_LosesAndAddsNothingWithin() => Prop.ForAll<NonNull<string>, NonNull<string>>((text, typed) =>
    {
        var parts = SearchMarks.Around(text.Get, SearchQuery.Read(typed.Get, Known), Known, 100_000);
        return string.Concat(parts.Select(part => part.Text)) == text.Get.TrimEnd() || parts.Count == 0 || string.Concat(parts.Select(part => part.Text)).TrimEnd() == text.Get.TrimEnd();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Load_WhatIsWrong_IsNamed()
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-spellings-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "search"));
        File.WriteAllText(Path.Combine(folder, "search", "spellings-v1.json"), """{"version":1,"notes":[],"words":[{"word":"Dose","also":["doze"]},{"word":"label","also":["lable","lable"]},{"word":"lable","also":["labell"]}]}""");
        var fault = Assert.Throws<ContentException>(() => Spellings.Load(folder));
        Assert.Contains("small letters", fault.Message, StringComparison.Ordinal);
        Assert.Contains("twice", fault.Message, StringComparison.Ordinal);
        Assert.Contains("leads to another", fault.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
