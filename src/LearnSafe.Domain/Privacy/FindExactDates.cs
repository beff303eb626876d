using System.Globalization;
using System.Text.RegularExpressions;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Dates to the day, which become their month: "Tuesday 4 November 2025", "04/11/25", "2025-11-04", "4th Nov". Months alone, expiry dates
/// and fractions ("6/12", "120/80", "1/52") are left alone; so are dates of birth, which go altogether.
/// </summary>
internal static class FindExactDates
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Months = "(?<month>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";
    private const string Weekday = "((mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? (the )?)?";

    private static readonly Regex Date = new(
        $@"\b{Weekday}((?<d>\d{{1,2}})[/.\-](?<m>\d{{1,2}})[/.\-](?<y>\d{{4}}|\d{{2}})"
        + @"|(?<y>\d{4})[/\-](?<m>\d{1,2})[/\-](?<d>\d{1,2})"
        + $@"|(?<d>\d{{1,2}})(st|nd|rd|th)?( of)?[ \-]?{Months}([ ,\-]{{1,2}}(?<y>\d{{4}}))?"
        + $@"|{Months} (?<d>\d{{1,2}})(st|nd|rd|th)?(,? (?<y>\d{{4}}))?)\b",
        Linear);

    public static IEnumerable<ReleaseFinding> In(string text)
    {
        foreach (Match match in Date.Matches(text))
        {
            if (Month(match) is not { } month || !(Number(match, "d") is >= 1 and <= 31) || IsPartOfNumber(text, match)) continue;
            var year = match.Groups["y"];
            var full = year.Length == 2 ? $"20{year.Value}" : year.Value;
            if (full.Length > 0 && int.Parse(full, CultureInfo.InvariantCulture) is < 1900 or > 2099) continue;
            var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
            yield return new ReleaseFinding(ReleaseKind.Date, match.Index, match.Length, full.Length > 0 ? $"{name} {full}" : name);
        }
    }

    private static int? Month(Match match)
    {
        if (match.Groups["month"] is { Success: true, Value: var name })
            return 1 + Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, month => month.Length > 0 && name.StartsWith(month, StringComparison.OrdinalIgnoreCase));
        return Number(match, "m") is >= 1 and <= 12 and var number ? number : null;
    }

    /// <summary>"1.12.10.3", "12-01-20-4", "A-12-01-20": longer numbers and codes.</summary>
    private static bool IsPartOfNumber(string text, Match match)
    {
        var (before, end) = (match.Index - 1, match.Index + match.Length);
        return (before > 0 && text[before] is '.' or '/' or '-' && char.IsLetterOrDigit(text[before - 1]))
            || (end + 1 < text.Length && text[end] is '.' or '/' or '-' && char.IsDigit(text[end + 1]));
    }

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
