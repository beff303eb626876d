namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>Places numbers along an axis that begins and ends at round ones.</summary>
internal sealed class ChartScale
{
    private readonly double from;
    private readonly double to;

    /// <param name="least">The smallest number to show.</param>
    /// <param name="most">The largest.</param>
    /// <param name="from">Where the axis begins in the picture.</param>
    /// <param name="to">Where it ends; for an upright axis above where it begins.</param>
    /// <param name="steps">About how many ticks.</param>
    /// <param name="isCounted">Whether ticks between whole numbers would mean nothing.</param>
    internal ChartScale(double least, double most, double from, double to, int steps, bool isCounted = false)
    {
        (this.from, this.to) = (from, to);
        // Down to zero where zero is near: a line that begins elsewhere makes small changes look large.
        if (least > 0 && least <= most / 2) least = 0;
        if (least == most) (least, most) = least == 0 ? (0, 1) : (least - Math.Abs(least) / 2, most + Math.Abs(most) / 2);
        Step = isCounted ? Math.Max(1, Round((most - least) / steps)) : Round((most - least) / steps);
        Least = Math.Floor(least / Step + 1e-9) * Step;
        Most = Math.Ceiling(most / Step - 1e-9) * Step;
    }

    internal double Least { get; }

    internal double Most { get; }

    internal double Step { get; }

    internal IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((Most - Least) / Step) + 1).Select(tick => Math.Round((Least + tick * Step) / Step) * Step);

    internal double At(double number) => from + (number - Least) / (Most - Least) * (to - from);

    /// <summary>The decimals that tell the ticks apart.</summary>
    internal string Text(double tick)
    {
        var places = Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 15);
        var number = Math.Round(tick, places);
        var text = Math.Abs(number).ToString($"N{places}", System.Globalization.CultureInfo.InvariantCulture);
        return number < 0 ? $"−{text}" : text;
    }

    /// <summary>1, 2 or 5 times a power of ten, the least that is not smaller.</summary>
    internal static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 } * power;
    }
}
