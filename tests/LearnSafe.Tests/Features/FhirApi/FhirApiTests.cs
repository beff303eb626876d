using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.FhirApi;

public sealed class FhirApiTests
{
    [Fact]
    public async Task Metadata_NamesTheAcceptedProfile()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.GetAsync("/adverse-event/fhir/metadata");

        Assert.Equal((200, "CapabilityStatement"), (answer.Status, answer.Json["resourceType"]!.GetValue<string>()));
        var profiles = answer.Json["rest"]![0]!["resource"]!.AsArray().Select(resource => resource!["profile"]!["reference"]!.GetValue<string>());
        Assert.Equal(["https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event-5"], profiles);
    }

    [Theory]
    [InlineData("StructureDefinition/patient-safety-adverse-event-5", "patient-safety-adverse-event-5")]
    [InlineData("StructureDefinition/adverse-event-agent", "adverse-event-agent-5")]
    [InlineData("ValueSet/agent-type-5", "agent-type-5")]
    [InlineData("CodeSystem/agent-type", "agent-type-5")]
    [InlineData("CodeSystem/agent-type-4", "agent-type-4")]
    public async Task Taxonomy_WithAndWithoutVersion_IsThere(string path, string id)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.GetAsync($"/taxonomy/fhir/{path}");

        Assert.Equal((200, id), (answer.Status, answer.Id));
    }
}
