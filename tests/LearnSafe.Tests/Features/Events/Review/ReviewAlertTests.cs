using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Review;

public sealed class ReviewAlertTests
{
    private const string Lead = "lead@harebell.example";
    private const string Deputy = "deputy@harebell.example";
    private const string Network = "network@harebell.example";

    [Theory, EachEngine]
    public async Task Tell_OfAVeryConcernedRecord_MailsLeadAndDeputyOnceAndNothingOfIt(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var record = await practice.RecordAsync(TestData.Incident().With("LevelOfConcern", "5"));
        await practice.RecordAsync();
        var alerts = practice.Installation.Get<ReviewAlertService>();
        // The program itself may be quicker.
        for (var again = 0; again < 2; again++) await alerts.TellAsync(TestContext.Current.CancellationToken);
        var mails = await practice.Installation.MailAsync();
        Assert.Equal([Deputy, Lead], mails.Select(mail => mail.To).Order());
        Assert.All(mails, mail => Assert.Equal(ReviewLinks.Record(record.Id), mail.Link));
        Assert.All(mails, mail => Assert.All([record.Reference, "concern", "harm", "repeat", "Ines"], secret => Assert.DoesNotContain(secret, mail.Text[mail.Text.IndexOf("\n\n", StringComparison.Ordinal)..].Replace("harebell", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
    }

    [Theory, EachEngine]
    public async Task Escalate_WhatNobodyOpened_AfterTheWorkingHoursAlone(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var alerts = practice.Installation.Get<ReviewAlertService>();
        var (unopened, opened) = (await practice.RecordAsync(TestData.Incident().With("LevelOfConcern", "5")), await practice.RecordAsync(TestData.Incident().With("LevelOfConcern", "5")));
        await alerts.TellAsync(TestContext.Current.CancellationToken);
        await practice.PageAsync("lead", ReviewLinks.Record(opened.Id));
        var before = (await practice.Installation.MailAsync()).Count;
        // A Friday: the hours of Saturday and Sunday do not count.
        Assert.Equal(DayOfWeek.Friday, TestClock.Start.DayOfWeek);
        practice.Installation.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await alerts.EscalateAsync(TestContext.Current.CancellationToken));
        practice.Installation.Clock.Advance(TimeSpan.FromMinutes(2));
        await alerts.EscalateAsync(TestContext.Current.CancellationToken);
        var escalated = await practice.Installation.QueryAsync(context => context.RecordReviews.Where(review => review.EscalatedAt != null).Select(review => review.EventId).ToListAsync());
        Assert.Equal([unopened.Id], escalated);
        var mails = (await practice.Installation.MailAsync()).Skip(before).ToList();
        Assert.Equal([Deputy, Lead, Network], mails.Select(mail => mail.To).Order());
        Assert.DoesNotContain(unopened.Id.ToString(), mails.Single(mail => mail.To == Network).Text, StringComparison.Ordinal);
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.ReviewEscalated && entry.SubjectId == unopened.Id)));
    }

    [Theory, EachEngine]
    public async Task Tell_OfARecordKeptFromTheLead_MailsThemNothingAndShowsThemNothing(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var keep = practice.Installation.Get<KeepFromService>();
        var beside = await keep.BesideAsync(practice.Organisation.Id, [practice.Lead], Actor.Person(practice.Reporter));
        var kept = (await practice.Installation.Get<EventService>().RecordAsync(practice.Organisation.Id, TestData.Incident().With("LevelOfConcern", "5"), new Change(Actor.Person(practice.Reporter)), beside: beside)).Event!;
        await practice.Installation.Get<ReviewAlertService>().TellAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["admin@harebell.example", Deputy], (await practice.Installation.MailAsync()).Select(mail => mail.To).Order());
        var inbox = (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent;
        Assert.Contains("Nothing waits to be reviewed", inbox, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await practice.StatusAsync("lead", ReviewLinks.Record(kept.Id)));
        var page = await practice.PageAsync("admin", ReviewLinks.Record(kept.Id));
        Assert.DoesNotContain("Mairi Quill", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(kept.Reference, (await practice.PageAsync("admin", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Review_PassedToTheNetwork_IsDoneThereForThatRecordAlone(Engine engine)
    {
        await using var practice = await OpenAsync(engine);
        var keep = practice.Installation.Get<KeepFromService>();
        var admin = await practice.Installation.QueryAsync(context => context.Users.Where(person => person.Email == "admin@harebell.example").Select(person => person.Id).SingleAsync());
        var (passed, other) = (await practice.RecordAsync(), await practice.RecordAsync());
        await keep.KeepAsync(await practice.Installation.QueryAsync(context => context.Events.SingleAsync(known => known.Id == passed.Id)), [practice.Lead, admin], Actor.Person(practice.Reporter));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await practice.PressAsync("network", ReviewLinks.Record(passed.Id), "Acknowledge")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await practice.StatusAsync("network", ReviewLinks.Record(other.Id)));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, await practice.StatusAsync("network", ReviewLinks.Inbox));
    }

    private static async Task<Practice> OpenAsync(Engine engine)
    {
        var practice = await Practice.OpenAsync(engine);
        var network = await practice.AddNetworkAsync();
        await using var context = practice.Installation.NewContext();
        var from = new DateOnly(2026, 4, 1);
        context.OrganisationContacts.AddRange(
            new OrganisationContact { OrganisationId = practice.Organisation.Id, Kind = ContactKind.SafetyLead, Name = "Mairi Quill", PersonId = practice.Lead, Email = "mairi.quill@harebell.example", From = from },
            new OrganisationContact { OrganisationId = practice.Organisation.Id, Kind = ContactKind.Deputy, Name = "Osric Teal", Email = Deputy, From = from },
            new OrganisationContact { OrganisationId = practice.Organisation.Id, Kind = ContactKind.EngagementLead, Name = "Hedda Lorne", Email = "hedda@harebell.example", From = from },
            new OrganisationContact { OrganisationId = network.Id, Kind = ContactKind.SafetyLead, Name = "Ottilie Ferrer", Email = Network, From = from });
        await context.SaveChangesAsync();
        return practice;
    }
}
