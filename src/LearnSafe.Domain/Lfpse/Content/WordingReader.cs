using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Reads a <c>wording-v*.json</c>: how each question that a form asks is put, in our own words.</summary>
internal sealed class WordingReader(Taxonomy taxonomy, FormRules rules)
{
    private static readonly Dictionary<EventType, QuestionWording> NoVariants = [];

    private readonly QuestionNames names = new(taxonomy);

    public Wording Read(ContentPlace root)
    {
        root.Only("version", "notes", "questions");
        Dictionary<string, QuestionWording> questions = new(StringComparer.Ordinal);
        HashSet<string> asked = [.. rules.Forms.Values.SelectMany(form => form.Questions).Select(question => question.Question)];
        foreach (var (name, place) in root.Members("questions"))
        {
            if (!names.Knows(name)) place.Fault($"Taxonomy {taxonomy.Version} has no element \"{name}\".");
            else if (!asked.Contains(name)) place.Fault($"No form asks {name}.");
            questions[name] = ReadQuestion(place, name);
        }

        foreach (var missing in asked.Except(questions.Keys)) root.At("questions").Fault($"{missing} is asked and has no wording.");
        return new(taxonomy.Version, questions);
    }

    private QuestionWording ReadQuestion(ContentPlace place, string name)
    {
        place.Only("question", "shortName", "hint", "missing", "details", "for");
        QuestionWording wording = new(
            place.Text("question"), place.Text("shortName"), place.OptionalText("hint"), place.Text("missing"), ReadDetails(place, name, null), NoVariants);
        return place.Has("for") ? wording with { For = ReadVariants(place, name, wording) } : wording;
    }

    /// <summary>A variant says only what differs; the rest it takes from the question.</summary>
    private Dictionary<EventType, QuestionWording> ReadVariants(ContentPlace question, string name, QuestionWording wording)
    {
        Dictionary<EventType, QuestionWording> variants = [];
        foreach (var (typeName, place) in question.Members("for"))
        {
            var type = Enum.GetValues<EventType>().Where(type => ContentPlace.Camel(type) == typeName).Cast<EventType?>().FirstOrDefault();
            if (type is null) place.Fault($"There is no event type \"{typeName}\".");
            else if (!rules.Forms[type.Value].Questions.Any(asked => asked.Question == name)) place.Fault($"The form for {typeName} does not ask {name}.");
            place.Only("question", "shortName", "hint", "missing", "details");
            variants[type ?? default] = new(
                place.OptionalText("question") ?? wording.Question, place.OptionalText("shortName") ?? wording.ShortName,
                place.OptionalText("hint") ?? wording.Hint, place.OptionalText("missing") ?? wording.Missing,
                ReadDetails(place, name, wording.Details), NoVariants);
        }

        return variants;
    }

    private WordingDetails? ReadDetails(ContentPlace wording, string name, WordingDetails? otherwise)
    {
        if (!wording.Has("details")) return otherwise;
        var place = wording.At("details").Only("title", "source", "lines");
        return new(place.Text("title"), place.OptionalText("source"), [.. place.List("lines").Select(line => ReadLine(line, name))]);
    }

    private WordingLine ReadLine(ContentPlace place, string name)
    {
        place.Only("code", "text");
        WordingLine line = new(place.OptionalText("code"), place.Text("text"));
        if (line.Code is { } code && taxonomy.Element(name)?.CodeSystem?.Knows(code) != true) place.At("code").Fault($"The list of {name} has no code \"{code}\".");
        return line;
    }
}
