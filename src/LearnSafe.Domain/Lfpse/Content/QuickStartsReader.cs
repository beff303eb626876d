using LearnSafe.Domain.Content;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Lfpse;

/// <summary>Reads a <c>quick-starts-v*.json</c>. Each must be able to end in a record that the full form would accept.</summary>
internal sealed class QuickStartsReader(Taxonomy taxonomy, FormRules rules)
{
    private readonly QuestionNames names = new(taxonomy);

    public IReadOnlyList<QuickStart> Read(ContentPlace root)
    {
        root.Only("version", "notes", "quickStarts");
        HashSet<string> known = [];
        List<QuickStart> quickStarts = [];
        foreach (var place in root.List("quickStarts"))
        {
            var quickStart = ReadQuickStart(place);
            if (!known.Add(quickStart.Name)) place.At("name").Fault($"There are two quick starts \"{quickStart.Name}\".");
            new QuickStartCheck(place, quickStart, rules, taxonomy).Run();
            quickStarts.Add(quickStart);
        }

        foreach (var setting in Enum.GetValues<CareSetting>().Where(setting => !quickStarts.Any(quickStart => quickStart.CareSettings.Contains(setting))))
        {
            root.At("quickStarts").Fault($"The care setting \"{ContentPlace.Camel(setting)}\" has no quick start.");
        }

        return quickStarts;
    }

    private QuickStart ReadQuickStart(ContentPlace place)
    {
        place.Only("name", "title", "hint", "type", "careSettings", "prefill", "numberOfPatients", "ask", "patientSafetyPrompts");
        List<CareSetting> settings = [.. place.List("careSettings").Select(item => item.AsChoice<CareSetting>()).Distinct()];
        if (settings.Count == 0) place.At("careSettings").Fault("At least one care setting is needed.");
        return new(
            ContentNames.Read(place), place.Text("title"), place.Text("hint"), place.Choice<EventType>("type"), settings,
            ReadPrefill(place), place.Has("numberOfPatients") ? place.Number("numberOfPatients", 0) : null,
            FormRulesReader.ReadQuestions(place.At("ask"), names), place.Flag("patientSafetyPrompts"));
    }

    private Dictionary<string, IReadOnlyList<string>> ReadPrefill(ContentPlace quickStart)
    {
        Dictionary<string, IReadOnlyList<string>> prefill = new(StringComparer.Ordinal);
        foreach (var (question, place) in quickStart.Members("prefill"))
        {
            if (!names.Knows(question)) place.Fault($"Taxonomy {taxonomy.Version} has no element \"{question}\".");
            var values = place.AsList();
            foreach (var item in values)
            {
                if (item.AsText() is { } value && names.WhyNotAnAnswer(question, value) is { } reason) item.Fault(reason);
            }

            if (values.Count == 0) place.Fault("At least one answer is needed.");
            if (taxonomy.Element(question) is { } element && values.Count > element.Max) place.Fault($"{question} takes at most {element.Max}.");
            prefill[question] = quickStart.At("prefill").Texts(question);
        }

        return prefill;
    }
}
