using System.Net;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Record;

/// <summary>A member of staff of a practice, signed in.</summary>
internal sealed class Recorder
{
    private Recorder(TestInstallation installation, HttpClient client, Organisation organisation, Guid person)
    {
        (Installation, Client, Organisation, Person) = (installation, client, organisation, person);
    }

    public TestInstallation Installation { get; }

    public HttpClient Client { get; }

    public Organisation Organisation { get; }

    public Guid Person { get; }

    public static readonly (string, string)[] WhatHappened =
    [
        ("Description", "The repeat was issued at the old dose."), ("IncidentOccurredToday", "y"), ("LocationKnown", "y"), ("LocationWithinService", "11"), ("ServiceArea", "17"),
    ];

    public static readonly (string, string)[] LowHarm =
    [
        ("InvolvedAgents", "4"), ("DrugsInvolved", "Ramipril 5mg capsules\nAmlodipine 5mg tablets"), ("SafetyChallenges", "6"), ("NumberOfPatients", "1"),
        ("patients[0].AgeAtTimeOfIncidentDays.Number", "54"), ("patients[0].AgeAtTimeOfIncidentDays.Unit", "years"), ("patients[0].Gender", "1"),
        ("patients[0].PhysicalHarm", "4"), ("patients[0].PsychologicalHarm", "4"), ("LevelOfConcern", "3"),
    ];

    public static async Task<Recorder> SignInAsync(TestInstallation installation, string role = RoleNames.Reporter, string email = "reporter@harebell.example", Organisation? organisation = null)
    {
        organisation ??= await installation.AddOrganisationAsync();
        var person = await installation.AddPersonAsync(organisation, role, email);
        var client = installation.Client();
        Assert.Equal(HttpStatusCode.Found, (await client.SignInAsync(email)).StatusCode);
        return new Recorder(installation, client, organisation, person);
    }

    public Task<IHtmlDocument> PageAsync(string path) => Client.PageAsync(path);

    public async Task<Sent> SendAsync(string path, params (string, string)[] answers) => await Sent.OfAsync(await Client.SubmitAsync(path, answers));

    /// <summary>Sends the form of a page that is shown already.</summary>
    public async Task<Sent> SendAsync(Sent page, params (string, string)[] answers) => await Sent.OfAsync(await Client.SubmitAsync("", page.Page, answers));

    /// <summary>A draft of an incident with every answer given; returns the path of its check page.</summary>
    public async Task<string> CheckAsync()
    {
        var second = await SendAsync("/events/record/new/incident", WhatHappened);
        return (await SendAsync(second.Location, LowHarm)).Location;
    }

    public Task<List<PatientSafetyEvent>> EventsAsync() => Installation.QueryAsync(context => context.Events.AsNoTracking().ToListAsync());

    public Task<List<Draft>> DraftsAsync() => Installation.QueryAsync(context => context.Drafts.AsNoTracking().ToListAsync());

    public async Task<EventAnswers> DraftAnswersAsync() => EventAnswersJson.Read((await DraftsAsync()).Single().Answers);

    public async Task<EventAnswers> AnswersAsync(Guid id) => (await Installation.Get<EventService>().FindAsync(Organisation.Id, id))!.Answers;
}

/// <summary>What came back after a form was sent.</summary>
internal sealed record Sent(HttpStatusCode Status, string Location, IHtmlDocument Page)
{
    public static async Task<Sent> OfAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers.Location?.ToString() ?? "", await response.DocumentAsync());

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();
}
