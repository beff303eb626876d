using System.Globalization;

namespace LearnSafe.Domain.Improvement;

/// <summary>Numbers for readers: thousands with commas, and as many decimals as their size deserves.</summary>
internal sealed class ChartNumbers
{
    private readonly int decimals;
    private readonly bool isFixed;

    private ChartNumbers(int decimals, bool isFixed) => (this.decimals, this.isFixed) = (decimals, isFixed);

    /// <summary>The decimals that were asked for, or those that keep three digits of the largest number.</summary>
    internal static ChartNumbers For(ChartSpecification specification, IEnumerable<double> numbers)
    {
        if (specification.Decimals is { } asked) return new(asked, true);
        var largest = numbers.Where(number => !double.IsNaN(number)).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return new(largest switch { >= 100 => 0, >= 10 => 1, >= 1 => 2, >= 0.1 => 3, > 0 => Math.Min(10, 2 - (int)Math.Floor(Math.Log10(largest))), _ => 0 }, false);
    }

    internal string Text(double number)
    {
        var places = !isFixed && number == Math.Floor(number) ? 0 : decimals;
        var text = Math.Abs(number).ToString($"N{places}", CultureInfo.InvariantCulture);
        return number < 0 && text.Any(letter => letter is >= '1' and <= '9') ? $"−{text}" : text;
    }
}
