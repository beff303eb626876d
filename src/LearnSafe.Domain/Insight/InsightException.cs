namespace LearnSafe.Domain.Insight;

/// <summary>A question that cannot be answered: what is wrong with it, in one sentence for whoever asked.</summary>
public sealed class InsightException : Exception
{
    public InsightException()
    {
    }

    public InsightException(string message)
        : base(message)
    {
    }

    public InsightException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
