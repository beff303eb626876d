using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.PublicForms;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.PublicForms;

/// <summary>The form as a stranger fills it in, and as somebody fills it in who means harm.</summary>
public sealed class JourneyTests
{
    private const string Start = "/say/" + Telling.Code;

    private static readonly (string Page, string Answer)[] Patient =
    [
        ("kind", "wrong"), ("who", "carer"), ("what-happened", "The tablets were not the usual ones."), ("when", "today"), ("where", "phone"), ("body", "low"), ("feelings", "unknown"), ("about", "medicine"),
        ("change", "A label that says it is new."), ("answer", "yes"), ("contact", "07700 900123"),
    ];

    [Theory, EachEngine]
    public async Task Patient_FromStartToReceipt_MakesOneRecordLikeAnyOther(Engine engine)
    {
        await using var installation = await StartAsync(engine);
        using var client = installation.Client();
        var code = await SendAsync(client, Patient);
        await using var context = installation.NewContext();
        var record = await context.Events.SingleAsync();
        var answers = EventAnswersJson.Read((await context.Revisions.SingleAsync()).Answers!);
        Assert.Empty(AnswerCheck.Faults(installation.Get<LfpseContent>().Current, answers, new DateOnly(2026, 11, 20)));
        Assert.Equal((EventType.Incident, "2", "true", "true", "Y99001"), (record.Type, answers.First("ReporterType"), answers.First("FromOnlineForms"), answers.First("IsAnonymous"), answers.First("Organisation")));
        Assert.Null(record.ReporterId);
        Assert.Null(record.Flags);
        // The contact is nowhere in the record, and neither it nor the code can be read in the database.
        var stored = JsonSerializer.Serialize(await context.PublicReports.SingleAsync()) + JsonSerializer.Serialize(await context.PublicDrafts.SingleAsync()) + JsonSerializer.Serialize(await context.History.ToListAsync()) + JsonSerializer.Serialize(answers);
        Assert.DoesNotContain("07700", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(code, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(installation.Log.Lines, line => line.Contains(code, StringComparison.Ordinal) || line.Contains("07700", StringComparison.Ordinal) || line.Contains("tablets", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task AnonymousStaff_SayWhy_AndNoAccountIsNamed(Engine engine)
    {
        await using var installation = await StartAsync(engine);
        await using var context = installation.NewContext();
        await installation.AddPersonAsync(await context.Organisations.SingleAsync());
        using var client = installation.Client();
        await client.SignInAsync();
        var start = await client.PageAsync(Start + "/staff");
        Assert.Contains("does not use your account", start.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ines Falk", start.Body.TextContent, StringComparison.Ordinal);
        await SendAsync(client, [("kind", "nearly"), ("what-happened", "Two bags were swapped."), ("when", "unknown"), ("involved", "medicine"), ("body", "none"), ("feelings", "none"), ("why-anonymous", "other"), ("why-other", "It was said before."), ("answer", "no")], "staff");
        var revision = await context.Revisions.SingleAsync();
        var answers = EventAnswersJson.Read(revision.Answers!);
        Assert.Equal(("3", "8", "It was said before.", "true"), (answers.First("ReporterType"), answers.First("WhyAnonymous"), answers.First("WhyAnonymousOther"), answers.First("IsAnonymous")));
        Assert.Null(revision.ActorId);
        Assert.DoesNotContain(await context.History.ToListAsync(), entry => entry.SubjectId == revision.EventId && entry.ActorId is not null);
    }

    [Fact]
    public async Task Send_AgainAndGoingBack_IsOneRecordAndOneCode()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        await AnswerAsync(client, Patient);
        var check = await client.PageAsync(Start + "/patient/check");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.SubmitAsync(Start + "/patient/check", check)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        var code = await CodeAsync(client);
        // Back, to any page of the journey, and press again.
        foreach (var page in new[] { "check", "kind", "what-happened" }) Assert.Equal(Start + "/patient/sent", (await client.GetAsync(new Uri($"{Start}/patient/{page}", UriKind.Relative))).Headers.Location?.OriginalString);
        Assert.Equal(Start + "/patient/sent", (await client.SubmitAsync(Start + "/patient/check", check)).Headers.Location?.OriginalString);
        Assert.Equal(code, await CodeAsync(client));
        Assert.Equal(1, await installation.QueryAsync(context => context.Events.CountAsync()));
        Assert.Equal(1, await installation.QueryAsync(context => context.PublicReports.CountAsync()));
    }

    [Fact]
    public async Task Sent_TakenOffTheDevice_ShowsTheCodeToNobodyAnyMore()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await SendAsync(client, Patient);
        await client.SubmitAsync(Start + "/patient/sent");
        Assert.Equal(Start, (await client.GetAsync(new Uri(Start + "/patient/sent", UriKind.Relative))).Headers.Location?.OriginalString);
        Assert.Equal(0, await installation.QueryAsync(context => context.PublicDrafts.CountAsync()));
    }

    [Fact]
    public async Task Sent_AnHourLater_ShowsTheCodeToNobodyAnyMore()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await SendAsync(client, Patient);
        installation.Clock.Advance(PublicDraftService.ReceiptShownFor);
        Assert.Equal(Start, (await client.GetAsync(new Uri(Start + "/patient/sent", UriKind.Relative))).Headers.Location?.OriginalString);
        Assert.Equal(1, await installation.Get<PublicDraftService>().DeleteExpiredAsync());
        Assert.Equal(0, await installation.QueryAsync(context => context.PublicDrafts.CountAsync()));
    }

    [Fact]
    public async Task Journey_OfAnotherDevice_IsNotToBeHad()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var victim = installation.Client();
        await BeginAsync(victim);
        await AnswerAsync(victim, Patient[..3]);
        using var attacker = installation.Client();
        var draft = await installation.QueryAsync(context => context.PublicDrafts.SingleAsync());
        foreach (var token in new[] { "", draft.Id.ToString(), Convert.ToBase64String(draft.TokenHash), new string('x', 5000) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Start + "/patient/check") { Headers = { { "Cookie", $"{JourneyCookie.Name}={token}" } } };
            Assert.Equal(Start, (await attacker.SendAsync(request)).Headers.Location?.OriginalString);
        }
    }

    [Fact]
    public async Task Journey_CarriedToAnotherProviderOrForm_BeginsThereAnew()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        var other = await installation.AddOrganisationAsync("Y99002", "Bluebell Surgery");
        await installation.OpenAsync(other, "mpdn7kct");
        using var client = installation.Client();
        await BeginAsync(client);
        await AnswerAsync(client, Patient);
        Assert.Equal("/say/mpdn7kct", (await client.GetAsync(new Uri("/say/mpdn7kct/patient/check", UriKind.Relative))).Headers.Location?.OriginalString);
        Assert.Equal(Start + "/staff", (await client.GetAsync(new Uri(Start + "/staff/check", UriKind.Relative))).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Pages_OutOfOrder_LeadToTheFirstThatIsMissing()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        foreach (var page in new[] { "check", "body", "answer", "day" }) Assert.Equal(Start + "/patient/kind", (await client.GetAsync(new Uri($"{Start}/patient/{page}", UriKind.Relative))).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{Start}/patient/no-such-page", UriKind.Relative))).StatusCode);
        await AnswerAsync(client, Patient[..1]);
        Assert.Equal(Start + "/patient/who", (await client.GetAsync(new Uri(Start + "/patient/check", UriKind.Relative))).Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("kind", "no-such-answer", "Choose what you want to tell us about")]
    [InlineData("kind", "", "Choose what you want to tell us about")]
    public async Task Choice_WhatIsNotOffered_IsRefused(string page, string answer, string error)
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        var refused = await client.SubmitAsync($"{Start}/patient/{page}", ("answer", answer));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(error, Assert.Single((await refused.DocumentAsync()).Errors()));
    }

    [Theory]
    [InlineData("2099", "The day must be today or in the past")]
    [InlineData("26", "Year must include 4 numbers")]
    [InlineData("", "The day must include a year")]
    public async Task Day_ThatCannotBe_IsRefusedAndKept(string year, string error)
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        await AnswerAsync(client, [.. Patient[..3], ("when", "day")]);
        var refused = await client.SubmitAsync(Start + "/patient/day", ("day", "2"), ("month", "11"), ("year", year));
        var page = await refused.DocumentAsync();
        Assert.Equal(error, Assert.Single(page.Errors()));
        Assert.Equal(year, ((IHtmlInputElement)page.QuerySelector("[name=year]")!).Value);
    }

    [Fact]
    public async Task FreeText_WithANumberAndAName_IsChangedInOnePress()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        await AnswerAsync(client, Patient[..2]);
        var asked = await (await client.SubmitAsync(Start + "/patient/what-happened", ("answer", "Dr Marsh gave the tablets of 999 000 0018 to me."))).DocumentAsync();
        Assert.Equal(2, asked.QuerySelectorAll("mark").Length);
        Assert.Equal(Start + "/patient/when", (await client.SubmitAsync(Start + "/patient/what-happened", asked, ("press", "replace"))).Headers.Location?.OriginalString);
        var kept = ((IHtmlTextAreaElement)(await client.PageAsync(Start + "/patient/what-happened")).QuerySelector("textarea")!).Value;
        Assert.DoesNotContain("Marsh", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("999", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FreeText_KeptAsWritten_IsFlaggedForTheReviewer()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        await AnswerAsync(client, Patient[..2]);
        var asked = await (await client.SubmitAsync(Start + "/patient/what-happened", ("answer", "Dr Marsh gave me the wrong tablets."))).DocumentAsync();
        await client.SubmitAsync(Start + "/patient/what-happened", asked, ("press", "keep"));
        await AnswerAsync(client, Patient[3..]);
        await client.SubmitAsync(Start + "/patient/check");
        var flags = EventFlags.Read((await installation.QueryAsync(context => context.Events.SingleAsync())).Flags)!;
        Assert.Equal(("Description", "Name"), (flags.PrivacyFindings.Single().Question, flags.PrivacyFindings.Single().Kind));
    }

    [Fact]
    public async Task FreeText_HugeOrHostile_IsRefusedOrHarmless()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        await AnswerAsync(client, Patient[..2]);
        var huge = await client.SubmitAsync(Start + "/patient/what-happened", ("answer", new string('x', 10_001)));
        Assert.Contains("you wrote 10,001", Assert.Single((await huge.DocumentAsync()).Errors()), StringComparison.Ordinal);
        const string hostile = "<script>alert('x')</script>\u0007 \ud800 ' or 1=1 -- {{7*7}} \u202e {0}";
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(Start + "/patient/what-happened", ("answer", hostile))).StatusCode);
        await AnswerAsync(client, Patient[3..]);
        var check = await client.PageAsync(Start + "/patient/check");
        Assert.Empty(check.QuerySelectorAll("main script"));
        Assert.Contains("<script>alert('x')</script>", check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(Start + "/patient/check")).StatusCode);
        Assert.Equal(1, await installation.QueryAsync(context => context.Events.CountAsync()));
    }

    [Fact]
    public async Task Post_WithoutTheFormToken_IsRefused()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        foreach (var path in new[] { Start, "/receipt" })
        {
            using var empty = new FormUrlEncodedContent([]);
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri(path, UriKind.Relative), empty)).StatusCode);
        }

        Assert.Equal(0, await installation.QueryAsync(context => context.PublicDrafts.CountAsync()));
    }

    [Fact]
    public async Task Send_FromOneAddressTooOften_IsToldKindlyAndLosesNothing()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        await BeginAsync(client);
        await AnswerAsync(client, Patient);
        var check = await client.PageAsync(Start + "/patient/check");
        var limit = installation.Get<PublicRateLimit>();
        var here = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        while (limit.MaySend(here, Guid.NewGuid())) continue;
        var refused = await client.SubmitAsync(Start + "/patient/check", check);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("What you wrote is kept", Assert.Single((await refused.DocumentAsync()).QuerySelectorAll(".nhsuk-error-summary li")).TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await installation.QueryAsync(context => context.Events.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(Start + "/patient/check", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Cookies_OfAStranger_AreTheFormsAloneAndShortLived()
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var searched = await client.GetAsync(new Uri("/say?name=harebell", UriKind.Relative));
        Assert.All(searched.Headers.TryGetValues("Set-Cookie", out var gone) ? gone : [], cookie => Assert.Contains("=; expires=Thu, 01 Jan 1970", cookie, StringComparison.Ordinal));
        var begun = await client.SubmitAsync(Start);
        var set = Assert.Single(begun.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^learnsafe-say=[A-Za-z0-9_-]{43}; max-age=14400; path=/say; samesite=strict; httponly$", set);
    }

    [Theory]
    [InlineData("nosuchcd")]
    [InlineData("%27%20or%201=1")]
    [InlineData("Y99001")]
    public async Task Start_AnUnknownLink_SaysWhatToDo(string code)
    {
        await using var installation = await StartAsync(Engine.Sqlite);
        using var client = installation.Client();
        var answer = await client.GetAsync(new Uri($"/say/{code}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("This link does not work", (await answer.DocumentAsync()).QuerySelector("h1")!.TextContent);
    }

    private static async Task<TestInstallation> StartAsync(Engine engine)
    {
        var installation = await TestInstallation.StartAsync(engine);
        await installation.OpenAsync(await installation.AddOrganisationAsync());
        return installation;
    }

    private static async Task BeginAsync(HttpClient client, string form = "patient")
    {
        var begun = await client.SubmitAsync(form == "patient" ? Start : $"{Start}/{form}");
        Assert.Equal($"{Start}/{form}/kind", begun.Headers.Location?.OriginalString);
    }

    private static async Task AnswerAsync(HttpClient client, IEnumerable<(string Page, string Answer)> answers, string form = "patient")
    {
        foreach (var (page, answer) in answers) Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync($"{Start}/{form}/{page}", ("answer", answer))).StatusCode);
    }

    private static async Task<string> SendAsync(HttpClient client, IEnumerable<(string Page, string Answer)> answers, string form = "patient")
    {
        await BeginAsync(client, form);
        await AnswerAsync(client, answers, form);
        Assert.Equal($"{Start}/{form}/sent", (await client.SubmitAsync($"{Start}/{form}/check")).Headers.Location?.OriginalString);
        return await CodeAsync(client, form);
    }

    private static async Task<string> CodeAsync(HttpClient client, string form = "patient") => (await client.PageAsync($"{Start}/{form}/sent")).QuerySelector(".app-receipt-code")!.TextContent;
}
