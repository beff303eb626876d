using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.SafetyActions;

/// <summary>What is known of safety actions, from <c>content/actions/strength-v*.json</c> and <c>ifaces-v*.json</c>. An action keeps the version of the hierarchy that it was judged by.</summary>
public sealed class ActionContent
{
    private readonly IReadOnlyDictionary<int, StrengthHierarchy> hierarchies;

    private ActionContent(IReadOnlyDictionary<int, StrengthHierarchy> hierarchies, IfacesQuestions questions) =>
        (this.hierarchies, Strength, Ifaces) = (hierarchies, hierarchies[hierarchies.Keys.Max()], questions);

    /// <summary>The newest hierarchy: what a form offers.</summary>
    public StrengthHierarchy Strength { get; }

    /// <summary>The newest questions of iFACES.</summary>
    public IfacesQuestions Ifaces { get; }

    /// <summary>The tier that an action was given; null where it has none.</summary>
    public StrengthTier? Tier(int? version, string? name) => version is { } known && hierarchies.TryGetValue(known, out var hierarchy) ? hierarchy.Find(name) : null;

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static ActionContent Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "actions");
        var strength = folder.Read("strength", ReadStrength);
        var ifaces = folder.Read("ifaces", (root, _) => ReadIfaces(root));
        if (folder.Faults.Count == 0 && strength.Count == 0) folder.Fault("actions/strength-v1.json", "The file is missing.");
        if (folder.Faults.Count == 0 && ifaces.Count == 0) folder.Fault("actions/ifaces-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? new ActionContent(strength, ifaces[ifaces.Keys.Max()]) : throw new ContentException(folder.Faults);
    }

    private static StrengthHierarchy ReadStrength(ContentPlace root, int version)
    {
        root.Only("version", "notes", "source", "status", "tiers");
        List<StrengthTier> tiers = [];
        foreach (var place in root.List("tiers"))
        {
            place.Only("name", "title", "example", "sentence", "stronger");
            var tier = new StrengthTier(place.Text("name"), place.Text("title"), place.Text("example"), place.Text("sentence"), place.Flag("stronger"));
            if (tiers.Exists(known => known.Name == tier.Name)) place.At("name").Fault("The tier is there twice.");
            if (tier.Stronger && tiers.Exists(known => !known.Stronger)) place.At("stronger").Fault("A stronger tier stands below one that is not: the strongest comes first.");
            tiers.Add(tier);
        }

        if (tiers.Count < 2) root.At("tiers").Fault("At least two tiers are needed.");
        return new StrengthHierarchy(version, root.Text("source"), root.Choice<RuleStatus>("status"), tiers);
    }

    private static IfacesQuestions ReadIfaces(ContentPlace root)
    {
        root.Only("version", "notes", "source", "status", "criteria");
        List<IfacesQuestion> questions = [];
        foreach (var place in root.List("criteria"))
        {
            place.Only("name", "title", "question", "low", "high");
            var question = new IfacesQuestion(place.Choice<IfacesCriterion>("name"), place.Text("title"), place.Text("question"), place.Text("low"), place.Text("high"));
            if (questions.Exists(known => known.Criterion == question.Criterion)) place.At("name").Fault("The criterion is there twice.");
            questions.Add(question);
        }

        foreach (var criterion in Enum.GetValues<IfacesCriterion>().Where(criterion => !questions.Exists(known => known.Criterion == criterion)))
            root.At("criteria").Fault($"{ContentPlace.Camel(criterion)} is missing.");
        return new IfacesQuestions(root.Text("source"), root.Choice<RuleStatus>("status"), questions);
    }
}
