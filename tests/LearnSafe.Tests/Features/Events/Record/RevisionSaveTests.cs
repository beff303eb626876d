using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Record;

/// <summary>What is said when a change is saved, and who may go on with one.</summary>
public sealed class RevisionSaveTests
{
    private static readonly (string, string) Reason = ("reason", "More is known now.");

    [Theory, EachEngine]
    public async Task ChangeThisRecord_PressedOnTheRecordsPage_LeadsToTheChange(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);

        var button = (await recorder.PageAsync($"/events/{record.Id}")).QuerySelectorAll("main a.nhsuk-button").Single(link => link.TextContent.Trim() == "Change this record");
        var check = await recorder.SendAsync(button.GetAttribute("href")!, ("type", "incident"));

        Assert.EndsWith("/check", check.Location, StringComparison.Ordinal);
        Assert.Equal(record.Id, Assert.Single(await recorder.DraftsAsync()).EventId);
    }

    [Theory, EachEngine]
    public async Task Confirm_RecordWithdrawnMeanwhile_SaysSoAndKeepsTheDraft(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);
        var check = await ChangedAsync(recorder, record.Id);
        await installation.Get<EventService>().WithdrawAsync(recorder.Organisation.Id, record.Id, 1, new Change(Actor.System, "Twice."));

        var refused = await recorder.SendAsync(check, Reason);

        var said = (await recorder.PageAsync(refused.Location)).QuerySelector("main")!.TextContent;
        Assert.Contains("withdrawn meanwhile", said, StringComparison.Ordinal);
        Assert.DoesNotContain("The record is changed", said, StringComparison.Ordinal);
        Assert.Single(await recorder.DraftsAsync());
        Assert.Contains("Confirm and change record", (await recorder.PageAsync(check)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Confirm_DraftDeletedInAnotherTab_SaysThatNothingWasSaved(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);
        var page = await recorder.PageAsync(await ChangedAsync(recorder, record.Id));
        var draft = Assert.Single(await recorder.DraftsAsync());
        await recorder.SendAsync(RecordLinks.DeleteDraft(draft.Id));

        var refused = await Sent.OfAsync(await recorder.Client.SubmitAsync("", page, Reason));

        var said = (await recorder.PageAsync(refused.Location)).QuerySelector("main")!.TextContent;
        Assert.Contains("Nothing was saved: this draft was deleted", said, StringComparison.Ordinal);
        Assert.DoesNotContain("saved before", said, StringComparison.Ordinal);
        Assert.Equal(1, (await recorder.EventsAsync()).Single().CurrentRevision);
    }

    [Theory, EachEngine]
    public async Task Confirm_PressedTwice_SaysThatItWasSavedBefore(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);
        var page = await recorder.PageAsync(await ChangedAsync(recorder, record.Id));
        var first = await Sent.OfAsync(await recorder.Client.SubmitAsync("", page, Reason));
        await recorder.PageAsync(first.Location);

        var second = await Sent.OfAsync(await recorder.Client.SubmitAsync("", page, Reason));

        Assert.Contains("This change was saved before", (await recorder.PageAsync(second.Location)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await recorder.EventsAsync()).Single().CurrentRevision);
    }

    [Theory, EachEngine]
    public async Task ReviseAsync_DraftSavedSinceOrDeleted_ChangesNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(recorder.Organisation, recorder.Person);
        await ChangedAsync(recorder, record.Id);
        var draft = Assert.Single(await recorder.DraftsAsync());
        var events = installation.Get<EventService>();
        var change = new Change(Actor.Person(recorder.Person), "Because.");

        var older = await events.ReviseAsync(recorder.Organisation.Id, record.Id, 1, TestData.Incident("Older."), change, draft: new SentDraft(draft.Id, draft.Version - 1));
        var gone = await events.ReviseAsync(recorder.Organisation.Id, record.Id, 1, TestData.Incident("Gone."), change, draft: new SentDraft(Guid.NewGuid(), 1));
        var whole = await recorder.SendAsync("/events/record/new/incident", [.. Recorder.WhatHappened, ("press", "later")]);
        var fresh = (await recorder.DraftsAsync()).Single(one => one.EventId is null);
        var unread = await events.RecordAsync(recorder.Organisation.Id, TestData.Incident(), change, draft: new SentDraft(fresh.Id, fresh.Version - 1));

        Assert.Equal("/events", whole.Location);
        Assert.Equal([ChangeStatus.DraftChanged, ChangeStatus.DraftGone, ChangeStatus.DraftChanged], new[] { older.Status, gone.Status, unread.Status });
        Assert.Equal(1, (await recorder.EventsAsync()).Single().CurrentRevision);
        Assert.Equal(2, (await recorder.DraftsAsync()).Count);
    }

    [Theory, EachEngine]
    public async Task AnyPage_ChangeToAColleaguesRecordOfADemotedLead_IsNotThere(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var author = await Recorder.SignInAsync(installation);
        var record = await installation.RecordAsync(author.Organisation, author.Person);
        var lead = await Recorder.SignInAsync(installation, RoleNames.PatientSafetyLead, "lead@harebell.example", author.Organisation);
        var check = await ChangedAsync(lead, record.Id);
        var page = await lead.PageAsync(check);
        await installation.QueryAsync(context => context.RoleAssignments.Where(one => one.PersonId == lead.Person).ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, RoleNames.Reporter)));

        foreach (var path in new[] { check, check.Replace("/check", "/what-happened", StringComparison.Ordinal), check.Replace("/check", "/quick", StringComparison.Ordinal) })
        {
            var answer = await lead.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("old dose", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains("You have no drafts", (await lead.PageAsync("/events")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Client.SubmitAsync("", page, Reason)).StatusCode);
        Assert.Equal(1, (await author.EventsAsync()).Single().CurrentRevision);
    }

    /// <summary>A change with one answer changed; returns the path of its check.</summary>
    private static async Task<string> ChangedAsync(Recorder recorder, Guid record)
    {
        var check = await recorder.SendAsync($"/events/{record}/revise", ("type", "incident"));
        await recorder.SendAsync(check.Location.Replace("/check", "/who-and-how-serious?to=check", StringComparison.Ordinal), [.. Recorder.LowHarm.Where(answer => answer.Item1 != "LevelOfConcern"), ("LevelOfConcern", "5")]);
        return check.Location;
    }
}
