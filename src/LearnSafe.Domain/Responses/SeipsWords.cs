using System.Globalization;

namespace LearnSafe.Domain.Responses;

/// <summary>The parts of SEIPS and what findings do, in words.</summary>
public static class SeipsWords
{
    /// <summary>The heading of an element.</summary>
    public static string Name(this SeipsElement element) => element switch
    {
        SeipsElement.Person => "Person",
        SeipsElement.Tasks => "Tasks",
        SeipsElement.ToolsAndTechnology => "Tools and technology",
        SeipsElement.InternalEnvironment => "Internal environment",
        SeipsElement.Organisation => "Organisation",
        SeipsElement.ExternalEnvironment => "External environment",
        SeipsElement.Process => "Processes",
        SeipsElement.Outcome => "Outcomes",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element, null),
    };

    /// <summary>What a finding did, in one word where one will do.</summary>
    public static string Words(this SeipsEffect effect) => effect switch
    {
        SeipsEffect.Hindered => "Hindered",
        SeipsEffect.Helped => "Helped",
        SeipsEffect.Both => "Did both",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, null),
    };

    /// <summary>The picture in words: how many findings, where they stand and which parts act on which.</summary>
    public static string Describe(IReadOnlyList<SeipsFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Count == 0) return "The work system, its processes and outcomes. There are no findings yet.";
        var parts = Enum.GetValues<SeipsElement>().Select(element => (Name: element.Name(), Numbers: Enumerable.Range(0, findings.Count).Where(index => findings[index].Element == element).ToArray()))
            .Where(part => part.Numbers.Length > 0)
            .Select(part => $"{part.Name}: {string.Join(", ", part.Numbers.GroupBy(index => findings[index].Effect).OrderBy(group => group.Key).Select(group => $"{group.Count().ToString(CultureInfo.InvariantCulture)} {(group.Key == SeipsEffect.Both ? "did both" : group.Key.Words().ToLowerInvariant())}"))}.");
        var acts = SeipsInteraction.Between(findings).Select(link => $"{link.From.Name()} acts on {link.To.Name()} ({link.Count.ToString(CultureInfo.InvariantCulture)}).");
        return $"{findings.Count.ToString(CultureInfo.InvariantCulture)} {(findings.Count == 1 ? "finding" : "findings")}. {string.Join(' ', parts.Concat(acts))}";
    }
}

/// <summary>Findings in one element that act on findings in another.</summary>
/// <param name="Count">How many pairs of findings, at least 1.</param>
public sealed record SeipsInteraction(SeipsElement From, SeipsElement To, int Count)
{
    /// <summary>Between different elements, in the order of the elements. Ids that are not among the findings count for nothing.</summary>
    public static IReadOnlyList<SeipsInteraction> Between(IReadOnlyList<SeipsFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        Dictionary<Guid, SeipsElement> elements = [];
        foreach (var finding in findings) elements.TryAdd(finding.Id, finding.Element);
        return
        [
            .. findings.SelectMany(finding => finding.InteractsWith.Distinct().Where(elements.ContainsKey).Select(other => (From: finding.Element, To: elements[other])))
                .Where(pair => pair.From != pair.To)
                .GroupBy(pair => pair).OrderBy(group => group.Key)
                .Select(group => new SeipsInteraction(group.Key.From, group.Key.To, group.Count())),
        ];
    }
}
