using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Fhir;

/// <summary>Payloads as programs send them, and their reading.</summary>
internal static class Payloads
{
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly AdverseEventReader Reader = new(ShippedContent.Content.Taxonomies.Values);
    public static readonly AdverseEventWriter Writer = new(ShippedContent.Content.Taxonomies.Values);
    public static readonly RecordStamp Stamp = new(
        new Guid("0196a7b0-0000-7000-8000-000000000001"), 2, new DateTime(2026, 11, 23, 9, 30, 5, 120, DateTimeKind.Utc), "LS-2026-000117");

    /// <summary>A small incident as a local risk system sends it, one carrier of each kind that is mandatory and a patient.</summary>
    public const string Small = """
        {
          "resourceType": "AdverseEvent",
          "meta": { "profile": ["https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event-5"] },
          "contained": [
            { "resourceType": "Location", "id": "location1", "extension": [
              { "url": "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/location-details-5", "extension": [
                { "url": "LocationKnown", "valueCode": "y" }, { "url": "Organisation", "valueCode": "FA123" } ] } ] },
            { "resourceType": "Practitioner", "id": "practitioner1", "extension": [
              { "url": "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/practitioner-details-5", "extension": [
                { "url": "ReporterType", "valueCode": "3" } ] } ] },
            { "resourceType": "Patient", "id": "patient", "extension": [
              { "url": "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/patient-information-5", "extension": [
                { "url": "PatientSequence", "valueInteger": 1 }, { "url": "PhysicalHarm", "valueCode": "4" }, { "url": "AgeAtTimeOfIncidentDays", "valueInteger": 18600 } ] } ] }
          ],
          "extension": [
            { "url": "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/adverse-event-agent-5", "extension": [
              { "url": "InvolvedAgents", "valueCode": "4" }, { "url": "InvolvedAgents", "valueCode": "3" } ] },
            { "url": "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/adverse-event-governance-5", "extension": [
              { "url": "NeverEvent", "valueBoolean": false } ] }
          ],
          "category": "AE",
          "type": { "coding": [ { "code": "1" } ] },
          "subject": { "reference": "#patient" },
          "date": "2026-11-20",
          "location": { "reference": "#location1" },
          "recorder": { "reference": "#practitioner1" },
          "description": "Two bags were swapped"
        }
        """;

    public static JsonObject SmallNode => JsonNode.Parse(Small)!.AsObject();

    public static AdverseEventReading Read(string json) => Reader.Read(Encoding.UTF8.GetBytes(json), Today);

    public static AdverseEventReading Read(JsonNode json) => Read(json.ToJsonString());

    public static byte[] Write(EventAnswers answers)
    {
        var output = new ArrayBufferWriter<byte>();
        Writer.Write(output, answers, Stamp);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What the reader makes of what the writer wrote, without the reference number that the writer adds.</summary>
    public static EventAnswers? OutAndIn(EventAnswers answers) => Reader.Read(Write(answers), Today).Answers?.With("ReferenceNumber");
}
