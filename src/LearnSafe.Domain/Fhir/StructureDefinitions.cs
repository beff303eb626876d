using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>Writes the profiles and the sections of a taxonomy as STU3 StructureDefinitions with a snapshot, from which programs read names, cardinality, types and lists.</summary>
internal static class StructureDefinitions
{
    private const string Fhir = "http://hl7.org/fhir/StructureDefinition/";

    /// <summary>The id of a carrier's profile: the event's own, and <c>adverse-event-patient-5</c> and so on for what is contained.</summary>
    internal static string IdOf(Taxonomy taxonomy, Carrier carrier) => carrier == Carrier.AdverseEvent
        ? taxonomy.ProfileId
        : string.Create(CultureInfo.InvariantCulture, $"adverse-event-{carrier.ToString().ToLowerInvariant()}-{taxonomy.Version}");

    internal static void WriteProfile(Utf8JsonWriter json, Taxonomy taxonomy, Carrier carrier)
    {
        var type = carrier.ToString();
        Begin(json, taxonomy, IdOf(taxonomy, carrier), type, $"A patient safety event of LFPSE taxonomy {Number(taxonomy.Version)}: {type}");
        Kind(json, "resource", type);
        Element(json, type, type, 0, "*");
        Slicing(json, $"{type}.extension");
        foreach (var section in taxonomy.Sections)
        {
            if (section.Carrier != carrier) continue;
            json.WriteStartObject();
            Identity(json, $"{type}.extension:{section.Name}", $"{type}.extension", section.Name, section.Description, section.Min, Number(section.Max));
            Type(json, "Extension", TaxonomyPaths.StructureDefinition(taxonomy, section.Id), null);
            json.WriteEndObject();
        }

        if (carrier == Carrier.AdverseEvent) Standard(json, taxonomy);
        End(json);
    }

    internal static void WriteSection(Utf8JsonWriter json, Taxonomy taxonomy, TaxonomySection section)
    {
        var url = TaxonomyPaths.StructureDefinition(taxonomy, section.Id);
        Begin(json, taxonomy, section.Id, section.Name, section.Description);
        Kind(json, "complex-type", "Extension", section.Carrier.ToString());
        Element(json, "Extension", "Extension", section.Min, Number(section.Max));
        Slicing(json, "Extension.extension");
        foreach (var element in section.Elements) Answer(json, taxonomy, element);
        Fixed(json, "Extension.url", "Extension.url", url);
        End(json);
    }

    private static void Answer(Utf8JsonWriter json, Taxonomy taxonomy, TaxonomyElement element)
    {
        var id = $"Extension.extension:{element.Name}";
        var value = AnswerTypes.ValueProperty(element.Type);
        json.WriteStartObject();
        Identity(json, id, "Extension.extension", element.Name, element.Definition, element.Min, Number(element.Max));
        Type(json, "Extension", null, null);
        json.WriteEndObject();
        Fixed(json, $"{id}.url", "Extension.extension.url", element.Name);
        json.WriteStartObject();
        Identity(json, $"{id}.{value}", $"Extension.extension.{value}", null, null, 1, "1");
        Type(json, AnswerTypes.FhirType(element.Type), null, null);
        if (element.CodeSystem is { } list)
        {
            json.WriteStartObject("binding"u8);
            json.WriteString("strength"u8, list.AcceptsOdsCodes ? "extensible" : "required");
            json.WriteString("valueSetUri"u8, CodeLists.ValueSet(taxonomy, list));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The event's own elements, in the order of STU3.</summary>
    private static void Standard(Utf8JsonWriter json, Taxonomy taxonomy)
    {
        Element(json, "AdverseEvent.identifier", "AdverseEvent.identifier", 0, "1", "Identifier");
        Element(json, "AdverseEvent.category", "AdverseEvent.category", 0, "1", "code");
        Element(json, "AdverseEvent.type", "AdverseEvent.type", 1, "1", "CodeableConcept");
        Reference(json, taxonomy, "AdverseEvent.subject", Carrier.Patient);
        Element(json, "AdverseEvent.date", "AdverseEvent.date", 0, "1", "dateTime");
        Reference(json, taxonomy, "AdverseEvent.location", Carrier.Location);
        Reference(json, taxonomy, "AdverseEvent.recorder", Carrier.Practitioner);
        Element(json, "AdverseEvent.description", "AdverseEvent.description", 0, "1", "string");
        Element(json, "AdverseEvent.suspectEntity", "AdverseEvent.suspectEntity", 0, "*", "BackboneElement");
        Reference(json, taxonomy, "AdverseEvent.suspectEntity.instance", Carrier.Medication, Carrier.Device);
    }

    private static void Reference(Utf8JsonWriter json, Taxonomy taxonomy, string path, params ReadOnlySpan<Carrier> targets)
    {
        json.WriteStartObject();
        Identity(json, path, path, null, null, 0, "1");
        json.WriteStartArray("type"u8);
        foreach (var target in targets) TypeItem(json, "Reference", null, TaxonomyPaths.StructureDefinition(taxonomy, IdOf(taxonomy, target)));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, Taxonomy taxonomy, string id, string name, string description)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "StructureDefinition"u8);
        json.WriteString("id"u8, id);
        json.WriteString("url"u8, TaxonomyPaths.StructureDefinition(taxonomy, id));
        json.WriteString("name"u8, name);
        json.WriteString("status"u8, taxonomy.Accepted ? "active" : "retired");
        json.WriteString("description"u8, description);
        json.WriteString("fhirVersion"u8, "3.0.1"u8);
    }

