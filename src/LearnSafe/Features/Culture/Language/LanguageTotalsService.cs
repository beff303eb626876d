using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Totals;
using LearnSafe.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Culture.Language;

/// <summary>What was looked at and pointed out in one quarter.</summary>
public sealed record LanguageQuarter(string Name, int Texts, int Phrases, int Changed)
{
    /// <summary>Fewer texts give a rate that says nothing.</summary>
    public const int FewestForRate = 30;

    /// <summary>Phrases in a hundred texts; null where there are too few texts to say.</summary>
    public int? PerHundred => Texts < FewestForRate ? null : (int)Math.Round(100.0 * Phrases / Texts, MidpointRounding.AwayFromZero);
}

/// <summary>Adds up hints on wording by organisation and month, and gives them by quarter.</summary>
public sealed class LanguageTotalsService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, TimeProvider clock)
{
    private const int Quarters = 4;

    /// <summary>Counts a text that was sent.</summary>
    /// <param name="shown">How many phrases had been pointed out.</param>
    /// <param name="left">How many were still there.</param>
    public Task CountAsync(Guid organisation, int texts, int shown, int left) => writer.WriteAsync(async transaction =>
    {
        await CountAsync(transaction, organisation, texts, shown, left);
        return true;
    });

    /// <summary>The same within another change, so that both are kept or neither. There is no entry in the history: it would name who wrote.</summary>
    public static async Task CountAsync(RecordTransaction transaction, Guid organisation, int texts, int shown, int left)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (texts == 0) return;
        var context = await transaction.ContextAsync();
        var day = DateOnly.FromDateTime(UkTime.FromUtc(transaction.Now));
        var month = new DateOnly(day.Year, day.Month, 1);
        var (phrases, changed) = (Math.Max(shown, left), Math.Max(0, shown - left));
        var added = await context.LanguageTotals.Where(total => total.OrganisationId == organisation && total.Month == month).ExecuteUpdateAsync(set => set
            .SetProperty(total => total.Texts, total => total.Texts + texts)
            .SetProperty(total => total.Phrases, total => total.Phrases + phrases)
            .SetProperty(total => total.Changed, total => total.Changed + changed));
        if (added > 0) return;
        context.LanguageTotals.Add(new LanguageTotal { OrganisationId = organisation, Month = month, Texts = texts, Phrases = phrases, Changed = changed });
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
    }

    /// <summary>Whole quarters that are over, the last first; rounded for those who may not read the records.</summary>
    public async Task<IReadOnlyList<LanguageQuarter>> OfAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (scope, quarters) = (person.Access.Where(Permission.ReadAggregates), Quarter.Before(UkTime.Today(clock), Quarters));
        var (from, until) = (quarters[^1].FirstDay, quarters[0].FirstDay.AddMonths(3));
        await using var context = await contexts.CreateDbContextAsync();
        var totals = context.LanguageTotals.AsNoTracking().Where(total => total.Month >= from && total.Month < until);
        if (!scope.IsAll) totals = totals.Where(total => scope.Named.Contains(total.OrganisationId));
        var months = await totals.GroupBy(total => total.Month).Select(month => new { Month = month.Key, Texts = month.Sum(one => one.Texts), Phrases = month.Sum(one => one.Phrases), Changed = month.Sum(one => one.Changed) }).ToListAsync();
        Func<int, int> given = EventAccess.SeesTrueCounts(person) ? count => count : RoundedCount.Of;
        return
        [
            .. quarters.Select(quarter => (quarter.Text, Months: months.Where(month => month.Month >= quarter.FirstDay && month.Month < quarter.FirstDay.AddMonths(3)).ToList()))
                .Select(quarter => new LanguageQuarter(quarter.Text, given(quarter.Months.Sum(month => month.Texts)), given(quarter.Months.Sum(month => month.Phrases)), given(quarter.Months.Sum(month => month.Changed)))),
        ];
    }
}
