using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Accounts;

public sealed class PeopleTests
{
    private static Task<AccessWorkplace> OpenAsync(Engine engine) => AccessWorkplace.OpenAsync(engine);

    private static async Task<string> ErrorAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        return Assert.Single((await response.DocumentAsync()).Errors());
    }

    [Theory, EachEngine]
    public async Task Suspend_TakesEffectAtTheNextRequestAndCanBeTakenBack(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        using var reporter = await work.AsAsync(AccessWorkplace.Reporter);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode);

        Assert.Equal("Enter why: they are told", await ErrorAsync(await work.DecideAsync(admin, AccessWorkplace.Reporter, "Suspended", reason: null)));
        Assert.Equal(HttpStatusCode.Redirect, (await work.DecideAsync(admin, AccessWorkplace.Reporter, "Suspended", "Away until April")).StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode);
        Assert.Contains("Away until April", (await reporter.PageAsync("/accounts")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await work.Installation.MailAsync(), mail => mail.To == AccessWorkplace.Reporter && mail.Text.Contains("Away until April", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, (await work.DecideAsync(admin, AccessWorkplace.Reporter, "Active", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reporter.GetAsync(new Uri("/events", UriKind.Relative))).StatusCode);
        Assert.Equal([HistoryActions.RoleSuspended, HistoryActions.RoleResumed],
            await work.Installation.QueryAsync(context => context.History.Where(entry => entry.Action == HistoryActions.RoleSuspended || entry.Action == HistoryActions.RoleResumed).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync()));
    }

    [Theory, EachEngine]
    public async Task Decide_OutsideTheScope_IsNotFoundWhateverIsSent(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        // A network lead looks after the network's own roles; a practice's administrator after the practice's.
        foreach (var email in new[] { AccessWorkplace.OtherAdmin, AccessWorkplace.Network })
        {
            using var client = await work.AsAsync(email);
            Assert.Equal(HttpStatusCode.NotFound, (await work.DecideAsync(client, AccessWorkplace.Reporter, "Suspended")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/people/{await work.IdAsync(AccessWorkplace.Reporter)}", UriKind.Relative))).StatusCode);
            Assert.DoesNotContain("Ines Falk", (await client.PageAsync("/people")).Body!.TextContent, StringComparison.Ordinal);
        }

        using var reporter = await work.AsAsync(AccessWorkplace.Reporter);
        Assert.Equal(HttpStatusCode.Forbidden, (await work.DecideAsync(reporter, AccessWorkplace.Admin, "Suspended", role: RoleNames.OrganisationAdministrator)).StatusCode);
        Assert.Equal(RoleState.Active, await work.StateAsync(AccessWorkplace.Reporter));
        foreach (var email in new[] { AccessWorkplace.Specialist, AccessWorkplace.WholeInstallation })
        {
            using var above = await work.AsAsync(email);
            Assert.Contains("Ines Falk", (await above.PageAsync("/people")).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Decide_OnOneself_IsRefused(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        await admin.SubmitAsync("/accounts/ask?organisation=Y99001", ("Role", RoleNames.PatientSafetyLead));
        Assert.Contains("your own roles", await ErrorAsync(await work.DecideAsync(admin, AccessWorkplace.Admin, "Active", role: RoleNames.PatientSafetyLead)), StringComparison.Ordinal);
        var id = await work.IdAsync(AccessWorkplace.Admin);
        Assert.Contains("cannot give yourself", await ErrorAsync(await admin.SubmitAsync($"/people/{id}/give", ("Role", RoleNames.PatientSafetyLead))), StringComparison.Ordinal);
        Assert.Equal(RoleState.Requested, await work.StateAsync(AccessWorkplace.Admin, RoleNames.PatientSafetyLead));
    }

    [Theory, EachEngine]
    public async Task Give_BeyondTheOwnScopeByAForgedForm_GivesNothing(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        var path = $"/people/{await work.IdAsync(AccessWorkplace.Reporter)}/give";
        foreach (var (code, role) in new[] { ("Y99002", RoleNames.Reporter), ("QZ8", RoleNames.CareBoardReader), ("U99001", RoleNames.NetworkLead), ("NONE1", RoleNames.Reporter) })
            Assert.Equal(HttpStatusCode.NotFound, (await admin.SubmitAsync(path, ("organisation", code), ("Role", role))).StatusCode);
        foreach (var role in new[] { RoleNames.NetworkLead, RoleNames.InstallationAdministrator, RoleNames.PatientSafetySpecialist, "Owner" })
            Assert.Equal("Select a role", await ErrorAsync(await admin.SubmitAsync(path, ("organisation", "Y99001"), ("Role", role))));
        Assert.Equal(1, await work.Installation.QueryAsync(async context => await context.RoleAssignments.CountAsync(held => held.PersonId == context.Users.First(person => person.Email == AccessWorkplace.Reporter).Id)));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync(path, ("Role", RoleNames.EngagementLead))).StatusCode);
        Assert.Equal(RoleState.Active, await work.StateAsync(AccessWorkplace.Reporter, RoleNames.EngagementLead));
    }

    [Theory, EachEngine]
    public async Task Approve_WithAnotherRole_GivesItAndSaysSo(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        using var asks = await work.JoinAsync("sella@harebell.example", RoleNames.OrganisationAdministrator);
        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        Assert.Equal("That role cannot be given there", await ErrorAsync(await work.DecideAsync(admin, "sella@harebell.example", "give:NetworkLead", null, RoleNames.OrganisationAdministrator)));
        Assert.Equal(HttpStatusCode.Redirect, (await work.DecideAsync(admin, "sella@harebell.example", "give:Reporter", null, RoleNames.OrganisationAdministrator)).StatusCode);
        Assert.Equal(RoleState.Active, await work.StateAsync("sella@harebell.example"));
        Assert.Equal(RoleState.Refused, await work.StateAsync("sella@harebell.example", RoleNames.OrganisationAdministrator));
    }

    [Theory, EachEngine]
    public async Task Decide_TwoAtOnce_TheSecondIsTold(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        Assert.Null(await work.Installation.Get<AccountService>().AddAsync("second@harebell.example", "Mairi Quill", TestData.Password, "Y99001", RoleNames.OrganisationAdministrator, Actor.System));
        using var asks = await work.JoinAsync("sella@harebell.example");
        using var one = await work.AsAsync(AccessWorkplace.Admin);
        using var other = await work.AsAsync("second@harebell.example");

        var answers = await Task.WhenAll(work.DecideAsync(one, "sella@harebell.example", "Active"), work.DecideAsync(other, "sella@harebell.example", "Refused"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Contains("Somebody else has decided meanwhile", await ErrorAsync(answers.Single(answer => answer.StatusCode != HttpStatusCode.Redirect)), StringComparison.Ordinal);
        Assert.Single(await work.Installation.MailAsync(), mail => mail.To == "sella@harebell.example" && !mail.Subject.StartsWith("Confirm", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task End_TheLastAdministrator_IsRefusedEvenFromAbove(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        using var above = await work.AsAsync(AccessWorkplace.WholeInstallation);
        foreach (var choice in new[] { "Ended", "Suspended" })
            Assert.Contains("last administrator", await ErrorAsync(await work.DecideAsync(above, AccessWorkplace.Admin, choice, role: RoleNames.OrganisationAdministrator)), StringComparison.Ordinal);
        Assert.Null(await work.Installation.Get<AccountService>().AddAsync("second@harebell.example", "Mairi Quill", TestData.Password, "Y99001", RoleNames.OrganisationAdministrator, Actor.System));
        Assert.Equal(HttpStatusCode.Redirect, (await work.DecideAsync(above, AccessWorkplace.Admin, "Ended", role: RoleNames.OrganisationAdministrator)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task List_ManyPeople_WaitingFirstFilteredAndPaged(Engine engine)
    {
        await using var work = await OpenAsync(engine);
        await using (var context = work.Installation.NewContext())
        {
            for (var number = 0; number < 45; number++)
            {
                var email = $"person{number}@harebell.example";
                var person = context.Users.Add(new Person { DisplayName = $"Aaron {number:00}", UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant() }).Entity;
                context.RoleAssignments.Add(new RoleAssignment { PersonId = person.Id, OrganisationId = work.Practice.Id, Role = RoleNames.Reporter, State = number == 44 ? RoleState.Requested : RoleState.Active, RequestedAt = TestClock.Start.UtcDateTime });
            }

            await context.SaveChangesAsync();
        }

        using var admin = await work.AsAsync(AccessWorkplace.Admin);
        var page = await admin.PageAsync("/people");
        Assert.Contains("47 roles", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Aaron 44", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(7, (await admin.PageAsync("/people?number=3")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(7, (await admin.PageAsync("/people?number=99999")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(1, (await admin.PageAsync("/people?state=Requested")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(1, (await admin.PageAsync("/people?find=aaron+07")).QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Nobody fits", (await admin.PageAsync("/people?find=%25_'%3B--")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, (await admin.PageAsync("/people?state=Bogus&number=-3")).QuerySelectorAll("tbody tr").Length);
    }
}
