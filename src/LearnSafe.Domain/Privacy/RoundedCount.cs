namespace LearnSafe.Domain.Privacy;

/// <summary>Totals for those who may not read records: to the nearest 5, each by itself.</summary>
public static class RoundedCount
{
    /// <summary>0, 5, 10, … A total is rounded from the true total and never added up from its parts, so parts and total taken together give no more than each alone.</summary>
    public static int Of(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return (count + 2) / 5 * 5;
    }
}
