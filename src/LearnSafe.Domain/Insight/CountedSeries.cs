namespace LearnSafe.Domain.Insight;

/// <summary>How many records there were in each of some units of time that follow one another without a gap.</summary>
/// <param name="First">The first day of the first unit.</param>
/// <param name="Days">The day of each record, ascending, several on one day each for itself; null where days are not to be known.</param>
public sealed record CountedSeries(InsightUnit Unit, DateOnly First, IReadOnlyList<long> Counts, IReadOnlyList<DateOnly>? Days = null)
{
    /// <summary>Over all units.</summary>
    public long Total => Counts.Sum();

    /// <summary>The first day of a unit.</summary>
    /// <param name="index">Counted from 0.</param>
    public DateOnly DayOf(int index) => InsightTime.FirstDay(InsightTime.Of(First, Unit) + index, Unit);

    /// <summary>The same by months instead of weeks, by quarters instead of months; units that are not whole are left out. Null where there is nothing longer, or no whole unit of it.</summary>
    public CountedSeries? Longer()
    {
        InsightUnit? unit = Unit switch { InsightUnit.Week => InsightUnit.Month, InsightUnit.Month => InsightUnit.Quarter, _ => null };
        if (unit is not { } longer) return null;
        var parts = Counts.Select((count, index) => (Unit: InsightTime.Of(DayOf(index), longer), Count: count, Index: index)).GroupBy(part => part.Unit)
            .Where(whole => InsightTime.FirstDay(whole.Key, longer) >= First && InsightTime.FirstDay(whole.Key + 1, longer) <= DayOf(Counts.Count)).ToList();
        return parts.Count == 0 ? null : new CountedSeries(longer, InsightTime.FirstDay(parts[0].Key, longer), [.. parts.Select(part => part.Sum(one => one.Count))], Days);
    }

    /// <summary>The days from each record to the next.</summary>
    public IReadOnlyList<int> Between => Days is { Count: > 1 } days ? [.. days.Skip(1).Select((day, index) => day.DayNumber - days[index].DayNumber)] : [];
}
