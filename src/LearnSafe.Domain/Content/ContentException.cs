namespace LearnSafe.Domain.Content;

/// <summary>Published content that cannot be used. Thrown at start-up, with every fault that was found, so that one reading mends them all.</summary>
public sealed class ContentException : Exception
{
    public ContentException(IReadOnlyList<ContentFault> faults)
        : base("The content cannot be used:" + string.Concat(faults.Select(fault => Environment.NewLine + fault))) => Faults = faults;

    public ContentException()
        : this([])
    {
    }

    public ContentException(string message)
        : base(message) => Faults = [];

    public ContentException(string message, Exception innerException)
        : base(message, innerException) => Faults = [];

    /// <summary>By file, in the order in which they stand there.</summary>
    public IReadOnlyList<ContentFault> Faults { get; }
}

/// <summary>Something wrong in a content file.</summary>
/// <param name="File">Below the content folder, with forward slashes: <c>lfpse/taxonomy-v5.json</c>.</param>
/// <param name="Place">Where in the file: <c>sections[3].elements[2].codeSystem</c>, counted from 0; empty for the whole file.</param>
/// <param name="Reason">A whole sentence.</param>
public sealed record ContentFault(string File, string Place, string Reason)
{
    public override string ToString() => Place.Length == 0 ? $"{File}: {Reason}" : $"{File}: {Place}: {Reason}";
}
