using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Reads a <c>form-rules-v*.json</c>: shape, and that everything named exists. What follows from the whole is for <see cref="FormRulesCheck"/>.</summary>
internal sealed class FormRulesReader(Taxonomy taxonomy)
{
    private static readonly string[] Evidence = ["observed", "derived", "ours"];

    private readonly QuestionNames names = new(taxonomy);

    public FormRules Read(ContentPlace root)
    {
        root.Only("version", "notes", "setBySystem", "sectionsOf", "forms", "openings");
        return new(
            taxonomy.Version,
            ByEventType(root, "forms", ReadForm),
            [.. root.List("openings").Select(ReadOpening)],
            [.. root.List("setBySystem").Select(ReadElement)],
            ByEventType(root, "sectionsOf", ReadSections));
    }

    private static Dictionary<EventType, T> ByEventType<T>(ContentPlace root, string property, Func<EventType, ContentPlace, T> read)
    {
        Dictionary<EventType, T> found = [];
        foreach (var (name, place) in root.Members(property))
        {
            var type = Enum.GetValues<EventType>().Where(type => ContentPlace.Camel(type) == name).Cast<EventType?>().FirstOrDefault();
            if (type is null) place.Fault($"There is no event type \"{name}\".");
            else found[type.Value] = read(type.Value, place);
        }

        foreach (var missing in Enum.GetValues<EventType>().Except(found.Keys)) root.At(property).Fault($"The event type \"{ContentPlace.Camel(missing)}\" is missing.");
        return found;
    }

    private string ReadElement(ContentPlace place)
    {
        var name = place.AsText() ?? "";
        if (name.Length > 0 && taxonomy.Element(name) is null) place.Fault($"Taxonomy {taxonomy.Version} has no element \"{name}\".");
        return name;
    }

    private IReadOnlyList<string> ReadSections(EventType type, ContentPlace place)
    {
        List<string> sections = [];
        foreach (var item in place.AsList())
        {
            if (item.AsText() is not { } name) continue;
            if (taxonomy.Section(name) is null) item.Fault($"Taxonomy {taxonomy.Version} has no section \"{name}\".");
            if (sections.Contains(name)) item.Fault($"The section \"{name}\" stands twice in this list.");
            sections.Add(name);
        }

        return sections;
    }

    private EventForm ReadForm(EventType type, ContentPlace place)
    {
        place.Only("pages", "tasks");
        return new(type, [.. place.List("pages").Select(ReadPage)], [.. place.List("tasks").Select(ReadTask)]);
    }

    private FormPage ReadPage(ContentPlace place)
    {
        place.Only("name", "title", "questions");
        return new(ContentNames.Read(place), place.Text("title"), ReadQuestions(place.At("questions"), names));
    }

    private FormTask ReadTask(ContentPlace place)
    {
        place.Only("name", "title", "hint", "when", "questions");
        return new(
            ContentNames.Read(place), place.Text("title"), place.OptionalText("hint"),
            place.Has("when") ? names.ReadCondition(place.At("when")) : null, ReadQuestions(place.At("questions"), names));
    }

    /// <summary>A list of questions, as pages, tasks and quick starts have it.</summary>
    public static IReadOnlyList<FormQuestion> ReadQuestions(ContentPlace list, QuestionNames names)
    {
        var questions = list.AsList().Select(place => new FormQuestion(names.Read(place.Only("question", "mandatory").At("question")), place.Flag("mandatory"))).ToList();
        if (questions.Count == 0) list.Fault("There is no question in it.");
        return questions;
    }

    private Opening ReadOpening(ContentPlace place)
    {
        place.Only("when", "opens", "evidence", "bySystem");
        var evidence = place.Text("evidence");
        if (evidence.Length > 0 && !Evidence.Contains(evidence)) place.At("evidence").Fault($"\"{evidence}\" is not known here; known are {string.Join(", ", Evidence)}.");
        return new(names.ReadCondition(place.At("when")), [.. place.List("opens").Select(names.Read)], evidence, place.Flag("bySystem"));
    }
}
