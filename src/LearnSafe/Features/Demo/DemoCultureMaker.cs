using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Culture.JustCulture;
using LearnSafe.Features.Culture.Language;

namespace LearnSafe.Features.Demo;

/// <summary>Gives each provider of the demo a year of counts on wording, a little better from quarter to quarter, and the first of them a few uses of the just culture guide.</summary>
internal static class DemoCultureMaker
{
    private const int Months = 15;

    /// <param name="providers">In an order of their own, so that the demo is the same each time.</param>
    public static async Task<int> MakeAsync(RecordTransaction transaction, DateOnly today, IReadOnlyList<Guid> providers)
    {
        var context = await transaction.ContextAsync();
        for (var place = 0; place < providers.Count; place++)
        {
            for (var back = 0; back < Months; back++)
            {
                var texts = 9 + (place * 5 + back * 3) % 13;
                var phrases = texts * (18 + back * 2) / 100;
                context.LanguageTotals.Add(new LanguageTotal { OrganisationId = providers[place], Month = new DateOnly(today.Year, today.Month, 1).AddMonths(-back), Texts = texts, Phrases = phrases, Changed = phrases * (70 - back * 3) / 100 });
            }
        }

        foreach (var (days, role) in (ReadOnlySpan<(int, string)>)[(12, RoleNames.OrganisationAdministrator), (75, RoleNames.PatientSafetyLead), (171, RoleNames.OrganisationAdministrator), (260, RoleNames.OrganisationAdministrator)])
            context.JustCultureUses.Add(new JustCultureUse { OrganisationId = providers[0], Day = today.AddDays(-days), Role = role, Count = 1 });
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        return providers.Count;
    }
}
