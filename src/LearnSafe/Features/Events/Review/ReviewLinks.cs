namespace LearnSafe.Features.Events.Review;

/// <summary>Where records are reviewed, and where their reporters are asked.</summary>
public static class ReviewLinks
{
    public const string Inbox = "/review";

    /// <summary>Those that the person has taken on.</summary>
    public const string Mine = "/review?show=mine";

    public static string Record(Guid id) => $"/events/{id}/review";

    /// <summary>Where a review ends: with what was learned.</summary>
    public static string Done(Guid id) => $"/events/{id}/review/done";

    /// <summary>What the reporter is asked.</summary>
    public static string Question(Guid id) => $"/events/{id}/question";
}
