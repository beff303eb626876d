using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>The snapshot follows the database whatever happens to it.</summary>
public sealed class InsightFollowTests
{
    private static readonly InsightQuestion ByAgents = new() { Groupings = [new InsightGrouping("InvolvedAgents")] };

    [Theory, EachEngine]
    public async Task Snapshot_RecordedRevisedReviewedToldWithdrawnAndErased_FollowsWithinTwoSeconds(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var state = installation.Get<InsightState>();
        var organisation = await installation.AddOrganisationAsync();
        var person = await installation.AddPersonAsync(organisation, Domain.Access.RoleNames.PatientSafetyLead);
        var (first, second) = (await installation.RecordAsync(organisation), await installation.RecordAsync(organisation));
        await Counting.UntilAsync(state, snapshot => snapshot.Count == 2);
        Assert.Equal(2, Of(state, "4"));

        var answers = TestData.Incident();
        await installation.Get<EventService>().ReviseAsync(organisation.Id, first.Id, null, answers with { Values = answers.Values.With("InvolvedAgents", "3", "9") }, new Change(Actor.System, "Put right"));
        await Counting.UntilAsync(state, _ => Of(state, "4") == 1);
        Assert.Equal((1, 1), (Of(state, "3"), Of(state, "9")));
        Assert.Equal(2, state.Snapshot!.Count);

        // Neither makes a revision.
        var days = new InsightQuestion { Periods = [new InsightPeriod(InsightDay.Feedback, null, null)] };
        Assert.Equal(0, state.Snapshot.Answer(days, TestContext.Current.CancellationToken).Total);
        await installation.Get<ReviewService>().WriteLearnedAsync(person, second.Id, null, "The label was changed.");
        await Counting.UntilAsync(state, snapshot => snapshot.Answer(days).Total == 1);

        await installation.Get<EventService>().WithdrawAsync(organisation.Id, first.Id, null, new Change(Actor.System, "Twice"));
        await Counting.UntilAsync(state, snapshot => snapshot.Count == 1);
        await installation.Get<ErasureService>().EraseAsync(second.Id, Actor.System, "Order of a court");
        await Counting.UntilAsync(state, snapshot => snapshot.Count == 0);
    }

    [Theory, EachEngine]
    public async Task File_WrittenAndReadAgain_GoesOnWhereItStopped_AndADamagedOrForeignOneIsMadeAnew(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var kept = await installation.RecordAsync(organisation);
        var erased = await installation.RecordAsync(organisation);
        var folder = new DataFolder(Path.Combine(installation.Folder.Path, "lap"));
        var path = InsightFiles.PathIn(folder);
        await using (var lap = await InsightLap.StartAsync(installation, folder, TimeSpan.Zero))
        {
            await lap.UntilAsync(snapshot => snapshot.Count == 2 && File.Exists(path));
            // What was erased does not wait for its turn in the file.
            await installation.Get<ErasureService>().EraseAsync(erased.Id, Actor.System, "Order of a court");
            await lap.UntilAsync(_ => Read(lap.State, path)?.Count == 1);
        }

        await installation.RecordAsync(organisation);
        await using (var lap = await InsightLap.StartAsync(installation, folder))
        {
            await lap.UntilAsync(snapshot => snapshot.Count == 2);
            Assert.DoesNotContain(lap.Log.Lines, line => line.Contains("made anew", StringComparison.Ordinal));
        }

        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        foreach (var (bytes, reason) in new[] { (whole[..^20], "cut off"), (Flipped(whole), "damaged"), ([], "no snapshot") })
        {
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            await using var lap = await InsightLap.StartAsync(installation, folder);
            await lap.UntilAsync(snapshot => snapshot.Count == 2);
            Assert.Contains(lap.Log.Lines, line => line.Contains("made anew", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal));
        }

        await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
        await using var other = await TestInstallation.StartAsync(engine);
        await other.RecordAsync(await other.AddOrganisationAsync());
        await other.RecordAsync(await other.AddOrganisationAsync("Y99003", "Sorrel Street Surgery"));
        await using (var lap = await InsightLap.StartAsync(other, folder))
        {
            await lap.UntilAsync(snapshot => snapshot.Count == 2 && snapshot.ValuesOf(InsightSchema.Organisation).Count == 2);
            Assert.Contains(lap.Log.Lines, line => line.Contains("made from another database", StringComparison.Ordinal));
        }

        // Served as it is, whatever the database holds.
        await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
        await using var given = await InsightLap.StartAsync(other, folder, file: path);
        Assert.Equal(1, (await given.ReadyAsync()).Count);
        Assert.NotEqual(Guid.Empty, kept.Id);
    }

    [Theory, EachEngine]
    public async Task TwoProcesses_WritingAtOnceToOneDatabase_BothCountEverything(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        await using var one = await InsightLap.StartAsync(installation);
        await using var two = await InsightLap.StartAsync(installation, new DataFolder(Path.Combine(installation.Folder.Path, "two")));
        // A writer of its own, as another process has: commits of both become visible as they like.
        await using var otherWriter = new RecordWriter(installation.Get<DatabaseEngine>(), installation.Get<HistoryChain>(), TimeProvider.System, NullLogger<RecordWriter>.Instance);
        var other = new EventService(installation.Get<IDbContextFactory<LearnSafeContext>>(), otherWriter, installation.Get<Domain.Lfpse.LfpseContent>(), installation.Get<Domain.Review.ReviewSigns>());
        const int each = 60;
        await Task.WhenAll(Enumerable.Range(0, each).SelectMany(_ => new[]
        {
            installation.Get<EventService>().RecordAsync(organisation.Id, TestData.Incident(), new Change(Actor.System)),
            other.RecordAsync(organisation.Id, TestData.Incident(), new Change(Actor.System)),
        }));
        foreach (var lap in new[] { one, two })
        {
            var snapshot = await lap.UntilAsync(known => known.Count >= 2 * each);
            Assert.Equal(2 * each, snapshot.Count);
        }
    }

    private static long Of(InsightState state, string agent)
    {
        var answer = state.Snapshot!.Answer(ByAgents);
        return answer.Cells.Where(cell => answer.Axes[0].Keys[cell.First] == agent).Sum(cell => cell.Count);
    }

    private static InsightSnapshot? Read(InsightState state, string path)
    {
        try
        {
            return InsightFiles.Read(state.Schema, path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static byte[] Flipped(byte[] whole)
    {
        byte[] flipped = [.. whole];
        flipped[whole.Length / 2] ^= 0x10;
        return flipped;
    }
}
