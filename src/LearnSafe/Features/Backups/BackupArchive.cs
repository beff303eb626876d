using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LearnSafe.Features.Backups;

/// <summary>
/// A backup that is being read. It may be damaged, cut short or made to do harm, so nothing of it is used before all of it was checked:
/// no entry's name becomes a path, and no entry may grow beyond what the manifest says.
/// </summary>
internal sealed class BackupArchive : IDisposable
{
    private const int LargestManifest = 1 << 20;

    /// <summary>Rows are mostly digests and ids, which hardly shrink: an archive that grows more than this was made by hand.</summary>
    private const long MostGrowth = 200;

    private readonly ZipArchive zip;
    private readonly IReadOnlyDictionary<string, ZipArchiveEntry> entries;
    private readonly IReadOnlyDictionary<string, BackupManifestEntry> listed;

    private BackupArchive(ZipArchive zip, BackupManifest manifest, HistoryHead head)
    {
        (this.zip, Manifest, Head) = (zip, manifest, head);
        entries = zip.Entries.ToDictionary(entry => entry.FullName, StringComparer.Ordinal);
        listed = manifest.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    public BackupManifest Manifest { get; }

    public HistoryHead Head { get; }

    /// <exception cref="BackupException">It is no backup, or one that this program cannot read.</exception>
    public static BackupArchive Open(string path)
    {
        if (!File.Exists(path)) throw new BackupException($"There is no file {path}.");
        ZipArchive? opened = null;
        try
        {
            opened = ZipFile.OpenRead(path);
            var names = opened.Entries.Select(entry => entry.FullName).ToList();
            if (names.Distinct(StringComparer.Ordinal).Count() != names.Count) throw new BackupException("The archive holds two entries of one name, which no backup does.");
            var manifest = ReadManifest(opened);
            if (HistoryHead.Parse(manifest.HistoryHead) is not { } head) throw new BackupException("The backup's manifest is damaged.");
            var known = manifest.Entries.Select(entry => entry.Name).Append(BackupManifest.EntryName).ToHashSet(StringComparer.Ordinal);
            if (names.Find(name => !known.Contains(name)) is { } stranger) throw new BackupException($"The archive holds '{stranger}', which is not part of the backup.");
            if (known.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is { } missing) throw new BackupException($"The backup is not whole: {missing} is missing.");
            if (manifest.Entries.Sum(entry => entry.Bytes) > Math.Max(new FileInfo(path).Length * MostGrowth, 64L << 20)) throw new BackupException("The archive would grow beyond any real backup.");
            return new BackupArchive(opened, manifest, head);
        }
        catch (InvalidDataException fault)
        {
            opened?.Dispose();
            throw new BackupException($"{path} is not a LearnSafe backup, or it is damaged or cut short.", fault);
        }
        catch (BackupException)
        {
            opened?.Dispose();
            throw;
        }
    }

    /// <summary>Reads everything once: digests, columns, types. Nothing is kept.</summary>
    /// <exception cref="BackupException">The first thing that is wrong.</exception>
    public void Check(IModel model, IReadOnlyList<string> migrations)
    {
        if (!migrations.Contains(Manifest.Schema, StringComparer.Ordinal)) throw new BackupException("The backup was made by a newer LearnSafe. Restore it with that version.");
        var tables = BackupTable.Of(model);
        var names = tables.Select(table => table.Entry).Append(BackupManifest.KeysEntryName).ToHashSet(StringComparer.Ordinal);
        if (Manifest.Entries.FirstOrDefault(entry => !names.Contains(entry.Name)) is { } unknown)
        {
            throw new BackupException(Manifest.Schema == migrations[^1]
                ? $"The backup holds {unknown.Name}, which this LearnSafe does not know."
                : $"The backup was made by an older LearnSafe ({Manifest.Schema}), and {unknown.Name} has since become something else. Restore it with that version, then start this one on the same data.");
        }

        // An older backup lacks the tables that came after it; they stay empty.
        if (Manifest.Schema == migrations[^1] && tables.FirstOrDefault(table => !listed.ContainsKey(table.Entry)) is { } missing)
            throw new BackupException($"The backup is not whole: the table {missing.Name} is missing.");
        foreach (var table in tables.Where(Has))
        {
            var rows = Rows(table).LongCount();
            if (rows != listed[table.Entry].Rows) throw new BackupException($"The backup is damaged: {table.Entry} holds {rows} rows and should hold {listed[table.Entry].Rows}.");
        }

        if (Manifest.KeysIncluded) _ = Keys();
    }

    public bool Has(BackupTable table) => listed.ContainsKey(table.Entry);

    /// <summary>The keys, still encrypted.</summary>
    public byte[] Keys()
    {
        if (!listed.TryGetValue(BackupManifest.KeysEntryName, out var entry) || entry.Bytes > LargestManifest) throw new BackupException("The backup's manifest is damaged.");
        using var stream = new CheckedStream(entries[entry.Name].Open(), entry);
        using var content = new MemoryStream();
        Guarded(entry.Name, () => stream.CopyTo(content));
        return content.ToArray();
    }

    /// <summary>The rows of a table, their values in the order of its columns. The digest is checked when the last was read.</summary>
    public IEnumerable<object?[]> Rows(BackupTable table)
    {
        var entry = listed[table.Entry];
        using var stream = new CheckedStream(Guarded(entry.Name, entries[entry.Name].Open), entry);
        using var lines = new RowReader(stream, table);
        while (Guarded(entry.Name, lines.Next) is { } row) yield return row;
    }

    public void Dispose() => zip.Dispose();

    private static BackupManifest ReadManifest(ZipArchive zip)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName) ?? throw new BackupException("The archive is not a LearnSafe backup: it has no manifest.");
        using var stream = entry.Open();
        var buffer = new byte[LargestManifest];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        try
        {
            using var json = JsonDocument.Parse(buffer.AsMemory(0, length));
            if (!json.RootElement.TryGetProperty("format", out var format) || !format.TryGetInt32(out var number)) throw new BackupException("The backup's manifest is damaged.");
            if (number != BackupManifest.CurrentFormat) throw new BackupException($"The backup is of format {number}; this LearnSafe reads format {BackupManifest.CurrentFormat}.");
            var manifest = json.RootElement.Deserialize<BackupManifest>(BackupManifest.Layout);
            var sound = manifest is { HistoryHead: not null, Schema: not null, Engine: not null, KeyRingFingerprint: not null, Entries: not null }
                && manifest.Entries.All(listed => listed is { Name: not null, Rows: >= 0, Bytes: >= 0 and < 1L << 50, Sha256.Length: 64 })
                && manifest.Entries.DistinctBy(listed => listed.Name).Count() == manifest.Entries.Count;
            return sound ? manifest! : throw new BackupException("The backup's manifest is damaged.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new BackupException("The backup's manifest is damaged.", fault);
        }
    }

    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FormatException or EndOfStreamException or InvalidOperationException)
        {
            throw new BackupException($"The backup is damaged: {name}: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    private static void Guarded(string name, Action read) => Guarded(name, () =>
    {
        read();
        return true;
    });

    /// <summary>Refuses more bytes than the manifest says, and at the end other bytes than it digested.</summary>
    private sealed class CheckedStream(Stream inner, BackupManifestEntry entry) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long read;
        private bool done;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => entry.Bytes;

        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            read += count;
            if (read > entry.Bytes) throw new InvalidDataException("it is longer than the manifest says");
            hash.AppendData(buffer[..count]);
            if (count > 0 || done || buffer.IsEmpty) return count;
            done = true;
            if (read != entry.Bytes || !string.Equals(Convert.ToHexStringLower(hash.GetCurrentHash()), entry.Sha256, StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException("its content is not what the manifest digested");
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                hash.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
