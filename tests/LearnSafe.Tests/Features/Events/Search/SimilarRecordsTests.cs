using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Search;

public sealed class SimilarRecordsTests
{
    [Theory, EachEngine]
    public async Task Review_OfARecordLikeAnother_ShowsItToWhoMayReadBoth(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var events = practice.Installation.Get<EventService>();
        foreach (var text in new[] { "A vaccine was out of date in the fridge.", "A referral was dictated and never sent.", "Two patients of one surname, and the wrong notes." }) await practice.RecordAsync(TestData.Incident(text));
        var first = await practice.RecordAsync(TestData.Incident("The bisoprolol repeat was at the old dose although a clinic letter reduced it."));
        await practice.Installation.RecordAsync(practice.Other, answers: TestData.Incident("Bisoprolol repeat at the old dose: the clinic letter that reduced it was filed."));
        var second = await practice.RecordAsync(TestData.Incident("Bisoprolol was issued at the old dose: a letter of the clinic that had reduced it was filed."));

        var page = await practice.PageAsync("lead", ReviewLinks.Record(second.Id));
        var shown = Assert.Single(page.QuerySelectorAll("#similar + ul > li"));
        Assert.Contains(first.Reference, shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("bisoprolol", shown.TextContent, StringComparison.Ordinal);

        var row = await practice.Installation.QueryAsync(context => context.Events.AsNoTracking().SingleAsync(record => record.Id == first.Id));
        await practice.Installation.Get<KeepFromService>().KeepAsync(row, [practice.Lead], Actor.Person(practice.Reporter));
        Assert.Empty((await practice.PageAsync("lead", ReviewLinks.Record(second.Id))).QuerySelectorAll("#similar"));
        Assert.Single((await practice.PageAsync("admin", ReviewLinks.Record(second.Id))).QuerySelectorAll("#similar"));
        await events.WithdrawAsync(practice.Organisation.Id, first.Id, null, new Change(Actor.Person(practice.Reporter), "Twice"));
        Assert.Empty((await practice.PageAsync("admin", ReviewLinks.Record(second.Id))).QuerySelectorAll("#similar"));
    }
}
