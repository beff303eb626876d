using System.Globalization;

namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>Which points are named along the axis, and how: at round distances, in words short enough to stand side by side.</summary>
internal sealed class AxisLabels
{
    private const int LongestText = 14;
    private const int Looked = 200;

    /// <summary>Distances in months at which years keep their place.</summary>
    private static readonly int[] Months = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120];

    private readonly Func<int, string> text;
    private readonly int count;
    private readonly bool isMonths;
    private readonly bool isNumbered;

    private AxisLabels(int count, Func<int, string> text, bool isMonths, bool isNumbered) => (this.count, this.text, this.isMonths, this.isNumbered) = (count, text, isMonths, isNumbered);

    internal static AxisLabels Of(ChartSeries series, int count)
    {
        if (series.Labels is not { } labels) return new(count, index => (index + 1).ToString("N0", CultureInfo.InvariantCulture), false, true);
        if (ChartDates.Read(labels) is not { } dates) return new(count, index => Short(labels[index]), false, false);
        var areMonths = dates.All(date => date.Day == 1);
        return new(count, index => dates[index].ToString(areMonths ? "MMM yyyy" : "d MMM yyyy", CultureInfo.InvariantCulture), areMonths, false);
    }

    internal string Text(int index) => text(index);

    /// <summary>The width of the longest, of a sample where there are many.</summary>
    internal double Longest(Svg svg) => Enumerable.Range(0, Math.Min(count, Looked)).Max(at => svg.Width(text((int)(at * (long)(count - 1) / Math.Max(1, Math.Min(count, Looked) - 1)))));

    /// <summary>The points to name.</summary>
    /// <param name="apart">How many points apart two names must be.</param>
    internal IEnumerable<int> Ticks(double apart)
    {
        var step = (int)Math.Min(count, Math.Ceiling(apart));
        if (isMonths) step = Array.Find(Months, months => months >= step) is > 0 and var months ? months : step;
        if (isNumbered) step = (int)ChartScale.Round(step);
        // Numbered points are named 1, 10, 20 … rather than 1, 11, 21 …
        var offset = isNumbered && step > 1 ? step - 1 : 0;
        if (offset > 0 && offset >= apart) yield return 0;
        for (var index = offset; index < count; index += step) yield return index;
    }

    private static string Short(string label) => label.Length <= LongestText ? label : $"{label[..(LongestText - 1)].TrimEnd()}…";
}
