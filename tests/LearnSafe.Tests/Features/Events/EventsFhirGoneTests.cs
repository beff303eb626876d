using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class EventsFhirGoneTests
{
    [Theory, EachEngine]
    public async Task Put_OnAnErasedRecord_Is410AndBringsNothingBack(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var made = await program.PostAsync(FhirProgram.Payload);
        Assert.Equal(1, await installation.Get<ErasureService>().EraseAsync(Guid.Parse(made.Id), Actor.System, "Order 12"));

        var answer = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{made.Id}", FhirProgram.Payload);

        Assert.Equal(410, answer.Status);
        Assert.False(await installation.QueryAsync(context => context.Revisions.AnyAsync(revision => revision.Answers != null)));
        var report = await installation.Get<HistoryVerification>().VerifyAsync();
        Assert.True(report.Intact, report.Fault);
    }

    [Theory, EachEngine]
    public async Task Put_OnARecordOfAnotherTaxonomyVersion_IsRefusedAndKeepsItsVersion(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var made = await program.PostAsync(FhirProgram.Payload);
        await installation.QueryAsync(context => context.Events.ExecuteUpdateAsync(set => set.SetProperty(record => record.TaxonomyVersion, 4)));

        var answer = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{made.Id}", FhirProgram.Payload);

        Assert.Equal(400, answer.Status);
        Assert.Contains("made in taxonomy 4", answer.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await installation.QueryAsync(context => context.Revisions.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Post_ADayAfterAnIdempotencyKey_ForgetsIt(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        await program.PostAsync(FhirProgram.Payload, ("Idempotency-Key", "first"));
        installation.Clock.Advance(TimeSpan.FromHours(25));
        await program.PostAsync(FhirProgram.Payload, ("Idempotency-Key", "second"));

        Assert.Equal(["second"], await installation.QueryAsync(context => context.IdempotencyKeys.Select(key => key.Key).ToListAsync()));
    }

    [Theory, EachEngine]
    public async Task Write_AfterTheDatabaseWasReplacedByOneWithOtherKeys_IsRefused(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        await installation.RecordAsync(organisation);
        await installation.QueryAsync(context => context.Settings.Where(setting => setting.Name == InstallationSetting.KeyRingFingerprint)
            .ExecuteUpdateAsync(set => set.SetProperty(setting => setting.Value, "another")));

        var fault = await Xunit.Record.ExceptionAsync(() => installation.RecordAsync(organisation));

        Assert.Contains("replaced by one with other keys", fault!.Message, StringComparison.Ordinal);
        Assert.Equal(1, await installation.QueryAsync(context => context.Events.CountAsync()));
    }
}
