namespace LearnSafe.Domain.Privacy;

/// <summary>
/// Which kinds of provider rounded totals tell apart. A kind with few providers would give the number of a single one away, and so would the total less all other kinds:
/// enough providers stand behind each kind that is told, and behind all that are not told taken together.
/// </summary>
public static class ToldApart
{
    /// <param name="providers">How many there are of each kind; kinds with none are passed over.</param>
    /// <param name="fewest">So many must stand behind a number.</param>
    /// <returns>The kinds that are told; where there is one kind alone, it is the total itself.</returns>
    public static IReadOnlySet<string> Of(IReadOnlyDictionary<string, int> providers, int fewest)
    {
        ArgumentNullException.ThrowIfNull(providers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fewest);
        var largestFirst = providers.Where(kind => kind.Value > 0).OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key, StringComparer.Ordinal).ToList();
        var told = largestFirst.Count == 1 ? 1 : largestFirst.Count(kind => kind.Value >= fewest);
        // The total less what is told tells the rest: where that is few, the smallest kind that would be told goes with it.
        while (told > 0 && largestFirst.Skip(told).Sum(kind => kind.Value) is > 0 and var rest && rest < fewest) told--;
        return largestFirst.Take(told).Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);
    }
}
