using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Responses.Templates;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Fields of a response as a form sends them.</summary>
internal static class FieldForm
{
    /// <summary>What was typed into a field, by the names of its parts.</summary>
    public static IReadOnlyDictionary<string, string> Typed(IFormCollection form, string key) => form
        .Where(sent => sent.Key == key || sent.Key.StartsWith(key + ".", StringComparison.Ordinal))
        .ToDictionary(sent => sent.Key, sent => WritableText.Of(sent.Value.ToString()), StringComparer.Ordinal);

    /// <summary>The number of what was there when the page was shown; null where the form has no such field.</summary>
    public static int? Seen(IFormCollection form, string section, string field) =>
        int.TryParse(form[FieldView.SeenKeyOf(section, field)], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    /// <summary>What is to be saved, or what is wrong with it.</summary>
    public static (FieldPost? Post, string? Fault) Read(IFormCollection form, Guid part, string section, TemplateField field, DateOnly today)
    {
        var key = FieldReading.Key(section, field.Name);
        var typed = Typed(form, key);
        var reading = FieldReading.Read(field, key, typed.GetValueOrDefault, today);
        return reading.Fault is { } fault ? (null, fault) : (new FieldPost(part, section, field, reading.Value, Seen(form, section, field.Name) ?? 0, form[$"keep.{key}"].Contains("true")), null);
    }
}
