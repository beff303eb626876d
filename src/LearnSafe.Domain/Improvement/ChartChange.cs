namespace LearnSafe.Domain.Improvement;

/// <summary>Something that was changed on a day, to be marked in charts: whether what is measured moved with it is what people ask first.</summary>
/// <param name="Text">Short, as it stands above the plot.</param>
public sealed record ChartChange(DateOnly Day, string Text)
{
    /// <summary>Changes as annotations, one for each point that has any, in the order of the points. Those that no point stands for are left out.</summary>
    /// <param name="pointOf">The label of the point of a day; null where there is none.</param>
    public static IReadOnlyList<ChartAnnotation> Marks(IEnumerable<ChartChange> changes, Func<DateOnly, string?> pointOf)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(pointOf);
        return [.. changes.OrderBy(change => change.Day).Select(change => (At: pointOf(change.Day), change.Text)).Where(mark => mark.At is not null).GroupBy(mark => mark.At!, mark => mark.Text, StringComparer.Ordinal)
            .Select(marks => new ChartAnnotation(marks.Key, string.Join(", ", marks)))];
    }
}
