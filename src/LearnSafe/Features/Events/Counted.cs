using System.Globalization;

namespace LearnSafe.Features.Events;

/// <summary>Counts in words: "1 record", "1,204 records", "No records".</summary>
public static class Counted
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(int count, string noun) => count switch
    {
        0 => $"No {noun}s",
        1 => $"1 {noun}",
        _ => string.Create(British, $"{count:N0} {noun}s"),
    };
}
