namespace LearnSafe.Domain.Governance;

/// <summary>How sure the source of a rule is.</summary>
public enum RuleStatus
{
    /// <summary>Checked against the text of its source.</summary>
    Verified,

    /// <summary>A source is named, and nobody has checked it yet.</summary>
    NotVerified,

    /// <summary>Our own proposal; no source asks for it.</summary>
    Proposed,
}

/// <summary>How long one kind of thing is kept.</summary>
/// <param name="From">The event from which the period runs, as it reads after "from".</param>
/// <param name="Months">Null keeps it for good, where it does not go by itself.</param>
/// <param name="Least">The shortest period that an organisation may choose.</param>
/// <param name="Most">The longest.</param>
/// <param name="Automatic">When it goes by itself; null for what goes only when somebody confirms it.</param>
public sealed record RetentionRule(string Name, string Title, string What, string From, int? Months, int Least, int Most, string? Automatic, string Source, RuleStatus Status);
