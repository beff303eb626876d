using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Responses;

/// <summary>How much of a quality a peer reviewer sees in a learning response.</summary>
public enum QualityRating
{
    /// <summary>It is plain to see.</summary>
    Good,

    /// <summary>It is there in places.</summary>
    Some,

    /// <summary>There is little of it.</summary>
    Little,

    /// <summary>It does not apply to this response.</summary>
    NotApplicable,
}

/// <summary>One quality that a peer reviewer looks for.</summary>
public sealed record QualityCriterion(string Name, string Title, string Look);

/// <summary>What a peer reviewer looks for, from <c>content/psirf/quality-criteria-v*.json</c>. A review keeps the version it was made with.</summary>
/// <param name="Source">Where they are from, and how sure it is.</param>
public sealed record QualityCriteria(int Version, string Source, RuleStatus Status, IReadOnlyList<QualityCriterion> All)
{
    /// <summary>Every version, by its number.</summary>
    /// <exception cref="ContentException">The file is missing or wrong; it names every fault.</exception>
    public static IReadOnlyDictionary<int, QualityCriteria> Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "psirf");
        var found = folder.Read("quality-criteria", Read);
        if (found.Count == 0 && folder.Faults.Count == 0) folder.Fault("psirf/quality-criteria-v1.json", "The file is missing.");
        return folder.Faults.Count == 0 ? found : throw new ContentException(folder.Faults);
    }

    private static QualityCriteria Read(ContentPlace root, int version)
    {
        root.Only("version", "notes", "source", "status", "criteria");
        List<QualityCriterion> criteria = [];
        foreach (var place in root.List("criteria"))
        {
            place.Only("name", "title", "look");
            criteria.Add(new QualityCriterion(place.Text("name"), place.Text("title"), place.Text("look")));
            if (criteria.FindAll(known => known.Name == criteria[^1].Name).Count > 1) place.At("name").Fault("The criterion is there twice.");
        }

        if (criteria.Count == 0) root.At("criteria").Fault("At least one is needed.");
        return new QualityCriteria(version, root.Text("source"), root.Choice<RuleStatus>("status"), criteria);
    }
}
