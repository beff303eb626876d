using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Governance;

/// <summary>What is kept how long, from <c>content/governance/retention-v*.json</c>: the newest version counts.</summary>
public sealed class RetentionRules
{
    /// <summary>The rules that the program knows how to carry out when somebody confirms it.</summary>
    public static IReadOnlyList<string> Confirmed { get; } = ["records", "attachments", "closedAccounts", "engagementCases"];

    internal RetentionRules(IReadOnlyList<RetentionRule> all) => All = all;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RetentionRule> All { get; }

    /// <summary>Null where there is none of that name.</summary>
    public RetentionRule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static RetentionRules Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "governance");
        var versions = folder.Read("retention", (root, _) => Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("governance/retention-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }

    private static RetentionRules Read(ContentPlace root)
    {
        root.Only("version", "notes", "rules");
        List<RetentionRule> rules = [];
        foreach (var place in root.List("rules"))
        {
            place.Only("name", "title", "what", "from", "months", "least", "most", "automatic", "source", "status");
            var automatic = place.OptionalText("automatic");
            var (least, most) = automatic is null ? (place.Number("least", 1), place.Number("most", 1)) : (0, 0);
            int? months = place.Has("months") ? place.Number("months", least) : null;
            var rule = new RetentionRule(
                place.Text("name"), place.Text("title"), place.Text("what"), place.Text("from"), months, least, most, automatic, place.Text("source"), place.Choice<RuleStatus>("status"));
            if (most < least || months > most) place.Fault("The period must lie between least and most.");
            if ((automatic is null) != Confirmed.Contains(rule.Name, StringComparer.Ordinal)) place.At("name").Fault($"The program carries out {string.Join(", ", Confirmed)} when somebody confirms it; everything else says when it goes by itself.");
            if (rules.Exists(known => known.Name == rule.Name)) place.At("name").Fault("The rule is there twice.");
            rules.Add(rule);
        }

        return new RetentionRules(rules);
    }
}
