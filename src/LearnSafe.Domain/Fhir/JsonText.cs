using System.Text.Json;

namespace LearnSafe.Domain.Fhir;

/// <summary>Pieces of a request as they are repeated in sentences.</summary>
internal static class JsonText
{
    private const int Longest = 100;

    internal static string Quote(string text) => text.Length <= Longest ? $"“{text}”" : $"“{text.AsSpan(0, Longest)}…”";

    internal static string Quote(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText() is { Length: <= Longest } raw ? raw : $"{value.GetRawText().AsSpan(0, Longest)}…",
    };
}