    private static void Kind(Utf8JsonWriter json, string kind, string type, string? context = null)
    {
        json.WriteString("kind"u8, kind);
        json.WriteBoolean("abstract"u8, false);
        if (context is not null)
        {
            json.WriteString("contextType"u8, "resource"u8);
            json.WriteStartArray("context"u8);
            json.WriteStringValue(context);
            json.WriteEndArray();
        }

        json.WriteString("type"u8, type);
        json.WriteString("baseDefinition"u8, Fhir + type);
        json.WriteString("derivation"u8, "constraint"u8);
        json.WriteStartObject("snapshot"u8);
        json.WriteStartArray("element"u8);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Element(Utf8JsonWriter json, string id, string path, int min, string max, string? type = null)
    {
        json.WriteStartObject();
        Identity(json, id, path, null, null, min, max);
        if (type is not null) Type(json, type, null, null);
        json.WriteEndObject();
    }

    private static void Slicing(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, path);
        json.WriteString("path"u8, path);
        json.WriteStartObject("slicing"u8);
        json.WriteStartArray("discriminator"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "value"u8);
        json.WriteString("path"u8, "url"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("rules"u8, "closed"u8);
        json.WriteEndObject();
        json.WriteNumber("min"u8, 0);
        json.WriteString("max"u8, "*"u8);
        Type(json, "Extension", null, null);
        json.WriteEndObject();
    }

    private static void Fixed(Utf8JsonWriter json, string id, string path, string uri)
    {
        json.WriteStartObject();
        Identity(json, id, path, null, null, 1, "1");
        Type(json, "uri", null, null);
        json.WriteString("fixedUri"u8, uri);
        json.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter json, string id, string path, string? slice, string? definition, int min, string max)
    {
        json.WriteString("id"u8, id);
        json.WriteString("path"u8, path);
        if (slice is not null) json.WriteString("sliceName"u8, slice);
        if (definition is { Length: > 0 }) json.WriteString("definition"u8, definition);
        json.WriteNumber("min"u8, min);
        json.WriteString("max"u8, max);
    }

    private static void Type(Utf8JsonWriter json, string code, string? profile, string? target)
    {
        json.WriteStartArray("type"u8);
        TypeItem(json, code, profile, target);
        json.WriteEndArray();
    }

    private static void TypeItem(Utf8JsonWriter json, string code, string? profile, string? target)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, code);
        if (profile is not null) json.WriteString("profile"u8, profile);
        if (target is not null) json.WriteString("targetProfile"u8, target);
        json.WriteEndObject();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
