using System.Text.Json;
using System.Text.Json.Serialization;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Generation;

/// <summary>Invented sentences for generated records: content/generation/phrases.json.</summary>
public sealed record GenerationPhrases(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Words, IReadOnlyList<IncidentTopic> Incidents, IReadOnlyList<GoodCareTopic> GoodCare,
    IReadOnlyList<string> Repeat, IReadOnlyList<RiskTopic> Risks, IReadOnlyList<string> Population, IReadOnlyList<OutcomeTopic> Outcomes)
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <exception cref="ContentException">The file is missing or damaged.</exception>
    public static GenerationPhrases Load(string contentFolder)
    {
        const string file = "generation/phrases.json";
        try
        {
            return JsonSerializer.Deserialize<GenerationPhrases>(File.ReadAllBytes(Path.Combine(contentFolder, file)), Layout)!;
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new ContentException([new ContentFault(file, "", fault.Message)]);
        }
    }
}

/// <summary>What goes wrong in some care settings, and what is always answered of it.</summary>
/// <param name="Medicine">True where the medicine of the text is also answered as a medicine involved.</param>
public sealed record IncidentTopic(
    IReadOnlyList<CareSetting> Settings, int Weight, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, IReadOnlyList<string> Texts, bool Medicine = false);

public sealed record GoodCareTopic(IReadOnlyList<CareSetting> Settings, IReadOnlyList<string> Texts);

public sealed record RiskTopic(IReadOnlyList<string> Themes, IReadOnlyList<string> Texts);

public sealed record OutcomeTopic(IReadOnlyList<string> Types, int Weight, IReadOnlyList<string> Texts);
