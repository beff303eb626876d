using System.Net;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Engagement;

public sealed class HandOverTests
{
    [Theory, EachEngine]
    public async Task Administrator_GivesOnACaseWhoseLeadHasLeft_AndReadsNothingOfIt(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var practice = engaged.Practice;
        await engaged.AddPersonAsync("Wilhelmina Dace");
        Assert.Contains("Every engagement has a lead", await engaged.TextAsync("admin", EngagementLinks.HandOver), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", EngagementLinks.HandOver));
        await engaged.LeaveAsync(engaged.Hedda);

        var reference = await engaged.Installation.QueryAsync(context => context.EngagementCases.Select(one => one.Reference).SingleAsync());
        var page = await practice.PageAsync("admin", EngagementLinks.HandOver);
        Assert.All(["1 case has a lead who has left", reference, "Sella Thorne", "Mairi Quill"], part => Assert.Contains(part, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.All(["Dace", engaged.Record.Reference], part => Assert.DoesNotContain(part, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("admin", EngagementLinks.HandOver, $"Hand over {reference}", ("To", practice.Reporter.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("admin", EngagementLinks.HandOver, $"Hand over {reference}", ("To", ""))).StatusCode);
        await EngagedPractice.DoneAsync(practice.PressAsync("admin", EngagementLinks.HandOver, $"Hand over {reference}", ("To", engaged.Second.ToString())));
        // From the page as it was: somebody was quicker, and it stays where it is.
        Assert.Equal(HttpStatusCode.Conflict, (await (await practice.AsAsync("admin")).SubmitAsync(EngagementLinks.HandOver, page, ("To", practice.Lead.ToString()))).StatusCode);

        Assert.Contains("Wilhelmina Dace", await engaged.TextAsync("second", EngagementLinks.Case(engaged.Case)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("hedda", EngagementLinks.Case(engaged.Case)));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("admin", EngagementLinks.Case(engaged.Case)));
        var mail = (await engaged.Installation.MailAsync()).Single(one => one.To == "second@harebell.example");
        Assert.Equal(EngagementLinks.Case(engaged.Case), mail.Link);
        Assert.All(["Dace", reference, engaged.Record.Reference], secret => Assert.DoesNotContain(secret, mail.Text, StringComparison.Ordinal));
        Assert.Equal(HistoryActions.EngagementHandedOver, (await engaged.HistoryAsync())[^1].Action);
    }

    [Theory, EachEngine]
    public async Task Administrator_FromWhomTheRecordIsKept_SeesNothingOfIt(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var admin = await engaged.Installation.QueryAsync(context => context.Users.Where(person => person.Email == "admin@harebell.example").Select(person => person.Id).SingleAsync());
        await engaged.LeaveAsync(engaged.Hedda);
        await engaged.KeepFromAsync(admin);
        Assert.DoesNotContain("EN-", await engaged.TextAsync("admin", EngagementLinks.HandOver), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Lead_HandsOn_AndGoesOnSeeingIt(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var (practice, readers) = (engaged.Practice, EngagementLinks.Readers(engaged.Case));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("hedda", readers, "Hand the lead on", ("To", practice.Reporter.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("hedda", readers, "Keep who may see it", ("Named", practice.Reporter.ToString()))).StatusCode);
        var old = await (await practice.AsAsync("hedda")).PageAsync(readers);
        await EngagedPractice.DoneAsync(practice.PressAsync("hedda", readers, "Hand the lead on", ("To", engaged.Second.ToString())));
        Assert.Contains("Sella Thorne leads it", await engaged.TextAsync("hedda", readers), StringComparison.Ordinal);
        // The old page does not name readers any more: she does not lead it.
        Assert.Equal(HttpStatusCode.NotFound, (await (await practice.AsAsync("hedda")).SubmitAsync(readers, old, ("Named", practice.Lead.ToString()))).StatusCode);
        await EngagedPractice.DoneAsync(practice.PressAsync("second", readers, "Keep who may see it"));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("hedda", EngagementLinks.Case(engaged.Case)));
    }
}
