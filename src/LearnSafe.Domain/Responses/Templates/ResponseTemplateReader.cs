using System.Globalization;
using System.Text.RegularExpressions;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Responses.Templates;

/// <summary>Reads one template strictly: whatever is misspelt, missing or of another kind is a fault that names its place.</summary>
internal static partial class ResponseTemplateReader
{
    public static ResponseTemplate Read(ContentPlace root, string name, int version)
    {
        root.Only("version", "notes", "kind", "title", "cue", "whenToUse", "who", "howLong", "source", "status", "asOf", "sections");
        var kind = root.Choice<TemplateKind>("kind");
        List<TemplateSection> sections = [];
        foreach (var place in root.List("sections"))
        {
            var section = Section(place);
            if (section.Name == CommonSection.PurposeAndScope.Name) place.At("name").Fault("Every response has a section of this name already.");
            if (sections.Exists(known => known.Name == section.Name)) place.At("name").Fault($"There are two sections \"{section.Name}\".");
            if (kind == TemplateKind.Tool && section.Kind != SectionKind.Fields) place.At("kind").Fault("A tool has fields; findings and participants are the response's.");
            if (section.Kind != SectionKind.Fields && sections.Exists(known => known.Kind == section.Kind)) place.At("kind").Fault("A response has one such section.");
            sections.Add(section);
        }

        if (sections.Count == 0) root.At("sections").Fault("At least one section is needed.");
        if (kind == TemplateKind.Method)
        {
            foreach (var needed in new[] { SectionKind.Findings, SectionKind.Participants })
            {
                if (!sections.Exists(section => section.Kind == needed)) root.At("sections").Fault($"A method needs a section of the kind {ContentPlace.Camel(needed)}.");
            }
        }

        var when = root.Texts("whenToUse");
        if (when.Count == 0) root.At("whenToUse").Fault("At least one sentence is needed.");
        return new ResponseTemplate(
            name, version, kind, root.Text("title"), root.Text("cue"), when, root.Text("who"), root.Text("howLong"), root.Text("source"), root.Choice<RuleStatus>("status"), Day(root, "asOf"), sections);
    }

    private static TemplateSection Section(ContentPlace place)
    {
        place.Only("name", "title", "kind", "intro", "sideBySide", "fields");
        var kind = place.Has("kind") ? place.Choice<SectionKind>("kind") : SectionKind.Fields;
        List<TemplateField> fields = [];
        if (kind != SectionKind.Fields && place.Has("fields")) place.At("fields").Fault("Only a section of fields has any.");
        foreach (var one in kind == SectionKind.Fields ? place.List("fields") : [])
        {
            var field = Field(one);
            if (fields.Exists(known => known.Name == field.Name)) one.At("name").Fault($"There are two fields \"{field.Name}\" in this section.");
            fields.Add(field);
        }

        if (kind == SectionKind.Fields && fields.Count == 0) place.At("fields").Fault("At least one field is needed.");
        return new TemplateSection(Name(place), place.Text("title"), kind, place.OptionalText("intro"), place.Flag("sideBySide"), fields);
    }

    private static TemplateField Field(ContentPlace place)
    {
        place.Only("name", "label", "kind", "hint", "choices", "columns");
        var kind = place.Choice<FieldKind>("kind");
        if (place.Has("choices") != (kind == FieldKind.Choice)) place.At("choices").Fault("A choice has choices, and no other field has.");
        if (place.Has("columns") != (kind == FieldKind.Table)) place.At("columns").Fault("A table has columns, and no other field has.");
        return new TemplateField(
            Name(place), place.Text("label"), kind, place.OptionalText("hint"), kind == FieldKind.Choice ? Choices(place) : [], kind == FieldKind.Table ? Columns(place) : []);
    }

    private static List<TemplateColumn> Columns(ContentPlace parent)
    {
        List<TemplateColumn> columns = [];
        foreach (var place in parent.List("columns"))
        {
            place.Only("name", "label", "choices");
            var column = new TemplateColumn(Name(place), place.Text("label"), place.Has("choices") ? Choices(place) : []);
            if (columns.Exists(known => known.Name == column.Name)) place.At("name").Fault($"There are two columns \"{column.Name}\" in this table.");
            columns.Add(column);
        }

        if (columns.Count == 0) parent.At("columns").Fault("At least one column is needed.");
        return columns;
    }

    private static IReadOnlyList<string> Choices(ContentPlace place)
    {
        var choices = place.Texts("choices");
        if (choices.Count < 2) place.At("choices").Fault("At least two are needed.");
        if (choices.Distinct(StringComparer.Ordinal).Count() < choices.Count) place.At("choices").Fault("A choice is there twice.");
        return choices;
    }

    private static string Name(ContentPlace place)
    {
        var name = place.Text("name");
        if (name.Length > 0 && !SimpleName().IsMatch(name)) place.At("name").Fault("A name has letters and digits, begins with a small letter, and has 40 characters or fewer.");
        return name;
    }

    private static DateOnly Day(ContentPlace place, string property)
    {
        if (DateOnly.TryParseExact(place.Text(property), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        place.At(property).Fault("A day is expected here: 2026-11-27.");
        return default;
    }

    [GeneratedRegex(@"\A[a-z][a-zA-Z0-9]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SimpleName();
}
