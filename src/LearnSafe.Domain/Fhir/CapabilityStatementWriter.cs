using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>Writes the STU3 CapabilityStatement: one AdverseEvent entry for each accepted taxonomy version, naming its profile, which is how clients find out what they may send.</summary>
public static class CapabilityStatementWriter
{
    private static readonly string[] Interactions = ["create", "read", "update", "delete", "search-type"];

    private static readonly (string Name, string Type, string Text)[] SearchParameters =
    [
        ("date", "date", "When the event happened, as far as it is known"),
        ("event-type", "token", "The code of the event type"),
        ("_lastUpdated", "date", "When the record was last sent"),
    ];

    /// <param name="softwareVersion">Of the program.</param>
    /// <param name="date">When the statement last changed in what it says; UTC.</param>
    public static void Write(IBufferWriter<byte> output, IEnumerable<Taxonomy> taxonomies, string softwareVersion, DateOnly date)
    {
        using var json = new Utf8JsonWriter(output, TaxonomyResources.Options);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "CapabilityStatement"u8);
        json.WriteString("status"u8, "active"u8);
        json.WriteString("date"u8, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("kind"u8, "instance"u8);
        json.WriteStartObject("software"u8);
        json.WriteString("name"u8, "LearnSafe"u8);
        json.WriteString("version"u8, softwareVersion);
        json.WriteEndObject();
        json.WriteString("fhirVersion"u8, "3.0.1"u8);
        json.WriteString("acceptUnknown"u8, "no"u8);
        json.WriteStartArray("format"u8);
        json.WriteStringValue("application/fhir+json"u8);
        json.WriteStringValue("application/json"u8);
        json.WriteEndArray();
        json.WriteStartArray("rest"u8);
        json.WriteStartObject();
        json.WriteString("mode"u8, "server"u8);
        json.WriteStartArray("resource"u8);
        foreach (var taxonomy in taxonomies.Where(taxonomy => taxonomy.Accepted).OrderBy(taxonomy => taxonomy.Version)) Resource(json, taxonomy);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Resource(Utf8JsonWriter json, Taxonomy taxonomy)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "AdverseEvent"u8);
        json.WriteStartObject("profile"u8);
        json.WriteString("reference"u8, TaxonomyPaths.StructureDefinition(taxonomy, taxonomy.ProfileId));
        json.WriteEndObject();
        json.WriteStartArray("interaction"u8);
        foreach (var interaction in Interactions)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, interaction);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("versioning"u8, "versioned"u8);
        json.WriteBoolean("readHistory"u8, false);
        json.WriteBoolean("updateCreate"u8, false);
        json.WriteStartArray("searchParam"u8);
        foreach (var (name, type, text) in SearchParameters)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteString("type"u8, type);
            json.WriteString("documentation"u8, text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
