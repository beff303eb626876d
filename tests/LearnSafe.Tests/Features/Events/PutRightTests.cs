using System.Net;
using LearnSafe.Features.Backups;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class PutRightTests
{
    private const string Button = "Take them away for good";

    [Theory, EachEngine]
    public async Task TakeAway_AName_LeavesItNowhereNotEvenInARestoredBackup(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync(TestData.Incident("Mr Ambrose Quenby took the wrong bag. QUENBY telephoned."));
        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, record.Id, null, TestData.Incident("Mr Ambrose Quenby took the wrong bag, then telephoned."), new Change(Actor.Person(practice.Lead), "Quenby told us"));
        var backup = Path.Combine(practice.Installation.Folder.Path, "before.zip");
        await practice.Installation.Get<BackupService>().BackUpAsync(backup, null);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", $"/events/{record.Id}/put-right", Button, ("Words", "Mr Ambrose Quenby\nQuenby"), ("Reason", "A patient was named"))).StatusCode);
        await AssertGoneAsync(practice, record.Id);
        var now = await practice.Installation.Get<EventService>().FindAsync(practice.Organisation.Id, record.Id);
        Assert.Equal(3, now!.Event.CurrentRevision);
        Assert.EndsWith("took the wrong bag, then telephoned.", now.Answers.Description!, StringComparison.Ordinal);
        Assert.Equal("4", now.Answers.Patients[0].First("PhysicalHarm"));
        foreach (var path in new[] { $"/events/{record.Id}", $"/events/{record.Id}/revisions/1", $"/events/{record.Id}/revisions/3" })
            Assert.DoesNotContain("Quenby", (await practice.PageAsync("lead", path)).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);

        await practice.Installation.Get<RestoreService>().RestoreAsync(backup, null, force: true);
        await AssertGoneAsync(practice, record.Id);
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task TakeAway_FromAnEarlierRevisionAlone_MakesNoNewOne(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync(TestData.Incident("Quenby took the wrong bag."));
        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, record.Id, null, TestData.Incident("The wrong bag was taken."), new Change(Actor.Person(practice.Lead), "No names"));
        await practice.PressAsync("lead", $"/events/{record.Id}/put-right", Button, ("Words", "quenby"), ("Reason", "A patient was named"));
        await AssertGoneAsync(practice, record.Id);
        Assert.Equal(2, (await practice.Installation.Get<EventService>().FindAsync(practice.Organisation.Id, record.Id))!.Event.CurrentRevision);
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Fact]
    public async Task TakeAway_FromAWithdrawnRecord_LeavesItWithdrawn()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var record = await practice.RecordAsync(TestData.Incident("Quenby took the wrong bag."));
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, record.Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        await practice.PressAsync("lead", $"/events/{record.Id}/put-right", Button, ("Words", "Quenby"), ("Reason", "A patient was named"));
        await AssertGoneAsync(practice, record.Id);
        Assert.NotNull((await practice.Installation.Get<EventService>().FindAsync(practice.Organisation.Id, record.Id))!.Event.WithdrawnAt);
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory]
    [InlineData("Elderberry", "A patient was named", "stand nowhere")]
    [InlineData("Q", "A patient was named", "2 characters or more")]
    [InlineData("", "A patient was named", "Enter the words")]
    [InlineData("Quenby", "Quenby was named", "out of the reason")]
    [InlineData("Quenby", "", "Enter why")]
    public async Task TakeAway_WhatCannotBe_IsRefusedAndChangesNothing(string words, string reason, string fault)
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var record = await practice.RecordAsync(TestData.Incident("Quenby took the wrong bag."));
        var response = await practice.PressAsync("lead", $"/events/{record.Id}/put-right", Button, ("Words", words), ("Reason", reason));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(fault, (await response.DocumentAsync()).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.Revisions.CountAsync(revision => revision.Answers != null)));
    }

    [Fact]
    public async Task TakeAway_OnHoldOrChangedMeanwhile_IsRefused()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var record = await practice.RecordAsync(TestData.Incident("Quenby took the wrong bag."));
        var service = practice.Installation.Get<PutRightService>();
        Task<PutRightStatus> TakeAsync(int revision) => service.TakeAwayAsync(practice.Organisation.Id, record.Id, revision, ["Quenby"], [], "Named", Actor.Person(practice.Lead));
        Assert.Equal(PutRightStatus.Conflict, await TakeAsync(2));
        Assert.Equal(PutRightStatus.Conflict, await service.TakeAwayAsync(practice.Other.Id, record.Id, 1, ["Quenby"], [], "Named", Actor.System));
        await practice.Installation.Get<LegalHoldService>().PlaceAsync(practice.Organisation.Id, record.Id, null, "Claim 12", Actor.System);
        Assert.Equal(PutRightStatus.OnHold, await TakeAsync(1));
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.Revisions.CountAsync(revision => revision.Answers != null)));
    }

    private static async Task AssertGoneAsync(Practice practice, Guid record)
    {
        await using var context = practice.Installation.NewContext();
        Assert.DoesNotContain(await context.Revisions.Where(revision => revision.EventId == record).ToListAsync(), revision => $"{revision.Answers} {revision.Reason}".Contains("Quenby", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await context.History.ToListAsync(), entry => entry.Content?.Contains("Quenby", StringComparison.OrdinalIgnoreCase) == true);
    }
}
