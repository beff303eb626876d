using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Engagement;

/// <summary>How people affected are engaged, from <c>content/engagement</c>: the steps of every version, since a case keeps the one it was begun with, and the newest principles.</summary>
public sealed class EngagementGuide
{
    /// <summary>A case goes through this many steps, whatever a version calls them.</summary>
    public const int StepCount = 4;

    private readonly Dictionary<int, EngagementSteps> versions;

    private EngagementGuide(Dictionary<int, EngagementSteps> versions, EngagementPrinciples principles) => (this.versions, Principles) = (versions, principles);

    /// <summary>The steps that a new case is begun with.</summary>
    public EngagementSteps Current => versions[versions.Keys.Max()];

    public EngagementPrinciples Principles { get; }

    /// <exception cref="KeyNotFoundException">The content of a version that a case was begun with is gone.</exception>
    public EngagementSteps Steps(int version) => versions[version];

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static EngagementGuide Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "engagement");
        var steps = folder.Read("steps", ReadSteps);
        var principles = folder.Read("principles", (root, _) => ReadPrinciples(root));
        if (folder.Faults.Count == 0 && steps.Count == 0) folder.Fault("engagement/steps-v1.json", "The file is missing.");
        if (folder.Faults.Count == 0 && principles.Count == 0) folder.Fault("engagement/principles-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? new EngagementGuide(steps, principles[principles.Keys.Max()]) : throw new ContentException(folder.Faults);
    }

    private static EngagementSteps ReadSteps(ContentPlace root, int version)
    {
        root.Only("version", "notes", "source", "status", "steps");
        List<EngagementStep> steps = [];
        foreach (var place in root.List("steps"))
        {
            place.Only("number", "title", "purpose", "records");
            var number = place.Number("number", 1);
            if (number != steps.Count + 1) place.At("number").Fault("The steps are numbered from 1, in their order.");
            List<StepRecord> records = [];
            foreach (var one in place.List("records"))
            {
                one.Only("name", "title", "hint");
                StepRecord record = new(one.Text("name"), one.Text("title"), one.OptionalText("hint"));
                if (records.Exists(known => known.Name == record.Name)) one.At("name").Fault("The name is there twice in this step.");
                records.Add(record);
            }

            if (records.Count == 0) place.At("records").Fault("A step records something.");
            steps.Add(new EngagementStep(number, place.Text("title"), place.Text("purpose"), records));
        }

        if (steps.Count != StepCount) root.At("steps").Fault($"There are {StepCount} steps.");
        return new EngagementSteps(version, steps, root.Text("source"), root.Choice<RuleStatus>("status"));
    }

    private static EngagementPrinciples ReadPrinciples(ContentPlace root)
    {
        root.Only("version", "notes", "source", "status", "principles");
        List<EngagementPrinciple> principles = [];
        foreach (var place in root.List("principles"))
        {
            place.Only("name", "title", "prompt");
            EngagementPrinciple principle = new(place.Text("name"), place.Text("title"), place.Text("prompt"));
            if (principles.Exists(known => known.Name == principle.Name)) place.At("name").Fault("The principle is there twice.");
            principles.Add(principle);
        }

        if (principles.Count == 0) root.At("principles").Fault("There is no principle.");
        return new EngagementPrinciples(principles, root.Text("source"), root.Choice<RuleStatus>("status"));
    }
}
