using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.PublicForms;

/// <summary>Reads a public form and refuses one that could end in a record that the taxonomy does not take.</summary>
internal sealed class PublicFormReader(Taxonomy taxonomy, FormRules rules)
{
    private static readonly string[] FilledIn = ["$own", "$service", "$place", "$optOut", "$today"];

    private static readonly Dictionary<string, IReadOnlyList<string>> Nothing = [];

    private readonly QuestionNames names = new(taxonomy);
    private readonly List<PublicFormPage> pages = [];

    public static PublicForm? Read(ContentPlace root, int version, PublicFormAudience audience, LfpseContent lfpse)
    {
        root.Only("version", "notes", "taxonomyVersion", "audience", "title", "first", "always", "pages");
        if (root.Choice<PublicFormAudience>("audience") != audience) root.At("audience").Fault($"The file's name says {ContentPlace.Camel(audience)}.");
        var taxonomyVersion = root.Number("taxonomyVersion", 1);
        if (!lfpse.Taxonomies.TryGetValue(taxonomyVersion, out var taxonomy) || !taxonomy.Accepted || !lfpse.FormRules.TryGetValue(taxonomyVersion, out var rules))
        {
            root.At("taxonomyVersion").Fault($"New records cannot be made in taxonomy {taxonomyVersion}.");
            return null;
        }

        PublicFormReader reader = new(taxonomy, rules);
        List<PublicFormSection> first = [.. root.List("first").Select(Section)];
        if (!first.Exists(section => section.Urgent)) root.At("first").Fault("One section must be urgent: where to turn in an emergency.");
        PublicForm form = new(audience, version, taxonomyVersion, root.Text("title"), first, reader.Sets(root, "always", patient: false), reader.ReadPages(root));
        reader.Check(root, form);
        return form;
    }

    private static PublicFormSection Section(ContentPlace place)
    {
        place.Only("heading", "urgent", "paragraphs", "list", "source");
        return new(place.Text("heading"), place.Flag("urgent"), place.Texts("paragraphs"), [.. place.OptionalList("list").Select(item => item.AsText()).OfType<string>()], place.OptionalText("source"));
    }

    private List<PublicFormPage> ReadPages(ContentPlace root)
    {
        foreach (var place in root.List("pages"))
        {
            var page = ReadPage(place);
            if (pages.Exists(known => known.Name == page.Name)) place.At("name").Fault($"There are two pages \"{page.Name}\".");
            pages.Add(page);
        }

        return pages;
    }

    private PublicFormPage ReadPage(ContentPlace place)
    {
        place.Only("name", "kind", "question", "shortName", "hint", "missing", "optional", "options", "when", "to", "inWords", "apart", "longest", "what");
        var kind = place.Choice<PublicFormPageKind>("kind");
        var isChoice = kind is PublicFormPageKind.Choice or PublicFormPageKind.Choices;
        var isDate = kind is PublicFormPageKind.Day or PublicFormPageKind.Month;
        var to = place.OptionalText("to");
        if (isChoice && to is not null) place.At("to").Fault("A choice is kept by its options.");
        if (!isChoice && to is null && !place.Has("inWords") && !place.Has("apart")) place.At("to").Fault("It is missing: the answer would be lost.");
        if (to is not null && !names.Knows(to)) place.At("to").Fault($"Taxonomy {taxonomy.Version} has no element \"{to}\".");
        var optional = place.Flag("optional");
        if (!isDate && optional == place.Has("missing")) place.At("missing").Fault("A page has words for a missing answer, or is optional.");
        var what = isDate ? place.Text("what") : null;
        List<PublicFormOption> options = isChoice ? [.. place.List("options").Select(ReadOption)] : [];
        if (isChoice && options.Count < 2) place.At("options").Fault("At least two are needed.");
        return new(
            ContentNames.Read(place), kind, place.Text("question"), place.Text("shortName"), place.OptionalText("hint"), optional ? null : isDate ? what : place.OptionalText("missing"), options,
            [.. place.OptionalList("when").Select(ReadCondition)], to, place.OptionalText("inWords"), place.Has("apart") ? place.Choice<PublicFormApart>("apart") : PublicFormApart.No,
            kind is PublicFormPageKind.Text or PublicFormPageKind.Line ? place.Number("longest", 1) : 0, what);
    }

