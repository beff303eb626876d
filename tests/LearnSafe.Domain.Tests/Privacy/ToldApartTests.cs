using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Tests.Privacy;

/// <summary>Which kinds of provider are told apart in totals, where five must stand behind a number.</summary>
public sealed class ToldApartTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("practice 5 pharmacy 5", "pharmacy practice")]
    // One kind alone is the total itself, however few there are.
    [InlineData("practice 1", "practice")]
    [InlineData("practice 7 pharmacy 0", "practice")]
    // One that is left out would be the total less the other.
    [InlineData("practice 70 pharmacy 1", "")]
    [InlineData("practice 70 pharmacy 4", "")]
    [InlineData("practice 70 pharmacy 4 optical 1", "practice")]
    [InlineData("practice 70 pharmacy 30 optical 1", "practice")]
    [InlineData("practice 70 pharmacy 30 optical 2 dental 2", "practice")]
    [InlineData("practice 70 pharmacy 30 optical 3 dental 2", "pharmacy practice")]
    [InlineData("practice 3 pharmacy 2", "")]
    [InlineData("practice 2 pharmacy 1", "")]
    // Of two as small as each other it is always the same that goes.
    [InlineData("practice 5 pharmacy 5 optical 1", "pharmacy")]
    public void Of_ByHowManyThereAre_TellsNoneThatFewStandBehind(string providers, string told)
    {
        var parts = providers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var counts = parts.Chunk(2).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));
        var apart = ToldApart.Of(counts, 5);
        Assert.Equal(told, string.Join(' ', apart.Order(StringComparer.Ordinal)));
        // The rule itself: what can be had by subtraction has none, or five and more, behind it, unless all is one.
        var rest = counts.Where(kind => !apart.Contains(kind.Key)).Sum(kind => kind.Value);
        Assert.True(rest is 0 or >= 5 || apart.Count == 0);
    }
}
