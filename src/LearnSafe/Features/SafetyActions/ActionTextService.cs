using System.Text.Json;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What is typed about an area for improvement.</summary>
public sealed record AreaTexts(string Statement, string? Context, string? RoutedTo);

/// <summary>What is typed about an action.</summary>
/// <param name="OwnerOutside">A role or organisation without an account; null where the owner has one, or there is none.</param>
/// <param name="Public">What changes, for those who reported; null where nobody wrote it.</param>
public sealed record ActionWords(string Title, string Description, string? OwnerOutside, string? Unintended, string? Public);

/// <summary>What is typed about a measure.</summary>
/// <param name="Baseline">What was known before the change, in words.</param>
public sealed record MeasureTexts(
    string Name, string Definition, string? Numerator, string? Denominator, string? Source, string? Collector, string? Baseline, string? RespondIf);

/// <summary>Seals what is typed about areas, actions and measures, and opens it again. Each text is bound to its row and field.</summary>
public sealed class ActionTextService(LocalEncryption encryption)
{
    public string Seal(Guid id, AreaTexts texts) => encryption.Encrypt(AreaForImprovement.Purpose(id), Json(texts));

    public string Seal(Guid id, ActionWords texts) => encryption.Encrypt(SafetyAction.Purpose(id), Json(texts));

    public string Seal(Guid id, MeasureTexts texts) => encryption.Encrypt(SafetyMeasure.Purpose(id), Json(texts));

    public string Seal(Guid id, IReadOnlyList<IfacesRating> ratings) => encryption.Encrypt(SafetyAction.AssessmentPurpose(id), Json(ratings));

    public string Seal(string purpose, string text) => encryption.Encrypt(purpose, text);

    public AreaTexts Open(AreaForImprovement area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return Read<AreaTexts>(AreaForImprovement.Purpose(area.Id), area.Texts);
    }

    public ActionWords Open(SafetyAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Read<ActionWords>(SafetyAction.Purpose(action.Id), action.Texts);
    }

    public MeasureTexts Open(SafetyMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Read<MeasureTexts>(SafetyMeasure.Purpose(measure.Id), measure.Texts);
    }

    public IReadOnlyList<IfacesRating> Ratings(SafetyAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Assessment is { } text ? Read<List<IfacesRating>>(SafetyAction.AssessmentPurpose(action.Id), text) : [];
    }

    public string? Open(string purpose, string? text) => text is null ? null : encryption.DecryptText(purpose, text);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    private T Read<T>(string purpose, string text) => JsonSerializer.Deserialize<T>(encryption.DecryptText(purpose, text), JsonSerializerOptions.Web)!;
}
