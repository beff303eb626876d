using System.Text;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Looks in free text for what could identify a person: NHS numbers, UK telephone numbers, e-mail addresses, UK postcodes, dates
/// of birth and names with a title. It never changes a text by itself: the person who wrote it is shown what was found and
/// chooses. A check that cries wolf is switched off in people's heads, so whatever is usual in a safety record (doses, times,
/// codes, batch numbers, event dates) is left alone even where that misses an odd identifier.
/// </summary>
/// <remarks>
/// Every search is a hand-written scan with bounded look-ahead: the time is linear in the length of the text, whatever it holds.
/// Names without a title, street addresses and titles written MR or MS in capitals (a scan, modified release, multiple
/// sclerosis) are not found.
/// </remarks>
public static class PrivacyCheck
{
    /// <summary>Finds personal details, in the order of the text and without overlaps: of two that overlap, the longer is kept.</summary>
    public static IReadOnlyList<PrivacyFinding> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var all = FindNhsNumbers.In(text)
            .Concat(FindEmails.In(text))
            .Concat(FindDatesOfBirth.In(text))
            .Concat(FindPhones.In(text))
            .Concat(FindPostcodes.In(text))
            .Concat(FindNames.In(text))
            .OrderBy(finding => finding.Start).ThenByDescending(finding => finding.Length).ThenBy(finding => finding.Kind);

        var kept = new List<PrivacyFinding>();
        foreach (var finding in all)
        {
            if (kept.Count == 0 || finding.Start >= kept[^1].End)
                kept.Add(finding);
            else if (finding.Length > kept[^1].Length)
                kept[^1] = finding;
        }

        return kept;
    }

    /// <summary>Puts the neutral words in place of the chosen findings; the rest of the text stays as it is.</summary>
    /// <param name="text">The text in which they were found.</param>
    /// <param name="chosen">Some or all of the findings of this same text, in any order.</param>
    /// <exception cref="ArgumentException">A finding lies outside the text or overlaps another: it belongs to another text.</exception>
    public static string Replace(string text, IEnumerable<PrivacyFinding> chosen)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        var done = 0;
        foreach (var finding in chosen.OrderBy(finding => finding.Start))
        {
            if (finding.Start < done || finding.Length < 1 || finding.Length > text.Length - finding.Start)
                throw new ArgumentException("The findings belong to another text.", nameof(chosen));
            result.Append(text, done, finding.Start - done).Append(finding.Neutral);
            done = finding.End;
        }

        return result.Append(text, done, text.Length - done).ToString();
    }
}
