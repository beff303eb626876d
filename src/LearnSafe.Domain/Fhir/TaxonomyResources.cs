using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>A taxonomy as FHIR STU3 resources, as the national service publishes it: the profile, its sections and its lists.</summary>
public sealed class TaxonomyResources
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Taxonomy[] taxonomies;

    /// <param name="taxonomies">Every version that is known.</param>
    public TaxonomyResources(IEnumerable<Taxonomy> taxonomies) =>
        this.taxonomies = [.. taxonomies.OrderByDescending(taxonomy => taxonomy.Accepted).ThenByDescending(taxonomy => taxonomy.Version)];

    /// <summary>Writes the definition with that id; an id without version means the newest accepted version's. False where there is none.</summary>
    /// <param name="kind"><c>StructureDefinition</c>, <c>ValueSet</c> or <c>CodeSystem</c>.</param>
    public bool TryWrite(IBufferWriter<byte> output, string kind, string id)
    {
        foreach (var taxonomy in taxonomies)
        {
            var whole = string.Create(CultureInfo.InvariantCulture, $"{id}-{taxonomy.Version}");
            if (TryWrite(output, taxonomy, kind, id) || TryWrite(output, taxonomy, kind, whole)) return true;
        }

        return false;
    }

    private static bool TryWrite(IBufferWriter<byte> output, Taxonomy taxonomy, string kind, string id) => kind switch
    {
        "StructureDefinition" => TryStructure(output, taxonomy, id),
        "ValueSet" => taxonomy.CodeSystem(id) is { } list && Written(output, json => CodeLists.WriteValueSet(json, taxonomy, list)),
        "CodeSystem" => taxonomy.CodeSystem(id) is { } list && Written(output, json => CodeLists.WriteCodeSystem(json, taxonomy, list)),
        _ => false,
    };

    private static bool TryStructure(IBufferWriter<byte> output, Taxonomy taxonomy, string id)
    {
        foreach (var carrier in Enum.GetValues<Carrier>())
        {
            if (string.Equals(StructureDefinitions.IdOf(taxonomy, carrier), id, StringComparison.Ordinal))
            {
                return Written(output, json => StructureDefinitions.WriteProfile(json, taxonomy, carrier));
            }
        }

        foreach (var section in taxonomy.Sections)
        {
            if (string.Equals(section.Id, id, StringComparison.Ordinal)) return Written(output, json => StructureDefinitions.WriteSection(json, taxonomy, section));
        }

        return false;
    }

    private static bool Written(IBufferWriter<byte> output, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(output, Options);
        write(json);
        return true;
    }
}
