using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Rates;

/// <summary>What records are counted against in each care setting, from <c>content/insight/denominators-v*.json</c>: the newest version counts.</summary>
public sealed class DenominatorKinds
{
    private DenominatorKinds(IReadOnlyList<DenominatorKind> all) => All = all;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DenominatorKind> All { get; }

    /// <summary>By its name or title, however it is spaced and capitalised; null where there is none.</summary>
    public DenominatorKind? Find(string? typed) => typed is null ? null : All.FirstOrDefault(kind => Plain(kind.Name) == Plain(typed) || Plain(kind.Title) == Plain(typed));

    /// <summary>The one of a care setting.</summary>
    public DenominatorKind Of(CareSetting setting) => All.First(kind => kind.Settings.Contains(setting));

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static DenominatorKinds Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "insight");
        var versions = folder.Read("denominators", (root, _) => Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("insight/denominators-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }

    private static DenominatorKinds Read(ContentPlace root)
    {
        root.Only("version", "notes", "kinds");
        List<DenominatorKind> kinds = [];
        foreach (var place in root.List("kinds"))
        {
            place.Only("name", "title", "unit", "flow", "settings", "per", "most", "holdsMonths", "source", "status");
            var flow = place.Flag("flow");
            if (flow && place.Has("holdsMonths")) place.At("holdsMonths").Fault("What is counted over a time holds for that time alone.");
            var kind = new DenominatorKind(
                place.Text("name"), place.Text("title"), place.Text("unit"), flow, [.. place.List("settings").Select(setting => setting.AsChoice<CareSetting>())],
                place.Number("per", 1), place.Number("most", 1), flow ? 0 : place.Number("holdsMonths", 1), place.Text("source"), place.Choice<RuleStatus>("status"));
            if (kinds.Exists(known => Plain(known.Name) == Plain(kind.Name) || Plain(known.Title) == Plain(kind.Title))) place.At("name").Fault("The kind is there twice.");
            kinds.Add(kind);
        }

        foreach (var setting in CareSettings.All.Where(setting => kinds.SelectMany(kind => kind.Settings).Count(one => one == setting) != 1))
            root.At("kinds").Fault($"{ContentPlace.Camel(setting)} must stand in the settings of exactly one kind: what is alike is counted alike.");
        return new DenominatorKinds(kinds);
    }

    internal static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
