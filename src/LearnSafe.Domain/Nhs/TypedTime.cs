using System.Globalization;

namespace LearnSafe.Domain.Nhs;

/// <summary>A time as a person typed it: either the time, or the sentence that says what is wrong.</summary>
/// <param name="Time">The time; null when there is a fault.</param>
/// <param name="Fault">A whole sentence in GOV.UK's words; null when the time is good.</param>
public sealed record TypedTime(TimeOnly? Time, string? Fault)
{
    /// <summary>The time as FHIR writes it, <c>HH:mm:ss</c>; null when there is a fault.</summary>
    public string? FhirText => Time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a 24-hour time ("14:30", "1430", "14.30", "9:05") or one with am or pm ("2:30pm", "2 pm", "2.30 p.m."), and the words
    /// midday, noon and midnight. A number of one or two digits alone is refused: "9" may be either end of the day.
    /// </summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="what">What it is called at the start of a sentence: "The time it happened".</param>
    public static TypedTime Read(string? typed, string what)
    {
        var text = string.Concat((typed ?? "").Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant();
        if (text.Length == 0)
            return new TypedTime(null, $"Enter {TypedDate.WithinSentence(what)}");
        if (text is "midday" or "noon" or "12noon" or "12midday")
            return new TypedTime(new TimeOnly(12, 0), null);
        if (text is "midnight" or "12midnight")
            return new TypedTime(TimeOnly.MinValue, null);

        var half = TakeHalfOfDay(ref text);
        return ReadClock(text, half) is { } time
            ? new TypedTime(time, null)
            : new TypedTime(null, $"{what} must be a real time, like 2:30pm or 14:30");
    }

    private static char? TakeHalfOfDay(ref string text)
    {
        foreach (var (ending, half) in new (string, char?)[]
                 { ("a.m.", 'a'), ("p.m.", 'p'), ("a.m", 'a'), ("p.m", 'p'), ("am", 'a'), ("pm", 'p'), ("hours", null), ("hrs", null), ("h", null) })
        {
            if (!text.EndsWith(ending, StringComparison.Ordinal))
                continue;
            text = text[..^ending.Length];
            return half;
        }

        return null;
    }

    private static TimeOnly? ReadClock(string text, char? half)
    {
        var parts = text.Split(':', '.');
        if (parts.Length == 1 && text.Length is 3 or 4)
            parts = [text[..^2], text[^2..]];
        if (parts.Length == 1 && half is not null)
            parts = [text, "00"];
        if (parts.Length is < 2 or > 3 || parts[0].Length is < 1 or > 2 || parts.Skip(1).Any(part => part.Length != 2)
            || !parts.All(part => part.All(char.IsAsciiDigit)))
            return null;

        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var hour = (half, numbers[0]) switch
        {
            ('a', 12) => 0,
            ('a', > 12) => -1,
            ('p', 0) => -1,
            ('p', < 12) => numbers[0] + 12,
            _ => numbers[0],
        };
        var second = numbers.Length == 3 ? numbers[2] : 0;
        return hour is < 0 or > 23 || numbers[1] > 59 || second > 59 ? null : new TimeOnly(hour, numbers[1], second);
    }
}
