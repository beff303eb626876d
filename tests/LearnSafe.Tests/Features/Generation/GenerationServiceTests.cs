using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Generation;

public sealed class GenerationServiceTests
{
    [Theory, EachEngine]
    public async Task Generate_SomeBatches_StoresWhatWasMadeUnderOneEntryABatch(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var service = installation.Get<GenerationService>();
        var generator = Generator(installation, 1234);

        await service.GenerateAsync(generator, 1234, await service.AddOrganisationsAsync(GenerationService.Organisations(5)), _ => Actor.System, 8, cancellation: TestContext.Current.CancellationToken);

        await using var context = installation.NewContext();
        Assert.Equal((1234, 1234), (await context.Events.CountAsync(), await context.Revisions.CountAsync()));
        Assert.Equal(3, await context.History.CountAsync(entry => entry.Action == HistoryActions.EventsGenerated));
        var report = await installation.Get<HistoryVerification>().VerifyAsync();
        Assert.True(report.Intact, report.Fault);
        var made = generator.Make(777);
        var row = await context.Events.SingleAsync(record => record.Id == made.Id);
        Assert.Equal((made.Reference, made.RecordedAt, made.Answers.Type), (row.Reference, row.RecordedAt, row.Type));
        var revision = await context.Revisions.SingleAsync(candidate => candidate.EventId == made.Id);
        Assert.Equal(made.Answers, EventAnswersJson.Read(revision.Answers!));
        Assert.True(await service.IsStoredAsync(generator));
    }

    [Theory, EachEngine]
    public async Task Generate_TheSameSeedAgain_IsRecognisedAndOrganisationsAreNotAddedTwice(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var service = installation.Get<GenerationService>();

        Assert.False(await service.IsStoredAsync(Generator(installation, 10)));
        var first = await service.AddOrganisationsAsync(GenerationService.Organisations(3));
        var second = await service.AddOrganisationsAsync(GenerationService.Organisations(5));

        Assert.Equal(first, second.Take(3));
        Assert.Equal(5, await installation.QueryAsync(context => context.Organisations.CountAsync()));
    }

    private static EventGenerator Generator(TestInstallation installation, long events) => new(
        GenerationPhrases.Load(Path.Combine(AppContext.BaseDirectory, "content")), installation.Get<LfpseContent>().Current.Version, 8, events, EventMix.PrimaryCare,
        GenerationPeriod.FiveYears, GenerationService.Organisations(5));
}