    private PublicFormOption ReadOption(ContentPlace place)
    {
        place.Only("value", "text", "hint", "type", "alone", "sets", "patient");
        return new(
            place.Text("value"), place.Text("text"), place.OptionalText("hint"), place.Has("type") ? place.Choice<EventType>("type") : null, place.Flag("alone"),
            place.Has("sets") ? Sets(place, "sets", patient: false) : Nothing, place.Has("patient") ? Sets(place, "patient", patient: true) : Nothing);
    }

    private PublicFormCondition ReadCondition(ContentPlace place)
    {
        place.Only("page", "values");
        PublicFormCondition condition = new(place.Text("page"), place.Texts("values"));
        if (pages.Find(page => page.Name == condition.Page) is not { } page) place.At("page").Fault($"There is no page \"{condition.Page}\" before this one.");
        else foreach (var value in condition.Values.Where(value => page.Option(value) is null)) place.At("values").Fault($"The page {page.Name} has no answer \"{value}\".");
        return condition;
    }

    private Dictionary<string, IReadOnlyList<string>> Sets(ContentPlace owner, string property, bool patient)
    {
        Dictionary<string, IReadOnlyList<string>> sets = new(StringComparer.Ordinal);
        foreach (var (question, place) in owner.Members(property))
        {
            if (!names.Knows(question)) place.Fault($"Taxonomy {taxonomy.Version} has no element \"{question}\".");
            else if (taxonomy.Element(question) is { } element && taxonomy.Section(element.Section)!.Repeats != patient) place.Fault($"{question} belongs in the section {element.Section}.");
            foreach (var item in place.AsList())
            {
                if (item.AsText() is { } value && !FilledIn.Contains(value) && names.WhyNotAnAnswer(question, value) is { } reason) item.Fault(reason);
            }

            sets[question] = owner.At(property).Texts(question);
        }

        return sets;
    }

    /// <summary>What only the whole form shows: that a type is chosen, that each answer fits it, and that it says what happened.</summary>
    private void Check(ContentPlace root, PublicForm form)
    {
        if (root.HasFaults) return;
        var place = root.At("pages");
        if (form.Pages is not [var first, ..] || first.Options.Any(option => option.Type is null) || form.Pages.Skip(1).Any(page => page.Options.Any(option => option.Type is not null)))
        {
            place.Fault("The first page, and no other, must choose the type of event in every answer.");
            return;
        }

        if (!form.Pages.Any(page => page.To == EventAnswers.DescriptionQuestion && page.Missing is not null && page.When.Count == 0)) place.Fault("One page that is always asked must hold the Description.");
        foreach (var (page, type) in from page in form.Pages from type in TypesOf(form, page) select (page, type))
        {
            var fitting = rules.SectionsOf[type];
            var set = page.Options.SelectMany(option => option.Sets.Keys.Concat(option.Patient.Keys)).Concat(page.To is null ? [] : [page.To]);
            foreach (var element in set.Select(taxonomy.Element).OfType<TaxonomyElement>().Where(element => !fitting.Contains(element.Section)).DistinctBy(element => element.Name))
                place.Fault($"The page {page.Name} sets {element.Name}, which does not belong to {type.Title()}.");
            if (page.Apart != PublicFormApart.No && set.Any()) place.Fault($"The page {page.Name} is kept apart and must set nothing.");
        }
    }

    /// <summary>The types of event in which a page can be asked.</summary>
    private static IEnumerable<EventType> TypesOf(PublicForm form, PublicFormPage page) => form.Pages[0].Options
        .Where(option => page.When.All(condition => condition.Page != form.Pages[0].Name || condition.Values.Contains(option.Value)))
        .Select(option => option.Type!.Value).Distinct();
}
