using System.Text.Json;
using LearnSafe.Data.Engines;

namespace LearnSafe.Platform.Encryption;

/// <summary>A key ring as JSON, the one form in which it is written: in its file, and, encrypted, in a backup.</summary>
internal static class KeyRingText
{
    private const int Version = 1;
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static byte[] Write(KeyRing ring) => JsonSerializer.SerializeToUtf8Bytes(
        new Form(Version, ring.HistoryKey, [.. ring.ContentKeys.Select(key => new ContentForm(key.Id, key.Key))]), Layout);

    /// <summary>The ring; where the text is none, the exception's message begins with what the text is called.</summary>
    public static KeyRing Parse(ReadOnlySpan<byte> text, string what)
    {
        var (ring, fault) = Read(text);
        return ring ?? throw new SettingsException($"{what} {fault}. Put a good copy in its place, or restore a backup that holds the keys.");
    }

    /// <summary>The ring, or why the text is none: the end of the sentence "The key file … ".</summary>
    public static (KeyRing? Ring, string? Fault) Read(ReadOnlySpan<byte> text)
    {
        Form? form;
        try
        {
            form = JsonSerializer.Deserialize<Form>(text, Layout);
        }
        catch (JsonException fault)
        {
            return (null, $"is not readable JSON (line {fault.LineNumber + 1})");
        }

        // A file of the first days says no version.
        if (form is null || (form.Version ?? Version) != Version)
            return (null, $"is not of version {Version}, the only one this program reads");
        if (form.History is not { Length: KeyRing.KeyLength })
            return (null, $"has no history key of {KeyRing.KeyLength} bytes");
        if (form.Content is not { Count: > 0 } content || content.Exists(key => key is not { Id.Length: > 0, Key.Length: KeyRing.KeyLength } || !key.Id.All(char.IsAsciiLetterOrDigit)))
            return (null, $"has no content key, or one without a plain id and {KeyRing.KeyLength} bytes");
        return content.DistinctBy(key => key.Id).Count() < content.Count
            ? (null, "has two content keys with the same id")
            : (new KeyRing(form.History, [.. content.Select(key => new ContentKey(key.Id!, key.Key!))]), null);
    }

    private sealed record Form(int? Version, byte[]? History, List<ContentForm>? Content);

    private sealed record ContentForm(string? Id, byte[]? Key);
}
