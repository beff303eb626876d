using LearnSafe.Data;
using LearnSafe.Features.Backups;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Backups;

public sealed class BackupTests : IDisposable
{
    private const string Passphrase = "larches in the rain";

    private readonly string folder = Directory.CreateTempSubdirectory("learnsafe-backup-").FullName;

    private string Archive => Path.Combine(folder, "backup.zip");

    public static TheoryData<Engine, Engine> Ways { get; } = Pairs();

    [Theory, MemberData(nameof(Ways))]
    public async Task Restore_OnEitherEngine_GivesEveryTableBack(Engine from, Engine to)
    {
        await using var source = await TestInstallation.StartAsync(from);
        await source.FillAsync();
        var report = await source.Get<BackupService>().BackUpAsync(Archive, Passphrase);
        await using var target = await TestInstallation.CreateAsync(to);

        var restored = await target.RestoreAsync(Archive, Passphrase);

        var expected = await source.EverythingAsync(report.Head.Sequence);
        var found = await target.EverythingAsync(report.Head.Sequence);
        Assert.True(expected.Count >= 17);
        Assert.All(expected, table => Assert.NotEmpty(table.Value));
        Assert.All(expected, table => Assert.Equal(table.Value, found[table.Key]));
        Assert.Equal((report.Head.ToString(), report.Rows), (restored.Head.ToString(), restored.Rows));
        await target.StartProgramAsync();
        var proof = await target.Get<HistoryVerification>().VerifyAsync(report.Head);
        Assert.True(proof.Intact, proof.Fault);
        Assert.Equal(report.Head.Sequence + 1, proof.Head.Sequence);
        Assert.Equal(HistoryActions.BackupRestored, await target.QueryAsync(context => context.History.OrderBy(entry => entry.Sequence).Select(entry => entry.Action).LastAsync()));
        var number = await target.QueryAsync(context => context.PatientNumbers.Select(row => row.Encrypted).SingleAsync());
        Assert.Equal("4711", new LocalEncryption(target.Get<KeyRing>()).DecryptText("patient number", number));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Restore_ThenGoOn_NewRowsFitBehindTheRestoredOnes(Engine from, Engine to)
    {
        await using var source = await TestInstallation.StartAsync(from);
        var (organisation, kept, _) = await source.FillAsync();
        await source.Get<BackupService>().BackUpAsync(Archive, Passphrase);
        await using var target = await TestInstallation.CreateAsync(to);
        await target.RestoreAsync(Archive, Passphrase);
        await target.StartProgramAsync();

        await target.RecordAsync(organisation);
        await target.Get<EventService>().ReviseAsync(organisation.Id, kept.Id, 2, TestData.Incident("Once more"), new Change(Actor.System));
        await using var context = target.NewContext();
        context.UserClaims.Add(new() { UserId = (await context.Users.SingleAsync()).Id, ClaimType = "t", ClaimValue = "v" });
        await context.SaveChangesAsync();

        Assert.True((await target.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task BackUp_WhileOthersWrite_IsOneMoment(Engine engine)
    {
        await using var source = await TestInstallation.StartAsync(engine);
        var organisation = await source.AddOrganisationAsync();
        for (var number = 0; number < 50; number++) await source.RecordAsync(organisation);
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writing = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await source.RecordAsync(organisation);
                Interlocked.Increment(ref written);
            }
        })).ToList();
        while (Volatile.Read(ref written) < 20) await Task.Delay(5, TestContext.Current.CancellationToken);

        var report = await source.Get<BackupService>().BackUpAsync(Archive, Passphrase);
        var after = Volatile.Read(ref written);
        while (Volatile.Read(ref written) < after + 20) await Task.Delay(5, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Task.WhenAll(writing);

        await using var target = await TestInstallation.CreateAsync(Engine.Sqlite);
        await target.RestoreAsync(Archive, Passphrase);
        var events = await target.QueryAsync(context => context.Events.CountAsync());
        Assert.InRange(events, 70, written + 49);
        Assert.Equal(events, await target.QueryAsync(context => context.Revisions.CountAsync()));
        Assert.True((await source.Get<HistoryVerification>().VerifyAsync(report.Head)).Intact);
    }

    [Fact]
    public async Task BackUp_OntoAnExistingFile_IsRefusedAndLeavesIt()
    {
        await using var source = await TestInstallation.StartAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Archive, "precious", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<BackupException>(() => source.Get<BackupService>().BackUpAsync(Archive, null));

        Assert.Contains("exists already", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["backup.zip"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal("precious", await File.ReadAllTextAsync(Archive, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Restore_WithoutTheKeys_SaysWhichAndChangesNothing()
    {
        await using var source = await TestInstallation.StartAsync(Engine.Sqlite);
        await source.FillAsync();
        await source.Get<BackupService>().BackUpAsync(Archive, null);
        await using var target = await TestInstallation.CreateAsync(Engine.Sqlite);

        var fault = await Assert.ThrowsAsync<BackupException>(() => target.RestoreAsync(Archive, null));

        Assert.Contains(source.Get<KeyRing>().Fingerprint, fault.Message, StringComparison.Ordinal);
        Assert.False(await target.QueryAsync(context => context.Events.AnyAsync()));
        Directory.CreateDirectory(target.Folder.Keys);
        File.Copy(Path.Combine(source.Folder.Keys, "keys.json"), Path.Combine(target.Folder.Keys, "keys.json"));
        await target.RestoreAsync(Archive, null);
        Assert.Equal(4, await target.QueryAsync(context => context.Events.CountAsync()));
    }

    [Fact]
    public async Task Restore_WithAnotherPassphrase_IsRefused()
    {
        await using var source = await TestInstallation.StartAsync(Engine.Sqlite);
        await source.FillAsync();
        await source.Get<BackupService>().BackUpAsync(Archive, Passphrase);
        await using var target = await TestInstallation.CreateAsync(Engine.Sqlite);

        await Assert.ThrowsAsync<BackupException>(() => target.RestoreAsync(Archive, "pines in the rain"));

        Assert.False(await target.QueryAsync(context => context.Events.AnyAsync()));
    }

    [Theory, EachEngine]
    public async Task Restore_OverData_NeedsForceAndThenReplacesItWithItsKeys(Engine engine)
    {
        await using var source = await TestInstallation.StartAsync(Engine.Sqlite);
        await source.FillAsync();
        await source.Get<BackupService>().BackUpAsync(Archive, Passphrase);
        await using var target = await TestInstallation.StartAsync(engine);
        await target.RecordAsync(await target.AddOrganisationAsync("Z11111", "Bryony Lane Surgery"));
        await target.StopProgramAsync();

        var fault = await Assert.ThrowsAsync<BackupException>(() => target.RestoreAsync(Archive, Passphrase));
        Assert.Contains("--force", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await target.QueryAsync(context => context.Events.CountAsync()));
        var report = await target.RestoreAsync(Archive, Passphrase, force: true);

        Assert.Equal(4, await target.QueryAsync(context => context.Events.CountAsync()));
        Assert.False(await target.QueryAsync(context => context.Organisations.AnyAsync(organisation => organisation.Code == "Z11111")));
        Assert.True(File.Exists(report.KeysReplaced));
        await target.StartProgramAsync();
        Assert.True((await target.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task Restore_OfAnOlderBackup_ErasesAgainWhatWasErasedSince(Engine engine)
    {
        await using var source = await TestInstallation.StartAsync(engine);
        var (_, kept, _) = await source.FillAsync();
        await source.Get<BackupService>().BackUpAsync(Archive, Passphrase);
        await source.Get<ErasureService>().EraseAsync(kept.Id, Actor.System, "Retention is over");
        await source.StopProgramAsync();

        var report = await source.RestoreAsync(Archive, Passphrase, force: true);

        Assert.Equal(2, report.ErasuresReplayed);
        await source.AssertErasedAsync(kept.Id);

        // The list beside the database is enough, should the database be gone.
        await using var other = await TestInstallation.CreateAsync(Engine.Sqlite);
        File.Copy(source.Folder.Erasures, other.Folder.Erasures);
        Assert.Equal(2, (await other.RestoreAsync(Archive, Passphrase)).ErasuresReplayed);
        await other.AssertErasedAsync(kept.Id);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static TheoryData<Engine, Engine> Pairs()
    {
        var skip = PostgreSqlServer.ConnectionString is null ? "No PostgreSQL: run ./test, or set LEARNSAFE_TEST_POSTGRESQL" : null;
        var ways = new TheoryData<Engine, Engine>();
        foreach (var (from, to) in new[] { (Engine.Sqlite, Engine.Sqlite), (Engine.Sqlite, Engine.PostgreSql), (Engine.PostgreSql, Engine.Sqlite), (Engine.PostgreSql, Engine.PostgreSql) })
            ways.Add(new TheoryDataRow<Engine, Engine>(from, to) { Skip = from == Engine.PostgreSql || to == Engine.PostgreSql ? skip : null });
        return ways;
    }
}
