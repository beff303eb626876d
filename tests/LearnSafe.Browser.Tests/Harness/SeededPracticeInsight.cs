using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>What patterns, themes and views are made of.</summary>
public sealed partial class SeededPractice
{
    /// <summary>Another surgery's two years: incidents with IT systems all along, medicines since March 2026, now and then good care.</summary>
    private async Task AddPatternsAsync()
    {
        var (clock, now) = (installation.Clock, installation.Clock.GetUtcNow());
        clock.Advance(new DateTimeOffset(2024, 10, 1, 9, 0, 0, TimeSpan.Zero) - now);
        var surgery = await installation.AddOrganisationAsync("Y99071", "Sorrel Street Surgery");
        await installation.AddPersonAsync(surgery, RoleNames.PatientSafetyLead, Patterns, "Anwen Pryce");
        var medicines = TestData.Incident("The label had the old dose.");
        var systems = TestData.Incident("The screen froze for an hour.") with { Values = medicines.Values.With("InvolvedAgents", "9") };
        for (var month = 0; month < 25; month++)
        {
            foreach (var answers in Enumerable.Repeat(systems, 2 + (month % 3)).Concat(Enumerable.Repeat(medicines, month < 17 ? 0 : 5)))
            {
                await installation.RecordAsync(surgery, answers: answers);
                clock.Advance(TimeSpan.FromDays(2));
            }

            clock.Advance(new DateTimeOffset(2024, 11, 1, 9, 0, 0, TimeSpan.Zero).AddMonths(month) - clock.GetUtcNow());
        }

        clock.Advance(now - clock.GetUtcNow());
    }

    /// <summary>Three records that tell of something alike, and one that tells of the same event as one of them.</summary>
    private async Task AddThemeAsync()
    {
        List<EventHead> alike = [];
        foreach (var text in new[] { "The vaccine fridge stood at 11 degrees and its alarm was off.", "Vaccine fridge at 10 degrees: the alarm had been switched off.", "The alarm of the vaccine fridge was off; it showed 12 degrees.", "Twelve degrees in the vaccine fridge, and no alarm: it was off." })
            alike.Add(await installation.RecordAsync(Organisation, answers: TestData.Incident(text)));
        var reviewer = new CurrentPerson(lead, "Mairi Quill", Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        Assert.Equal(JoinStatus.Done, (await installation.Get<JoinService>().JoinAsync(reviewer, alike[3].Id, alike[2].Id, "The same fridge on the same morning.")).Status);
        Links = new Dictionary<string, string>(Links, StringComparer.Ordinal) { ["/events/{id:guid}/part"] = JoinLinks.Part(alike[3].Id) };
    }

    /// <summary>What records are counted against, and a view that somebody keeps.</summary>
    private async Task AddInsightAsync()
    {
        var file = "code,kind,from,value,source\n" + string.Concat(Enumerable.Range(0, 9).Select(quarter => FormattableString.Invariant($"{Organisation.Code},registered patients,{new DateOnly(2024, 10, 1).AddMonths(quarter * 3):yyyy-MM-dd},{8400 + (quarter * 25)},List size on the first of the quarter\n")));
        await installation.Get<DenominatorImportService>().ImportAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), new DenominatorImportOptions(), Actor.System);
        var keeper = await installation.ActingAsync(Organisation, Lead);
        Assert.Null((await installation.Get<SavedViewService>().SaveAsync(keeper, "How much we record", "/insight/rates?setting=general-practice", true)).Fault);
        View = (await installation.Get<SavedViewService>().ListAsync(keeper)).Single().Id;
    }
}
