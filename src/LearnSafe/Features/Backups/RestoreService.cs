using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Backups;

/// <summary>
/// Puts a backup in the place of what the database holds. All of the archive is checked before anything is touched; then everything
/// happens in one transaction, the proof of the history included, so that a restore that fails leaves the database as it was.
/// </summary>
public sealed class RestoreService(IDbContextFactory<LearnSafeContext> contexts, DatabaseEngine engine, DataFolder folder, IConfiguration configuration, TimeProvider clock)
{
    /// <param name="passphrase">Opens the keys that the backup holds; without one the keys in the folder must be its keys.</param>
    /// <param name="force">Replaces what the database holds.</param>
    /// <exception cref="BackupException">Why it was not restored; nothing was changed.</exception>
    public async Task<RestoreReport> RestoreAsync(string path, string? passphrase, bool force, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        using var archive = BackupArchive.Open(path);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        archive.Check(context.Model, [.. context.Database.GetMigrations()]);
        var keys = KeysFor(archive, passphrase);
        await context.Database.MigrateAsync(cancellation);

        await using var connection = engine.CreateConnection();
        await connection.OpenAsync(cancellation);
        await engine.PrepareAsync(connection, cancellation);
        await using var transaction = await engine.BeginWriteAsync(connection, cancellation);
        var same = new SameTransaction(engine, connection, transaction);
        RestoreReport report;
        try
        {
            report = await ReplaceAsync(archive, keys, force, same, BackupTable.Of(context.Model), progress, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbException fault)
        {
            throw new BackupException($"The backup could not be restored, and nothing was changed: {fault.Message}", fault);
        }

        await CompleteListAsync(cancellation);
        // After the commit: were it before, a restore that fails would leave the old database without its keys.
        return keys.FromBackup ? report with { KeysReplaced = Keep(keys.Ring) } : report;
    }

    private async Task<RestoreReport> ReplaceAsync(
        BackupArchive archive, (KeyRing Ring, bool FromBackup) keys, bool force, SameTransaction same, IReadOnlyList<BackupTable> tables, IProgress<long>? progress, CancellationToken cancellation)
    {
        await using var context = same.CreateDbContext();
        if (!force && await HoldsDataAsync(context, cancellation))
            throw new BackupException("The database holds data already, which a restore would replace. Restore into an empty one, or say --force.");

        var erasures = (await ErasureList.ReadAsync(folder.Erasures)).ToList();
        erasures.AddRange(await context.Erasures.AsNoTracking().ToListAsync(cancellation));
        await engine.EmptyTablesAsync(same.Connection, same.Transaction, [.. tables.Reverse().Select(table => table.Name)], cancellation);
        var rows = 0L;
        foreach (var table in tables.Where(archive.Has))
        {
            rows += await engine.InsertRowsAsync(same.Connection, same.Transaction, table.Name, [.. table.Columns.Select(column => column.Name)], archive.Rows(table), cancellation);
            await engine.ContinueNumbersAsync(same.Connection, same.Transaction, table.Name, cancellation);
            progress?.Report(rows);
        }

        await context.Settings.Where(setting => setting.Name == InstallationSetting.KeyRingFingerprint).ExecuteDeleteAsync(cancellation);
        context.Settings.Add(new InstallationSetting { Name = InstallationSetting.KeyRingFingerprint, Value = keys.Ring.Fingerprint });
        await context.SaveChangesAsync(cancellation);

        var chain = new HistoryChain(keys.Ring.HistoryKey);
        var proof = await new HistoryVerification(same, chain).VerifyAsync(archive.Head, cancellation: cancellation);
        if (proof.Fault is { } fault) throw new BackupException($"The backup's history is not whole, so nothing was changed. {fault}");
        if (proof.Head.Sequence != archive.Head.Sequence) throw new BackupException("The backup's history goes on beyond the head in its manifest, so nothing was changed.");

        var replayed = await ReplayAsync(context, erasures);
        await AppendAsync(same, chain, archive, replayed);
        return new RestoreReport(archive.Manifest.MadeAt, archive.Head, rows, replayed.Count, null);
    }

    /// <summary>What was lawfully erased since the backup was made must not come back with it.</summary>
    private static async Task<IReadOnlyList<Erasure>> ReplayAsync(LearnSafeContext context, IReadOnlyList<Erasure> known)
    {
        var restored = await context.Erasures.AsNoTracking().ToListAsync();
        var all = restored.Concat(known).DistinctBy(erasure => (erasure.EventId, erasure.Revision, erasure.AttachmentId)).ToList();
        var added = all.Skip(restored.Count).Select(erasure => new Erasure { EventId = erasure.EventId, Revision = erasure.Revision, AttachmentId = erasure.AttachmentId, Alone = erasure.Alone, At = erasure.At }).ToList();
        context.Erasures.AddRange(added);
        await context.SaveChangesAsync();
        await ErasureService.ApplyAsync(context, all);
        return added;
    }

    /// <summary>The list beside the database learns of the erasures that the backup knew.</summary>
    private async Task CompleteListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var listed = (await ErasureList.ReadAsync(folder.Erasures)).Select(erasure => (erasure.EventId, erasure.Revision, erasure.AttachmentId)).ToHashSet();
        var unlisted = (await context.Erasures.AsNoTracking().ToListAsync(cancellation)).FindAll(erasure => !listed.Contains((erasure.EventId, erasure.Revision, erasure.AttachmentId)));
        if (unlisted.Count > 0) await ErasureList.AppendAsync(folder.Erasures, unlisted);
    }

