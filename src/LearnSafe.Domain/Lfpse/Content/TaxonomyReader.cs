using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Reads a <c>taxonomy-v*.json</c>. What is wrong in it is noted at its place.</summary>
internal static class TaxonomyReader
{
    public static Taxonomy Read(ContentPlace root, int version)
    {
        root.Only("version", "profileId", "canonicalBase", "accepted", "source", "notes", "eventTypes", "sections", "codeSystems");
        var codeSystems = ReadCodeSystems(root);
        return new(
            version, root.Text("profileId"), root.Text("canonicalBase"), root.Flag("accepted"), root.Text("source"),
            ReadEventTypes(root), ReadSections(root, codeSystems), [.. codeSystems.Values]);
    }

    private static List<EventTypeCode> ReadEventTypes(ContentPlace root)
    {
        HashSet<string> codes = [];
        HashSet<EventType> types = [];
        List<EventTypeCode> eventTypes = [];
        foreach (var place in root.List("eventTypes"))
        {
            place.Only("code", "type", "display");
            EventTypeCode eventType = new(place.Text("code"), place.Choice<EventType>("type"), place.Text("display"));
            if (!codes.Add(eventType.Code)) place.At("code").Fault($"The code \"{eventType.Code}\" stands twice in this list.");
            if (!types.Add(eventType.Type)) place.At("type").Fault($"The event type \"{ContentPlace.Camel(eventType.Type)}\" stands twice in this list.");
            eventTypes.Add(eventType);
        }

        foreach (var missing in Enum.GetValues<EventType>().Except(types)) root.At("eventTypes").Fault($"The event type \"{ContentPlace.Camel(missing)}\" has no code.");
        return eventTypes;
    }

    private static Dictionary<string, CodeSystem> ReadCodeSystems(ContentPlace root)
    {
        Dictionary<string, CodeSystem> codeSystems = new(StringComparer.Ordinal);
        foreach (var place in root.List("codeSystems"))
        {
            place.Only("id", "name", "acceptsOdsCodes", "concepts");
            CodeSystem codeSystem = new(place.Text("id"), place.Text("name"), ReadConcepts(place), place.Flag("acceptsOdsCodes"));
            if (codeSystem.Concepts.Count == 0 && !codeSystem.AcceptsOdsCodes) place.At("concepts").Fault("The list has no codes.");
            if (!codeSystems.TryAdd(codeSystem.Id, codeSystem)) place.At("id").Fault($"There are two lists \"{codeSystem.Id}\".");
        }

        return codeSystems;
    }

    private static List<Concept> ReadConcepts(ContentPlace list)
    {
        HashSet<string> codes = [];
        List<Concept> concepts = [];
        foreach (var place in list.List("concepts"))
        {
            place.Only("code", "display");
            Concept concept = new(place.Text("code"), place.Text("display"));
            if (codes.Add(concept.Code)) concepts.Add(concept);
            else place.At("code").Fault($"The code \"{concept.Code}\" stands twice in this list.");
        }

        return concepts;
    }

    private static List<TaxonomySection> ReadSections(ContentPlace root, Dictionary<string, CodeSystem> codeSystems)
    {
        HashSet<string> sectionNames = [];
        HashSet<string> sectionIds = [];
        Dictionary<string, string> sectionOf = new(StringComparer.Ordinal);
        List<TaxonomySection> sections = [];
        foreach (var place in root.List("sections"))
        {
            place.Only("name", "id", "description", "min", "max", "carrier", "elements");
            var name = place.Text("name");
            var (min, max) = ReadCardinality(place);
            List<TaxonomyElement> elements = [.. place.List("elements").Select(element => ReadElement(element, name, codeSystems, sectionOf)).OfType<TaxonomyElement>()];
            TaxonomySection section = new(name, place.Text("id"), place.Text("description"), min, max, place.Choice<Carrier>("carrier"), elements);
            if (!sectionIds.Add(section.Id)) place.At("id").Fault($"There are two sections with the id \"{section.Id}\".");
            if (sectionNames.Add(name)) sections.Add(section);
            else place.At("name").Fault($"There are two sections \"{name}\".");
        }

        return sections;
    }

    /// <summary>Null for a name that is taken already: the taxonomy is looked up by name.</summary>
    private static TaxonomyElement? ReadElement(
        ContentPlace place, string section, Dictionary<string, CodeSystem> codeSystems, Dictionary<string, string> sectionOf)
    {
        place.Only("name", "min", "max", "type", "codeSystem", "definition");
        var name = place.Text("name");
        var isNew = sectionOf.TryAdd(name, section);
        if (!isNew) place.At("name").Fault($"The element \"{name}\" stands in \"{sectionOf[name]}\" already; names must be unique across the version.");
        var type = place.Choice<AnswerType>("type");
        var list = place.OptionalText("codeSystem");
        if (type != AnswerType.Code && list is not null) place.At("codeSystem").Fault("Only an element of type code has a list.");
        if (type == AnswerType.Code && !place.Has("codeSystem")) place.At("codeSystem").Fault("An element of type code needs a list.");
        if (list is not null && !codeSystems.ContainsKey(list)) place.At("codeSystem").Fault($"There is no list \"{list}\" in this file.");
        var (min, max) = ReadCardinality(place);
        TaxonomyElement element = new(section, name, place.Text("definition"), min, max, type, list is null ? null : codeSystems.GetValueOrDefault(list));
        return isNew ? element : null;
    }

    private static (int Min, int Max) ReadCardinality(ContentPlace place)
    {
        var (min, max) = (place.Number("min", 0), place.Number("max", 1));
        if (min > max) place.At("min").Fault($"min is {min} and max only {max}.");
        return (min, max);
    }
}
