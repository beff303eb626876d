using System.Buffers;
using System.Text.Json.Nodes;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Fhir;

public sealed class TaxonomyResourcesTests
{
    private static readonly TaxonomyResources Resources = new(ShippedContent.Content.Taxonomies.Values);

    [Theory]
    [InlineData("StructureDefinition", "patient-safety-adverse-event-5", "patient-safety-adverse-event-5")]
    [InlineData("StructureDefinition", "patient-safety-adverse-event", "patient-safety-adverse-event-5")]
    [InlineData("StructureDefinition", "patient-safety-adverse-event-4", "patient-safety-adverse-event-4")]
    [InlineData("StructureDefinition", "adverse-event-patient-5", "adverse-event-patient-5")]
    [InlineData("StructureDefinition", "adverse-event-agent", "adverse-event-agent-5")]
    [InlineData("StructureDefinition", "adverse-event-problem", "adverse-event-problem-4")]
    [InlineData("ValueSet", "agent-type-5", "agent-type-5")]
    [InlineData("CodeSystem", "agent-type", "agent-type-5")]
    [InlineData("CodeSystem", "ods-codes-5", "ods-codes-5")]
    public void TryWrite_KnownId_IsThatResource(string kind, string id, string found)
    {
        var json = Written(kind, id);

        Assert.Equal(kind, json["resourceType"]!.GetValue<string>());
        Assert.Equal(found, json["id"]!.GetValue<string>());
        Assert.Equal($"https://psims-uat.azure-api.net/taxonomy/fhir/{kind}/{found}", json["url"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("StructureDefinition", "agent-type-5")]
    [InlineData("StructureDefinition", "patient-safety-adverse-event-99")]
    [InlineData("ValueSet", "")]
    [InlineData("Patient", "agent-type-5")]
    public void TryWrite_UnknownId_IsFalse(string kind, string id)
    {
        var output = new ArrayBufferWriter<byte>();

        Assert.False(Resources.TryWrite(output, kind, id));
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void TryWrite_EverySectionAndList_IsThere()
    {
        foreach (var section in ShippedContent.V5.Sections) Assert.Equal(section.Name, Written("StructureDefinition", section.Id)["name"]!.GetValue<string>());
        foreach (var list in ShippedContent.V5.CodeSystems)
        {
            Assert.Equal($"https://psims-uat.azure-api.net/taxonomy/fhir/CodeSystem/{list.Id}", Written("ValueSet", list.Id)["compose"]!["include"]![0]!["system"]!.GetValue<string>());
            Assert.Equal(list.Concepts.Count, Written("CodeSystem", list.Id)["concept"]?.AsArray().Count ?? 0);
        }
    }

    [Fact]
    public void TryWrite_Section_SaysNameCardinalityTypeAndList()
    {
        var elements = Written("StructureDefinition", "adverse-event-agent-5")["snapshot"]!["element"]!.AsArray();

        var slice = elements.Single(element => element!["sliceName"]?.GetValue<string>() == "InvolvedAgents")!;
        Assert.Equal((1, "100"), (slice["min"]!.GetValue<int>(), slice["max"]!.GetValue<string>()));
        var value = elements.Single(element => element!["id"]!.GetValue<string>() == "Extension.extension:InvolvedAgents.valueCode")!;
        Assert.Equal("https://psims-uat.azure-api.net/taxonomy/fhir/ValueSet/agent-type-5", value["binding"]!["valueSetUri"]!.GetValue<string>());
        Assert.Equal("code", value["type"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public void TryWrite_Profile_LeadsToEverySection()
    {
        var seen = new List<string>();
        Follow("patient-safety-adverse-event-5", seen);

        Assert.Superset(ShippedContent.V5.Sections.Select(section => section.Id).ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public void CapabilityStatement_Always_NamesTheAcceptedVersionsOnly()
    {
        var output = new ArrayBufferWriter<byte>();
        CapabilityStatementWriter.Write(output, ShippedContent.Content.Taxonomies.Values, "1.2.3", new DateOnly(2026, 11, 23));
        var json = JsonNode.Parse(output.WrittenSpan)!;

        var resource = Assert.Single(json["rest"]![0]!["resource"]!.AsArray())!;
        Assert.Equal("AdverseEvent", resource["type"]!.GetValue<string>());
        Assert.EndsWith("/StructureDefinition/patient-safety-adverse-event-5", resource["profile"]!["reference"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2026-11-23", json["date"]!.GetValue<string>());
    }

    /// <summary>As a client walks from the profile over nested profiles and reference targets.</summary>
    private static void Follow(string id, List<string> seen)
    {
        if (seen.Contains(id)) return;
        seen.Add(id);
        var types = Written("StructureDefinition", id)["snapshot"]!["element"]!.AsArray().SelectMany(element => element!["type"]?.AsArray() ?? []);
        foreach (var address in types.Select(type => (type!["profile"] ?? type["targetProfile"])?.GetValue<string>()).OfType<string>()) Follow(address.Split('/')[^1], seen);
    }

    private static JsonNode Written(string kind, string id)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.True(Resources.TryWrite(output, kind, id), $"{kind}/{id}");
        return JsonNode.Parse(output.WrittenSpan)!;
    }
}
