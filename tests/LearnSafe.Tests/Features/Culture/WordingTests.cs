using System.Net;
using LearnSafe.Features.Culture;
using LearnSafe.Features.Culture.Language;
using LearnSafe.Features.Events.Review;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Features.Events.Record;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Culture;

public sealed class WordingTests
{
    private static readonly (string, string)[] Blaming = [.. Recorder.WhatHappened.Where(answer => answer.Item1 != "Description"), ("Description", "The nurse failed to ring. <b>Careless</b> work, and it should have been noticed.")];

    [Theory, EachEngine]
    public async Task Check_PointsOutPhrases_NeverInTheWay_AndCountsWithoutLeadingAnywhere(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", Blaming);
        var check = (await recorder.SendAsync(second.Location, Recorder.LowHarm)).Location;

        var shown = await recorder.PageAsync(check);
        Assert.Equal(["nurse failed to", "Careless", "should have been"], shown.QuerySelectorAll("q strong").Select(phrase => phrase.TextContent));
        Assert.Empty(shown.QuerySelectorAll(".nhsuk-error-summary"));
        Assert.Equal(3, (await recorder.DraftsAsync()).Single().PhrasesShown);
        var change = shown.QuerySelector(".nhsuk-inset-text a")!.GetAttribute("href")!;
        var better = await recorder.SendAsync(change.Split('#')[0], [.. Recorder.WhatHappened.Where(answer => answer.Item1 != "Description"), ("Description", "The call was not made: 40 were waiting. It should have been noticed.")]);
        Assert.Single((await recorder.PageAsync(better.Location)).QuerySelectorAll("q strong"));

        var receipt = await recorder.SendAsync(better.Location);

        Assert.Equal(HttpStatusCode.Found, receipt.Status);
        Assert.Empty((await recorder.PageAsync(receipt.Location)).QuerySelectorAll("q strong"));
        var total = await installation.QueryAsync(context => context.LanguageTotals.AsNoTracking().SingleAsync());
        Assert.Equal((recorder.Organisation.Id, 3, 2), (total.OrganisationId, total.Phrases, total.Changed));
        Assert.Equal(1, total.Month.Day);
        Assert.InRange(total.Texts, 1, 9);
        Assert.DoesNotContain(await installation.QueryAsync(context => context.History.Select(entry => entry.Content).ToListAsync()), content => content?.Contains("phrase", StringComparison.OrdinalIgnoreCase) == true);
    }

    [Theory, EachEngine]
    public async Task Review_LookingAtTheWording_SendsNothing_AndSendingCounts(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var page = ReviewLinks.Record((await practice.RecordAsync()).Id);
        const string text = "The receptionist was careless \"><script>";

        var looked = await (await practice.PressAsync("lead", page, "Keep comment", ("Comment", text), ("Look", "true"))).DocumentAsync();
        Assert.Equal("careless", looked.QuerySelector("q strong")!.TextContent);
        Assert.Equal(text, looked.QuerySelector("textarea[name=Comment]")!.TextContent);
        Assert.Empty(await practice.Installation.QueryAsync(context => context.ReviewComments.ToListAsync()));
        Assert.Contains("No phrase was found", (await (await practice.PressAsync("lead", page, "Send question", ("Question", "What made it likely?"), ("Look", "true"))).DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await practice.PressAsync("lead", page, "Keep comment", ("Comment", new string('x', 90_000)), ("Look", "true"))).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", page, "Keep comment", ("Comment", "Nobody looked at this: careless."))).StatusCode);
        Assert.Empty(await TotalsAsync(practice));
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", page, "Keep comment", ("Comment", "The call came late."), ("PhrasesShown", "2000000000"))).StatusCode);
        var total = Assert.Single(await TotalsAsync(practice));
        Assert.Equal((practice.Organisation.Id, 1, 50, 50), (total.OrganisationId, total.Texts, total.Phrases, total.Changed));
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", ReviewLinks.Done(page.Split('/')[2] is var id ? Guid.Parse(id) : default), "Mark as reviewed", ("Learned", "The list now shows careless work."), ("PhrasesShown", "1"))).StatusCode);
        Assert.Equal((2, 51, 50), Assert.Single(await TotalsAsync(practice)) is var both ? (both.Texts, both.Phrases, both.Changed) : default);
    }

    [Theory, EachEngine]
    public async Task Page_ByQuarter_ExactForReaders_RoundedForOthers_NothingOfElsewhere(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        await using (var context = practice.Installation.NewContext())
        {
            context.LanguageTotals.AddRange(
                new LanguageTotal { OrganisationId = practice.Organisation.Id, Month = new(2026, 7, 1), Texts = 21, Phrases = 7, Changed = 1 },
                new LanguageTotal { OrganisationId = practice.Organisation.Id, Month = new(2026, 9, 1), Texts = 20, Phrases = 4, Changed = 1 },
                new LanguageTotal { OrganisationId = practice.Organisation.Id, Month = new(2026, 4, 1), Texts = 1, Phrases = 0, Changed = 0 },
                new LanguageTotal { OrganisationId = practice.Organisation.Id, Month = new(2026, 11, 1), Texts = 500, Phrases = 400, Changed = 300 },
                new LanguageTotal { OrganisationId = practice.Other.Id, Month = new(2026, 9, 1), Texts = 90, Phrases = 60, Changed = 30 });
            await context.SaveChangesAsync();
        }

        var exact = (await practice.PageAsync("lead", CultureLinks.Language)).QuerySelector("main")!.TextContent;
        Assert.Contains("July to September 2026: 41 texts were looked at, 11 phrases were pointed out, and 2 were put in other words.", exact, StringComparison.Ordinal);
        Assert.Contains("April to June 2026: 1 text was looked at, nothing was pointed out. That is too few to compare.", exact, StringComparison.Ordinal);
        Assert.Contains("January to March 2026: no text was looked at.", exact, StringComparison.Ordinal);
        Assert.DoesNotContain("500", exact, StringComparison.Ordinal);
        var rounded = (await practice.PageAsync("partner", CultureLinks.Language)).QuerySelector("main")!.TextContent;
        Assert.Contains("July to September 2026: 40 texts were looked at, 10 phrases were pointed out, and none was put in other words.", rounded, StringComparison.Ordinal);
        Assert.Contains("April to June 2026: no text was looked at.", rounded, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", CultureLinks.Language));
    }

    [Theory]
    [InlineData("", "…")]
    [InlineData("short ", "short ")]
    public void ShownHint_LongText_IsCutAtWords(string before, string start)
    {
        var language = LearnSafe.Domain.Language.BlameLanguage.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        var text = $"{(before.Length > 0 ? before : string.Concat(Enumerable.Repeat("word ", 40)))}careless {string.Concat(Enumerable.Repeat("\ud83d\ude00 end ", 40))}";

        var hint = Assert.Single(ShownHint.In(language, "Text", text));

        Assert.StartsWith(start, hint.Before, StringComparison.Ordinal);
        Assert.EndsWith("…", hint.After, StringComparison.Ordinal);
        Assert.InRange(hint.After.Length, 1, 60);
    }

    private static Task<List<LanguageTotal>> TotalsAsync(Practice practice) => practice.Installation.QueryAsync(context => context.LanguageTotals.AsNoTracking().ToListAsync());
}
