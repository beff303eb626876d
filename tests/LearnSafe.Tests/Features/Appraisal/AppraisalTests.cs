using System.Net;
using LearnSafe.Domain.Learning;
using LearnSafe.Features.Appraisal;
using LearnSafe.Features.Demo;
using LearnSafe.Features.Events;
using LearnSafe.Features.Learning;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Appraisal;

public sealed class AppraisalTests
{
    private const string Secret = "I was slower than I wished to be.";

    [Theory, EachEngine]
    public async Task Year_OfOnePerson_HoldsTheirOwnAndNobodyElseReachesIt(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        await practice.Installation.Get<ReflectionService>().SaveAsync(record.Id, practice.Reporter, new ReflectionText("On the record.", null, null));
        var summary = await practice.Installation.PublishAsync(practice.Organisation, practice.Lead, SummaryScope.Organisation, []);
        (string, string)[] answers = [("On", "A summary that I read"), ("Day.Day", "20"), ("Day.Month", "11"), ("Day.Year", "2026"), ("WhatILearned", Secret), ("Hours", "1.5")];
        var saved = await practice.PressAsync("reporter", AppraisalLinks.About(summary), "Save my reflection", answers);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = (await practice.PageAsync("reporter", saved.Headers.Location!.OriginalString)).QuerySelector("main")!.TextContent;
        Assert.All([record.Reference, "On the record.", Secret, "1.5 hours", "April 2026 to March 2027", "on a learning summary"], part => Assert.Contains(part, page, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, (await practice.PageAsync("reporter", AppraisalLinks.Of(2024))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Secret, await (await practice.GetAsync("reporter", AppraisalLinks.Export)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var id = await practice.Installation.QueryAsync(context => context.PrivateReflections.Select(one => one.Id).SingleAsync());
        foreach (var other in new[] { "colleague", "lead", "admin" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync(other, AppraisalLinks.Change(id)));
            Assert.DoesNotContain(Secret, (await practice.PageAsync(other, AppraisalLinks.Summary)).Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, await (await practice.GetAsync(other, AppraisalLinks.Export)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var stored = await practice.Installation.QueryAsync(async context => await context.History.Select(entry => entry.Content ?? "").ToListAsync());
        stored.AddRange(await practice.Installation.QueryAsync(async context => await context.PrivateReflections.Select(one => one.Encrypted).ToListAsync()));
        Assert.All(stored, text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
        Assert.DoesNotContain(await practice.Installation.QueryAsync(async context => await context.History.Select(entry => entry.SubjectId).ToListAsync()), subject => subject == id);

        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("reporter", AppraisalLinks.Summary, "Change my year", ("month", "12"))).StatusCode);
        Assert.DoesNotContain(Secret, (await practice.PageAsync("reporter", AppraisalLinks.Of(2024))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Secret, (await practice.PageAsync("reporter", AppraisalLinks.Of(2025))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("reporter", AppraisalLinks.Change(id), "Delete this reflection")).StatusCode);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.PrivateReflections.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", AppraisalLinks.Change(id)));
    }

    [Theory, EachEngine]
    public async Task Write_WhatIsMissingOrOutOfRange_IsRefused(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        (string Name, string Value)[] good = [("On", "A course"), ("Day.Day", "20"), ("Day.Month", "11"), ("Day.Year", "2026"), ("WhatILearned", "Much")];
        foreach (var (field, value) in new[] { ("On", ""), ("WhatILearned", " "), ("Day.Year", "2099"), ("Day.Day", "31"), ("Hours", "-1"), ("Hours", "1e9"), ("WhatHappened", new string('x', 10_001)) })
            Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("reporter", AppraisalLinks.Write, "Save my reflection", [.. good.Where(one => one.Name != field), (field, value)])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", AppraisalLinks.About(Guid.NewGuid())));
        var hidden = await practice.Installation.PublishAsync(practice.Other, practice.Lead, SummaryScope.Organisation, []);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", AppraisalLinks.About(hidden)));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("reporter", AppraisalLinks.Summary, "Change my year", ("month", "13"))).StatusCode);
    }

    [Fact]
    public void DemoSummaries_EveryText_IsDeidentified()
    {
        var content = DemoContent.Load(Path.Combine(Repository.Root, "content"));
        var places = content.People.Organisations.SelectMany(place => new[] { place.Name, place.Town }).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(7, content.Learning.Summaries.Count);
        Assert.All(content.Learning.Summaries, summary =>
        {
            Assert.Empty(SummaryCheck.Find(summary.Text, places).Select(finding => finding.Found));
            Assert.All(summary.Text.Parts, part => Assert.InRange(part.Text.Length, 1, part.Longest));
            Assert.All(summary.Adoptions ?? [], adoption => Assert.Empty(SummaryCheck.Find("text", adoption.Text, places).Select(finding => finding.Found)));
        });
    }
}
