using System.Runtime.InteropServices;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// The dictionary of one dimension: values get numbers, and so does each set of values that a record has, so that one small number a record
/// stands for all its answers to a question. Set 0 is "not answered". Grows only; one writer.
/// </summary>
internal sealed class InsightSets
{
    private readonly List<string> values = [];
    private readonly List<int[]> sets = [[]];
    private readonly Dictionary<string, int> valueNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> setNumbers = new(StringComparer.Ordinal);
    private readonly List<int> single = [];
    private InsightSetView? view;

    /// <summary>What readers see: the arrays stay as they are, however the dictionary grows.</summary>
    public InsightSetView View => view ??= new InsightSetView([.. values], [.. sets]);

    public int Value(ReadOnlySpan<char> text)
    {
        if (valueNumbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known)) return known;
        values.Add(text.ToString());
        single.Add(0);
        valueNumbers[values[^1]] = values.Count - 1;
        view = null;
        return values.Count - 1;
    }

    /// <summary>The number of the set that holds one value.</summary>
    public int Single(int value) => single[value] is > 0 and var known ? known : single[value] = Add([value]);

    /// <summary>The number of a set.</summary>
    /// <param name="members">Sorted here; what stands twice counts once.</param>
    public int Set(Span<int> members)
    {
        if (members.Length == 0) return 0;
        members.Sort();
        var count = 1;
        for (var index = 1; index < members.Length; index++)
        {
            if (members[index] != members[count - 1]) members[count++] = members[index];
        }

        return count == 1 ? Single(members[0]) : Several(members[..count]);
    }

    /// <summary>What the sets of another dictionary are numbered here; those that are not here yet are added.</summary>
    public int[] NumbersOf(InsightSetView other)
    {
        var known = Array.ConvertAll(other.Values, text => Value(text));
        return Array.ConvertAll(other.Sets, members => Set(Array.ConvertAll(members, value => known[value])));
    }

    public static InsightSets Of(InsightSetView kept)
    {
        var made = new InsightSets();
        foreach (var value in kept.Values) made.Value(value);
        foreach (var members in kept.Sets.Skip(1)) made.Set([.. members]);
        return made;
    }

    private int Several(ReadOnlySpan<int> members)
    {
        var key = MemoryMarshal.Cast<int, char>(members);
        var known = setNumbers.GetAlternateLookup<ReadOnlySpan<char>>();
        return known.TryGetValue(key, out var number) ? number : setNumbers[key.ToString()] = Add(members.ToArray());
    }

    private int Add(int[] members)
    {
        sets.Add(members);
        view = null;
        return sets.Count - 1;
    }
}

/// <summary>A dictionary as it was when a snapshot was published.</summary>
/// <param name="Values">Codes by number.</param>
/// <param name="Sets">By number, the numbers of the values that belong to it; 0 is empty.</param>
internal sealed record InsightSetView(string[] Values, int[][] Sets);
