using System.Text.Json;
using System.Text.Json.Serialization;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Features.Engagement;

/// <summary>Everything that is typed into a case is kept as encrypted JSON, for a purpose that names its row.</summary>
public sealed class EngagementSeal(LocalEncryption encryption)
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string Close<T>(string purpose, T details) => encryption.Encrypt(purpose, JsonSerializer.SerializeToUtf8Bytes(details, Layout));

    public T Open<T>(string purpose, string encrypted) => JsonSerializer.Deserialize<T>(encryption.Decrypt(purpose, encrypted), Layout)!;

    /// <summary>The names of what differs, for the history.</summary>
    public static IReadOnlyList<string> Changed<T>(T? before, T after)
    {
        var (was, now) = (before is null ? [] : Fields(before), Fields(after));
        return [.. now.Keys.Union(was.Keys).Where(name => was.GetValueOrDefault(name) != now.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Fields<T>(T details) =>
        JsonSerializer.SerializeToElement(details, Layout).EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetRawText(), StringComparer.Ordinal);
}
