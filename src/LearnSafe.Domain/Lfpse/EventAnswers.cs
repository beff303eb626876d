namespace LearnSafe.Domain.Lfpse;

/// <summary>
/// What was said of an event, in the words and codes of one taxonomy version. Immutable.
/// Every answer is text: codes as they are, integers without leading zeros, booleans <c>true</c> and <c>false</c>,
/// dates <c>yyyy-MM-dd</c>, times <c>HH:mm:ss</c>. An element that was not answered is absent, never an empty list.
/// </summary>
public sealed record EventAnswers
{
    public const string DescriptionQuestion = "Description";
    public const string DateQuestion = "Date";

    public required int TaxonomyVersion { get; init; }

    public required EventType Type { get; init; }

    /// <summary>What happened, in the reporter's words (AdverseEvent.description).</summary>
    public string? Description { get; init; }

    /// <summary>When it happened (AdverseEvent.date), as precisely as it is known: a FHIR STU3 dateTime, kept as it was given: <c>2026</c>, <c>2026-11</c>, <c>2026-11-20</c> or with a time and zone.</summary>
    public string? Date { get; init; }

    /// <summary>The sender's own identifiers (AdverseEvent.identifier), kept and given back.</summary>
    public IReadOnlyList<SenderIdentifier> Identifiers { get; init; } = [];

    /// <summary>Answers of the sections that occur once, by element name.</summary>
    public AnswerSet Values { get; init; } = AnswerSet.Empty;

    /// <summary>Answers of the section that repeats, one set a patient, in order. PatientSequence is among them.</summary>
    public IReadOnlyList<AnswerSet> Patients { get; init; } = [];

    /// <summary>The first answer to a question, the standard ones included.</summary>
    public string? First(string question) => question switch
    {
        DescriptionQuestion => Description,
        DateQuestion => Date,
        _ => Values.First(question),
    };

    public IReadOnlyList<string> All(string question) => question switch
    {
        DescriptionQuestion => Description is null ? [] : [Description],
        DateQuestion => Date is null ? [] : [Date],
        _ => Values[question],
    };

    /// <summary>The same answers with one question answered anew; no values, or only empty ones, takes the answer away.</summary>
    public EventAnswers With(string question, params IEnumerable<string> values) => question switch
    {
        DescriptionQuestion => this with { Description = values.FirstOrDefault() is { Length: > 0 } text ? text : null },
        DateQuestion => this with { Date = values.FirstOrDefault() is { Length: > 0 } text ? text : null },
        _ => this with { Values = Values.With(question, values) },
    };

    /// <summary>Equal where everything that is stored is equal.</summary>
    public bool Equals(EventAnswers? other) =>
        other is not null && TaxonomyVersion == other.TaxonomyVersion && Type == other.Type
        && string.Equals(Description, other.Description, StringComparison.Ordinal) && string.Equals(Date, other.Date, StringComparison.Ordinal)
        && Identifiers.SequenceEqual(other.Identifiers) && Values.Equals(other.Values) && Patients.SequenceEqual(other.Patients);

    public override int GetHashCode() => HashCode.Combine(TaxonomyVersion, Type, Description, Date, Values, Patients.Count);
}

/// <summary>An identifier that the sending system gave the event.</summary>
public sealed record SenderIdentifier(string? System, string Value);
