namespace LearnSafe.Domain.Review;

/// <summary>Where a record stands in the inbox.</summary>
public sealed class ReviewPlace
{
    /// <summary>Of the record.</summary>
    public Guid Id { get; init; }

    /// <summary>Why it is looked at before others.</summary>
    public ReviewUrgency Urgency { get; init; }

    /// <summary>Since when it has waited.</summary>
    public DateTime RecordedAt { get; init; }
}

/// <summary>The order of the inbox: fatal, severe, safeguarding and very concerned first, then those that have waited longest.</summary>
public static class ReviewOrder
{
    /// <summary>Puts records into the order in which they are looked at, in memory or in a database.</summary>
    public static IOrderedQueryable<ReviewPlace> InOrder(IQueryable<ReviewPlace> records) =>
        records.OrderBy(record => record.Urgency).ThenBy(record => record.RecordedAt).ThenBy(record => record.Id);
}
