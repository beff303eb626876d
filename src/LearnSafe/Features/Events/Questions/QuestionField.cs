using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>One question as it is drawn.</summary>
public sealed record QuestionField
{
    public required string Question { get; init; }

    public required FieldKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Label { get; init; }

    public string? Hint { get; init; }

    /// <summary>An explanation that opens on request.</summary>
    public WordingDetails? Details { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Whether an answer once chosen can be taken back, which radio buttons cannot do by themselves.</summary>
    public bool MayTakeBack { get; init; }

    /// <summary>Whether a search takes several answers.</summary>
    public bool Several { get; init; }

    public required FieldValues Values { get; init; }

    /// <summary>The answers on this page that open the question; null where it is always asked.</summary>
    public Opener? Opener { get; init; }

    /// <summary>The first field of the question: where the error summary leads.</summary>
    public string FirstField => Kind switch
    {
        FieldKind.Date => FieldNames.Day(Name),
        FieldKind.Month => FieldNames.Month(Name),
        FieldKind.Age => FieldNames.Number(Name),
        FieldKind.Search => FieldNames.Search(Name),
        _ => Name,
    };
}

/// <summary>One answer that is offered.</summary>
/// <param name="IsExclusive">No other goes with it.</param>
public sealed record Choice(string Code, string Text, bool IsExclusive = false);

/// <summary>What opens a question on the page itself.</summary>
/// <param name="Conditions">For the script: field, values, and whether they are the ones that close. As JSON.</param>
/// <param name="OnlyIf">The same in words, for a page without script.</param>
/// <param name="Holds">Whether it holds with the answers so far.</param>
/// <param name="IsFollowUp">Drawn as hanging on the answer right above it.</param>
public sealed record Opener(string Conditions, string OnlyIf, bool Holds, bool IsFollowUp);

/// <summary>Neighbouring questions that belong together.</summary>
/// <param name="Heading">Above them; null where they need none.</param>
/// <param name="Filled">What is already filled in: where given, the fields themselves are folded away.</param>
public sealed record FieldGroup(IReadOnlyList<QuestionField> Fields, string? Heading = null, Opener? Opener = null, IReadOnlyList<FilledAnswer>? Filled = null);

/// <summary>An answer that is filled in already.</summary>
public sealed record FilledAnswer(string What, string Text);
