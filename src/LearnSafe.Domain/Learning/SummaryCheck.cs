using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Learning;

/// <summary>Something in a summary that may say who or where somebody is.</summary>
/// <param name="Part">The part's name as posted.</param>
/// <param name="Found">The words themselves.</param>
/// <param name="Instead">What could be said in their place.</param>
/// <param name="MayStay">Whether a person may decide that it identifies nobody: a word that only looks like a name or a place.</param>
public sealed record SummaryFinding(string Part, string Found, string Instead, bool MayStay);

/// <summary>Whether a summary is de-identified enough to be shared: the strict check that released wording uses, and our own small rules for what is published.</summary>
public static class SummaryCheck
{
    /// <summary>Everything that is found, part by part.</summary>
    /// <param name="own">Names that lead to the organisation: its own, its town's, its network's. They never stay: who may know them is said beside the text.</param>
    public static IReadOnlyList<SummaryFinding> Find(SummaryText text, IReadOnlyCollection<string> own)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(own);
        return [.. text.Parts.SelectMany(part => Find(part.Name, part.Text, own))];
    }

    /// <summary>The same of one text.</summary>
    public static IReadOnlyList<SummaryFinding> Find(string name, string text, IReadOnlyCollection<string> own)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(own);
        var strict = ReleaseCheck.Propose(text, own).Findings.Select(finding =>
        {
            var found = text.Substring(finding.Start, finding.Length);
            return new SummaryFinding(name, found, finding.Replacement, finding.Kind is ReleaseKind.Name or ReleaseKind.Place && !IsOwn(found, own));
        });
        return [.. strict, .. SmallCounts.In(text).Select(found => new SummaryFinding(name, found, "a few", false))];
    }

    private static bool IsOwn(string found, IReadOnlyCollection<string> own) => own.Any(place => found.Contains(place, StringComparison.OrdinalIgnoreCase) || place.Contains(found, StringComparison.OrdinalIgnoreCase));
}
