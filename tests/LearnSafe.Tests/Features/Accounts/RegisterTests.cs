using System.Net;
using AngleSharp.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.SignIn;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class RegisterTests
{
    private const string New = "sella@harebell.example";

    [Theory, EachEngine]
    public async Task Register_ConfirmApprove_LetsThePersonRecord(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var client = await work.JoinAsync(New);
        Assert.Contains("is waiting", (await client.PageAsync("/accounts")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode);
        Assert.Contains(await work.Installation.MailAsync(), mail => mail.To == AccessWorkplace.Admin && mail.Subject == "Sella Thorne asks for access to Harebell Surgery");

        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        Assert.Contains("1 request waits", (await admin.PageAsync("/people")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await work.DecideAsync(admin, New, "Active", reason: null)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode);
        Assert.Contains(await work.Installation.MailAsync(), mail => mail.To == New && mail.Subject == "You have access to Harebell Surgery");
        var page = (await admin.PageAsync($"/people/{await work.IdAsync(New)}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Role asked for", page, StringComparison.Ordinal);
        Assert.Contains("by Pia Lindqvist", page, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Register_AddressKnownOrNot_SameWordsAndSameWorkAndTheMailTellsTheOwner(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var client = await work.AsAsync();
        var unknown = await work.RegisterAsync(client, New);
        var known = await work.RegisterAsync(client, AccessWorkplace.Reporter);
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(
            (await unknown.DocumentAsync()).QuerySelector("main")!.TextContent.Replace(New, "X", StringComparison.Ordinal),
            (await known.DocumentAsync()).QuerySelector("main")!.TextContent.Replace(AccessWorkplace.Reporter, "X", StringComparison.Ordinal));
        // A hash, a link and a mail each.
        var links = await work.Installation.QueryAsync(context => context.OneTimeLinks.AsNoTracking().ToListAsync());
        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.NotNull(link.PasswordHash));
        var mails = await work.Installation.MailAsync();
        Assert.Equal(["Confirm your email address for LearnSafe", "You have a LearnSafe account already"], mails.Select(mail => mail.Subject));
        Assert.DoesNotContain("/accounts/confirm", mails[1].Text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Reset_AddressKnownOrNot_SameWordsAndOneMailEach(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var client = await work.AsAsync();
        var words = new List<string>();
        foreach (var email in new[] { New, AccessWorkplace.Reporter })
        {
            var response = await client.SubmitAsync("/accounts/forgot-password", ("Email", email));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            words.Add((await response.DocumentAsync()).QuerySelector("main")!.TextContent.Replace(email, "X", StringComparison.Ordinal));
        }

        Assert.Equal(words[0], words[1]);
        Assert.Equal([New, AccessWorkplace.Reporter], (await work.Installation.MailAsync()).Select(mail => mail.To));
        Assert.Equal(2, await work.Installation.QueryAsync(context => context.OneTimeLinks.CountAsync()));
    }

    [Fact]
    public async Task Register_OneAddressOverAndOver_IsMailedThreeTimesAnHour()
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var client = await work.AsAsync();
        for (var time = 0; time < 5; time++) Assert.Equal(HttpStatusCode.OK, (await work.RegisterAsync(client, New)).StatusCode);
        Assert.Equal(AccessRequestService.MailsAnHour, (await work.Installation.MailAsync()).Count);
    }

    [Fact]
    public async Task Register_ManyFromOneAddress_IsSlowedDown()
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var client = await work.AsAsync();
        var page = await client.PageAsync("/accounts/forgot-password");
        var last = HttpStatusCode.OK;
        for (var time = 0; time <= AccountsRateLimit.TriesAMinute; time++) last = (await client.SubmitAsync("/accounts/forgot-password", page, ("Email", ""))).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory, EachEngine]
    public async Task Confirm_WithAnotherPassword_MakesNoAccountForWhoRegisteredAnothersAddress(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var client = await work.AsAsync();
        await work.RegisterAsync(client, New);
        var link = (await work.Installation.MailAsync()).Single().Link;
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(link, ("Password", "what the owner would type"))).StatusCode);
        Assert.Equal(0, await work.Installation.QueryAsync(context => context.Users.CountAsync(person => person.Email == New)));
    }

    [Theory, EachEngine]
    public async Task Confirm_TamperedReusedOrLate_IsNotFound(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var client = await work.AsAsync();
        await work.RegisterAsync(client, New);
        var link = (await work.Installation.MailAsync()).Single().Link;
        var page = await client.PageAsync(link);
        foreach (var wrong in new[] { link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), link[..^5], "/accounts/confirm", "/accounts/confirm?link=" + new string('A', 43), "/accounts/confirm?link=" + new string('x', 5000), link.Replace("confirm", "reset-password", StringComparison.Ordinal), link.Replace("confirm", "invitation", StringComparison.Ordinal) })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(wrong, UriKind.Relative))).StatusCode);
        // Opening it, as mail programs do by themselves, uses nothing up.
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(link, page, ("Password", AccessWorkplace.Password))).StatusCode);
        using var again = await work.AsAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);

        await work.RegisterAsync(again, "late@harebell.example");
        var late = (await work.Installation.MailAsync()).Last(mail => mail.To == "late@harebell.example").Link;
        work.Installation.Clock.Advance(AccessRequestService.RegistrationOpenFor);
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync(new Uri(late, UriKind.Relative))).StatusCode);
        await using var context = work.Installation.NewContext();
        work.Installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await DeleteOldLinksJob.DeleteAsync(context, work.Installation.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(0, await context.OneTimeLinks.CountAsync());
    }

    [Theory, EachEngine]
    public async Task Reset_ByTheLink_SetsThePasswordOnceEndsSessionsAndSignsNobodyIn(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var session = await work.AsAsync(AccessWorkplace.Reporter);
        using var client = await work.AsAsync();
        for (var time = 0; time < 2; time++) await client.SubmitAsync("/accounts/forgot-password", ("Email", "Reporter@Harebell.example"));
        var links = (await work.Installation.MailAsync()).Select(mail => mail.Link).ToList();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(links[0], ("Password", "Password123456"))).StatusCode);

        var sent = await client.SubmitAsync(links[0], ("Password", AccessWorkplace.Password));

        Assert.Equal("/accounts/sign-in", sent.Headers.Location!.ToString());
        foreach (var link in links) Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
        work.Installation.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Redirect, (await session.GetAsync(new Uri("/accounts", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(AccessWorkplace.Reporter, AccessWorkplace.Password)).StatusCode);
        Assert.DoesNotContain(work.Installation.Log.Lines, line => line.Contains("link=", StringComparison.Ordinal) || line.Contains(AccessWorkplace.Reporter, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await work.Installation.QueryAsync(context => context.OneTimeLinks.Select(link => link.Hash).ToListAsync()), hash => links.Any(link => link.Contains(Convert.ToBase64String(hash)[..20].Replace('+', '-').Replace('/', '_'), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reset_AfterAnHour_IsNotFound()
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var client = await work.AsAsync();
        await client.SubmitAsync("/accounts/forgot-password", ("Email", AccessWorkplace.Reporter));
        var link = (await work.Installation.MailAsync()).Single().Link;
        work.Installation.Clock.Advance(PasswordResetService.OpenFor);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Reset_WithAnotherHostInTheRequest_MailsALinkToUsAllTheSame()
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var client = await work.AsAsync();
        client.BaseAddress = new Uri("http://evil.example");
        await client.SubmitAsync("/accounts/forgot-password", ("Email", AccessWorkplace.Reporter));
        Assert.DoesNotContain("evil.example", (await work.Installation.MailAsync()).Single().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", New, AccessWorkplace.Password, RoleNames.Reporter, "Enter your name")]
    [InlineData("Sella", "sella", AccessWorkplace.Password, RoleNames.Reporter, "Enter an email address like")]
    [InlineData("Sella", "", AccessWorkplace.Password, RoleNames.Reporter, "Enter your work email address")]
    [InlineData("Sella", New, "sella2026!!!!", RoleNames.Reporter, "your name or address")]
    [InlineData("Sella", New, AccessWorkplace.Password, RoleNames.NetworkLead, "Select what you ask to be")]
    [InlineData("Sella", New, AccessWorkplace.Password, RoleNames.InstallationAdministrator, "Select what you ask to be")]
    public async Task Register_WrongOrForged_SaysSoAndMailsNobody(string name, string email, string password, string role, string expected)
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var client = await work.AsAsync();
        var response = await client.SubmitAsync("/accounts/register?organisation=Y99001", ("Name", name), ("Email", email), ("Password", password), ("Role", role));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(expected, Assert.Single((await response.DocumentAsync()).Errors()), StringComparison.Ordinal);
        Assert.Empty(await work.Installation.MailAsync());
    }

    [Theory, EachEngine]
    public async Task DomainRule_ConfirmedAddress_LetsInAsReporterAndNothingElse(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        Assert.Equal(HttpStatusCode.Redirect, (await AddAsync("@Staff.Example")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await AddAsync("staff.example")).StatusCode);
        foreach (var refused in new[] { "gmail.com", "nhs", "a b.example", "", "staff.example/x" })
            Assert.Equal(HttpStatusCode.BadRequest, (await AddAsync(refused)).StatusCode);

        using var member = await work.JoinAsync("one@staff.example");
        Assert.Equal(RoleState.Active, await work.StateAsync("one@staff.example"));
        using var lead = await work.JoinAsync("two@staff.example", RoleNames.PatientSafetyLead);
        Assert.Equal(RoleState.Requested, await work.StateAsync("two@staff.example", RoleNames.PatientSafetyLead));
        using var below = await work.JoinAsync("three@sub.staff.example");
        Assert.Equal(RoleState.Requested, await work.StateAsync("three@sub.staff.example"));
        using var elsewhere = await work.JoinAsync("four@staff.example", code: "Y99002");
        Assert.Equal(RoleState.Requested, await work.StateAsync("four@staff.example", code: "Y99002"));

        // The token of another page: the first form of this one may be that of a rule to remove.
        async Task<HttpResponseMessage> AddAsync(string domain)
        {
            var token = (await admin.PageAsync("/accounts/name")).QuerySelector<AngleSharp.Html.Dom.IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
            using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Domain"] = domain, ["__RequestVerificationToken"] = token });
            return await admin.PostAsync(new Uri("/people/domains", UriKind.Relative), content);
        }
    }

    [Theory, EachEngine]
    public async Task Ask_SignedIn_WaitsOnceAndASuspendedRoleIsNotAskedBack(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var client = await work.AsAsync(AccessWorkplace.Reporter);
        const string path = "/accounts/ask?organisation=Y99002";
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(path, ("Role", RoleNames.Reporter))).StatusCode);
        Assert.Equal(RoleState.Requested, await work.StateAsync(AccessWorkplace.Reporter, code: "Y99002"));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(path, ("Role", RoleNames.Reporter))).StatusCode);
        Assert.Single(await work.Installation.MailAsync(), mail => mail.To == AccessWorkplace.OtherAdmin);
        await work.Installation.QueryAsync(context => context.RoleAssignments.Where(held => held.State == RoleState.Requested).ExecuteUpdateAsync(set => set.SetProperty(held => held.State, RoleState.Suspended)));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(path, ("Role", RoleNames.Reporter))).StatusCode);
        Assert.Equal(RoleState.Suspended, await work.StateAsync(AccessWorkplace.Reporter, code: "Y99002"));
    }

    [Fact]
    public async Task Search_ByNameAndCode_LeadsToTheForm()
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var client = await work.AsAsync();
        Assert.NotNull((await client.PageAsync("/accounts/register?find=harebell+surg")).QuerySelector("main a[href='/accounts/register?organisation=Y99001']"));
        Assert.Contains("No organisation here fits", (await client.PageAsync("/accounts/register?find=%3Cscript%3E")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await client.PageAsync("/accounts/register?organisation=Y99001")).QuerySelector($"input[value={RoleNames.Reporter}][checked]"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Confirm_WithAReturnUrl_GoesNowhereElse(string address)
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var client = await work.AsAsync();
        await work.RegisterAsync(client, New);
        var link = (await work.Installation.MailAsync()).Single().Link + $"&return-url={Uri.EscapeDataString(address)}";
        Assert.Equal("/accounts", (await client.SubmitAsync(link, ("Password", AccessWorkplace.Password))).Headers.Location!.ToString());
        Assert.Equal(1, await work.Installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.RoleAskedFor)));
    }
}
