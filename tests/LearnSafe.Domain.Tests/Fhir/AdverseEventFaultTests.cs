using System.Text.Json.Nodes;
using LearnSafe.Domain.Fhir;

namespace LearnSafe.Domain.Tests.Fhir;

/// <summary>One change to a good payload, and the one fault it makes.</summary>
public sealed class AdverseEventFaultTests
{
    private const string Base = "https://psims-uat.azure-api.net/taxonomy/fhir/StructureDefinition/";

    [Theory]
    [InlineData("name", "\"x\"", IssueCode.PropertyNotUsed, "AdverseEvent.name")]
    [InlineData("text", "{}", IssueCode.PropertyNotUsed, "AdverseEvent.text")]
    [InlineData("meta/security", "[]", IssueCode.PropertyNotUsed, "AdverseEvent.meta.security")]
    [InlineData("category", "\"PAE\"", IssueCode.UnknownCode, "AdverseEvent.category")]
    [InlineData("category", "1", IssueCode.WrongShape, "AdverseEvent.category")]
    [InlineData("type", null, IssueCode.MissingElement, "AdverseEvent")]
    [InlineData("type", "\"1\"", IssueCode.WrongShape, "AdverseEvent.type")]
    [InlineData("type", "{\"coding\":[]}", IssueCode.WrongShape, "AdverseEvent.type.coding")]
    [InlineData("type", "{\"coding\":[{}]}", IssueCode.MissingElement, "AdverseEvent.type.coding[0]")]
    [InlineData("type", "{\"coding\":[{\"code\":1}]}", IssueCode.WrongShape, "AdverseEvent.type.coding[0].code")]
    [InlineData("type", "{\"coding\":[{\"code\":\"1\"}],\"text\":\"Incident\"}", IssueCode.PropertyNotUsed, "AdverseEvent.type.text")]
    [InlineData("type/coding/0/code", "\"5\"", IssueCode.UnknownCode, "AdverseEvent.type.coding[0].code")]
    [InlineData("date", "\"20/11/2026\"", IssueCode.ImpossibleDate, "AdverseEvent.date")]
    [InlineData("date", "\"2026-11-26\"", IssueCode.ImpossibleDate, "AdverseEvent.date")]
    [InlineData("date", "20261120", IssueCode.WrongShape, "AdverseEvent.date")]
    [InlineData("date", "null", IssueCode.WrongShape, "AdverseEvent.date")]
    [InlineData("description", "\"\"", IssueCode.ImpossibleValue, "AdverseEvent.description")]
    [InlineData("description", "\"a\\u0007\"", IssueCode.ImpossibleValue, "AdverseEvent.description")]
    [InlineData("subject", "\"#patient\"", IssueCode.WrongShape, "AdverseEvent.subject")]
    [InlineData("subject", "{}", IssueCode.MissingElement, "AdverseEvent.subject")]
    [InlineData("subject/reference", "\"Patient/1\"", IssueCode.WrongReference, "AdverseEvent.subject.reference")]
    [InlineData("subject/reference", "\"#location1\"", IssueCode.WrongReference, "AdverseEvent.subject.reference")]
    [InlineData("recorder/reference", "\"#practitioner2\"", IssueCode.DanglingReference, "AdverseEvent.recorder.reference")]
    [InlineData("recorder/display", "\"A Person\"", IssueCode.PropertyNotUsed, "AdverseEvent.recorder.display")]
    [InlineData("suspectEntity", "{}", IssueCode.WrongShape, "AdverseEvent.suspectEntity")]
    [InlineData("suspectEntity", "[{}]", IssueCode.MissingElement, "AdverseEvent.suspectEntity[0]")]
    [InlineData("suspectEntity", "[{\"instance\":{\"reference\":\"#patient\"}}]", IssueCode.WrongReference, "AdverseEvent.suspectEntity[0].instance.reference")]
    [InlineData("suspectEntity", "[{\"instance\":{\"reference\":\"#patient\"},\"causality\":\"x\"}]", IssueCode.PropertyNotUsed, "AdverseEvent.suspectEntity[0].causality")]
    [InlineData("identifier", "\"7\"", IssueCode.WrongShape, "AdverseEvent.identifier")]
    [InlineData("identifier", "[{\"system\":\"s\"}]", IssueCode.MissingElement, "AdverseEvent.identifier[0]")]
    [InlineData("identifier", "{\"value\":\"7\",\"use\":\"official\"}", IssueCode.PropertyNotUsed, "AdverseEvent.identifier.use")]
    [InlineData("contained", "{}", IssueCode.WrongShape, "AdverseEvent.contained")]
    [InlineData("contained/0/name", "\"The surgery\"", IssueCode.PropertyNotUsed, "AdverseEvent.contained[0].name")]
    [InlineData("contained/0/id", null, IssueCode.MissingElement, "AdverseEvent.contained[0]")]
    [InlineData("contained/0/id", "\"patient\"", IssueCode.Duplicate, "AdverseEvent.contained[2].id")]
    [InlineData("contained/0/resourceType", "\"Organization\"", IssueCode.WrongResource, "AdverseEvent.contained[0]")]
    [InlineData("contained/0/extension", null, IssueCode.MissingElement, "AdverseEvent.contained[0]")]
    [InlineData("contained/2/gender", "\"male\"", IssueCode.PropertyNotUsed, "AdverseEvent.contained[2].gender")]
    [InlineData("contained/2/extension/0/extension/0", "{\"url\":\"PhysicalHarm\",\"valueCode\":\"4\"}", IssueCode.MissingElement, "AdverseEvent.contained[2].extension[0]")]
    [InlineData("contained/2/extension/0/extension/0/valueInteger", "\"1\"", IssueCode.WrongValueType, "AdverseEvent.contained[2].extension[0].extension[0].value")]
    [InlineData("contained/2/extension/0/extension/0/valueInteger", "1.0", IssueCode.WrongValueType, "AdverseEvent.contained[2].extension[0].extension[0].value")]
    [InlineData("contained/2/extension/0/extension/0/valueInteger", "1e0", IssueCode.WrongValueType, "AdverseEvent.contained[2].extension[0].extension[0].value")]
    [InlineData("contained/2/extension/0/extension/0/valueInteger", "99999999999", IssueCode.WrongValueType, "AdverseEvent.contained[2].extension[0].extension[0].value")]
    [InlineData("contained/2/extension/0/extension/0/valueInteger", "0", IssueCode.ImpossibleValue, "AdverseEvent.contained[2].extension[0].extension[0].value")]
    [InlineData("contained/2/extension/0/extension/2/valueInteger", "18250", IssueCode.ImpossibleAge, "AdverseEvent.contained[2].extension[0].extension[2].value")]
    [InlineData("extension", "{}", IssueCode.WrongShape, "AdverseEvent.extension")]
    [InlineData("extension/0", "7", IssueCode.WrongShape, "AdverseEvent.extension[0]")]
    [InlineData("extension/0/url", null, IssueCode.MissingElement, "AdverseEvent.extension[0]")]
    [InlineData("extension/0/url", "\"" + Base + "adverse-event-agent\"", IssueCode.UnknownExtension, "AdverseEvent.extension[0].url")]
    [InlineData("extension/0/url", "\"adverse-event-agent-5\"", IssueCode.UnknownExtension, "AdverseEvent.extension[0].url")]
    [InlineData("extension/0/url", "\"" + Base + "adverse-event-agent-5?x\"", IssueCode.UnknownExtension, "AdverseEvent.extension[0].url")]
    [InlineData("extension/0/valueCode", "\"4\"", IssueCode.PropertyNotUsed, "AdverseEvent.extension[0].valueCode")]
    [InlineData("extension/1/extension", "[]", IssueCode.EmptySection, "AdverseEvent.extension[1]")]
    [InlineData("extension/1/url", "\"" + Base + "adverse-event-agent-5\"", IssueCode.Duplicate, "AdverseEvent.extension[1]")]
    [InlineData("extension/0/extension/0/url", "\"Unheard\"", IssueCode.UnknownElement, "AdverseEvent.extension[0].extension[0].url")]
    [InlineData("extension/0/extension/0/url", "\"NeverEventType\"", IssueCode.WrongSection, "AdverseEvent.extension[0].extension[0]")]
    [InlineData("extension/0/extension/0/url", null, IssueCode.MissingElement, "AdverseEvent.extension[0].extension[0]")]
    [InlineData("extension/0/extension/0/valueString", "\"4\"", IssueCode.WrongValueType, "AdverseEvent.extension[0].extension[0]")]
    [InlineData("extension/0/extension/0/valueCode", null, IssueCode.MissingElement, "AdverseEvent.extension[0].extension[0]")]
    [InlineData("extension/0/extension/0/valueCode", "4", IssueCode.WrongValueType, "AdverseEvent.extension[0].extension[0].value")]
    [InlineData("extension/0/extension/0/valueCode", "\"3\"", IssueCode.Duplicate, "AdverseEvent.extension[0].extension[1].value")]
    [InlineData("extension/0/extension/0/valueCode", "\"99\"", IssueCode.UnknownCode, "AdverseEvent.extension[0].extension[0].value")]
    [InlineData("extension/0/extension/0/id", "\"a\"", IssueCode.PropertyNotUsed, "AdverseEvent.extension[0].extension[0].id")]
    [InlineData("extension/1/extension/0/valueBoolean", "\"false\"", IssueCode.WrongValueType, "AdverseEvent.extension[1].extension[0].value")]
    [InlineData("extension/1/extension/0", "{\"url\":\"NeverEvent\",\"valueCode\":\"y\"}", IssueCode.WrongValueType, "AdverseEvent.extension[1].extension[0].value")]
    public void Read_OneChange_IsThatFaultAtThatPlace(string path, string? json, string code, string expression)
    {
        var issues = Payloads.Read(Changed(path, json)).Issues;

        Assert.Contains(issues, issue => issue.Code == code && issue.Expression == expression);
        Assert.All(issues, issue => Assert.EndsWith(".", issue.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("description", "\" \"")]
    [InlineData("extension/0/extension/0/valueCode", "4")]
    [InlineData("extension/0/extension/0/valueCode", "\"99\"")]
    [InlineData("contained/2/extension/0/extension/0/valueInteger", "1.0")]
    [InlineData("contained/0/extension/0/extension", "[]")]
    [InlineData("contained/0/extension", null)]
    public void Read_OneFault_IsSaidOnce(string path, string? json) => Assert.Single(Payloads.Read(Changed(path, json)).Issues);

    [Fact]
    public void Read_SectionOnAnotherCarrier_SaysWhereItBelongs()
    {
        var payload = Payloads.SmallNode;
        var place = payload["contained"]![0]!["extension"]!.AsArray();
        var section = place[0]!.DeepClone();
        place.Clear();
        payload["extension"]!.AsArray().Add(section);

        var issue = Assert.Single(Payloads.Read(payload).Issues);

        Assert.Equal(
            (IssueCode.WrongCarrier, "The section LocationDetails belongs on the contained Location, not on the AdverseEvent itself.", "AdverseEvent.extension[2]"),
            (issue.Code, issue.Text, issue.Expression));
    }

    [Fact]
    public void Read_MandatoryElementMissing_NamesTheSectionsPlace()
    {
        var payload = Payloads.SmallNode;
        payload["extension"]!.AsArray().Add(JsonNode.Parse($$"""{"url":"{{Base}}adverse-event-risk-details-5","extension":[{"url":"RiskPopulation","valueString":"All"}]}"""));

        var issue = Assert.Single(Payloads.Read(payload).Issues);

        Assert.Equal((IssueCode.MissingElement, "AdverseEvent.extension[2]"), (issue.Code, issue.Expression));
    }

    [Fact]
    public void Read_MandatoryElementMissingBesideAWrongOne_SaysBoth()
    {
        var payload = Payloads.SmallNode;
        payload["extension"]!.AsArray().Add(JsonNode.Parse($$"""{"url":"{{Base}}adverse-event-risk-details-5","extension":[{"url":"RiskPopulation","valueCode":"All"}]}"""));

        Assert.Equal([IssueCode.WrongValueType, IssueCode.MissingElement], Payloads.Read(payload).Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void Read_TwoPatientsContained_AsksForOne()
    {
        var payload = Payloads.SmallNode;
        var second = payload["contained"]![2]!.DeepClone();
        second["id"] = "patient2";
        second["extension"]![0]!["extension"]![0]!["valueInteger"] = 2;
        payload["contained"]!.AsArray().Add(second);

        Assert.Equal((IssueCode.Duplicate, "AdverseEvent.contained[3]"), Payloads.Read(payload).Issues.Select(issue => (issue.Code, issue.Expression)).Single());
    }

    [Fact]
    public void Read_TooManyAnswers_IsOneFaultOnTheSection()
    {
        var payload = Payloads.SmallNode;
        payload["extension"]![1]!["extension"]!.AsArray().Add(JsonNode.Parse("""{"url":"NeverEvent","valueBoolean":true}"""));

        Assert.Equal((IssueCode.TooMany, "AdverseEvent.extension[1]"), Payloads.Read(payload).Issues.Select(issue => (issue.Code, issue.Expression)).Single());
    }

    /// <summary>The small payload with the value at that path replaced, added, or taken away.</summary>
    private static JsonObject Changed(string path, string? json)
    {
        var payload = Payloads.SmallNode;
        var steps = path.Split('/');
        JsonNode node = payload;
        foreach (var step in steps[..^1]) node = node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        var value = json is null ? null : JsonNode.Parse(json);
        if (node is JsonArray list) list[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else if (json is null) node.AsObject().Remove(steps[^1]);
        else node.AsObject()[steps[^1]] = value;
        return payload;
    }
}
