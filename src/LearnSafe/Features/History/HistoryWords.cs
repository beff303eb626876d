using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.History;

/// <summary>What an entry holds, to be read. Values are shown where they are known to be harmless; of everything else, only that it is there.</summary>
internal static class HistoryWords
{
    private const int Longest = 200;

    private static readonly Dictionary<string, string> Shown = new(StringComparer.Ordinal)
    {
        ["name"] = "Name",
        ["reason"] = "Why",
        ["authority"] = "Authority",
        ["role"] = "Role",
        ["organisation"] = "Organisation",
        ["code"] = "Code",
        ["keeps"] = "Keeps",
        ["rule"] = "Rule",
        ["months"] = "Months",
        ["until"] = "Works until",
        ["expires"] = "Expires",
        ["deleteAfter"] = "Deleted after",
        ["erased"] = "Erased",
        ["onHold"] = "Kept by a hold",
        ["entries"] = "Entries",
    };

    public static string Details(HistoryEntry entry)
    {
        if (entry.Content is not { } content) return "What it said was erased.";
        using var json = JsonDocument.Parse(content);
        if (json.RootElement.ValueKind != JsonValueKind.Object) return "";
        List<string> said = [];
        List<string> kept = [];
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (property.Name == "before" && json.RootElement.TryGetProperty("after", out var after) && property.Value.ValueKind == JsonValueKind.Object) said.AddRange(Changes(property.Value, after));
            else if (property.Name == "after") continue;
            else if (Shown.TryGetValue(property.Name, out var label) && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number) said.Add($"{label}: {Text(property.Value).TrimEnd('.')}");
            else if (property.Value.ValueKind != JsonValueKind.Null) kept.Add(InWords(property.Name));
        }

        if (kept.Count > 0) said.Add($"Also kept: {string.Join(", ", kept)}");
        return string.Join("; ", said);
    }

    private static IEnumerable<string> Changes(JsonElement before, JsonElement after) =>
        before.EnumerateObject().Select(was => $"{Capital(InWords(was.Name))}: {Quoted(was.Value)} became {(after.TryGetProperty(was.Name, out var now) ? Quoted(now) : "nothing")}");

    private static string Quoted(JsonElement value) => Text(value) is { Length: > 0 } text ? $"“{text}”" : "nothing";

    private static string Text(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? "" : value.GetRawText();
        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTime(out var time) && text.Contains('T', StringComparison.Ordinal)) return UkTime.TextFromUtc(time.ToUniversalTime());
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    /// <summary>"keptTexts" as "kept texts".</summary>
    private static string InWords(string name) => name == "sha256" ? "checksum" : name == "nameSha256" ? "checksum of the name" : string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString())).Trim();
}
