using System.Net;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.History;
using LearnSafe.Features.Learning;
using LearnSafe.Tests.Features.Events.Joins;
using LearnSafe.Tests.Features.Events.Record;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Search;

public sealed class SimilarWhileWritingTests
{
    private const string Written = "At the hatch somebody was handed the bag of a namesake: carbimazole had been dispensed for another.";

    [Theory, EachEngine]
    public async Task Check_OfWhatWasToldBefore_SaysSoWithoutSayingWhatOthersWrote(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (installation, events) = (practice.Installation, practice.Installation.Get<EventService>());
        installation.Clock.Advance(TimeSpan.FromDays(-120));
        await practice.RecordAsync(TestData.Incident("Carbimazole dispensed, bag handed to a namesake at the hatch: long ago."));
        installation.Clock.Advance(TimeSpan.FromDays(80));
        foreach (var text in new[] { "A vaccine was out of date in the fridge.", "A referral was dictated and never sent.", "Two patients, one room, wrong notes." }) await practice.RecordAsync(TestData.Incident(text));
        var first = await practice.RecordAsync(TestData.Incident("Carbimazole was dispensed for Ottoline Bramley, and the bag handed to a namesake at the hatch."));
        installation.Clock.Advance(TimeSpan.FromDays(40));
        var second = await practice.RecordAsync(TestData.Incident("The bag of a namesake was handed out at the hatch; carbimazole was in it."));
        await installation.RecordAsync(practice.Other, answers: TestData.Incident("Carbimazole dispensed, bag handed to a namesake at the hatch of another practice."));
        await installation.PublishAsync(practice.Organisation, practice.Lead, SummaryScope.Organisation, [first.Id], "Bags and namesakes");
        await installation.PublishAsync(practice.Organisation, practice.Lead, SummaryScope.Organisation, [first.Id], "Not ready yet", published: false);

        // A colleague: how many, when, which of their own words; what is published; no text, no reference, no link to a record.
        var colleague = await CheckAsync(practice, "colleague", Written);
        Assert.Contains("2 records like this were made at Harebell Surgery in the last 3 months, in October 2026 and November 2026. They share:", colleague, StringComparison.Ordinal);
        Assert.All(["carbimazole", "namesake", "Bags and namesakes", "Record it anyway"], part => Assert.Contains(part, colleague, StringComparison.Ordinal));
        Assert.All([first.Reference, second.Reference, "Bramley", "Ottoline", "Not ready yet"], secret => Assert.DoesNotContain(secret, colleague, StringComparison.Ordinal));
        Assert.Contains("Confirm and record event", colleague, StringComparison.Ordinal);

        // Whoever reads all of them gets them, and that it was shown is in the log; their reporter gets their own.
        var lead = await LeadAsync(practice);
        Assert.All([first.Reference, second.Reference], reference => Assert.Contains(reference, lead, StringComparison.Ordinal));
        Assert.Contains(first.Reference, await CheckAsync(practice, "reporter", Written), StringComparison.Ordinal);
        Assert.True(await installation.QueryAsync(context => context.AccessLog.AnyAsync(entry => entry.Filter == "?similar" && entry.ActorId == practice.Lead)));

        // Something else, nothing, and a change to a record say nothing.
        Assert.DoesNotContain("told before", await CheckAsync(practice, "colleague", "The ear syringe was missing its guard."), StringComparison.Ordinal);
        Assert.DoesNotContain("told before", await CheckAsync(practice, "colleague", null), StringComparison.Ordinal);
        Assert.DoesNotContain("told before", await CheckAsync(practice, "reporter", Written, second.Id), StringComparison.Ordinal);

        // The receipt of a record says it too, but not of itself.
        var third = await installation.RecordAsync(practice.Organisation, await IdAsync(practice, "colleague"), TestData.Incident(Written));
        Assert.Contains("2 records like this", (await practice.PageAsync("colleague", EventLinks.Receipt(third.Id))).Body!.TextContent, StringComparison.Ordinal);
        await events.WithdrawAsync(practice.Organisation.Id, third.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));

