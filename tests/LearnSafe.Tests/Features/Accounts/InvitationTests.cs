using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class InvitationTests
{
    private const string New = "sella@harebell.example";

    private static async Task<(HttpResponseMessage Response, string Link)> InviteAsync(AccessWorkplace work, HttpClient admin, string email = New, string role = RoleNames.PatientSafetyLead)
    {
        var response = await admin.SubmitAsync("/people/invite", ("Email", email), ("Role", role));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response, (await work.Installation.MailAsync()).Last(mail => mail.To.Equals(email, StringComparison.OrdinalIgnoreCase)).Link);
    }

    [Theory, EachEngine]
    public async Task Accept_WithoutAnAccount_MakesOneWithTheRoleOnce(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        var (response, link) = await InviteAsync(work, admin);
        // No mail leaves this installation: the link is shown to who invites.
        Assert.Contains(link, (await response.DocumentAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(New, (await admin.PageAsync("/people/invitations")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var client = await work.AsAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(link, ("Name", ""), ("Password", "short"))).StatusCode);
        var page = await client.PageAsync(link);

        var sent = await client.SubmitAsync(link, page, ("Name", "Sella Thorne"), ("Password", AccessWorkplace.Password), ("Role", RoleNames.OrganisationAdministrator));

        Assert.Equal("/accounts", sent.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/events/all", UriKind.Relative))).StatusCode);
        Assert.Equal(RoleState.Active, await work.StateAsync(New, RoleNames.PatientSafetyLead));
        Assert.Null(await work.StateAsync(New, RoleNames.OrganisationAdministrator));
        // A link that was shown proves nothing about the address.
        Assert.False(await work.Installation.QueryAsync(context => context.Users.Where(person => person.Email == New).Select(person => person.EmailConfirmed).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(link, UriKind.Relative))).StatusCode);
        Assert.Contains(await work.Installation.MailAsync(), mail => mail.To == AccessWorkplace.Admin && mail.Subject == "Your invitation to LearnSafe was accepted");
    }

    [Theory, EachEngine]
    public async Task Accept_WithAnAccount_AddsTheRoleToIt(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var admin = await work.AsAsync(AccessWorkplace.OtherAdmin);
        var (_, link) = await InviteAsync(work, admin, AccessWorkplace.Reporter.ToUpperInvariant());
        using var stranger = await work.AsAsync();
        var page = await stranger.PageAsync(link);
        Assert.Null(page.QuerySelector("main form"));
        var back = page.QuerySelector("main a.nhsuk-button")!.GetAttribute("href")!;
        Assert.Equal(link, (await stranger.SignInAsync(AccessWorkplace.Reporter, path: back)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.SubmitAsync(link)).StatusCode);
        Assert.Equal(RoleState.Active, await work.StateAsync(AccessWorkplace.Reporter, RoleNames.PatientSafetyLead, "Y99002"));
    }

    [Theory, EachEngine]
    public async Task Accept_ByTheInviterRevokedLateOrByOneWhoLeft_IsNotFound(Engine engine)
    {
        await using var work = await AccessWorkplace.OpenAsync(engine);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        using var reporter = await work.AsAsync(AccessWorkplace.Reporter);
        var (_, own) = await InviteAsync(work, admin);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.SubmitAsync(own)).StatusCode);
        Assert.Null(await work.StateAsync(AccessWorkplace.Admin, RoleNames.PatientSafetyLead));

        var page = await reporter.PageAsync(own);
        using var other = await work.AsAsync(AccessWorkplace.OtherAdmin);
        var id = await work.Installation.QueryAsync(context => context.OneTimeLinks.Select(link => link.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, await RevokeAsync(other, id));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync("/people/invitations")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.SubmitAsync(own, page)).StatusCode);

        var (_, late) = await InviteAsync(work, admin, "late@harebell.example");
        var latePage = await reporter.PageAsync(late);
        await work.Installation.QueryAsync(context => context.RoleAssignments.Where(held => held.Role == RoleNames.OrganisationAdministrator && held.OrganisationId == work.Practice.Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.State, RoleState.Ended)));
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.SubmitAsync(late, latePage)).StatusCode);
        await work.Installation.QueryAsync(context => context.RoleAssignments.ExecuteUpdateAsync(set => set.SetProperty(held => held.State, RoleState.Active)));
        using var anybody = await work.AsAsync();
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(new Uri(late, UriKind.Relative))).StatusCode);
        work.Installation.Clock.Advance(InvitationService.OpenFor);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(new Uri(late, UriKind.Relative))).StatusCode);
        Assert.Null(await work.StateAsync(AccessWorkplace.Reporter, RoleNames.PatientSafetyLead));
    }

    [Fact]
    public async Task Invite_BeyondTheOwnScopeByAForgedForm_InvitesNobody()
    {
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        foreach (var code in new[] { "Y99002", "QZ8", "U99001" })
            Assert.Equal(HttpStatusCode.NotFound, (await admin.SubmitAsync("/people/invite", ("organisation", code), ("Email", New), ("Role", RoleNames.Reporter))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.SubmitAsync("/people/invite", ("Email", New), ("Role", RoleNames.InstallationAdministrator))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.SubmitAsync("/people/invite", ("Email", "a@b.example, c@d.example"), ("Role", RoleNames.Reporter))).StatusCode);
        Assert.Empty(await work.Installation.MailAsync());
    }

    [Fact]
    public async Task Invite_WithAMailServer_MailsTheLinkAndShowsItToNobody()
    {
        await using var server = new LoopbackMailServer();
        await using var work = await AccessWorkplace.OpenAsync(Engine.Sqlite);
        await work.Installation.StopProgramAsync();
        await work.Installation.StartProgramAsync(builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection(server.Settings);
        });
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        var response = await admin.SubmitAsync("/people/invite", ("Email", New), ("Role", RoleNames.Reporter));
        Assert.DoesNotContain("link=", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await work.Installation.MailAsync();
        Assert.Contains("https://learnsafe.example/accounts/invitation?link=", Assert.Single(server.Received).Text.ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> RevokeAsync(HttpClient client, Guid invitation)
    {
        var token = (await client.PageAsync("/accounts/name")).QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["invitation"] = invitation.ToString(), ["__RequestVerificationToken"] = token });
        return (await client.PostAsync(new Uri("/people/invitations", UriKind.Relative), content)).StatusCode;
    }
}
