using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.FhirApi;
using LearnSafe.Features.History;

namespace LearnSafe.Tests.Harness;

/// <summary>A local risk system that sends records with a key of its own.</summary>
internal sealed class FhirProgram(HttpClient client) : IDisposable
{
    public const string Path = "/adverse-event/fhir/AdverseEvent";

    /// <summary>A small incident with a patient, as a program sends it.</summary>
    public const string Payload = """
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
            { "resourceType": "Patient", "id": "patient1", "extension": [
              { "url": "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/patient-information-5", "extension": [
                { "url": "PhysicalHarm", "valueCode": "4" }, { "url": "AgeAtTimeOfIncidentDays", "valueInteger": 18600 }, { "url": "PatientSequence", "valueInteger": 1 } ] } ] }
          ],
          "extension": [
            { "url": "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/adverse-event-agent-5", "extension": [
              { "url": "InvolvedAgents", "valueCode": "4" }, { "url": "InvolvedAgents", "valueCode": "3" } ] }
          ],
          "category": "AE",
          "type": { "coding": [ { "code": "1" } ] },
          "subject": { "reference": "#patient1" },
          "date": "2026-11-18",
          "location": { "reference": "#location1" },
          "recorder": { "reference": "#practitioner1" },
          "description": "Two bags were swapped"
        }
        """;

    public static async Task<FhirProgram> ConnectAsync(TestInstallation installation, string organisation = "FA123")
    {
        var client = installation.Client();
        client.DefaultRequestHeaders.Add(FhirEndpoint.KeyHeader, await installation.Get<ApiKeyService>().AddAsync(organisation, "Test", Actor.System));
        return new FhirProgram(client);
    }

    public static JsonObject Node => JsonNode.Parse(Payload)!.AsObject();

    /// <summary>The payload with another description and, where given, another date and type.</summary>
    public static string With(string description, string? date = "2026-11-18", string type = "1")
    {
        var payload = Node;
        payload["description"] = description;
        if (date is null) payload.Remove("date");
        else payload["date"] = date;
        payload["type"]!["coding"]![0]!["code"] = type;
        return payload.ToJsonString();
    }

    public async Task<FhirAnswer> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        foreach (var (name, value) in headers)
        {
            // Some belong to the body and are not taken among the request's own.
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.Add(name, value);
        }

        var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new FhirAnswer(response, JsonNode.Parse(text)!);
    }

    public Task<FhirAnswer> PostAsync(string body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, Path, body, headers: headers);

    public async Task<(int Status, string Type)> HeadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        var response = await client.SendAsync(request);
        return ((int)response.StatusCode, $"{response.Content.Headers.ContentType}");
    }

    public Task<FhirAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<string> RecordAsync(string body) => (await PostAsync(body)).Id;

    public void Dispose() => client.Dispose();
}

internal sealed record FhirAnswer(HttpResponseMessage Response, JsonNode Json)
{
    public int Status => (int)Response.StatusCode;

    public string Id => Json["id"]!.GetValue<string>();

    public string Version => Json["meta"]!["versionId"]!.GetValue<string>();

    public string Reference => Json["extension"]!.AsArray()[^1]!["extension"]![0]!["valueString"]!.GetValue<string>();

    public string Description => Json["description"]!.GetValue<string>();

    /// <summary>Our code of the first issue.</summary>
    public string Issue => Json["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>();
}
