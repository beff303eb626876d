using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LearnSafe.Features.Backups;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Backups;

/// <summary>Archives that are damaged, cut short, or made to do harm: one clear sentence, and nothing changed.</summary>
public sealed class DamagedBackupTests : IDisposable
{
    private const string Passphrase = "larches in the rain";
    private const string Events = "tables/patient_safety_events.ndjson";

    private static readonly Lazy<Task<byte[]>> Sound = new(MakeAsync);

    private readonly string folder = Directory.CreateTempSubdirectory("learnsafe-backup-").FullName;

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "cut short", "damaged or cut short" },
        { "not an archive", "damaged or cut short" },
        { "empty file", "damaged or cut short" },
        { "another archive", "no manifest" },
        { "manifest is no JSON", "manifest is damaged" },
        { "manifest is an array", "manifest is damaged" },
        { "newer format", "format 99" },
        { "newer schema", "newer LearnSafe" },
        { "path outside", "not part of the backup" },
        { "same name twice", "two entries of one name" },
        { "table missing", "is missing" },
        { "table left out of the manifest", "not part of the backup" },
        { "table left out of both", "the table patient_safety_events is missing" },
        { "unknown table", "does not know" },
        { "unknown column", "a column favourite_colour" },
        { "wrong type", "does not hold a" },
        { "missing value", "has no organisation_id" },
        { "row cut short", "cut short" },
        { "rows miscounted", "rows and should hold" },
        { "one byte changed", "not what the manifest digested" },
        { "grows without end", "longer than the manifest says" },
        { "declared enormous", "beyond any real backup" },
        { "record without its revision", "history is not whole" },
        { "record of no organisation", "nothing was changed" },
        { "head of another history", "history is not whole" },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task Restore_OfSuchAnArchive_SaysWhyAndChangesNothing(string fault, string sentence)
    {
        var archive = Path.Combine(folder, "backup.zip");
        await File.WriteAllBytesAsync(archive, await Sound.Value, TestContext.Current.CancellationToken);
        Damage(archive, fault);
        await using var target = await TestInstallation.StartAsync(Engine.Sqlite);
        await target.RecordAsync(await target.AddOrganisationAsync("Z11111", "Bryony Lane Surgery"));
        var before = await target.EverythingAsync(long.MaxValue);
        var files = FilesOf(target);

        var refusal = await Assert.ThrowsAsync<BackupException>(() => target.RestoreAsync(archive, Passphrase, force: true));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await target.EverythingAsync(long.MaxValue));
        Assert.Equal(files, FilesOf(target));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<byte[]> MakeAsync()
    {
        var place = Directory.CreateTempSubdirectory("learnsafe-backup-");
        await using var source = await TestInstallation.StartAsync(Engine.Sqlite);
        await source.FillAsync();
        var archive = Path.Combine(place.FullName, "backup.zip");
        await source.Get<BackupService>().BackUpAsync(archive, Passphrase);
        var bytes = await File.ReadAllBytesAsync(archive);
        place.Delete(recursive: true);
        return bytes;
    }

    private static List<string> FilesOf(TestInstallation installation) =>
        [.. Directory.GetFiles(installation.Folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.Contains("learnsafe.db", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static void Damage(string archive, string fault)
    {
        switch (fault)
        {
            case "cut short":
                using (var file = File.OpenWrite(archive)) file.SetLength(file.Length * 2 / 3);
                return;
            case "not an archive": File.WriteAllText(archive, "Dear all, here is the backup."); return;
            case "empty file": File.WriteAllBytes(archive, []); return;
            case "another archive":
                File.Delete(archive);
                using (var other = ZipFile.Open(archive, ZipArchiveMode.Create)) Write(other, "letter.txt", "Dear all");
                return;
        }

        using var zip = ZipFile.Open(archive, ZipArchiveMode.Update);
        var manifest = JsonNode.Parse(Read(zip, "manifest.json"))!;
        var entries = manifest["entries"]!.AsArray();
        var events = entries.First(entry => (string)entry!["name"]! == Events)!;
        switch (fault)
        {
            case "manifest is no JSON": Write(zip, "manifest.json", "{\"format\":"); return;
            case "manifest is an array": Write(zip, "manifest.json", "[1]"); return;
            case "newer format": manifest["format"] = 99; break;
            case "newer schema": manifest["schema"] = "29990101000000_Later"; break;
            case "path outside": Write(zip, "../../outside.json", "{}"); return;
            case "same name twice":
                using (var stream = zip.CreateEntry(Events).Open()) stream.Write("{}"u8);
                return;
            case "table missing": zip.GetEntry(Events)!.Delete(); return;
            case "table left out of the manifest": entries.Remove(events); break;
            case "table left out of both":
                entries.Remove(events);
                zip.GetEntry(Events)!.Delete();
                break;
            case "unknown table": Replace(zip, entries, "tables/favourites.ndjson", "{}\n", 1); break;
            case "unknown column": Rewrite(zip, entries, Events, text => text.Replace("{\"id\"", "{\"favourite_colour\":\"green\",\"id\"", StringComparison.Ordinal)); break;
            case "wrong type": Rewrite(zip, entries, Events, text => text.Replace("\"current_revision\":", "\"current_revision\":true,\"x\":", StringComparison.Ordinal)); break;
            case "missing value": Rewrite(zip, entries, Events, text => text.Replace("\"organisation_id\":\"", "\"organisation_id\":null,\"reference\":\"", StringComparison.Ordinal)); break;
            case "row cut short": Rewrite(zip, entries, Events, text => text[..^20]); break;
            case "rows miscounted": events["rows"] = (long)events["rows"]! + 1; break;
            case "one byte changed": Write(zip, Events, Read(zip, Events).Replace("\"type\":0", "\"type\":1", StringComparison.Ordinal)); break;
            case "grows without end": Write(zip, Events, new string(' ', 50_000_000)); break;
            case "declared enormous": events["bytes"] = 1L << 40; break;
            case "record without its revision": Rewrite(zip, entries, "tables/event_revisions.ndjson", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..], -1); break;
            case "record of no organisation": Rewrite(zip, entries, Events, text => text.Replace("\"organisation_id\":\"", "\"organisation_id\":\"" + Guid.Empty + "\",\"reference\":\"", StringComparison.Ordinal)); break;
            case "head of another history": manifest["historyHead"] = $"2:{new string('a', 64)}"; break;
            default: throw new ArgumentException($"No such fault: {fault}", nameof(fault));
        }

        Write(zip, "manifest.json", manifest.ToJsonString());
    }

    /// <summary>Changes a table and its digest in the manifest, as somebody would who means it.</summary>
    private static void Rewrite(ZipArchive zip, JsonArray entries, string name, Func<string, string> change, int rows = 0)
    {
        var before = Read(zip, name);
        var text = change(before);
        Assert.NotEqual(before, text);
        var listed = (long)entries.First(entry => (string)entry!["name"]! == name)!["rows"]!;
        Replace(zip, entries, name, text, listed + rows);
    }

    private static void Replace(ZipArchive zip, JsonArray entries, string name, string text, long rows)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (entries.FirstOrDefault(entry => (string)entry!["name"]! == name) is { } listed) entries.Remove(listed);
        entries.Add(new JsonObject { ["name"] = name, ["rows"] = rows, ["bytes"] = bytes.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
        Write(zip, name, text);
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        if (zip.Mode == ZipArchiveMode.Update) zip.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
