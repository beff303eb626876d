using System.Text;
using System.Text.Json.Nodes;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Fhir;

public sealed class AdverseEventReaderTests
{
    [Fact]
    public void Read_SmallPayload_IsItsAnswers()
    {
        var reading = Payloads.Read(Payloads.Small);

        Assert.Empty(reading.Issues);
        var expected = new EventAnswers
        {
            TaxonomyVersion = 5,
            Type = EventType.Incident,
            Description = "Two bags were swapped",
            Date = "2026-11-20",
            Patients = [AnswerSet.Empty.With("PatientSequence", "1").With("PhysicalHarm", "4").With("AgeAtTimeOfIncidentDays", "18600")],
        }.With("InvolvedAgents", "4", "3").With("NeverEvent", "false").With("LocationKnown", "y").With("Organisation", "FA123").With("ReporterType", "3");
        Assert.Equal(expected, reading.Answers);
    }

    [Fact]
    public void Read_WhatWasWritten_IsEqual()
    {
        Assert.Equal(Records.Incident, Payloads.OutAndIn(Records.Incident));
        Assert.Equal(Records.Smallest, Payloads.OutAndIn(Records.Smallest));
    }

    [Theory]
    [InlineData("https://psims-uat.azure-api.net", "https://developer.learn-from-patient-safety-events.nhs.uk")]
    [InlineData("https://psims-uat.azure-api.net", "http://localhost:5080")]
    public void Read_AddressesOfAnotherHost_AreTheSame(string host, string other) =>
        Assert.Equal(Payloads.Read(Payloads.Small).Answers, Payloads.Read(Payloads.Small.Replace(host, other, StringComparison.Ordinal)).Answers);

    [Theory]
    [InlineData("category", """{"coding":[{"code":"AE"}]}""")]
    [InlineData("category", """[{"coding":[{"system":"http://hl7.org/fhir/adverse-event-category","code":"AE"}]}]""")]
    [InlineData("category", null)]
    [InlineData("id", "\"their own\"")]
    [InlineData("type", """{"coding":[{"system":"x","code":"1","display":"Incident"}]}""")]
    [InlineData("suspectEntity", "[]")]
    public void Read_SameSaidOtherwise_IsTheSame(string property, string? json)
    {
        var payload = Payloads.SmallNode;
        payload.Remove(property);
        if (json is not null) payload[property] = JsonNode.Parse(json);

        Assert.Equal(Payloads.Read(Payloads.Small).Answers, Payloads.Read(payload).Answers);
    }

