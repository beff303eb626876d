using System.Text.Json;

namespace LearnSafe.Features.Backups;

/// <summary>What a backup says of itself. Written last, so that it can name the digest of everything else.</summary>
/// <param name="Format">Of the archive; a program reads only its own and older ones.</param>
/// <param name="Schema">The last migration of the database it was taken from.</param>
/// <param name="HistoryHead">The end of the history at that moment, as <c>history verify --head</c> takes it.</param>
/// <param name="KeyRingFingerprint">Of the keys that the history and what is encrypted were written with.</param>
internal sealed record BackupManifest(
    int Format, DateTime MadeAt, string Engine, string Schema, string HistoryHead, string KeyRingFingerprint, bool KeysIncluded, IReadOnlyList<BackupManifestEntry> Entries)
{
    public const string EntryName = "manifest.json";
    public const string KeysEntryName = "keys.json";
    public const int CurrentFormat = 1;

    public static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}

/// <summary>One file of the archive.</summary>
/// <param name="Rows">Lines, one a row; 0 for what is not a table.</param>
/// <param name="Bytes">Uncompressed.</param>
/// <param name="Sha256">Of the uncompressed bytes, hexadecimal.</param>
internal sealed record BackupManifestEntry(string Name, long Rows, long Bytes, string Sha256);
