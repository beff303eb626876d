using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class EventServiceTests
{
    [Theory, EachEngine]
    public async Task Record_AValidIncident_IsReadBackUnchanged(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var person = await installation.AddPersonAsync(organisation);

        var head = await installation.RecordAsync(organisation, person);

        var record = await installation.Get<EventService>().FindAsync(organisation.Id, head.Id);
        Assert.NotNull(record);
        Assert.Equal(TestData.Incident().Values, record.Answers.Values);
        Assert.True(TestData.Incident().Patients.SequenceEqual(record.Answers.Patients));
        Assert.Equal(TestData.Incident().Description, record.Answers.Description);
        Assert.Matches("^LS-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", record.Event.Reference);
        Assert.Equal((1, person, new DateOnly(2026, 11, 19), 10), (record.Event.CurrentRevision, record.Event.ReporterId!.Value, record.Event.OccurredOn!.Value, record.Event.OccurredPrecision));
        Assert.Equal((4, 4, 4, 4, 1), (record.Event.PhysicalHarm, record.Event.PsychologicalHarm, record.Event.Harm, record.Event.LevelOfConcern, record.Event.PatientCount));
        Assert.Equal(TestClock.Start.UtcDateTime, record.Event.RecordedAt);
    }

    [Theory, EachEngine]
    public async Task Find_OfAnotherOrganisation_FindsNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var other = await installation.AddOrganisationAsync("Y99002", "Bryony Lane Surgery");
        var head = await installation.RecordAsync(organisation);

        Assert.Null(await installation.Get<EventService>().FindAsync(other.Id, head.Id));
        Assert.Empty(await installation.Get<EventService>().RevisionsAsync(other.Id, head.Id));
        var outcome = await installation.Get<EventService>().WithdrawAsync(other.Id, head.Id, null, new Change(Actor.System, "Not ours"));
        Assert.Equal(ChangeStatus.NotFound, outcome.Status);
    }

    [Theory, EachEngine]
    public async Task Revise_FromTheCurrentRevision_KeepsTheOldOneReadable(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var head = await installation.RecordAsync(organisation);
        installation.Clock.Advance(TimeSpan.FromHours(2));

        var events = installation.Get<EventService>();
        var outcome = await events.ReviseAsync(organisation.Id, head.Id, 1, TestData.Incident("It was the new dose after all."), new Change(Actor.System, "Checked the script"));

        Assert.Equal((ChangeStatus.Done, 2), (outcome.Status, outcome.Event!.Revision));
        var revisions = await events.RevisionsAsync(organisation.Id, head.Id);
        Assert.Equal(["The repeat was issued at the old dose.", "It was the new dose after all."], revisions.Select(revision => revision.Answers.Description));
        Assert.Equal([null, "Checked the script"], revisions.Select(revision => revision.Revision.Reason));
        Assert.Equal(TestClock.Start.UtcDateTime.AddHours(2), revisions[1].Event.UpdatedAt);
        Assert.Equal("It was the new dose after all.", (await events.FindAsync(organisation.Id, head.Id))!.Answers.Description);
    }

    [Theory, EachEngine]
    public async Task Revise_FromAnOldRevision_IsAConflictAndChangesNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var head = await installation.RecordAsync(organisation);
        var events = installation.Get<EventService>();
        await events.ReviseAsync(organisation.Id, head.Id, 1, TestData.Incident("First"), new Change(Actor.System));

        var outcome = await events.ReviseAsync(organisation.Id, head.Id, 1, TestData.Incident("Second"), new Change(Actor.System));

        Assert.Equal((ChangeStatus.Conflict, 2), (outcome.Status, outcome.Event!.Revision));
        Assert.Equal("First", (await events.FindAsync(organisation.Id, head.Id))!.Answers.Description);
    }

    [Theory, EachEngine]
    public async Task Withdraw_ARecord_KeepsItReadableAndClosesItToChange(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var head = await installation.RecordAsync(organisation);
        var events = installation.Get<EventService>();

        Assert.Equal(ChangeStatus.Done, (await events.WithdrawAsync(organisation.Id, head.Id, 1, new Change(Actor.System, "Recorded twice"))).Status);

        var record = await events.FindAsync(organisation.Id, head.Id);
        Assert.Equal((RevisionKind.Withdrawn, "Recorded twice", TestData.Incident().Description), (record!.Revision.Kind, record.Revision.Reason, record.Answers.Description));
        Assert.NotNull(record.Event.WithdrawnAt);
        Assert.Equal(ChangeStatus.Withdrawn, (await events.ReviseAsync(organisation.Id, head.Id, null, TestData.Incident(), new Change(Actor.System))).Status);
    }

    [Theory, EachEngine]
    public async Task Record_ManyAtOnce_GivesEachItsOwnPlaceInTheHistory(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();

        var heads = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => installation.RecordAsync(organisation, answers: TestData.Incident($"Number {number}")))));

        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), heads.Select(head => head.Sequence).Order());
        Assert.Equal(200, await installation.QueryAsync(context => context.Events.CountAsync()));
        var report = await installation.Get<HistoryVerification>().VerifyAsync();
        Assert.True(report.Intact, report.Fault);
        Assert.Equal(200, report.Head.Sequence);
    }

    [Theory, EachEngine]
    public async Task Record_WithTheSameKey_GivesTheFirstAnswerAgainForADay(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        await installation.Get<LearnSafe.Features.ApiKeys.ApiKeyService>().AddAsync(organisation.Code, "Test", Actor.System);
        var key = await installation.QueryAsync(context => context.ApiKeys.Select(row => row.Id).SingleAsync());
        var events = installation.Get<EventService>();
        Task<ChangeOutcome> Send(byte body) => events.RecordAsync(organisation.Id, TestData.Incident(), new Change(Actor.Program(key)), null, new Idempotency(key, "a-key", [body]));

        var first = await Send(1);
        var again = await Send(1);
        var other = await Send(2);
        installation.Clock.Advance(TimeSpan.FromHours(25));
        var nextDay = await Send(2);

        Assert.Equal((first.Event!.Id, true), (again.Event!.Id, again.Repeated));
        Assert.Equal(ChangeStatus.KeyReused, other.Status);
        Assert.Equal((ChangeStatus.Done, false), (nextDay.Status, nextDay.Repeated));
        Assert.Equal(2, await installation.QueryAsync(context => context.Events.CountAsync()));
    }
}
