using System.Text.Json.Nodes;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class LfpseContentLoaderTests
{
    private const string Taxonomy = "taxonomy-v5.json";
    private const string Rules = "form-rules-v5.json";
    private const string Wording = "wording-v5.json";
    private const string QuickStarts = "quick-starts-v5.json";

    /// <summary>File, what is broken, and the fault as it is told.</summary>
    private static readonly (string File, Action<JsonObject> Break, string Fault)[] Cases =
    [
        (Taxonomy, json => json["sections"]![1]!["elements"]![0]!["codeSystem"] = "agent-type-9", "sections[1].elements[0].codeSystem: There is no list \"agent-type-9\" in this file."),
        (Taxonomy, json => json["sections"]![1]!["elements"]![0]!.AsObject().Remove("codeSystem"), "sections[1].elements[0].codeSystem: An element of type code needs a list."),
        (Taxonomy, json => json["sections"]![1]!["elements"]![1]!["codeSystem"] = "agent-type-5", "sections[1].elements[1].codeSystem: Only an element of type code has a list."),
        (Taxonomy, json => json["sections"]![1]!["elements"]![1]!["name"] = "ApproximateDate", "sections[1].elements[1].name: The element \"ApproximateDate\" stands in \"AdverseEventEstimatedDate\" already; names must be unique across the version."),
        (Taxonomy, json => json["sections"]![1]!["elements"]![0]!["min"] = 101, "sections[1].elements[0].min: min is 101 and max only 100."),
        (Taxonomy, json => json["sections"]![1]!["elements"]![0]!["max"] = "100", "sections[1].elements[0].max: A whole number of 1 or more is expected here."),
        (Taxonomy, json => json["sections"]![1]!["elements"]![0]!["type"] = "number", "sections[1].elements[0].type: \"number\" is not known here; known are code, string, integer, boolean, date, time."),
        (Taxonomy, json => json["sections"]![1]!["name"] = "AdverseEventEstimatedDate", "sections[1].name: There are two sections \"AdverseEventEstimatedDate\"."),
        (Taxonomy, json => json["sections"]![0]!["carrier"] = "Patients", "sections[0].carrier: \"Patients\" is not known here; known are adverseEvent, patient, location, practitioner, medication, device."),
        (Taxonomy, json => json["codeSystems"]![0]!["concepts"]![1]!["code"] = "y", "codeSystems[0].concepts[1].code: The code \"y\" stands twice in this list."),
        (Taxonomy, json => json["codeSystems"]![0]!["concepts"]![1]!["display"] = " ", "codeSystems[0].concepts[1].display: A text that is not empty is expected here."),
        (Taxonomy, json => json["codeSystems"]![0]!["concepts"]!.AsArray().Clear(), "codeSystems[0].concepts: The list has no codes."),
        (Taxonomy, json => json["codeSystems"]![1]!["id"] = "yes-no-unknown-codes-5", "codeSystems[1].id: There are two lists \"yes-no-unknown-codes-5\"."),
        (Taxonomy, json => json["eventTypes"]![1]!["code"] = "1", "eventTypes[1].code: The code \"1\" stands twice in this list."),
        (Taxonomy, json => json["eventTypes"]!.AsArray().RemoveAt(1), "eventTypes: The event type \"goodCare\" has no code."),
        (Taxonomy, json => json["profileid"] = "x", "profileid: There is no property \"profileid\" here; the properties are version, profileId, canonicalBase, accepted, source, notes, eventTypes, sections, codeSystems."),
        (Taxonomy, json => json.Remove("source"), "source: It is missing."),
        (Taxonomy, json => json["sections"] = "none", "sections: A list is expected here."),
        (Taxonomy, json => json["sections"]![0] = 1, "sections[0]: An object is expected here."),
        (Taxonomy, json => json["accepted"] = "yes", "accepted: true or false is expected here."),
        (Taxonomy, json => json["version"] = 6, "version: The name of the file says version 5."),
        (Rules, json => Opening(json, 0)["when"]!["question"] = "IncidentOccuredToday", "openings[0].when.question: Taxonomy 5 has no element \"IncidentOccuredToday\"."),
        (Rules, json => Opening(json, 0)["when"]!["values"]![0] = "yes", "openings[0].when.values[0]: The list \"yes-no-unknown-codes-5\" of IncidentOccurredToday has no code \"yes\"."),
        (Rules, json => Opening(json, 0)["when"]!["question"] = "ImmediateActions", "openings[0].when.values[0]: ImmediateActions has no list of answers, so no answer to it can decide anything."),
        (Rules, json => Opening(json, 0)["when"]!["values"]!.AsArray().Clear(), "openings[0].when.values: At least one value is needed."),
        (Rules, json => Opening(json, 0)["opens"]![0] = "Tomorrow", "openings[0].opens[0]: Taxonomy 5 has no element \"Tomorrow\"."),
        (Rules, json => Opening(json, 0)["evidence"] = "guessed", "openings[0].evidence: \"guessed\" is not known here; known are observed, derived, ours."),
        (Rules, json => json["openings"]!.AsArray().Add(JsonNode.Parse("""{ "when": { "question": "NeverEventType", "values": ["1"] }, "opens": ["NeverEvent"], "evidence": "ours" }""")), "openings: These questions open each other in a circle: NeverEventType, NeverEvent, NeverEventType."),
        (Rules, json => json["openings"]!.AsArray().Insert(0, JsonNode.Parse("""{ "when": { "question": "RiskTheme", "values": ["1"] }, "opens": ["Gender"], "evidence": "ours" }""")), "openings[0]: No form asks both RiskTheme and Gender, so this never opens it."),
        (Rules, json => json["sectionsOf"]!["incident"]![0] = "AdverseEventDate", "sectionsOf.incident[0]: Taxonomy 5 has no section \"AdverseEventDate\"."),
        (Rules, json => json["forms"]!.AsObject().Remove("risk"), "forms: The event type \"risk\" is missing."),
        (Rules, json => json["forms"]!["nearMiss"] = new JsonObject(), "forms.nearMiss: There is no event type \"nearMiss\"."),
        (Rules, json => Page(json, "incident", 0)["name"] = "What happened", "forms.incident.pages[0].name: \"What happened\" cannot stand in an address: small letters and digits, with single hyphens between, are allowed."),
        (Rules, json => Page(json, "incident", 0)["name"] = "people", "forms.incident: Two pages or tasks are named \"people\"."),
        (Rules, json => Page(json, "incident", 0)["questions"]!.AsArray().Add(JsonNode.Parse("""{ "question": "Description" }""")), "forms.incident.pages[0].questions[10].question: Description is asked twice in this form."),
        (Rules, json => Page(json, "incident", 1)["questions"]!.AsArray().RemoveAt(0), "forms.incident.pages: AdverseEventAgent is asked, so InvolvedAgents must be mandatory on a page."),
        (Rules, json => Page(json, "incident", 1)["questions"]![0]!["mandatory"] = false, "forms.incident.pages: AdverseEventAgent is asked, so InvolvedAgents must be mandatory on a page."),
        (Rules, json => Page(json, "incident", 1)["questions"]!.AsArray().RemoveAt(3), "forms.incident.pages[1].questions[3].question: AgeAtTimeOfIncidentDays is about one patient, and NumberOfPatients is not asked before it."),
        (Rules, json => Page(json, "incident", 0)["questions"]!.AsArray().Insert(0, JsonNode.Parse("""{ "question": "ReporterTypeOther" }""")), "forms.incident.pages[0].questions[0].question: ReporterTypeOther comes before every question that could open it (ReporterType)."),
        (Rules, json => Page(json, "goodCare", 0)["questions"]!.AsArray().Add(JsonNode.Parse("""{ "question": "LevelOfConcern" }""")), "forms.goodCare.pages[0].questions[8].question: LevelOfConcern is of AdverseEventClassification, which sectionsOf does not give to this event type."),
        (Rules, json => json["forms"]!["incident"]!["tasks"]![1]!["when"] = JsonNode.Parse("""{ "question": "DetectionPoint", "values": ["1"] }"""), "forms.incident.tasks[1].when: No page asks DetectionPoint, so the task would never be offered."),
        (Rules, json => json["setBySystem"]!.AsArray().RemoveAt(0), "forms: No form asks ReferenceNumber, and the system does not set it."),
        (Rules, json => json["setBySystem"]!.AsArray().Add("WhyAnonymous"), "setBySystem: The system sets WhyAnonymous, and yet a form asks it."),
        (Wording, json => json["questions"]!.AsObject().Remove("Gender"), "questions: Gender is asked and has no wording."),
        (Wording, json => json["questions"]!["Weather"] = new JsonObject { ["question"] = "Was it raining?", ["shortName"] = "Rain", ["missing"] = "Select rain" }, "questions.Weather: Taxonomy 5 has no element \"Weather\"."),
        (Wording, json => json["questions"]!["TodaysDate"] = new JsonObject { ["question"] = "What is today?", ["shortName"] = "Today", ["missing"] = "Enter today" }, "questions.TodaysDate: No form asks TodaysDate."),
        (Wording, json => json["questions"]!["Gender"]!.AsObject().Remove("missing"), "questions.Gender.missing: It is missing."),
        (Wording, json => json["questions"]!["PhysicalHarm"]!["details"]!["lines"]![1]!["code"] = "6", "questions.PhysicalHarm.details.lines[1].code: The list of PhysicalHarm has no code \"6\"."),
        (Wording, json => json["questions"]!["Gender"]!["for"] = JsonNode.Parse("""{ "risk": { "question": "Whose?" } }"""), "questions.Gender.for.risk: The form for risk does not ask Gender."),
        (QuickStarts, json => QuickStart(json)["prefill"]!["InvolvedAgents"]![0] = "5", "quickStarts[0].prefill.InvolvedAgents[0]: The list \"agent-type-5\" of InvolvedAgents has no code \"5\"."),
        (QuickStarts, json => QuickStart(json)["prefill"]!["HowFutureOccurrence"] = new JsonArray("Again"), "quickStarts[0].prefill.HowFutureOccurrence: The form for incident does not ask HowFutureOccurrence."),
        (QuickStarts, json => QuickStart(json)["prefill"]!["DeviceType"] = new JsonArray("2"), "quickStarts[0].prefill.DeviceType: Nothing that this quick start asks or fills in opens DeviceType."),
        (QuickStarts, json => QuickStart(json)["prefill"]!["Process"] = new JsonArray("5", "6"), "quickStarts[0].prefill.Process: Process takes at most 1."),
        (QuickStarts, json => QuickStart(json)["ask"]!.AsArray().RemoveAt(0), "quickStarts[0].ask: Description is mandatory, and neither prefilled nor asked."),
        (QuickStarts, json => QuickStart(json)["ask"]!.AsArray().RemoveAt(2), "quickStarts[0].ask: Date is mandatory, and neither prefilled nor asked."),
        (QuickStarts, json => QuickStart(json)["careSettings"]![0] = "pharmacy", "quickStarts[0].careSettings[0]: \"pharmacy\" is not known here; known are generalPractice, communityPharmacy, optical, dental."),
        (QuickStarts, json => json["quickStarts"]![1]!["name"] = "dispensing-near-miss", "quickStarts[1].name: There are two quick starts \"dispensing-near-miss\"."),
    ];

    public static TheoryData<int> CaseNumbers => [.. Enumerable.Range(0, Cases.Length)];

    [Fact]
    public void Load_ShippedContent_HoldsBothVersionsAndOneForm()
    {
        Assert.Equal([4, 5], ShippedContent.Content.Taxonomies.Keys.Order());
        Assert.Equal([5], ShippedContent.Content.FormRules.Keys);
        Assert.Equal([5], ShippedContent.Content.Wordings.Keys);
        Assert.Equal([5], ShippedContent.Content.QuickStarts.Keys);
    }

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void Load_BrokenFile_NamesFilePlaceAndReason(int number)
    {
        var (file, mutate, fault) = Cases[number];
        using BrokenContent content = new();
        content.Break(file, mutate);

        Assert.Contains($"lfpse/{file}: {fault}", content.Faults());
    }

    [Fact]
    public void Load_OneFault_TellsNothingElse()
    {
        using BrokenContent content = new();
        content.Break(Taxonomy, json => json["sections"]![1]!["elements"]![0]!["min"] = 101);

        Assert.Single(content.Faults());
    }

    [Fact]
    public void Load_FaultsInSeveralFiles_AreAllTold()
    {
        using BrokenContent content = new();
        content.Break("taxonomy-v4.json", json => json.Remove("source"));
        content.Break(Wording, json => json["questions"]!.AsObject().Remove("Gender"));
        content.Break(QuickStarts, json =>
        {
            QuickStart(json).Remove("hint");
            QuickStart(json)["ask"]!.AsArray().RemoveAt(0);
        });

        Assert.Equal(
            [
                "lfpse/taxonomy-v4.json: source: It is missing.",
                "lfpse/wording-v5.json: questions: Gender is asked and has no wording.",
                "lfpse/quick-starts-v5.json: quickStarts[0].hint: It is missing.",
                "lfpse/quick-starts-v5.json: quickStarts[0].ask: Description is mandatory, and neither prefilled nor asked.",
            ],
            content.Faults());
    }

    [Fact]
    public void Load_NotJson_NamesTheLine()
    {
        using BrokenContent content = new();
        File.WriteAllText(content.PathOf(Wording), "{\n  \"version\": 5,\n  oops\n}");

        Assert.StartsWith("lfpse/wording-v5.json: It is not JSON: 'o' is an invalid start of a property name.", Assert.Single(content.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PropertyTwice_IsRefused()
    {
        using BrokenContent content = new();
        File.WriteAllText(content.PathOf(Wording), """{ "version": 5, "version": 5 }""");

        Assert.Contains("Duplicate property 'version'", Assert.Single(content.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wording-v5.json", "lfpse/wording-v5.json: The file is missing: new records are made in this version.")]
    [InlineData("form-rules-v5.json", "lfpse/wording-v5.json: It needs form-rules-v5.json, which is not there.")]
    [InlineData("taxonomy-v5.json", "lfpse/form-rules-v5.json: It needs taxonomy-v5.json, which is not there.")]
    public void Load_FileMissing_SaysWhichAndWhy(string file, string fault)
    {
        using BrokenContent content = new();
        File.Delete(content.PathOf(file));

        Assert.Contains(fault, content.Faults());
    }

    [Fact]
    public void Load_NoVersionAccepted_IsRefused()
    {
        using BrokenContent content = new();
        content.Break(Taxonomy, json => json["accepted"] = false);

        Assert.Equal(["lfpse: There is no taxonomy that new records can be made in: one file taxonomy-v*.json must say \"accepted\": true."], content.Faults());
    }

    [Fact]
    public void Message_ContentException_ListsEveryFault()
    {
        ContentException exception = new([new("lfpse/a.json", "x[0]", "It is missing."), new("lfpse/b.json", "", "It is not JSON.")]);

        Assert.Equal(
            string.Join(Environment.NewLine, "The content cannot be used:", "lfpse/a.json: x[0]: It is missing.", "lfpse/b.json: It is not JSON."),
            exception.Message);
    }

    private static JsonObject Opening(JsonObject json, int index) => json["openings"]![index]!.AsObject();

    private static JsonObject Page(JsonObject json, string type, int index) => json["forms"]![type]!["pages"]![index]!.AsObject();

    private static JsonObject QuickStart(JsonObject json) => json["quickStarts"]![0]!.AsObject();
}
