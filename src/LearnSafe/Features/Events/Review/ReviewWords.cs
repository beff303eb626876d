using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Review;

namespace LearnSafe.Features.Events.Review;

/// <summary>How a review is put into words.</summary>
internal static class ReviewWords
{
    /// <summary>"today", "yesterday", "5 days ago".</summary>
    public static string Ago(DateTime utc, DateOnly today) => (today.DayNumber - DateOnly.FromDateTime(UkTime.FromUtc(utc)).DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        var days => string.Create(CultureInfo.InvariantCulture, $"{days:N0} days ago"),
    };

    /// <summary>As the taxonomy says it: "Very concerned"; null where nobody said.</summary>
    public static string? Concern(LfpseContent lfpse, int? level) => level is { } code ? lfpse.Current.Display("LevelOfConcern", code.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>How far it has come, and the colour of its tag.</summary>
    public static (string Text, string Colour) Stage(ReviewState state) => state switch
    {
        { ReviewedAt: not null } => ("Reviewed", "green"),
        { ClosedAt: not null } => ("Closed", "green"),
        { Asked: true } => ("Waits for the reporter", "purple"),
        { AcknowledgedAt: not null } => ("Acknowledged", "blue"),
        { OpenedAt: not null } => ("Opened", "yellow"),
        { EscalatedAt: not null } => ("Not opened, told further", "red"),
        _ => ("Not opened", "orange"),
    };

    /// <summary>In a sentence, as it is: nobody is measured against anybody.</summary>
    public static string Levels(ServiceLevels levels)
    {
        var parts = new[]
        {
            levels.Acknowledged is { } acknowledged ? $"half of {Counted.Of(acknowledged.Records, "record").ToLowerInvariant()} {(acknowledged.MedianDays == 0 ? "were acknowledged within a day" : $"were acknowledged in {acknowledged.Text} or less")}" : null,
            levels.Told is { } told ? $"half of {Counted.Of(told.Records, "record").ToLowerInvariant()} had their answer {(told.MedianDays == 0 ? "within a day" : $"in {told.Text} or less")}" : null,
        }.OfType<string>().ToList();
        return parts.Count == 0 ? "Nothing was acknowledged within the last 12 months yet." : $"In the last 12 months {string.Join(", and ", parts)}.";
    }
}
