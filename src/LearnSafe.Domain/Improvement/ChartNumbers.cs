using System.Globalization;

namespace LearnSafe.Domain.Improvement;

/// <summary>Numbers for readers: thousands with commas, and as many decimals as their size deserves.</summary>
internal sealed class ChartNumbers
{
    private readonly int decimals;
    private readonly bool isFixed;

    private ChartNumbers(int decimals, bool isFixed) => (this.decimals, this.isFixed) = (decimals, isFixed);

    /// <summary>Those of a chart over time: enough to tell its limits apart as well.</summary>
    internal static ChartNumbers For(ControlChart chart)
    {
        var numbers = For(chart.Specification, chart.Values.Concat(chart.Lines.Centre));
        var narrowest = chart.Lines.Upper.Zip(chart.Lines.Lower, (upper, lower) => (upper - lower) / 2).Where(half => half > 0).DefaultIfEmpty(double.NaN).Min();
        return numbers.isFixed || double.IsNaN(narrowest) ? numbers : new(Math.Max(numbers.decimals, Digits(narrowest, 2)), false);
    }

    /// <summary>The decimals that were asked for, or those that keep three digits of the largest number.</summary>
    internal static ChartNumbers For(ChartSpecification specification, IEnumerable<double> numbers)
    {
        if (specification.Decimals is { } asked) return new(asked, true);
        var largest = numbers.Where(number => !double.IsNaN(number)).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return new(largest > 0 ? Digits(largest, 3) : 0, false);
    }

    /// <summary>How many decimals show so many digits of a number.</summary>
    private static int Digits(double number, int digits) => Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(number)), 0, 10);

    /// <summary>A whole number, with commas.</summary>
    internal string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    internal string Text(double number)
    {
        var places = !isFixed && number == Math.Floor(number) ? 0 : decimals;
        var text = Math.Abs(number).ToString($"N{places}", CultureInfo.InvariantCulture);
        return number < 0 && text.Any(letter => letter is >= '1' and <= '9') ? $"−{text}" : text;
    }
}
