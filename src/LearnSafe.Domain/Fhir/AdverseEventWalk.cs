using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>One reading of one AdverseEvent whose taxonomy version is known.</summary>
internal sealed class AdverseEventWalk(TaxonomyPaths paths, DateOnly today)
{
    private const int LongestIdentifier = 255;

    private readonly IssueList issues = new();
    private readonly FoundAnswers found = new();
    private readonly List<SenderIdentifier> identifiers = [];
    private EventType? type;
    private string? description;
    private string? date;
    private string? id;

    internal AdverseEventReading Read(JsonElement root)
    {
        var sections = new SectionWalk(paths, found, issues);
        var contained = new ContainedWalk(sections, issues);
        if (root.TryGetProperty("contained"u8, out var resources)) contained.Read(resources);
        var hasType = false;
        foreach (var property in root.EnumerateObject())
        {
            var value = property.Value;
            switch (property.Name)
            {
                case "resourceType" or "contained": break;
                case "id": id = Text(value, "AdverseEvent.id"); break;
                case "meta": ContainedWalk.Meta(value, "AdverseEvent.meta", issues); break;
                case "extension": sections.Read(value, Carrier.AdverseEvent, new ExtensionPlace(-1)); break;
                case "identifier": Identifiers(value); break;
                case "category": Category(value); break;
                case "type": Type(value); hasType = true; break;
                case "subject": contained.Reference(value, "AdverseEvent.subject", Carrier.Patient); break;
                case "location": contained.Reference(value, "AdverseEvent.location", Carrier.Location); break;
                case "recorder": contained.Reference(value, "AdverseEvent.recorder", Carrier.Practitioner); break;
                case "suspectEntity": contained.SuspectEntities(value); break;
                case "date": date = Text(value, "AdverseEvent.date"); break;
                case "description": description = Text(value, "AdverseEvent.description"); break;
                default: issues.NotUsed("AdverseEvent", property.Name); break;
            }
        }

        if (!hasType) issues.Missing("AdverseEvent", "type: its coding says what sort of event it is");
        var answers = new EventAnswers
        {
            TaxonomyVersion = paths.Taxonomy.Version,
            Type = type ?? EventType.Incident,
            Description = description,
            Date = date,
            Identifiers = identifiers,
            Values = found.Values(),
            Patients = found.Patients(),
        };
        foreach (var fault in AnswerCheck.Faults(paths.Taxonomy, answers, today)) Judge(fault, sections, contained);
        return issues.IsEmpty ? new AdverseEventReading(answers, [], id) : new AdverseEventReading(null, issues.Issues);
    }

    private void Judge(AnswerFault fault, SectionWalk sections, ContainedWalk contained)
    {
        var code = Code(fault);
        if (paths.Taxonomy.Element(fault.Question) is { } element)
        {
            if (fault.Kind == AnswerFaultKind.Required && found.WasRefused(element.Name, fault.Patient)) return;
            var place = fault.Value is { } value ? found.PlaceOf(element.Name, fault.Patient, value)?.Value : null;
            issues.Add(code, fault.Message, place ?? found.PlaceOfSection(element.Section, fault.Patient)?.ToString());
        }
        else if (paths.Taxonomy.Section(fault.Question) is { } section)
        {
            // A section that was there but wrong has its own fault already.
            if (fault.Kind == AnswerFaultKind.Required && sections.WasSeen(section.Name)) return;
            issues.Add(code, fault.Kind == AnswerFaultKind.Required ? $"{fault.Message} It belongs on {SectionWalk.Where(section.Carrier)}." : fault.Message, contained.PlaceOf(section.Carrier));
        }
        else
        {
            issues.Add(code, fault.Message, fault.Question is EventAnswers.DateQuestion ? "AdverseEvent.date" : "AdverseEvent.description");
        }
    }

