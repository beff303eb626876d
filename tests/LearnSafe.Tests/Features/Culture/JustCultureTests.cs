using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Features.Culture;
using LearnSafe.Features.Events;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Culture;

public sealed class JustCultureTests
{
    private static readonly string[] Own = ["organisation_id", "day", "role", "count"];

    [Theory, EachEngine]
    public async Task Guide_FromRulesToOutcome_StoresOnlyThatItWasUsed(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        Assert.DoesNotContain("/events", (await practice.PageAsync("lead", CultureLinks.JustCulture)).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);

        var refused = await practice.PressAsync("lead", CultureLinks.JustCulture, "Begin");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Single((await refused.DocumentAsync()).Errors());
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.JustCultureUses.CountAsync()));

        var response = await practice.PressAsync("lead", CultureLinks.JustCulture, "Begin", ("Agreed", "true"));
        Assert.True(response.Headers.CacheControl!.NoStore);
        var page = await response.DocumentAsync();
        Assert.Contains("real concern about one person", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var silent = await NextAsync(practice, page, "");
        Assert.Equal("Select yes or no", Assert.Single(silent.Errors()));
        page = await NextAsync(practice, silent, "y");
        page = await NextAsync(practice, page, "n");
        Assert.Contains("substance misuse", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        page = await NextAsync(practice, page, "", "back");
        Assert.Contains("harm was meant", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        foreach (var answer in "nnnn") page = await NextAsync(practice, page, answer.ToString());
        Assert.Contains("agreed protocol", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        page = await NextAsync(practice, page, "n");

        Assert.Contains("Singling the person out is unlikely to be right", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, page.QuerySelectorAll("main ol li").Length);
        Assert.DoesNotContain("/events", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        await practice.PressAsync("lead", CultureLinks.JustCulture, "Begin", ("Agreed", "true"));
        await practice.PressAsync("admin", CultureLinks.JustCulture, "Begin", ("Agreed", "true"));
        var uses = await practice.Installation.QueryAsync(context => context.JustCultureUses.AsNoTracking().OrderBy(use => use.Role).ToListAsync());
        Assert.Equal([("OrganisationAdministrator", 1), ("PatientSafetyLead", 2)], uses.Select(use => (use.Role, use.Count)));
        Assert.All(uses, use => Assert.Equal(practice.Organisation.Id, use.OrganisationId));
        Assert.DoesNotContain(await practice.Installation.QueryAsync(context => context.History.Select(entry => entry.Action).ToListAsync()), action => action.Contains("culture", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await practice.Installation.QueryAsync(context => context.AccessLog.Select(entry => entry.Address).ToListAsync()), address => address?.Contains("just-culture", StringComparison.Ordinal) == true);
        await using var context = practice.Installation.NewContext();
        Assert.Equal(Own.Order(StringComparer.Ordinal), context.Model.FindEntityType(typeof(LearnSafe.Features.Culture.JustCulture.JustCultureUse))!.GetProperties().Select(property => property.GetColumnName()).Order(StringComparer.Ordinal));

        var table = await practice.PageAsync("lead", CultureLinks.JustCultureUses);
        Assert.Contains("October to December 2026, so far", table.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], table.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td").TakeLast(2).Select(cell => cell.LastChild!.TextContent.Trim()));
        Assert.Contains("was not used", (await practice.PageAsync("outsider", CultureLinks.JustCultureUses)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Guide_ForgedAnswers_OtherPeople_AndEndedSessions_FindNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        foreach (var given in (string[])["yn<script>", "zzzz", "", new('y', 50_000), "ynnnnyyynnnnnnnnnnnn"])
        {
            var answered = await practice.PressAsync("lead", CultureLinks.JustCulture, "Begin", ("Agreed", "true"), ("Given", given), ("Answer", "y"));
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        }

        // Answers in an address are no answers: nothing is read from there.
        var address = (await practice.PageAsync("lead", $"{CultureLinks.JustCulture}?Agreed=true&Given=yy&handler=answer")).QuerySelector("h1")!.TextContent;
        Assert.Equal("Just culture guide", address);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", CultureLinks.JustCulture));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", CultureLinks.JustCultureUses));
        Assert.Contains(CultureLinks.JustCulture, (await practice.PageAsync("lead", "/help")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(CultureLinks.JustCulture, (await practice.PageAsync("reporter", "/help")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        var record = await practice.RecordAsync();
        Assert.DoesNotContain(CultureLinks.JustCulture, (await practice.PageAsync("lead", RecordLinks.Record(record.Id))).Body!.InnerHtml, StringComparison.Ordinal);

        var page = await (await practice.PressAsync("lead", CultureLinks.JustCulture, "Begin", ("Agreed", "true"))).DocumentAsync();
        await practice.Installation.QueryAsync(context => context.Sessions.ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, TestClock.Start.UtcDateTime)));
        var late = await SendAsync(practice, page, "y");
        Assert.Equal(HttpStatusCode.Found, late.StatusCode);
        Assert.DoesNotContain("continue", late.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.KeptForms.CountAsync()));
    }

    private static async Task<IHtmlDocument> NextAsync(Practice practice, IHtmlDocument page, string answer, string handler = "answer") => await (await SendAsync(practice, page, answer, handler)).DocumentAsync();

    private static async Task<HttpResponseMessage> SendAsync(Practice practice, IHtmlDocument page, string answer, string handler = "answer")
    {
        var hidden = page.QuerySelectorAll<IHtmlInputElement>("main form input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(answer.Length == 0 ? hidden : hidden.Append(KeyValuePair.Create("Answer", answer)));
        return await (await practice.AsAsync("lead")).PostAsync(new Uri($"{CultureLinks.JustCulture}?handler={handler}", UriKind.Relative), content);
    }
}
