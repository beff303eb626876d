using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>Writes a list of codes as ValueSet and as CodeSystem; both share one id.</summary>
internal static class CodeLists
{
    internal static string ValueSet(Taxonomy taxonomy, CodeSystem list) => $"{taxonomy.CanonicalBase}/ValueSet/{list.Id}";

    internal static void WriteValueSet(Utf8JsonWriter json, Taxonomy taxonomy, CodeSystem list)
    {
        Begin(json, "ValueSet", list, ValueSet(taxonomy, list));
        json.WriteStartObject("compose"u8);
        json.WriteStartArray("include"u8);
        json.WriteStartObject();
        json.WriteString("system"u8, CodeSystem(taxonomy, list));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static void WriteCodeSystem(Utf8JsonWriter json, Taxonomy taxonomy, CodeSystem list)
    {
        Begin(json, "CodeSystem", list, CodeSystem(taxonomy, list));
        json.WriteBoolean("caseSensitive"u8, true);
        json.WriteString("valueSet"u8, ValueSet(taxonomy, list));

        // Organisations come and go weekly: their list is imported, not published here.
        json.WriteString("content"u8, list.AcceptsOdsCodes ? "not-present" : "complete");
        if (!list.AcceptsOdsCodes) json.WriteNumber("count"u8, list.Concepts.Count);
        if (list.Concepts.Count > 0)
        {
            json.WriteStartArray("concept"u8);
            foreach (var concept in list.Concepts)
            {
                json.WriteStartObject();
                json.WriteString("code"u8, concept.Code);
                json.WriteString("display"u8, concept.Display);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string CodeSystem(Taxonomy taxonomy, CodeSystem list) => $"{taxonomy.CanonicalBase}/CodeSystem/{list.Id}";

    private static void Begin(Utf8JsonWriter json, string kind, CodeSystem list, string url)
    {
        json.WriteStartObject();
        json.WriteString("resourceType"u8, kind);
        json.WriteString("id"u8, list.Id);
        json.WriteString("url"u8, url);
        json.WriteString("name"u8, list.Name);
        json.WriteString("status"u8, "active"u8);
        json.WriteString("description"u8, list.Name);
    }
}
