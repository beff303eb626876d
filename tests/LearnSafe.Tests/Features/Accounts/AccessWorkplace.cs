using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Accounts;

/// <summary>A board, a network and two practices, each with an administrator of its own, and a reporter at the first.</summary>
internal sealed class AccessWorkplace : IAsyncDisposable
{
    public const string Admin = "admin@harebell.example";
    public const string OtherAdmin = "admin@sorrel.example";
    public const string Reporter = "reporter@harebell.example";
    public const string Network = "network@harebell.example";
    public const string Specialist = "specialist@harebell.example";
    public const string WholeInstallation = "installation@harebell.example";
    public const string Password = "heron-plum-staircase";

    private AccessWorkplace(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    public Organisation Practice { get; private set; } = null!;

    public Organisation Other { get; private set; } = null!;

    public static async Task<AccessWorkplace> OpenAsync(Engine engine)
    {
        var work = new AccessWorkplace(await TestInstallation.StartAsync(engine));
        await using (var context = work.Installation.NewContext())
        {
            Organisation Add(string code, string name, OrganisationKind kind, Organisation? parent)
            {
                var added = context.Organisations.Add(new Organisation { Code = code, Name = name, Kind = kind, CareSetting = kind == OrganisationKind.Provider ? CareSetting.GeneralPractice : null, CreatedAt = TestClock.Start.UtcDateTime }).Entity;
                if (parent is not null) context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = added.Id, ParentId = parent.Id, From = new DateOnly(2024, 4, 1) });
                return added;
            }

            var network = Add("U99001", "Harebell Network", OrganisationKind.PrimaryCareNetwork, Add("QZ8", "NHS Harebell Board", OrganisationKind.IntegratedCareBoard, null));
            work.Practice = Add("Y99001", "Harebell Surgery", OrganisationKind.Provider, network);
            work.Other = Add("Y99002", "Sorrel Surgery", OrganisationKind.Provider, network);
            await OrganisationTreeService.ChangedAsync(context);
            await context.SaveChangesAsync();
        }

        foreach (var (email, name, role, at) in new[]
        {
            (Admin, "Pia Lindqvist", RoleNames.OrganisationAdministrator, "Y99001"), (OtherAdmin, "Orla Sorrel", RoleNames.OrganisationAdministrator, "Y99002"), (Reporter, "Ines Falk", RoleNames.Reporter, "Y99001"),
            (Network, "Ottilie Ferrer", RoleNames.NetworkLead, "U99001"), (Specialist, "Noor Haldane", RoleNames.PatientSafetySpecialist, "QZ8"), (WholeInstallation, "Teodor Lund", RoleNames.InstallationAdministrator, null!),
        })
            Assert.Null(await work.Installation.Get<AccountService>().AddAsync(email, name, TestData.Password, at, role, Actor.System));
        return work;
    }

    public async Task<HttpClient> AsAsync(string? email = null, string password = TestData.Password)
    {
        var client = Installation.Client();
        if (email is not null) await client.SignInAsync(email, password);
        return client;
    }

    public Task<Guid> IdAsync(string email) => Installation.QueryAsync(context => context.Users.Where(person => person.Email == email).Select(person => person.Id).SingleAsync());

    public Task<RoleAssignment> HeldAsync(string email, string role = RoleNames.Reporter, string code = "Y99001") => Installation.QueryAsync(context => (
        from held in context.RoleAssignments.AsNoTracking()
        join person in context.Users on held.PersonId equals person.Id
        join organisation in context.Organisations on held.OrganisationId equals organisation.Id
        where person.Email == email && held.Role == role && organisation.Code == code
        select held).SingleAsync());

    public async Task<RoleState?> StateAsync(string email, string role = RoleNames.Reporter, string code = "Y99001") => await Installation.QueryAsync(context => (
        from held in context.RoleAssignments.AsNoTracking()
        join person in context.Users on held.PersonId equals person.Id
        join organisation in context.Organisations on held.OrganisationId equals organisation.Id
        where person.Email == email && held.Role == role && organisation.Code == code
        select (RoleState?)held.State).SingleOrDefaultAsync());

    public async Task<HttpResponseMessage> RegisterAsync(HttpClient client, string email, string role = RoleNames.Reporter, string code = "Y99001", string password = Password) =>
        await client.SubmitAsync($"/accounts/register?organisation={code}", await FormAsync(client, $"/accounts/register?organisation={code}"), ("Name", "Sella Thorne"), ("Email", email), ("Password", password), ("Role", role));

    /// <summary>Registers, opens the mailed link and confirms; returns the signed-in client.</summary>
    public async Task<HttpClient> JoinAsync(string email, string role = RoleNames.Reporter, string code = "Y99001")
    {
        var client = await AsAsync();
        await RegisterAsync(client, email, role, code);
        var link = (await Installation.MailAsync()).Last(mail => mail.To == email && mail.Subject.StartsWith("Confirm", StringComparison.Ordinal)).Link;
        var sent = await client.SubmitAsync(link, ("Password", Password));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, sent.StatusCode);
        return client;
    }

    /// <summary>Decides on a role as the page does, whatever the page would offer.</summary>
    public async Task<HttpResponseMessage> DecideAsync(HttpClient client, string email, string choice, string? reason = "Left the practice", string role = RoleNames.Reporter, string code = "Y99001", RoleState? expected = null)
    {
        var held = await HeldAsync(email, role, code);
        var page = await FormAsync(client, "/accounts/name");
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Choice"] = choice,
            ["Reason"] = reason ?? "",
            ["Expected"] = (expected ?? held.State).ToString(),
            ["__RequestVerificationToken"] = page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value,
        });
        return await client.PostAsync(new Uri($"/people/{held.PersonId}/roles/{held.Id}", UriKind.Relative), content);
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private static Task<IHtmlDocument> FormAsync(HttpClient client, string path) => client.PageAsync(path);
}