        // Kept from anybody, joined or withdrawn: colleagues are told of none of them, and of what was learned from them neither.
        var joins = installation.Get<JoinService>();
        await joins.JoinAsync(await RecordJoinTests.PersonAsync(practice, "lead"), second.Id, first.Id, "One event");
        Assert.Contains("1 record like this was made at Harebell Surgery in the last 3 months, in October 2026. It shares:", await CheckAsync(practice, "colleague", Written), StringComparison.Ordinal);
        var row = await installation.QueryAsync(context => context.Events.AsNoTracking().SingleAsync(record => record.Id == first.Id));
        await installation.Get<KeepFromService>().KeepAsync(row, [practice.Lead], Actor.Person(practice.Reporter));
        var kept = await CheckAsync(practice, "colleague", Written);
        Assert.Contains("1 record like this was made at Harebell Surgery in the last 3 months, in November 2026.", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Bags and namesakes", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Reference, await LeadAsync(practice), StringComparison.Ordinal);
        await events.WithdrawAsync(practice.Organisation.Id, second.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        Assert.DoesNotContain("like this", await CheckAsync(practice, "colleague", Written), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Similar_WhileSomebodyTypes_IsAPartOfAPageForThemAlone(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        foreach (var text in new[] { "A vaccine was out of date in the fridge.", "A referral was dictated and never sent.", "Carbimazole was dispensed in the bag of a namesake at the hatch." }) await practice.RecordAsync(TestData.Incident(text));
        var page = await practice.PageAsync("colleague", EventLinks.New(EventType.Incident));
        var place = page.QuerySelector("main form [data-app-similar]")!;
        Assert.Equal((EventLinks.Similar, "polite"), (place.GetAttribute("data-app-similar"), place.GetAttribute("aria-live")));
        Assert.NotNull(page.QuerySelector($"textarea[name='{place.GetAttribute("data-app-similar-to")}']"));
        var token = page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var found = await SendAsync(practice, "colleague", token, Written);
        Assert.Contains("1 record like this was made", await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(found.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("<html", await found.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var typed in new[] { "", "   ", "short", new string('x', 200_000), "\0\ud83d", "<script>alert(1)</script> carbimazole", string.Join(' ', Enumerable.Repeat("carbimazole", 9000)) })
        {
            var answer = await SendAsync(practice, "colleague", token, typed);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await AssertQuickStartTellsAsync(practice);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(practice, "colleague", "none", Written)).StatusCode);
        Assert.DoesNotContain("like this", await (await SendAsync(practice, "outsider", null, Written)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Without script by a button: the page comes back with what was typed, and nothing is kept of it.</summary>
    private static async Task AssertQuickStartTellsAsync(Practice practice)
    {
        const string quick = "/events/record/quick/prescribing-error";
        var before = await KeptAsync();
        var page = await practice.PageAsync("colleague", quick);
        var button = page.QuerySelector("main form noscript button[value=told-before]")!;
        Assert.Equal($"{quick}#told-before", button.GetAttribute("formaction"));
        var id = page.QuerySelector("main form input[name=draft]")!.GetAttribute("value");
        foreach (var (typed, told) in new[] { (Written, "1 record like this was made at Harebell Surgery"), ("", "Describe what happened first"), ("</textarea><script>alert(1)</script> 943 476 5919", "Nothing like this was recorded at Harebell Surgery") })
        {
            var sent = await (await practice.AsAsync("colleague")).SubmitAsync(quick, page, ("Description", typed), ("LevelOfConcern", "3"), ("patients[0].AgeAtTimeOfIncidentDays.Number", "many"), ("press", "told-before"));
            var again = await Sent.OfAsync(sent);
            Assert.Equal(HttpStatusCode.OK, again.Status);
            Assert.Contains(told, again.Page.QuerySelector("main form #told-before")!.TextContent, StringComparison.Ordinal);
            Assert.Equal((typed, id), (again.Page.QuerySelector("textarea[name=Description]")!.TextContent, again.Page.QuerySelector("main form input[name=draft]")!.GetAttribute("value")));
            Assert.Equal("many", again.Page.QuerySelector("[name='patients[0].AgeAtTimeOfIncidentDays.Number']")!.GetAttribute("value"));
            Assert.True(again.Page.QuerySelector("[name=LevelOfConcern][value='3']")!.HasAttribute("checked"));
            Assert.Empty(again.Page.Errors());
            Assert.Null(again.Page.QuerySelector("main script"));
        }

        Assert.Equal(before, await KeptAsync());

        Task<(int, int)> KeptAsync() => practice.Installation.QueryAsync(async context => (await context.Events.CountAsync(), await context.Drafts.CountAsync()));
    }

    private static async Task<HttpResponseMessage> SendAsync(Practice practice, string who, string? token, string text)
    {
        token ??= (await practice.PageAsync(who, EventLinks.New(EventType.Incident))).QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(text), "text" } };
        return await (await practice.AsAsync(who)).PostAsync(new Uri(EventLinks.Similar, UriKind.Relative), content);
    }

    private static Task<Guid> IdAsync(Practice practice, string who) => practice.Installation.QueryAsync(context => context.Users.Where(known => known.Email == $"{who}@harebell.example").Select(known => known.Id).SingleAsync());

    private static Task<string> LeadAsync(Practice practice) => CheckAsync(practice, "lead", Written);

    /// <summary>What the page to check says of a draft that somebody wrote.</summary>
    private static async Task<string> CheckAsync(Practice practice, string who, string? description, Guid? revises = null)
    {
        var answers = TestData.Incident(description ?? "x");
        if (description is null) answers = answers with { Description = null };
        var draft = new Draft
        {
            PersonId = await IdAsync(practice, who),
            OrganisationId = practice.Organisation.Id,
            Type = EventType.Incident,
            TaxonomyVersion = 5,
            NumberOfPatients = 1,
            Version = 1,
            EventId = revises,
            BaseRevision = revises is null ? null : 1,
            Answers = EventAnswersJson.Write(answers, practice.Installation.Get<LfpseContent>().Current),
            CreatedAt = TestClock.Start.UtcDateTime,
            UpdatedAt = TestClock.Start.UtcDateTime,
        };
        await practice.Installation.QueryAsync(async context =>
        {
            context.Drafts.Add(draft);
            return await context.SaveChangesAsync();
        });
        return (await practice.PageAsync(who, EventLinks.Check(draft.Id))).QuerySelector("main")!.TextContent;
    }
}
