using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Responses;

/// <summary>Things to ask about for one element of SEIPS.</summary>
/// <param name="Group">Null where the element's prompts are one list.</param>
public sealed record SeipsPrompt(SeipsElement Element, string? Group, IReadOnlyList<string> Ask);

/// <summary>The prompts for primary care, from <c>content/psirf/seips-prompts-v*.json</c>: the newest version counts.</summary>
public sealed class SeipsPrompts
{
    private SeipsPrompts(int version, string source, IReadOnlyList<SeipsPrompt> all) => (Version, Source, All) = (version, source, all);

    /// <summary>Of the file.</summary>
    public int Version { get; }

    /// <summary>Where they are from.</summary>
    public string Source { get; }

    /// <summary>In the order of the file; each element has at least one.</summary>
    public IReadOnlyList<SeipsPrompt> All { get; }

    /// <exception cref="ContentException">The file is missing or wrong; it names every fault.</exception>
    public static SeipsPrompts Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "psirf");
        var found = folder.Read("seips-prompts", Read);
        if (found.Count == 0 && folder.Faults.Count == 0) folder.Fault("psirf/seips-prompts-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? found[found.Keys.Max()] : throw new ContentException(folder.Faults);
    }

    private static SeipsPrompts Read(ContentPlace root, int version)
    {
        root.Only("version", "notes", "source", "prompts");
        List<SeipsPrompt> prompts = [];
        foreach (var place in root.List("prompts"))
        {
            place.Only("element", "group", "ask");
            prompts.Add(new SeipsPrompt(place.Choice<SeipsElement>("element"), place.OptionalText("group"), place.Texts("ask")));
            if (prompts[^1].Ask.Count == 0) place.At("ask").Fault("At least one prompt is needed.");
        }

        foreach (var element in Enum.GetValues<SeipsElement>().Where(element => prompts.TrueForAll(prompt => prompt.Element != element)))
            root.At("prompts").Fault($"{ContentPlace.Camel(element)} has no prompts.");
        return new SeipsPrompts(version, root.Text("source"), prompts);
    }
}
