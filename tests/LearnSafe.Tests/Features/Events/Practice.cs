using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events;

/// <summary>A practice with a reporter, a colleague, a safety lead and an administrator, and a lead of another practice; a client signed in as each when first asked for.</summary>
internal sealed class Practice : IAsyncDisposable
{
    private readonly Dictionary<string, HttpClient> clients = [];

    private Practice(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    public Organisation Organisation { get; private set; } = null!;

    public Organisation Other { get; private set; } = null!;

    public Guid Reporter { get; private set; }

    public Guid Lead { get; private set; }

    public static async Task<Practice> OpenAsync(Engine engine)
    {
        var installation = await TestInstallation.StartAsync(engine);
        var practice = new Practice(installation) { Organisation = await installation.AddOrganisationAsync(), Other = await installation.AddOrganisationAsync("Y99002", "Bryony Lane Surgery") };
        practice.Reporter = await installation.AddPersonAsync(practice.Organisation, email: "reporter@harebell.example", name: "Ines Falk");
        await installation.AddPersonAsync(practice.Organisation, email: "colleague@harebell.example", name: "Tobias Wren");
        practice.Lead = await installation.AddPersonAsync(practice.Organisation, RoleNames.PatientSafetyLead, "lead@harebell.example", "Mairi Quill");
        await installation.AddPersonAsync(practice.Organisation, RoleNames.OrganisationAdministrator, "admin@harebell.example", "Jonas Pell");
        await installation.AddPersonAsync(practice.Other, RoleNames.PatientSafetyLead, "lead@bryony.example", "Odile Hart");
        return practice;
    }

    /// <summary>A network above the practice, with "network", its lead, and "partner", who reads totals alone.</summary>
    public async Task<Organisation> AddNetworkAsync()
    {
        await using var context = Installation.NewContext();
        var network = context.Organisations.Add(new Organisation { Code = "U99001", Name = "Harebell Network", Kind = OrganisationKind.PrimaryCareNetwork, CreatedAt = TestClock.Start.UtcDateTime }).Entity;
        context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = Organisation.Id, ParentId = network.Id, From = new DateOnly(2024, 4, 1) });
        await OrganisationTreeService.ChangedAsync(context);
        await context.SaveChangesAsync();
        await Installation.AddPersonAsync(network, RoleNames.NetworkLead, "network@harebell.example", "Ottilie Ferrer");
        await Installation.AddPersonAsync(network, RoleNames.PatientSafetyPartner, "partner@harebell.example", "Wilma Achebe");
        return network;
    }

    /// <summary>A record of the reporter's.</summary>
    public Task<EventHead> RecordAsync(LearnSafe.Domain.Lfpse.EventAnswers? answers = null) => Installation.RecordAsync(Organisation, Reporter, answers);

    /// <param name="who"><c>reporter</c>, <c>colleague</c>, <c>lead</c>, <c>admin</c>, or <c>outsider</c>: the lead of the other practice.</param>
    public async Task<HttpClient> AsAsync(string who)
    {
        if (clients.TryGetValue(who, out var known)) return known;
        var client = clients[who] = Installation.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(who == "outsider" ? "lead@bryony.example" : $"{who}@harebell.example")).StatusCode);
        return client;
    }

    public async Task<HttpResponseMessage> GetAsync(string who, string path) => await (await AsAsync(who)).GetAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpStatusCode> StatusAsync(string who, string path) => (await GetAsync(who, path)).StatusCode;

    public async Task<IHtmlDocument> PageAsync(string who, string path)
    {
        var response = await GetAsync(who, path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {response.StatusCode} to {who}");
        return await response.DocumentAsync();
    }

    /// <summary>Presses the button with these words, with the fields of its form as they stand and these answers.</summary>
    public async Task<HttpResponseMessage> PressAsync(string who, string path, string button, params (string Name, string Value)[] answers)
    {
        var page = await PageAsync(who, path);
        var form = page.QuerySelectorAll<IHtmlButtonElement>("main button").Single(one => one.TextContent.Trim() == button).Form!;
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (Name: input.Name!, input.Value));
        using var content = new FormUrlEncodedContent(hidden.Where(field => Array.TrueForAll(answers, answer => answer.Name != field.Name)).Concat(answers).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await (await AsAsync(who)).PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } action ? action : path, UriKind.Relative), content);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        await Installation.DisposeAsync();
    }
}
