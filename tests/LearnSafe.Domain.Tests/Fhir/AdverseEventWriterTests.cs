using System.Text;
using System.Text.Json.Nodes;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Fhir;

public sealed class AdverseEventWriterTests
{
    [Fact]
    public void Write_SmallestRecord_IsThatText()
    {
        const string expected = """
            {"resourceType":"AdverseEvent","id":"0196a7b0-0000-7000-8000-000000000001",
            "meta":{"versionId":"2","lastUpdated":"2026-11-23T09:30:05.120Z","profile":["https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event-5"]},
            "contained":[
            {"resourceType":"Location","id":"location1","extension":[{"url":"https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/location-details-5","extension":[{"url":"LocationKnown","valueCode":"y"}]}]},
            {"resourceType":"Practitioner","id":"practitioner1","extension":[{"url":"https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/practitioner-details-5","extension":[{"url":"ReporterType","valueCode":"3"}]}]}],
            "extension":[{"url":"https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/adverse-event-reference-metadata-5","extension":[{"url":"ReferenceNumber","valueString":"LS-2026-000117"}]}],
            "category":"AE","type":{"coding":[{"code":"1"}]},"location":{"reference":"#location1"},"recorder":{"reference":"#practitioner1"}}
            """;

        Assert.Equal(expected.Replace("\n", "", StringComparison.Ordinal), Encoding.UTF8.GetString(Payloads.Write(Records.Smallest)));
    }

    [Fact]
    public void Write_Incident_HasItsSectionsInSourceOrderAndTheReferenceLast()
    {
        var json = JsonNode.Parse(Payloads.Write(Records.Incident.With("ReferenceNumber", "somebody else's")))!;

        Assert.Equal(
            [
                "adverse-event-estimated-date-5", "adverse-event-agent-5", "adverse-event-outcome-5", "adverse-event-classification-5",
                "adverse-event-safety-challenges-5", "adverse-event-governance-5", "adverse-event-problem-medication-5", "adverse-event-reference-metadata-5",
            ],
            json["extension"]!.AsArray().Select(section => section!["url"]!.GetValue<string>().Split('/')[^1]));
        var metadata = json["extension"]!.AsArray()[^1]!["extension"]!.AsArray();
        Assert.Equal("""[{"url":"ReferenceNumber","valueString":"LS-2026-000117"},{"url":"DataSharingOptOut","valueBoolean":false}]""", metadata.ToJsonString());
        Assert.Equal(["location1", "practitioner1", "patient1", "medication1", "device1"], json["contained"]!.AsArray().Select(resource => resource!["id"]!.GetValue<string>()));
        Assert.Equal(2, json["contained"]![2]!["extension"]!.AsArray().Count);
        Assert.Equal("""[{"instance":{"reference":"#medication1"}},{"instance":{"reference":"#device1"}}]""", json["suspectEntity"]!.ToJsonString());
        Assert.Equal("""{"reference":"#patient1"}""", json["subject"]!.ToJsonString());
        Assert.Equal(2, json["identifier"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(EventType.Incident, "1")]
    [InlineData(EventType.GoodCare, "4")]
    [InlineData(EventType.Risk, "2")]
    [InlineData(EventType.Outcome, "3")]
    public void Write_EachType_HasItsCode(EventType type, string code) =>
        Assert.Equal(code, JsonNode.Parse(Payloads.Write(Records.Smallest with { Type = type }))!["type"]!["coding"]![0]!["code"]!.GetValue<string>());

    [Fact]
    public void Write_OneIdentifier_IsAnObjectAsInStu3()
    {
        var json = JsonNode.Parse(Payloads.Write(Records.Smallest with { Identifiers = [new SenderIdentifier("urn:lrms", "7")] }))!;

        Assert.Equal("""{"system":"urn:lrms","value":"7"}""", json["identifier"]!.ToJsonString());
    }

    [Fact]
    public void Write_RecordOfTaxonomy4_UsesItsOwnAddresses()
    {
        var old = Records.Smallest with { TaxonomyVersion = 4 };

        var json = Encoding.UTF8.GetString(Payloads.Write(old));

        Assert.Contains("/patient-safety-adverse-event-4\"", json, StringComparison.Ordinal);
        Assert.Contains("/location-details-4\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("-5\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_VersionNobodyKnows_Throws() => Assert.Throws<KeyNotFoundException>(() => Payloads.Write(Records.Smallest with { TaxonomyVersion = 99 }));
}
