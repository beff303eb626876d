using LearnSafe.Domain.Insight;

namespace LearnSafe.Domain.Tests.Insight;

public sealed class RecordColumnsTests
{
    [Fact]
    public void Names_AreTheirOwnAndNeverThoseOfAFormula()
    {
        Assert.Equal(RecordColumns.All.Count, RecordColumns.All.Select(column => column.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(RecordColumns.All, column => Assert.Matches("^[A-Za-z][A-Za-z0-9_]*$", column.Name));
        Assert.All(RecordColumns.All, column => Assert.Contains(column.Type, new[] { "text", "date", "integer", "code", "codes" }));
        Assert.Equal("other_text", RecordColumns.All[RecordColumns.BeforeCoded - 1].Name);
    }
}
