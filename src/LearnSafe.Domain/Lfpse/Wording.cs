namespace LearnSafe.Domain.Lfpse;

/// <summary>Our own plain-English questions for one taxonomy version, kept apart from the taxonomy's own texts.</summary>
public sealed record Wording(int TaxonomyVersion, IReadOnlyDictionary<string, QuestionWording> Questions);

/// <summary>How one question is put.</summary>
/// <param name="Question">The question as asked, in the reporter's words.</param>
/// <param name="ShortName">What the answer is called on the summary and in messages: "Level of physical harm".</param>
/// <param name="Hint">Only where most people need it.</param>
/// <param name="Missing">The sentence shown where a mandatory answer is missing: "Select how many patients were involved".</param>
/// <param name="Details">A longer explanation one click away (criteria of harm), as title and lines; each line may name the code it explains.</param>
/// <param name="For">Other wording for an event type where the same element is asked differently.</param>
public sealed record QuestionWording(
    string Question, string ShortName, string? Hint, string? Missing, WordingDetails? Details,
    IReadOnlyDictionary<EventType, QuestionWording> For);

/// <summary>An explanation that opens on request.</summary>
public sealed record WordingDetails(string Title, string? Source, IReadOnlyList<WordingLine> Lines);

/// <summary>One line of an explanation.</summary>
public sealed record WordingLine(string? Code, string Text);
