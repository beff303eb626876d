using System.Net;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Insight.Themes;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>What becomes a theme is tested without a database; here, who sees what of it. The clock stands at 20 November 2026.</summary>
public sealed class ThemesPageTests
{
    private static readonly string[] Fridge =
    [
        "The vaccine fridge stood at 11 degrees; the thermometer alarm was switched off.",
        "Vaccine fridge too warm: the thermometer had not been read by Harriet Marlowe.",
        "The alarm of the vaccine fridge rang; its thermometer showed 10 degrees, said Harriet Marlowe.",
        "Vaccine fridge warm once more, thermometer at 12 degrees. Harriet Marlowe rang.",
    ];

    private static readonly string[] Rest = ["A referral was dictated and never sent.", "Somebody slipped on wet tiles near reception.", "Telephone lines failed between noon and two."];

    [Theory, EachEngine]
    public async Task Themes_OfTheOwnOrganisation_OpenTheirRecordsAndLeaveOutWhatIsNotThere(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        List<EventHead> fridge = [];
        foreach (var text in Fridge) fridge.Add(await practice.RecordAsync(TestData.Incident(text)));
        foreach (var text in Rest) await practice.RecordAsync(TestData.Incident(text) with { Type = EventType.Risk, Patients = [] });
        await practice.Installation.RecordAsync(practice.Other, answers: TestData.Incident(Fridge[0]));
        await practice.Installation.CountedAsync(8);

        var page = await practice.PageAsync("lead", ThemeLinks.Themes);
        var card = Assert.Single(page.QuerySelectorAll("main .nhsuk-card"));
        Assert.Contains("vaccine", card.QuerySelector("h3")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("November 2026 (4)", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Incident (4)", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 records stand alone", page.Body!.TextContent, StringComparison.Ordinal);
        var open = card.QuerySelectorAll("a")[^1].GetAttribute("href")!;
        var opened = await practice.PageAsync("lead", open);
        Assert.Equal(fridge.Select(record => record.Reference).Order(), opened.QuerySelectorAll("main tbody tr a").Select(link => link.TextContent).Order());
        Assert.Equal(2, await practice.Installation.QueryAsync(context => context.AccessLog.CountAsync(entry => entry.Address == ThemeLinks.Themes && entry.ActorId == practice.Lead && entry.Count == 7)));

        // Narrowed by months, words and any filter of a question; what is not understood is said.
        Assert.Empty((await practice.PageAsync("lead", ThemeLinks.Themes + "?from=2026-08&to=2026-10")).QuerySelectorAll("main .nhsuk-card"));
        Assert.Single((await practice.PageAsync("lead", ThemeLinks.Themes + "?words=thermometers&any.type=incident")).QuerySelectorAll("main .nhsuk-card"));
        Assert.Empty((await practice.PageAsync("lead", ThemeLinks.Themes + "?any.type=risk")).QuerySelectorAll("main .nhsuk-card"));
        Assert.Empty((await practice.PageAsync("lead", ThemeLinks.Themes + "?words=xylophone")).QuerySelectorAll("main .nhsuk-card"));
        foreach (var fault in new[] { "?any.nothing=1", "?by=type", "?recorded.from=2026", "?any.type=nothing", "?chart=c", "?%00=%00" })
            Assert.Equal((fault, HttpStatusCode.BadRequest), (fault, await practice.StatusAsync("lead", ThemeLinks.Themes + fault)));
        Assert.Empty((await practice.PageAsync("lead", ThemeLinks.Themes + "?any.organisation=Y99002")).QuerySelectorAll("main .nhsuk-card"));
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("lead", ThemeLinks.Themes + "?from=2026-13&to=x&theme=1&words=" + new string('a', 3000)));
        Assert.Contains("not there any more", (await practice.PageAsync("lead", $"{ThemeLinks.Themes}?theme={Guid.NewGuid()}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ThemeLinks.Themes));

        // Kept, withdrawn, erased: gone from it. Two are no theme.
        var row = await practice.Installation.QueryAsync(context => context.Events.AsNoTracking().SingleAsync(record => record.Id == fridge[0].Id));
        await practice.Installation.Get<KeepFromService>().KeepAsync(row, [practice.Lead], Actor.Person(practice.Reporter));
        Assert.DoesNotContain(fridge[0].Reference, (await practice.PageAsync("lead", ThemeLinks.Themes)).Body!.TextContent, StringComparison.Ordinal);
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, fridge[1].Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        Assert.Empty((await practice.PageAsync("lead", ThemeLinks.Themes)).QuerySelectorAll("main .nhsuk-card"));
    }

    [Theory, EachEngine]
    public async Task Themes_AcrossOrganisations_KnowReleasedWordingAloneAndNameNobody(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var release = practice.Installation.Get<ReleaseService>();
        List<EventHead> fridge = [];
        foreach (var text in Fridge) fridge.Add(await practice.RecordAsync(TestData.Incident(text + " Confidential bisoprolol remark.")));
        foreach (var text in Rest) await practice.RecordAsync(TestData.Incident(text));
        await practice.Installation.CountedAsync(7);

        // Nothing is released: nothing is known.
        Assert.Contains("No themes", (await practice.PageAsync("network", ThemeLinks.Themes)).Body!.TextContent, StringComparison.Ordinal);
        foreach (var (record, text) in fridge.Zip(Fridge)) await release.ReleaseAsync(record.Id, 1, [new ReleasedText("Description", null, text)], Actor.Person(practice.Lead));
        var page = await practice.PageAsync("network", ThemeLinks.Themes);
        var card = Assert.Single(page.QuerySelectorAll("main .nhsuk-card"));
        Assert.Contains("thermometer", card.QuerySelector("h3")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.All(["harriet", "marlowe", "alarm"], word => Assert.DoesNotContain(word, card.QuerySelector("h3")!.TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.All(fridge, record => Assert.DoesNotContain(record.Reference, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("bisoprolol", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(card.QuerySelectorAll("ul a"), link => Assert.StartsWith(AreaLinks.List + "/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(fridge, record => Assert.DoesNotContain(record.Id.ToString(), page.Body!.InnerHtml, StringComparison.Ordinal));
        var opened = await practice.PageAsync("network", card.QuerySelectorAll("a")[^1].GetAttribute("href")!);
        Assert.Equal(4, opened.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("network", opened.QuerySelector("main tbody a")!.GetAttribute("href")!));
        Assert.Single((await practice.PageAsync("network", ThemeLinks.Themes + "?words=thermometer")).QuerySelectorAll("main .nhsuk-card"));
        Assert.Empty((await practice.PageAsync("network", ThemeLinks.Themes + "?words=bisoprolol")).QuerySelectorAll("main .nhsuk-card"));

        // Who sees totals reads no text, and other practices nothing of it.
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("partner", ThemeLinks.Themes));
        Assert.Empty((await practice.PageAsync("outsider", ThemeLinks.Themes)).QuerySelectorAll("main .nhsuk-card"));
        Assert.Equal(HttpStatusCode.BadRequest, await practice.StatusAsync("network", ThemeLinks.Themes + "?any.Gender=1"));

        // Wording that is taken back is in none any more.
        foreach (var record in fridge.Take(2)) await release.WithdrawAsync(record.Id, Actor.Person(practice.Lead));
        Assert.Empty((await practice.PageAsync("network", ThemeLinks.Themes)).QuerySelectorAll("main .nhsuk-card"));
    }
}