    private string Code(AnswerFault fault) => fault.Kind switch
    {
        AnswerFaultKind.Required => IssueCode.MissingElement,
        AnswerFaultKind.TooMany => IssueCode.TooMany,
        AnswerFaultKind.UnknownCode => IssueCode.UnknownCode,
        AnswerFaultKind.UnknownElement => IssueCode.UnknownElement,
        AnswerFaultKind.Duplicate => IssueCode.Duplicate,
        AnswerFaultKind.TooLong => IssueCode.TooLong,
        _ when fault.Question == PatientAge.Question => IssueCode.ImpossibleAge,
        _ when fault.Question == EventAnswers.DateQuestion || paths.Taxonomy.Element(fault.Question)?.Type is AnswerType.Date or AnswerType.Time => IssueCode.ImpossibleDate,
        _ => IssueCode.ImpossibleValue,
    };

    private string? Text(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        issues.WrongShape(place, "a string");
        return null;
    }

    private void Category(JsonElement value)
    {
        // STU3 has a code here, R4 a CodeableConcept: both say the same.
        const string place = "AdverseEvent.category";
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1) value = value[0];
        var code = value.ValueKind == JsonValueKind.Object ? OnlyCode(value, place) : Text(value, place);
        if (code is not null and not "AE") issues.Add(IssueCode.UnknownCode, $"category must be AE, not {JsonText.Quote(code)}.", place);
    }

    private void Type(JsonElement value)
    {
        const string place = "AdverseEvent.type";
        if (value.ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape(place, "an object with one coding");
            return;
        }

        if (OnlyCode(value, place) is not { } code) return;
        type = paths.Taxonomy.EventTypeOf(code);
        if (type is not null) return;
        var choices = string.Join(", ", paths.Taxonomy.EventTypes.Select(known => $"{known.Code} ({known.Display})"));
        issues.Add(IssueCode.UnknownCode, $"There is no event type {JsonText.Quote(code)}; send one of {choices}.", $"{place}.coding[0].code");
    }

    /// <summary>The code of a concept with exactly one coding. System and display may stand beside it: they say nothing that the code does not.</summary>
    private string? OnlyCode(JsonElement concept, string place)
    {
        JsonElement coding = default;
        foreach (var property in concept.EnumerateObject())
        {
            if (property.NameEquals("coding"u8)) coding = property.Value;
            else issues.NotUsed(place, property.Name);
        }

        if (coding.ValueKind != JsonValueKind.Array || coding.GetArrayLength() != 1 || coding[0].ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape($"{place}.coding", "an array of exactly one coding");
            return null;
        }

        string? code = null;
        foreach (var property in coding[0].EnumerateObject())
        {
            if (property.NameEquals("code"u8)) code = Text(property.Value, $"{place}.coding[0].code") ?? "";
            else if (!property.NameEquals("system"u8) && !property.NameEquals("display"u8)) issues.NotUsed($"{place}.coding[0]", property.Name);
        }

        if (code is null) issues.Missing($"{place}.coding[0]", "code");
        return code is { Length: > 0 } ? code : null;
    }

    private void Identifiers(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Identifier(value, "AdverseEvent.identifier");
            return;
        }

        var index = 0;
        foreach (var identifier in value.EnumerateArray()) Identifier(identifier, string.Create(CultureInfo.InvariantCulture, $"AdverseEvent.identifier[{index++}]"));
    }

    private void Identifier(JsonElement identifier, string place)
    {
        if (identifier.ValueKind != JsonValueKind.Object)
        {
            issues.WrongShape(place, "an object with system and value");
            return;
        }

        string? system = null, text = null;
        foreach (var property in identifier.EnumerateObject())
        {
            if (property.NameEquals("system"u8)) system = IdentifierText(property.Value, $"{place}.system");
            else if (property.NameEquals("value"u8)) text = IdentifierText(property.Value, $"{place}.value") ?? "";
            else issues.NotUsed(place, property.Name);
        }

        if (text is null) issues.Missing(place, "value");
        else identifiers.Add(new SenderIdentifier(system, text));
    }

    private string? IdentifierText(JsonElement value, string place)
    {
        if (Text(value, place) is not { } text) return null;
        if (AnswerValue.TextFault(place, text) is { } fault) issues.Add(IssueCode.ImpossibleValue, fault.Message, place);
        else if (text.Length > LongestIdentifier) issues.Add(IssueCode.TooLong, string.Create(CultureInfo.InvariantCulture, $"{place} is longer than {LongestIdentifier} characters."), place);
        return text;
    }
}
