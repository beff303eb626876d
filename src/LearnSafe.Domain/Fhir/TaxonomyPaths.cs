using System.Collections.Frozen;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>One taxonomy's definitions by the path of their address. The host says nothing: the national service has several, and so do those who copy it.</summary>
internal sealed class TaxonomyPaths
{
    private readonly FrozenDictionary<string, (TaxonomySection Section, int Order)>.AlternateLookup<ReadOnlySpan<char>> sections;

    internal TaxonomyPaths(Taxonomy taxonomy)
    {
        Taxonomy = taxonomy;
        ProfilePath = PathOf(StructureDefinition(taxonomy, taxonomy.ProfileId)).ToString();
        sections = taxonomy.Sections
            .Select((section, order) => (section, order))
            .ToFrozenDictionary(known => PathOf(StructureDefinition(taxonomy, known.section.Id)).ToString(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal Taxonomy Taxonomy { get; }

    internal string ProfilePath { get; }

    internal static string StructureDefinition(Taxonomy taxonomy, string id) => $"{taxonomy.CanonicalBase}/StructureDefinition/{id}";

    /// <summary>The section whose definition the address names, with its place in source order.</summary>
    internal bool TrySection(string url, out TaxonomySection section, out int order)
    {
        if (sections.TryGetValue(PathOf(url), out var known))
        {
            (section, order) = known;
            return true;
        }

        (section, order) = (null!, -1);
        return false;
    }

    /// <summary>What follows the host of a web address; empty for anything else.</summary>
    internal static ReadOnlySpan<char> PathOf(string url)
    {
        var host = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : -1;
        if (host < 0) return default;
        var path = url.AsSpan(host).IndexOf('/');
        return path < 0 ? default : url.AsSpan(host + path);
    }
}
