namespace LearnSafe.Domain.Improvement;

/// <summary>The lines of a chart at each of its points: the centre, the limits at three sigma, and those at two and at one. NaN where the chart has no such line.</summary>
public sealed class LimitLines
{
    internal LimitLines(int count)
    {
        Centre = new double[count];
        (Upper, Lower, NearUpper, NearLower, InnerUpper, InnerLower) = (Empty(count), Empty(count), Empty(count), Empty(count), Empty(count), Empty(count));
    }

    public double[] Centre { get; }

    public double[] Upper { get; }

    public double[] Lower { get; }

    /// <summary>Two thirds of the way to the limits: warning limits, 95%.</summary>
    public double[] NearUpper { get; }

    public double[] NearLower { get; }

    /// <summary>One third of the way.</summary>
    public double[] InnerUpper { get; }

    public double[] InnerLower { get; }

    /// <summary>Sets all lines of a point at their distance from a middle, which on a g chart is not the centre that is drawn.</summary>
    internal void Set(int index, double centre, double middle, double sigma, double least, double most, Func<double, double> shown)
    {
        double At(double sigmas) => shown(Math.Clamp(middle + sigmas * sigma, least, most));
        Centre[index] = shown(centre);
        (Lower[index], NearLower[index], InnerLower[index]) = (At(-3), At(-2), At(-1));
        (Upper[index], NearUpper[index], InnerUpper[index]) = (At(3), At(2), At(1));
    }

    /// <summary>The largest number of a point's lines, by size.</summary>
    internal double Scale(int index)
    {
        var scale = Math.Abs(Centre[index]);
        foreach (var line in (ReadOnlySpan<double>)[Upper[index], Lower[index]])
        {
            if (Math.Abs(line) > scale) scale = Math.Abs(line);
        }

        return scale;
    }

    private static double[] Empty(int count)
    {
        var line = new double[count];
        Array.Fill(line, double.NaN);
        return line;
    }
}
