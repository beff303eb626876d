using System.Text;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Proposes wording that may be released to other organisations. Stricter than <see cref="PrivacyCheck"/>, which speaks while a person
/// records and must not cry wolf: here names without titles, initials, places, exact dates and exact ages are replaced as well,
/// and a word too many is better than a person known. It finds much and not all (docs/privacy-check.md says how much): whoever
/// releases wording reads it first.
/// </summary>
public static class ReleaseCheck
{
    /// <summary>Finds what may identify somebody and proposes the text without it. The same text always gives the same proposal; the time is linear in its length.</summary>
    /// <param name="text">The wording as it was written.</param>
    /// <param name="places">Names of places and organisations that are to be taken out wherever they stand: the reporting practice, its network, its town.</param>
    public static ReleaseProposal Propose(string text, params IReadOnlyCollection<string> places)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(places);
        var words = ReleaseText.Read(text);
        var all = PrivacyCheck.Find(text).Select(finding => new ReleaseFinding(KindOf(finding.Kind), finding.Start, finding.Length, finding.Neutral))
            .Concat(FindUntitledNames.In(words))
            .Concat(FindPlaces.In(words, places))
            .Concat(FindExactDates.In(text))
            .Concat(FindAges.In(text));
        var kept = WithoutOverlaps(all);
        return new ReleaseProposal(Replace(text, kept), kept);
    }

    private static List<ReleaseFinding> WithoutOverlaps(IEnumerable<ReleaseFinding> all)
    {
        var kept = new List<ReleaseFinding>();
        foreach (var finding in all.OrderBy(finding => finding.Start).ThenByDescending(finding => finding.Length).ThenBy(finding => finding.Kind))
        {
            if (kept.Count == 0 || finding.Start >= kept[^1].End) kept.Add(finding);
            else if (finding.End > kept[^1].End) kept[^1] = Joined(kept[^1], finding);
        }

        return kept;
    }

    /// <summary>Of two that overlap nothing of either may stay: one replacement, the longer one's, stands for both.</summary>
    private static ReleaseFinding Joined(ReleaseFinding first, ReleaseFinding second)
    {
        var longer = second.Length > first.Length ? second : first;
        return longer with { Start = first.Start, Length = second.End - first.Start };
    }

    private static string Replace(string text, List<ReleaseFinding> findings)
    {
        var result = new StringBuilder(text.Length);
        var done = 0;
        foreach (var finding in findings)
        {
            result.Append(text, done, finding.Start - done).Append(finding.Replacement);
            done = finding.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    private static ReleaseKind KindOf(PrivacyKind kind) => kind switch
    {
        PrivacyKind.NhsNumber => ReleaseKind.NhsNumber,
        PrivacyKind.Email => ReleaseKind.Email,
        PrivacyKind.DateOfBirth => ReleaseKind.DateOfBirth,
        PrivacyKind.Phone => ReleaseKind.Phone,
        PrivacyKind.Postcode => ReleaseKind.Postcode,
        _ => ReleaseKind.Name,
    };
}
