using System.Net;
using AngleSharp.Dom;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>A month on one sheet. The clock stands at 20 November 2026, so October is the last month that is over.</summary>
public sealed class DigestTests
{
    [Theory, EachEngine]
    public async Task Digest_ByWhoReads_TellsTheMonthBesideTheMonthsBefore(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var installation = practice.Installation;
        var start = installation.Clock.GetUtcNow();
        // Two a month from October 2025 on, the seventh of each; in October 2026 nine, of which the last is good care.
        installation.Clock.Advance(new DateTimeOffset(2025, 10, 7, 12, 0, 0, TimeSpan.Zero) - start);
        EventHead last = null!;
        for (var month = 0; month < 13; month++)
        {
            for (var number = 0; number < (month == 12 ? 8 : 2); number++) last = await practice.RecordAsync();
            if (month == 12) await practice.RecordAsync(new EventAnswers { TaxonomyVersion = 5, Type = EventType.GoodCare, Description = "They asked twice.", Date = "2026-10-06", Values = TestData.Incident().Values });
            if (month == 12) break;
            installation.Clock.Advance(new DateTimeOffset(2025, 10, 7, 12, 0, 0, TimeSpan.Zero).AddMonths(month + 1) - installation.Clock.GetUtcNow());
        }

        await installation.RecordAsync(practice.Other);
        installation.Clock.Advance(TimeSpan.FromDays(4));
        var lead = await installation.ActingAsync(practice.Organisation, "lead@harebell.example");
        await installation.Get<ReviewService>().FinishAsync(lead, last.Id, null, "The label says so now.");
        await installation.PublishAsync(practice.Organisation, practice.Lead, SummaryScope.Network, [last.Id], "Two labels <b>alike</b>");
        await installation.PublishAsync(practice.Other, practice.Lead, SummaryScope.Organisation, [], "Nobody else's business");
        var done = await installation.ActionAsync(lead, practice.Lead, new DateOnly(2026, 10, 30), "Labels in two sizes");
        await installation.MoveAsync(lead, done, ActionStatus.Agreed, ActionStatus.Implemented);
        var due = await installation.ActionAsync(lead, practice.Lead, new DateOnly(2026, 11, 2), "A second look at each bag");
        await installation.MoveAsync(lead, due, ActionStatus.Agreed);
        installation.Clock.Advance(start - installation.Clock.GetUtcNow());
        await installation.CountedAsync(34);

        var page = await practice.PageAsync("lead", InsightLinks.LastDigest);
        var words = page.QuerySelector("main")!.TextContent;
        Assert.Equal("Harebell Surgery Digest of October 2026", string.Join(' ', page.QuerySelector("h1")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("Good care", page.QuerySelector("table tbody th")!.TextContent.Trim());
        foreach (var expected in new[]
        {
            "none in the months before", "more than usual (0 to 7)", "Medications 9", "Incident: more records than expected in October 2026", "Two labels <b>alike</b> (ours)", "Reviewed: 1 record, after 4 days.",
            "Answered to their reporters: 1 record, after 4 days.", "Waiting now: 32 records.", "Labels in two sizes", "A second look at each bag", "2 November 2026, overdue", "Actions done (1)", "Printed by Mairi Quill on 20 November 2026",
        })
        {
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }

        // Good care is never asked for harm, so it is not among what is not recorded.
        var harm = page.QuerySelectorAll("table").Single(table => table.QuerySelector("caption")!.TextContent.Contains("Worst harm of incidents and outcomes", StringComparison.Ordinal));
        Assert.DoesNotContain("Not recorded", harm.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("business", words, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("figure svg"));

        // The administrator keeps actions as well; the month before was as usual.
        var before = (await practice.PageAsync("admin", InsightLinks.Digest(new DateOnly(2026, 9, 30)))).QuerySelector("main")!.TextContent;
        Assert.Contains("Digest of September 2026", before, StringComparison.Ordinal);
        Assert.Contains("as usual (0 to 6)", before, StringComparison.Ordinal);
        Assert.Contains("Nothing stands out in the last months of the 2 series", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Labels in two sizes", before, StringComparison.Ordinal);

        // A network: its members' numbers and what is shared with it, and no action of anybody.
        var network = (await practice.PageAsync("network", InsightLinks.LastDigest)).QuerySelector("main")!.TextContent;
        Assert.Contains("more than usual (0 to 7)", network, StringComparison.Ordinal);
        Assert.Contains("Two labels", network, StringComparison.Ordinal);
        Assert.Contains("Waiting now: 32 records.", network, StringComparison.Ordinal);
        Assert.DoesNotContain("second look", network, StringComparison.Ordinal);
        Assert.DoesNotContain("Actions", network, StringComparison.Ordinal);
        Assert.DoesNotContain("(ours)", network, StringComparison.Ordinal);
        Assert.Contains("Digest of October 2026", (await practice.PageAsync("outsider", InsightLinks.LastDigest)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("too early to say", (await practice.PageAsync("outsider", InsightLinks.LastDigest)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var partner = (await practice.PageAsync("partner", InsightLinks.LastDigest)).QuerySelector("main")!;
        Assert.Contains("for those who read records", partner.TextContent, StringComparison.Ordinal);
        Assert.Null(partner.QuerySelector("table"));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", InsightLinks.LastDigest));

        // What is kept from somebody is neither counted, nor waits, nor has actions; what was withdrawn neither.
        var kept = await installation.QueryAsync(context => Task.FromResult(context.Events.Where(record => record.OrganisationId == practice.Organisation.Id).OrderByDescending(record => record.RecordedAt).First(record => record.Id != last.Id && record.Type == EventType.Incident)));
        await installation.Get<KeepFromService>().KeepAsync(kept, [practice.Lead], Actor.Person(practice.Reporter));
        var area = await installation.AreaAsync(await installation.ActingAsync(practice.Organisation, "admin@harebell.example"), kept.Id);
        var hidden = await installation.ActionAsync(await installation.ActingAsync(practice.Organisation, "admin@harebell.example"), null, new DateOnly(2026, 11, 3), "Hidden from the lead", "Practice manager", areas: [area]);
        await installation.MoveAsync(await installation.ActingAsync(practice.Organisation, "admin@harebell.example"), hidden, ActionStatus.Agreed);
        var without = (await practice.PageAsync("lead", InsightLinks.LastDigest)).QuerySelector("main")!.TextContent;
        Assert.Contains("Medications 8", without, StringComparison.Ordinal);
        Assert.Contains("Waiting now: 31 records.", without, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden from the lead", without, StringComparison.Ordinal);
        Assert.Contains("Hidden from the lead", (await practice.PageAsync("admin", InsightLinks.LastDigest)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_OfWhatIsNoMonthThatIsOver_SaysSoAndShowsTheLast()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        await practice.Installation.CountedAsync();
        foreach (var month in new[] { "2026-11", "2027-01", "banana", "2026", "2026-Q3", "2026-10-01", "1999-12", "0000-00", "%3Cscript%3E", new string('9', 3000) })
        {
            var words = (await practice.PageAsync("lead", $"{InsightLinks.LastDigest}?month={month}")).QuerySelector("main")!.TextContent;
            Assert.Contains("no month that is over", words, StringComparison.Ordinal);
            Assert.Contains("Digest of October 2026", words, StringComparison.Ordinal);
        }

        var empty = (await practice.PageAsync("lead", $"{InsightLinks.LastDigest}?month=2000-01")).QuerySelector("main")!.TextContent;
        Assert.Contains("Digest of January 2000", empty, StringComparison.Ordinal);
        Assert.Contains("too few months for a picture", empty, StringComparison.Ordinal);
    }
}
