using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Backups;

/// <summary>
/// Writes one archive with every row of every table, as the database stood at one moment, while others go on writing. The archive
/// knows no engine, so it is also the way from one to the other.
/// </summary>
public sealed class BackupService(IDbContextFactory<LearnSafeContext> contexts, DatabaseEngine engine, KeyRing keys, TimeProvider clock)
{
    private static readonly JsonWriterOptions RowLayout = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="passphrase">Encrypts the keys that go along; without one no key leaves the installation.</param>
    /// <param name="progress">Told how many rows were written.</param>
    /// <exception cref="BackupException">There is such a file already: a backup never takes another's place.</exception>
    public async Task<BackupReport> BackUpAsync(string path, string? passphrase, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        path = Path.GetFullPath(path);
        if (Path.Exists(path)) throw new BackupException($"{path} exists already. Choose another name: a backup never overwrites one.");
        var partial = path + ".partial";
        try
        {
            BackupManifest manifest;
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(partial, options))
            {
                manifest = await WriteAsync(file, passphrase, progress, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: false);
            return new BackupReport(HistoryHead.Parse(manifest.HistoryHead)!, manifest.Entries.Sum(entry => entry.Rows), new FileInfo(path).Length);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private async Task<BackupManifest> WriteAsync(FileStream file, string? passphrase, IProgress<long>? progress, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var schema = (await context.Database.GetAppliedMigrationsAsync(cancellation)).Last();
        await using var connection = engine.CreateConnection();
        await connection.OpenAsync(cancellation);
        await engine.PrepareAsync(connection, cancellation);
        await using var moment = await engine.BeginSnapshotAsync(connection, cancellation);

        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var entries = new List<BackupManifestEntry>();
        var rows = 0L;
        foreach (var table in BackupTable.Of(context.Model))
        {
            var entry = await WriteTableAsync(archive, table, connection, moment, count => progress?.Report(rows + count), cancellation);
            entries.Add(entry);
            rows += entry.Rows;
        }

        if (passphrase is not null) entries.Add(WriteFile(archive, BackupManifest.KeysEntryName, WrappedKeyRing.Wrap(keys, passphrase)));
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, clock.GetUtcNow().UtcDateTime, engine.Name, schema,
            (await HeadAsync(connection, moment, cancellation)).ToString(), keys.Fingerprint, passphrase is not null, entries);
        WriteFile(archive, BackupManifest.EntryName, JsonSerializer.SerializeToUtf8Bytes(manifest, BackupManifest.Layout));
        return manifest;
    }

    private static async Task<BackupManifestEntry> WriteTableAsync(
        ZipArchive archive, BackupTable table, DbConnection connection, DbTransaction moment, Action<long> progress, CancellationToken cancellation)
    {
        await using var entry = archive.CreateEntry(table.Entry, CompressionLevel.Fastest).Open();
        await using var stream = new HashingStream(entry);
        await using var json = new Utf8JsonWriter(stream, RowLayout);
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (moment, table.Select, 0);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = 0L;
        while (await reader.ReadAsync(cancellation))
        {
            json.WriteStartObject();
            for (var ordinal = 0; ordinal < table.Columns.Count; ordinal++) table.Columns[ordinal].Write(json, reader, ordinal);
            json.WriteEndObject();
            json.Flush();
            stream.Write("\n"u8);
            json.Reset();
            if (++rows % 5000 == 0) progress(rows);
        }

        progress(rows);
        return new BackupManifestEntry(table.Entry, rows, stream.Written, stream.Sha256());
    }

    private static BackupManifestEntry WriteFile(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        using var stream = new HashingStream(entry);
        stream.Write(content);
        return new BackupManifestEntry(name, 0, stream.Written, stream.Sha256());
    }

    private static async Task<HistoryHead> HeadAsync(DbConnection connection, DbTransaction moment, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (moment, "select sequence, link from history_entries order by sequence desc limit 1");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new HistoryHead(reader.GetInt64(0), (byte[])reader[1]) : HistoryHead.Empty;
    }
}

/// <summary>What a backup holds.</summary>
/// <param name="Bytes">Of the archive.</param>
public sealed record BackupReport(HistoryHead Head, long Rows, long Bytes)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows} rows, {Bytes / 1024.0 / 1024.0:0.0} MB");
}
