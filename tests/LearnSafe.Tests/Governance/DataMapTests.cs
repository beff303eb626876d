using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Governance;

public sealed class DataMapTests
{
    [Fact]
    public async Task EveryTableOfTheModel_StandsInTheDataMapWithEveryCellFilled()
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);
        await using var context = installation.NewContext();
        var tables = context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var rows = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "information-governance.md")))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(tables, rows.Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(row.Length == 6 && row.All(cell => cell.Length > 0), row[0]));
    }
}
