using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

/// <summary>What a program sent is still to be looked at after a person has added to it.</summary>
public sealed class FlagsAfterChangeTests
{
    private const string Task = "learning-so-far";

    [Theory, EachEngine]
    public async Task Task_DetailAddedToARecordThatAProgramSent_KeepsItsFlags(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (recorder, record) = await SentAsync(installation);

        await recorder.SendAsync($"/events/{record}/task/{Task}", ("ImmediateActions", "The dose was put right."));

        Assert.Equal(["Description"], await FlaggedAsync(recorder));
    }

    [Theory, EachEngine]
    public async Task Task_PersonalDetailKeptWithAReason_IsNotFlaggedThenNorLater(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (recorder, record) = await SentAsync(installation);
        var asks = await recorder.SendAsync($"/events/{record}/task/{Task}", ("ImmediateActions", "Rang 07700 900456."));
        await recorder.SendAsync(asks, ("press", "keep-0"), ("keep-reason-0", "The number of a ward."));
        Assert.Equal(["Description"], await FlaggedAsync(recorder));

        await recorder.SendAsync($"/events/{record}/task/{Task}", ("ImmediateActions", "Rang 07700 900456."), ("WentWell", "A second check."));

        Assert.Equal(3, (await recorder.EventsAsync()).Single().CurrentRevision);
        Assert.Equal(["Description"], await FlaggedAsync(recorder));
    }

    [Theory, EachEngine]
    public async Task Revise_TextPutRight_TakesItsFlagAway(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation, RoleNames.PatientSafetyLead);
        var sent = TestData.Incident("Recorded with 07700 900123 by a program.");
        await installation.Get<EventService>().RecordAsync(recorder.Organisation.Id, sent, new Change(Actor.System), FlagSentEvent.Flags(installation.Get<LfpseContent>(), sent));
        Assert.Equal(["Description"], await FlaggedAsync(recorder));
        var record = (await recorder.EventsAsync()).Single().Id;
        var check = await recorder.SendAsync($"/events/{record}/revise", ("type", "incident"));
        await recorder.SendAsync(check.Location.Replace("/check", "/what-happened?to=check", StringComparison.Ordinal), [.. Recorder.WhatHappened.Where(answer => answer.Item1 != "Description"), ("Description", "The number is taken out.")]);

        var done = await recorder.SendAsync(check.Location, ("reason", "It held a number."));

        Assert.Empty(done.Page.Errors());
        Assert.Equal($"/events/{record}", done.Location);
        Assert.Null((await recorder.EventsAsync()).Single().Flags);
    }

    private static async Task<(Recorder Recorder, Guid Record)> SentAsync(TestInstallation installation)
    {
        var recorder = await Recorder.SignInAsync(installation, RoleNames.PatientSafetyLead);
        using var program = await FhirProgram.ConnectAsync(installation, recorder.Organisation.Code);
        await program.RecordAsync(FhirProgram.With("Recorded with 07700 900123 by a program."));
        Assert.Equal(["Description"], await FlaggedAsync(recorder));
        return (recorder, (await recorder.EventsAsync()).Single().Id);
    }

    private static async Task<IEnumerable<string>> FlaggedAsync(Recorder recorder) =>
        (EventFlags.Read((await recorder.EventsAsync()).Single().Flags)?.PrivacyFindings ?? []).Select(flag => flag.Question);
}
