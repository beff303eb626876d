using LearnSafe.Features.Culture.Language;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LearnSafe.Features.Events.Record;

/// <summary>All answers of a draft, to be checked before they become a record.</summary>
public sealed record CheckView
{
    public required Guid Draft { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Caption { get; init; }

    public required string BackHref { get; init; }

    public required IReadOnlyList<CheckSection> Sections { get; init; }

    public IReadOnlyList<CheckFault> Faults { get; init; } = [];

    /// <summary>The record that is changed; null for a new one.</summary>
    public Guid? Revises { get; init; }

    /// <summary>The revision that the change stands on.</summary>
    public int? Base { get; init; }

    /// <summary>What was told before that is like it.</summary>
    public ToldBefore ToldBefore { get; init; } = ToldBefore.Nothing;

    /// <summary>Phrases that could be put in another way.</summary>
    public IReadOnlyList<ShownHint> Hints { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Whom a new record can be kept from.</summary>
    public IReadOnlyList<Reviewer> Reviewers { get; init; } = [];

    /// <summary>Who of these was chosen, where the page is shown again.</summary>
    public IReadOnlyList<string> Involved { get; init; } = [];

    /// <summary>What somebody else changed meanwhile, beside what stands here.</summary>
    public IReadOnlyList<ConflictRow> Conflict { get; init; } = [];

    public bool IsConflict { get; init; }

    /// <summary>Both lists of patients, where it cannot be told which patient of one is which of the other.</summary>
    public PatientsChoice? Patients { get; init; }

    public int Status => IsConflict ? StatusCodes.Status409Conflict : Faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
}

/// <summary>What the check answers a request with: itself, or where to go instead and what to say there.</summary>
public sealed record CheckAnswer(CheckView? View, string? Href = null, string? Notice = null);

/// <summary>Whose patients to go on with.</summary>
public sealed record PatientsChoice(int TheirCount, IReadOnlyList<FilledAnswer> Theirs, int MyCount, IReadOnlyList<FilledAnswer> Mine);

/// <param name="Href">Where it can be put right.</param>
public sealed record CheckFault(string Message, string Href);

/// <param name="Note">A sentence under the rows, with a link to where they are changed.</param>
/// <param name="Removes">The number of the patient that it shows, where that one can be taken out.</param>
public sealed record CheckSection(string Heading, IReadOnlyList<CheckRow> Rows, CheckNote? Note = null, int? Removes = null);

public sealed record CheckNote(string Text, string LinkText, string Href);

/// <summary>One answer.</summary>
/// <param name="Text">Null where none was given.</param>
/// <param name="ChangeHref">Null where it is only shown.</param>
public sealed record CheckRow(string What, string? Text, string? ChangeHref)
{
    /// <summary>As the design system's row; what was typed keeps its lines.</summary>
    public SummaryRow Shown()
    {
        SummaryAction[] actions = ChangeHref is null ? [] : [new SummaryAction("Change", ChangeHref, char.ToLowerInvariant(What[0]) + What[1..])];
        if (Text is null) return new SummaryRow(What, null, actions);
        var typed = new TagBuilder("span");
        typed.AddCssClass("app-typed-text");
        typed.InnerHtml.Append(Text);
        return new SummaryRow(What, null, actions) { ValueHtml = typed };
    }
}