    private async Task AppendAsync(SameTransaction same, HistoryChain chain, BackupArchive archive, IReadOnlyList<Erasure> replayed)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        await using var statements = new RecordStatements(same.Connection);
        await using var transaction = new RecordTransaction(same.Connection, same.Transaction, statements, engine, chain, archive.Head, now);
        var content = JsonSerializer.Serialize(new { madeAt = archive.Manifest.MadeAt, head = archive.Manifest.HistoryHead, engine = archive.Manifest.Engine, erased = replayed.Select(erasure => new ErasedRevision(erasure.EventId, erasure.Revision)) }, JsonSerializerOptions.Web);
        await transaction.AppendAsync(Actor.System, HistoryActions.BackupRestored, null, content, []);
    }

    private static async Task<bool> HoldsDataAsync(LearnSafeContext context, CancellationToken cancellation) =>
        await context.Organisations.AnyAsync(cancellation) || await context.Users.AnyAsync(cancellation)
        || await context.Events.AnyAsync(cancellation) || await context.History.AnyAsync(cancellation);

    private string KeysFolder => configuration["Keys:Folder"] ?? folder.Keys;

    private (KeyRing Ring, bool FromBackup) KeysFor(BackupArchive archive, string? passphrase)
    {
        var wanted = archive.Manifest.KeyRingFingerprint;
        if (File.Exists(Path.Combine(KeysFolder, KeyFile.Name)) && KeyRing.Open(KeysFolder) is { } present && present.Fingerprint == wanted) return (present, false);
        if (!archive.Manifest.KeysIncluded)
            throw new BackupException($"The backup holds no keys, and the ones it was made with (fingerprint {wanted}) are not in {KeysFolder}. Put that copy of the keys folder in place and restore again.");
        if (passphrase is null)
            throw new BackupException($"The keys that the backup was made with (fingerprint {wanted}) are not in {KeysFolder}. The backup holds them: give the passphrase with --passphrase-file.");
        var (ring, fault) = WrappedKeyRing.Unwrap(archive.Keys(), passphrase);
        if (ring is null) throw new BackupException(fault!);
        return ring.Fingerprint == wanted ? (ring, true) : throw new BackupException("The keys in the backup are not those that its manifest names.");
    }

    /// <summary>Older backups may need the ring that was there, so it stays under another name.</summary>
    private string Keep(KeyRing ring)
    {
        var present = Path.Combine(KeysFolder, KeyFile.Name);
        var kept = Path.Combine(KeysFolder, $"keys-until-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddTHHmmss", CultureInfo.InvariantCulture)}.json");
        if (File.Exists(present)) File.Copy(present, kept, overwrite: false);
        else kept = "";
        KeyRing.Replace(KeysFolder, ring.ToBytes());
        return kept;
    }

    /// <summary>Contexts that all see the restore's own transaction.</summary>
    private sealed class SameTransaction(DatabaseEngine engine, DbConnection connection, DbTransaction transaction) : IDbContextFactory<LearnSafeContext>
    {
        public DbConnection Connection => connection;

        public DbTransaction Transaction => transaction;

        public LearnSafeContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<LearnSafeContext>();
            engine.Configure(options);
            var context = new LearnSafeContext(options.Options);
            context.Database.SetDbConnection(connection);
            context.Database.UseTransaction(transaction);
            return context;
        }
    }
}

/// <summary>What was restored.</summary>
/// <param name="Head">The history's end in the backup, proved after restoring.</param>
/// <param name="ErasuresReplayed">Erasures that the backup did not know yet.</param>
/// <param name="KeysReplaced">Null where the keys in the folder were the right ones; else where the ones they replaced were put, empty where there were none.</param>
public sealed record RestoreReport(DateTime MadeAt, HistoryHead Head, long Rows, int ErasuresReplayed, string? KeysReplaced);
