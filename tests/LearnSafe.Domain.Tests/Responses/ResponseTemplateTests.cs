using System.Text.RegularExpressions;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;

namespace LearnSafe.Domain.Tests.Responses;

/// <summary>The templates of learning responses: what must be in them, what must not, and how they are read.</summary>
public sealed partial class ResponseTemplateTests
{
    private const string Template = """
        {"version": 1, "kind": "tool", "title": "A tool", "cue": "Look", "whenToUse": ["Now."], "who": "All", "howLong": "An hour", "source": "Here", "status": "proposed", "asOf": "2026-11-27",
         "sections": [{"name": "one", "title": "One", "fields": [{"name": "text", "label": "Text", "kind": "longText"}]}]}
        """;

    private static readonly DateOnly Today = new(2026, 11, 27);

    private static string Content => Path.Combine(AppContext.BaseDirectory, "content");

    [Fact]
    public void EachMethod_HasWhatEveryResponseHas()
    {
        var templates = ResponseTemplates.Load(Content);
        Assert.Equal(
            ["after-action-review", "horizon-scan", "mdt-review", "psii", "significant-event-analysis", "swarm-huddle", "thematic-review"], templates.Methods.Select(method => method.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["interview-guide", "link-analysis", "observation", "timeline", "walkthrough"], templates.Tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(templates.Methods, method =>
        {
            Assert.NotNull(method.Field("work", "workAsImagined"));
            Assert.NotNull(method.Field("work", "workAsDone"));
        });
        Assert.Equal("Work as done", templates.Of("swarm-huddle", 1).Field("work", "workAsDone")!.Label);
        Assert.Throws<KeyNotFoundException>(() => templates.Of("swarm-huddle", 99));
    }

    /// <summary>A learning response has no remit to say who is at fault, whether something could have been prevented, or what somebody died of.</summary>
    [Fact]
    public void NoTemplate_AsksForFaultPreventabilityOrCauseOfDeath()
    {
        var asked = ResponseTemplates.Load(Content).All.SelectMany(template => Words(template).Append(template.Title).Append(template.Cue).Concat(template.WhenToUse))
            .Concat(CommonSection.PurposeAndScope.Fields.SelectMany(Words)).Concat(SeipsPrompts.Load(Content).All.SelectMany(prompt => prompt.Ask)).ToList();
        Assert.True(asked.Count > 300, "The walk found few words.");
        Assert.DoesNotContain(asked, words => Remit().IsMatch(words));
        Assert.Matches(Remit(), "Was it avoidable?");
        Assert.Matches(Remit(), "Cause of death");
        Assert.Matches(Remit(), "Who was to blame?");
    }

    [Theory]
    [InlineData("\"kind\": \"longText\"", "\"kind\": \"longTxt\"", "psirf/templates/a-tool-v1.json: sections[0].fields[0].kind: \"longTxt\" is not known here")]
    [InlineData("\"title\": \"One\", ", "", "psirf/templates/a-tool-v1.json: sections[0].title: It is missing.")]
    [InlineData("\"label\": \"Text\"", "\"label\": \"Text\", \"choices\": [\"a\", \"b\"]", "sections[0].fields[0].choices: A choice has choices")]
    [InlineData("\"kind\": \"longText\"", "\"kind\": \"choice\", \"choices\": [\"a\", \"a\"]", "A choice is there twice.")]
    [InlineData("\"kind\": \"longText\"", "\"kind\": \"table\", \"columns\": []", "At least one column is needed.")]
    [InlineData("\"kind\": \"longText\"", "\"kind\": \"table\", \"columns\": [{\"name\": \"a\", \"label\": \"A\"}, {\"name\": \"a\", \"label\": \"B\"}]", "There are two columns \"a\" in this table.")]
    [InlineData("\"name\": \"text\"", "\"name\": \"Text<\"", "sections[0].fields[0].name: A name has letters and digits")]
    [InlineData("\"name\": \"one\"", "\"name\": \"purposeAndScope\"", "Every response has a section of this name already.")]
    [InlineData("\"kind\": \"tool\"", "\"kind\": \"method\"", "sections: A method needs a section of the kind findings.")]
    [InlineData("\"whenToUse\": [\"Now.\"]", "\"whenToUse\": []", "whenToUse: At least one sentence is needed.")]
    [InlineData("2026-11-27", "27.11.2026", "asOf: A day is expected here")]
    [InlineData("\"version\": 1", "\"version\": 2", "version: The name of the file says version 1.")]
    [InlineData("\"cue\"", "\"queue\": 1, \"cue\"", "queue: There is no property \"queue\" here")]
    [InlineData("{\"version\"", "[{\"version\"", "It is not JSON")]
    public void Load_ADamagedFile_NamesFilePlaceAndReason(string part, string instead, string expected)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Directory.CreateDirectory(Path.Combine(folder.FullName, "psirf", "templates")).FullName;
            File.WriteAllText(Path.Combine(path, "a-tool-v1.json"), Template);
            Assert.Equal("A tool", ResponseTemplates.Load(folder.FullName).Tools.Single().Title);
            File.WriteAllText(Path.Combine(path, "a-tool-v1.json"), Template.Replace(part, instead, StringComparison.Ordinal));
            Assert.Contains(expected, string.Join('\n', Assert.Throws<ContentException>(() => ResponseTemplates.Load(folder.FullName)).Faults), StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(path, "a-tool-v1.json"), Template);
            File.WriteAllText(Path.Combine(path, "My tool.json"), Template);
            Assert.Contains("name-v1.json", Assert.Throws<ContentException>(() => ResponseTemplates.Load(folder.FullName)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(FieldKind.ShortText, "f.s.x= One\nline ", "One line", null)]
    [InlineData(FieldKind.LongText, "f.s.x=Two\r\nlines", "Two\nlines", null)]
    [InlineData(FieldKind.Number, "f.s.x=1,204", "1204", null)]
    [InlineData(FieldKind.Number, "f.s.x=-3", "", "Enter a number, like 12")]
    [InlineData(FieldKind.Number, "f.s.x=many", "", "Enter a number, like 12")]
    [InlineData(FieldKind.YesNo, "f.s.x=Yes", "Yes", null)]
    [InlineData(FieldKind.YesNo, "f.s.x=perhaps", "", "Select yes or no")]
    [InlineData(FieldKind.Choice, "f.s.x=High", "High", null)]
    [InlineData(FieldKind.Choice, "f.s.x=<b>", "", "Select one of the answers")]
    [InlineData(FieldKind.Date, "f.s.x.Day=27;f.s.x.Month=nov;f.s.x.Year=2026", "2026-11-27", null)]
    [InlineData(FieldKind.Date, "f.s.x.Day=31;f.s.x.Month=2;f.s.x.Year=2026", "", "A field must be a real date")]
    [InlineData(FieldKind.Date, "f.s.x.Day=;f.s.x.Month=", "", null)]
    [InlineData(FieldKind.DateTime, "f.s.x.Day=27;f.s.x.Month=11;f.s.x.Year=2026;f.s.x.Time=5:30pm", "2026-11-27T17:30", null)]
    [InlineData(FieldKind.DateTime, "f.s.x.Day=27;f.s.x.Month=11;f.s.x.Year=2026;f.s.x.Time=midday", "2026-11-27T12:00", null)]
    [InlineData(FieldKind.DateTime, "f.s.x.Day=27;f.s.x.Month=11;f.s.x.Year=2026;f.s.x.Time=soon", "", "Enter a time like 5:30pm or 17:30")]
    [InlineData(FieldKind.DateTime, "f.s.x.Time=17:30", "", "Enter the day as well as the time")]
    [InlineData(FieldKind.Table, "f.s.x.0.a=;f.s.x.1.a=Door;f.s.x.7.b=High", "[[\"Door\",\"\"],[\"\",\"High\"]]", null)]
    [InlineData(FieldKind.Table, "f.s.x.0.b=Sideways", "", "Select one of the answers")]
    public void Read_WhatWasTyped_IsKeptOrNamed(FieldKind kind, string form, string value, string? fault)
    {
        var field = new TemplateField("x", "A field", kind, null, ["Low", "High"], [new("a", "A", []), new("b", "B", ["Low", "High"])]);
        var typed = form.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

        var reading = FieldReading.Read(field, "f.s.x", typed.GetValueOrDefault, Today);

        Assert.Equal((value, fault), (reading.Value, reading.Fault));
        // What a form shows of it is read back as the same.
        Assert.Equal(value, FieldReading.Read(field, "f.s.x", FieldReading.Parts(field, "f.s.x", value).GetValueOrDefault, Today).Value);
        Assert.Equal(value.Length == 0, FieldReading.Text(field, value).Length == 0);
    }

    [Fact]
    public void Read_TooMuch_IsNamed()
    {
        Assert.NotNull(FieldReading.Read(new("x", "X", FieldKind.LongText, null, [], []), "f", _ => new string('a', FieldReading.LongLength + 1), Today).Fault);
        Assert.NotNull(FieldReading.Read(new("x", "X", FieldKind.ShortText, null, [], []), "f", _ => new string('a', FieldReading.ShortLength + 1), Today).Fault);
        Assert.NotNull(FieldReading.Read(new("x", "X", FieldKind.Table, null, [], [new("a", "A", [])]), "f", _ => new string('a', FieldReading.CellLength + 1), Today).Fault);
        Assert.Equal(FieldReading.MostRows, FieldReading.Rows(FieldReading.Read(new("x", "X", FieldKind.Table, null, [], [new("a", "A", [])]), "f", _ => "a", Today).Value).Count);
    }

    [Fact]
    public void LinkRows_OfTheTables_LeaveOutWhatHasNoEnd()
    {
        var (nodes, links) = LinkRows.Read(
            FieldReading.OfRows([["Nurse", "Person"], ["nurse", "Tool"], ["Store", "Place"], ["", "Tool"]]),
            FieldReading.OfRows([["Nurse", "STORE", "Hand-over", "12", "3", "Locked"], ["Nurse", "Nowhere", "Talk", "1", "1", ""], ["Nurse", "Nurse", "Talk", "1", "1", ""], ["Store", "Nurse", "", "often", "", ""]]));
        Assert.Equal([("Nurse", LinkNodeKind.Person), ("Store", LinkNodeKind.Place)], nodes.Select(node => (node.Name, node.Kind)));
        Assert.Equal([(LinkType.HandOver, 12, 3, true), (LinkType.Talk, 1, 1, false)], links.Select(link => (link.Type, link.Count, link.Importance, link.IsProblem)));
        Assert.Empty(LinkRows.Read("", "").Nodes);
    }

    [Fact]
    public void Criteria_AndPrompts_AreAllThere()
    {
        Assert.Equal(9, QualityCriteria.Load(Content)[1].All.Count);
        Assert.Equal(Enum.GetValues<SeipsElement>(), SeipsPrompts.Load(Content).All.Select(prompt => prompt.Element).Distinct().Order());
        var nowhere = Path.Combine(Path.GetTempPath(), "nowhere-at-all");
        Assert.All([() => ResponseTemplates.Load(nowhere), () => SeipsPrompts.Load(nowhere), (Func<object>)(() => QualityCriteria.Load(nowhere))], load => Assert.Throws<ContentException>(load));
    }

    private static IEnumerable<string> Words(ResponseTemplate template) => template.Sections.SelectMany(section => section.Fields.SelectMany(Words).Append(section.Title).Append(section.Intro ?? ""));

    private static IEnumerable<string> Words(TemplateField field) => [field.Label, field.Hint ?? "", .. field.Choices, .. field.Columns.SelectMany(column => column.Choices.Append(column.Label))];

    [GeneratedRegex(@"fault|blame|prevent|avoidab|negligen|culpab|liab|\bcauses? of|root cause|died of|at fault|guilt|human error|should have|\bdisciplin|punish", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remit();
}
