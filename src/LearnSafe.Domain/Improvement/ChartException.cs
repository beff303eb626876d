namespace LearnSafe.Domain.Improvement;

/// <summary>A chart that cannot be calculated or drawn: what is wrong with its data or its specification, in one sentence for whoever gave them.</summary>
public sealed class ChartException : Exception
{
    public ChartException()
    {
    }

    public ChartException(string message)
        : base(message)
    {
    }

    public ChartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