    [Fact]
    public void Read_MetaAsWeGiveItOut_IsPassedOver()
    {
        var payload = Payloads.SmallNode;
        payload["meta"]!["versionId"] = "7";
        payload["meta"]!["lastUpdated"] = "2020-01-01T00:00:00Z";
        payload["meta"]!["tag"] = JsonNode.Parse("""[{"code":"x"}]""");

        Assert.NotNull(Payloads.Read(payload).Answers);
    }

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver() =>
        Assert.NotNull(Payloads.Reader.Read((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Payloads.Small)], Payloads.Today).Answers);

    [Fact]
    public void Read_PatientWithoutAnswers_IsNoPatient()
    {
        // Good care in later versions sends an empty contained Patient.
        var payload = Payloads.SmallNode;
        payload["contained"]![2]!.AsObject().Remove("extension");

        Assert.Empty(Payloads.Read(payload).Answers!.Patients);
    }

    [Theory]
    [InlineData("""{"system":"urn:lrms","value":"7"}""", 1)]
    [InlineData("""[{"value":"7"},{"value":"8"}]""", 2)]
    public void Read_Identifiers_AreKept(string json, int count)
    {
        var payload = Payloads.SmallNode;
        payload["identifier"] = JsonNode.Parse(json);

        Assert.Equal(count, Payloads.Read(payload).Answers!.Identifiers.Count);
    }

    [Theory]
    [InlineData("", "The body is empty.")]
    [InlineData(" \n", "The body is empty.")]
    [InlineData("{\n  \"resourceType\": oops }", "(line 2, position 19).")]
    [InlineData("{\"a\":1,}", "(line 1, position 8).")]
    [InlineData("{\"a\":\"\\ud83d\"}", "The body is not JSON: half a surrogate pair is escaped (line 1, position 7).")]
    [InlineData("{\"a\":\"\\ude00\\ud83d\"}", "The body is not JSON: half a surrogate pair is escaped (line 1, position 7).")]
    [InlineData("{\"resourceType\":\"AdverseEvent\",\"resourceType\":\"AdverseEvent\"}", "resourceType")]
    [InlineData("{\"resourceType\":\"AdverseEvent\"", "(line 1, position ")]
    public void Read_NotJson_IsOneFaultWithItsPlace(string body, string text)
    {
        var issue = Assert.Single(Payloads.Read(body).Issues);

        Assert.Equal(IssueCode.MalformedJson, issue.Code);
        Assert.Contains(text, issue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", issue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_SaysWhere()
    {
        var issue = Assert.Single(Payloads.Reader.Read((byte[])[(byte)'{', (byte)'\n', (byte)'"', 0xC3, (byte)'"'], Payloads.Today).Issues);

        Assert.Equal("The body is not UTF-8 (line 2, position 2).", issue.Text);
    }

    [Fact]
    public void Read_NestedTooDeep_IsOneFault() =>
        Assert.Equal(IssueCode.MalformedJson, Assert.Single(Payloads.Read(new string('[', 100_000)).Issues).Code);

    [Theory]
    [InlineData("[]", IssueCode.WrongResource)]
    [InlineData("17", IssueCode.WrongResource)]
    [InlineData("{}", IssueCode.WrongResource)]
    [InlineData("""{"resourceType":"Patient"}""", IssueCode.WrongResource)]
    [InlineData("""{"resourceType":5}""", IssueCode.WrongResource)]
    [InlineData("""{"resourceType":"AdverseEvent"}""", IssueCode.MissingProfile)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":"https://x/y"}}""", IssueCode.WrongShape)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":["https://x/y","https://x/z"]}}""", IssueCode.WrongShape)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":["https://x/y"]}}""", IssueCode.UnknownProfile)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":["patient-safety-adverse-event-5"]}}""", IssueCode.UnknownProfile)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":["https://x/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event-5x"]}}""", IssueCode.UnknownProfile)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":["https://x/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event-99"]}}""", IssueCode.UnknownVersion)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":["https://x/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event"]}}""", IssueCode.UnknownVersion)]
    [InlineData("""{"resourceType":"AdverseEvent","meta":{"profile":["https://x/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event-4"]}}""", IssueCode.VersionNotAccepted)]
    public void Read_WrongResourceOrProfile_IsOneFault(string body, string code) => Assert.Equal(code, Assert.Single(Payloads.Read(body).Issues).Code);

    [Fact]
    public void Read_ThousandsOfFaults_ListsTheFirst()
    {
        var payload = Payloads.SmallNode;
        for (var index = 0; index < 5000; index++) payload["x" + index] = 1;

        var issues = Payloads.Read(payload).Issues;

        Assert.Equal(201, issues.Count);
        Assert.Equal(IssueCode.MoreFaults, issues[^1].Code);
    }

    [Fact]
    public void Read_SeveralFaults_AreAllSaid()
    {
        var payload = Payloads.SmallNode;
        payload["date"] = "2026-02-30";
        payload["type"]!["coding"]![0]!["code"] = "9";
        payload["extension"]![0]!["extension"]![0]!["valueCode"] = "99";
        payload["contained"]![2]!["extension"]![0]!["extension"]![2]!["valueInteger"] = 365;
        payload["location"]!["reference"] = "#elsewhere";

        Assert.Equal(
            [
                "dangling-reference AdverseEvent.location.reference",
                "impossible-age AdverseEvent.contained[2].extension[0].extension[2].value",
                "impossible-date AdverseEvent.date",
                "unknown-code AdverseEvent.extension[0].extension[0].value",
                "unknown-code AdverseEvent.type.coding[0].code",
            ],
            Payloads.Read(payload).Issues.Select(issue => $"{issue.Code} {issue.Expression}").Order(StringComparer.Ordinal));
    }
}
