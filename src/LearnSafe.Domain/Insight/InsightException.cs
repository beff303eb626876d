namespace LearnSafe.Domain.Insight;

/// <summary>A question that cannot be answered: what is wrong with it, in one sentence for whoever asked over the interface and in one for whoever reads a page.</summary>
public sealed class InsightException : Exception
{
    private readonly string? onPage;

    /// <summary>Whether the same question can be answered a little later.</summary>
    public bool IsPassing { get; init; }

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

    /// <param name="message">In the words of the address, with a full stop.</param>
    /// <param name="onPage">What is wrong and how to put it right for somebody who sees a form and no address, without a full stop.</param>
    /// <param name="part">The part of the question that it is about, such as <c>recorded.to</c>; null where it is about none by itself.</param>
    public InsightException(string message, string onPage, string? part = null, Exception? innerException = null)
        : base(message, innerException) => (this.onPage, Part) = (onPage, part);

    /// <summary>For whoever reads a page, without a full stop.</summary>
    public string OnPage => onPage ?? Message.TrimEnd('.');

    public string? Part { get; }
}
