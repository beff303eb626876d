using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Demo;

/// <summary>Gives every provider of the demo what its records are counted against, month by month for as long as the demo has records, with a gap that pages must tell of.</summary>
internal sealed class DemoDenominatorMaker(DemoDenominators demo, DateOnly today, int months, DenominatorKinds kinds, IReadOnlyDictionary<string, Guid> organisations)
{
    private const int MonthsBefore = 3;

    public async Task<int> MakeAsync(RecordTransaction transaction, IEnumerable<(string Code, CareSetting Setting)> providers)
    {
        var context = await transaction.ContextAsync();
        var count = 0;
        foreach (var (code, setting) in providers)
        {
            if (demo.Rules.FirstOrDefault(rule => rule.Setting == setting) is not { } rule) continue;
            var kind = kinds.Of(setting);
            foreach (var back in Enumerable.Range(1, months + MonthsBefore).Where(back => !demo.LeftOut.Any(gap => gap.Organisation == code && back >= gap.MonthsAgo && back < gap.MonthsAgo + gap.Months)))
            {
                var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-back);
                // A list is counted on the first day of a quarter; what is done, in every month.
                if (!kind.IsFlow && month.Month % 3 != 1) continue;
                context.Denominators.Add(new Denominator { OrganisationId = organisations[code], Kind = kind.Name, From = month, To = kind.IsFlow ? month.AddMonths(1).AddDays(-1) : null, Value = rule.At(demo.Sizes.TryGetValue(code, out var size) ? size : rule.SizeOf(code), month, -back), Source = rule.Source, ImportedAt = transaction.Now });
                count++;
            }
        }

        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.System, HistoryActions.DenominatorsImported, null, JsonSerializer.Serialize(new { added = count, changed = 0, refused = 0, lines = count }, JsonSerializerOptions.Web), []);
        return count;
    }
}

/// <param name="Sizes">By code, where it is said; else what the rule makes of the code.</param>
public sealed record DemoDenominators(IReadOnlyList<DemoDenominatorRule> Rules, IReadOnlyDictionary<string, int> Sizes, IReadOnlyList<DemoDenominatorGap> LeftOut);

/// <param name="MonthlyGrowth">Per mille from month to month.</param>
/// <param name="Season">Per mille more in January than on average, and as much less in July.</param>
public sealed record DemoDenominatorRule(CareSetting Setting, int Least, int Most, int MonthlyGrowth, int Season, string Source)
{
    /// <summary>The letters of the code spread sizes evenly enough, and are the same on every machine.</summary>
    internal double SizeOf(string code)
    {
        var spread = (code.Aggregate(2166136261u, (sum, letter) => (sum ^ letter) * 16777619u) * 2654435761u >> 16) % 1000 / 999.0;
        return Least + ((Most - Least) * spread);
    }

    internal int At(double size, DateOnly month, int number)
    {
        var wave = Math.Cos((month.Month - 1) * Math.PI / 6) * Season / 1000;
        return (int)Math.Max(1, Math.Round(size * (1 + (MonthlyGrowth * number / 1000.0)) * (1 + wave)));
    }
}

/// <param name="MonthsAgo">The newest month that is left out, counted back from this one.</param>
/// <param name="Months">How many, that one and those before it.</param>
public sealed record DemoDenominatorGap(string Organisation, int MonthsAgo, int Months);
