namespace LearnSafe.Domain.Improvement;

/// <summary>
/// The rules one by one, over points that follow one another. A point is known by its side of a line: 1, −1, or 0 on it or where nothing was
/// measured, which breaks every run. Each rule says of each point in which direction it is a member of a signal, or 0.
/// </summary>
internal static class SpecialCauseRules
{
    /// <summary>So many or more in a row on one side.</summary>
    internal static int[] Shift(ReadOnlySpan<int> sides, int length)
    {
        var flags = new int[sides.Length];
        if (length <= 0) return flags;
        for (int start = 0, next; start < sides.Length; start = next)
        {
            for (next = start + 1; next < sides.Length && sides[next] == sides[start]; next++) { }
            if (next - start >= length) Array.Fill(flags, sides[start], start, next - start);
        }

        return flags;
    }

    /// <summary>So many or more points, each strictly higher (or lower) than the one before. A point that ends one trend and begins another takes the direction of the step after it.</summary>
    internal static int[] Trend(ReadOnlySpan<double> values, int length)
    {
        var flags = new int[values.Length];
        if (length <= 1) return flags;
        var member = new bool[values.Length];
        for (int start = 0, next; start + 1 < values.Length; start = next)
        {
            var step = Step(values, start + 1);
            for (next = start + 1; next + 1 < values.Length && Step(values, next + 1) == step; next++) { }
            if (step != 0 && next - start + 1 >= length) Array.Fill(member, true, start, next - start + 1);
        }

        for (var index = 0; index < flags.Length; index++)
        {
            if (!member[index]) continue;
            var after = index + 1 < flags.Length && member[index + 1] ? Step(values, index + 1) : 0;
            flags[index] = after != 0 ? after : Step(values, index);
        }

        return flags;
    }

    /// <summary>
    /// Windows of a width in which so many points lie beyond a line on one side. Where it says so, all of a window must lie on that side of
    /// the centre. Only the points beyond the line are members.
    /// </summary>
    internal static int[] Beyond(ReadOnlySpan<int> beyond, ReadOnlySpan<int> sides, int count, int width, bool allOnOneSide)
    {
        var flags = new int[beyond.Length];
        for (var start = 0; start + width <= beyond.Length; start++)
        {
            foreach (var side in (ReadOnlySpan<int>)[1, -1])
            {
                if (beyond.Slice(start, width).Count(side) < count || (allOnOneSide && sides.Slice(start, width).Count(side) < width)) continue;
                for (var index = start; index < start + width; index++)
                {
                    if (beyond[index] == side) flags[index] = side;
                }
            }
        }

        return flags;
    }

    /// <summary>So many or more in a row that fit; the flag is 1.</summary>
    internal static int[] InARow(ReadOnlySpan<bool> fits, int length)
    {
        var sides = new int[fits.Length];
        for (var index = 0; index < sides.Length; index++) sides[index] = fits[index] ? 1 : 0;
        return Shift(sides, length);
    }

    /// <summary>So many or more in a row that go up and down in turn; the flag is 1.</summary>
    internal static int[] Alternating(ReadOnlySpan<double> values, int length)
    {
        var flags = new int[values.Length];
        if (length <= 0) return flags;
        for (int start = 0, next; start + 1 < values.Length; start = Math.Max(next, start + 1))
        {
            for (next = start + 1; next + 1 < values.Length && Step(values, next) != 0 && Step(values, next + 1) == -Step(values, next); next++) { }
            if (Step(values, start + 1) != 0 && next - start + 1 >= length) Array.Fill(flags, 1, start, next - start + 1);
        }

        return flags;
    }

    private static int Step(ReadOnlySpan<double> values, int index) => index > 0 ? Math.Sign(NotANumberIsZero(values[index] - values[index - 1])) : 0;

    private static double NotANumberIsZero(double value) => double.IsNaN(value) ? 0 : value;
}
