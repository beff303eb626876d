using System.Globalization;
using System.Text.RegularExpressions;

namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Dates that the words around them call a date of birth ("DOB 12/03/1952", "born on 3 March 1952"). A bare date is left alone: it
/// is the date of an event, an appointment or an expiry. Where a date of birth is followed by what it was mistaken for
/// ("DOB 12/03/1952 entered as 12/03/1953"), the second is one too.
/// </summary>
internal static class FindDatesOfBirth
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Months = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?";

    // How far before a date the words that make it a birth date may begin, in characters.
    private const int Before = 60;

    private const string Joints = @"[ \t:=,(""'\-]{0,3}";

    private static readonly Regex Date = new(
        @"\b((?<d>\d{1,2})[/.\- ](?<m>\d{1,2})[/.\- ](?<y>\d{4}|\d{2})"
        + @"|(?<y>\d{4})[/.\-](?<m>\d{1,2})[/.\-](?<d>\d{1,2})"
        + $@"|(?<d>\d{{1,2}})(st|nd|rd|th)?( of)?[ .\-]{{0,2}}({Months})[ .,\-]{{0,2}}(?<y>\d{{4}}|\d{{2}})"
        + $@"|({Months}) (?<d>\d{{1,2}})(st|nd|rd|th)?,? (?<y>\d{{4}})"
        + @"|(?<d>\d{2})(?<m>\d{2})(?<y>\d{4}|\d{2}))\b",
        Linear);

    private static readonly Regex SaidBefore = new(
        @"(^|[^a-z0-9])(dob|d\.o\.b\.?|d/o/b|date of birth|dates of birth|birth ?date|birthday|born)" + Joints
        + @"((is|was|were|on|the|of|as|at|in|by|a|an|his|her|their|patient|recorded|entered|typed|given|listed|shown|written|printed|wrong|wrongly|"
        + @"incorrect|incorrectly|correct|correctly|should|be|been|have|has|read|prematurely|early|weeks|week|gestation|caesarean|section|\d{1,2}(\+\d)?)"
        + Joints + "){0,7}$",
        Linear);

    private static readonly Regex SaidAfter = new(@"^ ?\((dob|d\.o\.b\.?|date of birth)\)", Linear);

    private static readonly Regex Another = new(
        @"^" + Joints + "((and|not|or|instead|of|rather|than|but|was|is|as|to|entered|typed|recorded|written|wrongly|incorrectly|should|be|have|been|the|other|"
        + "one|changed|from|it|read|in|error)" + Joints + "){1,7}$",
        Linear);

    public static IEnumerable<PrivacyFinding> In(string text)
    {
        var lastEnd = -1;
        foreach (Match match in Date.Matches(text))
        {
            if (!IsPlausibleBirth(match))
                continue;
            var end = match.Index + match.Length;
            var before = text[Math.Max(0, match.Index - Before)..match.Index];
            var isBirth = SaidBefore.IsMatch(before)
                || SaidAfter.IsMatch(text.AsSpan(end, Math.Min(20, text.Length - end)))
                || (lastEnd >= 0 && match.Index - lastEnd < Before && Another.IsMatch(text.AsSpan(lastEnd, match.Index - lastEnd)));
            if (!isBirth)
                continue;
            lastEnd = end;
            yield return new PrivacyFinding(PrivacyKind.DateOfBirth, match.Index, match.Length, "[date of birth]");
        }
    }

    private static bool IsPlausibleBirth(Match match)
    {
        var day = Number(match, "d");
        var month = match.Groups["m"].Success ? Number(match, "m") : 1;
        var year = Number(match, "y");
        return day is >= 1 and <= 31 && month is >= 1 and <= 12 && (match.Groups["y"].Length == 2 || year is >= 1900 and < 2100);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
