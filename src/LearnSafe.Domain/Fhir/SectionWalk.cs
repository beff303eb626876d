using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>Reads the two-level extensions that carry the answers: a section by its address, inside it one extension an answer by the element's bare name.</summary>
internal sealed class SectionWalk(TaxonomyPaths paths, FoundAnswers found, IssueList issues)
{
    private readonly bool[] seen = new bool[paths.Taxonomy.Sections.Count];

    internal bool WasSeen(string section)
    {
        for (var order = 0; order < seen.Length; order++)
        {
            if (seen[order] && string.Equals(paths.Taxonomy.Sections[order].Name, section, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    internal static string Where(Carrier carrier) => carrier == Carrier.AdverseEvent ? "the AdverseEvent itself" : $"the contained {carrier}";

    internal void Read(JsonElement extensions, Carrier carrier, ExtensionPlace resource)
    {
        if (extensions.ValueKind != JsonValueKind.Array)
        {
            issues.WrongShape($"{resource}.extension", "an array");
            return;
        }

        var index = 0;
        foreach (var extension in extensions.EnumerateArray()) Section(extension, carrier, resource with { Section = index++ });
    }

    private void Section(JsonElement extension, Carrier carrier, ExtensionPlace place)
    {
        if (!Outer(extension, place, out var url, out var answers)) return;
        if (!paths.TrySection(url, out var section, out var order))
        {
            issues.Add(
                IssueCode.UnknownExtension,
                string.Create(CultureInfo.InvariantCulture, $"{JsonText.Quote(url)} is no section of taxonomy {paths.Taxonomy.Version}. Sections are named by their whole address, version included."),
                $"{place}.url");
            return;
        }

        if (section.Carrier != carrier)
        {
            issues.Add(IssueCode.WrongCarrier, $"The section {section.Name} belongs on {Where(section.Carrier)}, not on {Where(carrier)}.", place.ToString());
        }

        if (seen[order] && !section.Repeats)
        {
            issues.Add(IssueCode.Duplicate, $"The section {section.Name} is there twice; send it once.", place.ToString());
            return;
        }

        seen[order] = true;
        var patient = found.Begin(section, place);
        if (answers.ValueKind != JsonValueKind.Array || answers.GetArrayLength() == 0)
        {
            issues.Add(IssueCode.EmptySection, $"The section {section.Name} holds no answer in its extension array; leave it out where there is nothing to say.", place.ToString());
        }
        else
        {
            var index = 0;
            foreach (var answer in answers.EnumerateArray()) Answer(answer, section, patient, place with { Answer = index++ });
        }

        if (patient is null && !found.HasAny(section)) AskForMandatory(section, place);
    }

    /// <summary>Where every answer of a section was refused, the rules for answers never see the section: what is missing in it is said here.</summary>
    private void AskForMandatory(TaxonomySection section, ExtensionPlace place)
    {
        foreach (var element in section.Elements)
        {
            if (element.Min > 0 && !found.WasRefused(element.Name, null))
            {
                issues.Add(IssueCode.MissingElement, $"{element.Name} is mandatory where the section {section.Name} is present.", place.ToString());
            }
        }
    }

    private bool Outer(JsonElement extension, ExtensionPlace place, out string url, out JsonElement answers)
    {
        (url, answers) = ("", default);
        if (extension.ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape(place.ToString(), "an object with url and extension");
            return false;
        }

        var hasUrl = false;
        foreach (var property in extension.EnumerateObject())
        {
            if (property.NameEquals("url"u8)) hasUrl = Url(property.Value, place, out url);
            else if (property.NameEquals("extension"u8)) answers = property.Value;
            else issues.NotUsed(place.ToString(), property.Name);
        }

        if (!hasUrl && url.Length == 0) issues.Missing(place.ToString(), "url that is text");
        return hasUrl;
    }

    private static bool Url(JsonElement value, ExtensionPlace place, out string url)
    {
        url = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return url.Length > 0;
    }

    private void Answer(JsonElement answer, TaxonomySection section, int? patient, ExtensionPlace place)
    {
        if (answer.ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape(place.ToString(), "an object with url and one value");
            return;
        }

        var name = "";
        string? valueProperty = null;
        JsonElement value = default;
        var twoValues = false;
        foreach (var property in answer.EnumerateObject())
        {
            if (property.NameEquals("url"u8))
            {
                Url(property.Value, place, out name);
            }
            else if (property.Name is { Length: > 5 } key && key.StartsWith("value", StringComparison.Ordinal))
            {
                twoValues |= valueProperty is not null;
                (valueProperty, value) = (key, property.Value);
            }
            else
            {
                issues.NotUsed(place.ToString(), property.Name);
            }
        }

        if (name.Length == 0)
        {
            issues.Missing(place.ToString(), "url that is text");
        }
        else if (paths.Taxonomy.Element(name) is not { } element)
        {
            issues.Add(
                IssueCode.UnknownElement,
                string.Create(CultureInfo.InvariantCulture, $"Taxonomy {paths.Taxonomy.Version} has no element {JsonText.Quote(name)}. Answers are named by the bare name of their element."),
                $"{place}.url");
        }
        else if (!string.Equals(element.Section, section.Name, StringComparison.Ordinal))
        {
            issues.Add(
                IssueCode.WrongSection,
                $"{name} belongs in the section {element.Section} on {Where(paths.Taxonomy.Section(element.Section)!.Carrier)}, not in {section.Name}.", place.ToString());
        }
        else
        {
            Value(element, patient, valueProperty, value, twoValues, place);
        }
    }

    private void Value(TaxonomyElement element, int? patient, string? property, JsonElement value, bool twoValues, ExtensionPlace place)
    {
        var wanted = AnswerTypes.ValueProperty(element.Type);
        if (property is null) issues.Missing(place.ToString(), $"value: {element.Name} takes {wanted}");
        else if (twoValues) issues.Add(IssueCode.WrongValueType, $"{element.Name} has two values; it takes one {wanted}.", place.ToString());
        else if (!string.Equals(property, wanted, StringComparison.Ordinal)) issues.Add(IssueCode.WrongValueType, $"{element.Name} takes {wanted}, not {JsonText.Quote(property)}.", place.Value);
        else if (Text(element.Type, value) is { } text)
        {
            found.Add(element, patient, text, place);
            return;
        }
        else issues.Add(IssueCode.WrongValueType, $"{element.Name} takes {AnswerTypes.JsonKind(element.Type)} in {wanted}, not {JsonText.Quote(value)}.", place.Value);

        found.Refuse(element, patient);
    }

    private static string? Text(AnswerType type, JsonElement value) => (type, value.ValueKind) switch
    {
        (AnswerType.Boolean, JsonValueKind.True) => "true",
        (AnswerType.Boolean, JsonValueKind.False) => "false",
        (AnswerType.Integer, JsonValueKind.Number) => WholeNumber(value),
        (AnswerType.Boolean or AnswerType.Integer, _) => null,
        (_, JsonValueKind.String) => value.GetString(),
        _ => null,
    };

    /// <summary>FHIR integers are written without fraction and exponent: 1.0 and 1e3 are none.</summary>
    private static string? WholeNumber(JsonElement value) =>
        value.TryGetInt32(out var number) && value.GetRawText() is { } raw && !raw.AsSpan().ContainsAny('.', 'e', 'E') && raw is not "-0"
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
