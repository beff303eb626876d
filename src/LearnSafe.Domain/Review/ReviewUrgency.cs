namespace LearnSafe.Domain.Review;

/// <summary>Why a record is looked at before others; the lower, the sooner. The numbers are stored.</summary>
public enum ReviewUrgency
{
    /// <summary>Somebody died.</summary>
    Fatal = 1,

    /// <summary>Somebody was severely harmed, in body or mind.</summary>
    Severe = 2,

    /// <summary>The answers speak of safeguarding.</summary>
    Safeguarding = 3,

    /// <summary>The reporter is very concerned.</summary>
    VeryConcerned = 4,

    /// <summary>None of these: in the order in which they were recorded.</summary>
    Usual = 5,
}

/// <summary>What the reasons are called.</summary>
public static class ReviewUrgencies
{
    /// <summary>As shown on a tag: "Severe harm"; null for the usual ones.</summary>
    public static string? Title(this ReviewUrgency urgency) => urgency switch
    {
        ReviewUrgency.Fatal => "Fatal",
        ReviewUrgency.Severe => "Severe harm",
        ReviewUrgency.Safeguarding => "Safeguarding",
        ReviewUrgency.VeryConcerned => "Very concerned",
        ReviewUrgency.Usual => null,
        _ => throw new ArgumentOutOfRangeException(nameof(urgency), urgency, "Not an urgency."),
    };

    /// <summary>Whether somebody is told at once.</summary>
    public static bool IsFirst(this ReviewUrgency urgency) => urgency < ReviewUrgency.Usual;
}
