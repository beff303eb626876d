namespace LearnSafe.Domain.SafetyActions;

/// <summary>What a measure tells. The numbers are stored.</summary>
public enum MeasureKind
{
    /// <summary>Whether patients or staff are better off.</summary>
    Outcome = 1,

    /// <summary>Whether the change is carried out as meant.</summary>
    Process = 2,

    /// <summary>Whether something else became worse.</summary>
    Balancing = 3,
}

/// <summary>How often a measure is taken. The numbers are stored.</summary>
public enum MeasureFrequency
{
    Daily = 1,
    Weekly = 2,
    Fortnightly = 3,
    Monthly = 4,
    Quarterly = 5,
    EachEvent = 6,
}

/// <summary>What kinds and frequencies are called.</summary>
public static class MeasureWords
{
    /// <summary>With what it answers: "Outcome: are patients or staff better off?"</summary>
    public static string Question(this MeasureKind kind) => kind switch
    {
        MeasureKind.Outcome => "Outcome: are patients or staff better off?",
        MeasureKind.Process => "Process: is the change carried out as meant?",
        MeasureKind.Balancing => "Balancing: has something else become worse?",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };

    public static string Title(this MeasureFrequency frequency) => frequency == MeasureFrequency.EachEvent ? "At each event" : frequency.ToString();
}
