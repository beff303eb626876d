namespace LearnSafe.Domain.Improvement;

/// <summary>The binomial distribution of even chances.</summary>
internal static class Binomial
{
    /// <summary>The smallest count that, with all below it, has a chance of 5% or more among so many tries.</summary>
    internal static int FifthPercentile(int tries)
    {
        double below = 0;
        var logarithm = -tries * Math.Log(2);
        for (var count = 0; ; count++)
        {
            below += Math.Exp(logarithm);
            if (below >= 0.05) return count;
            logarithm += Math.Log(tries - count) - Math.Log(count + 1);
        }
    }
}
