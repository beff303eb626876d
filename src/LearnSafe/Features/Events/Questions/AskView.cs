using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events.Search;

namespace LearnSafe.Features.Events.Questions;

/// <summary>A page that asks, or that comes between asking and going on.</summary>
public sealed record AskView
{
    public required string Title { get; init; }

    public string? Caption { get; init; }

    public string? Lead { get; init; }

    public required string BackHref { get; init; }

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>Sent with the form unseen: versions, what was kept.</summary>
    public IReadOnlyList<(string Name, string? Value)> Hidden { get; init; } = [];

    public IReadOnlyList<FieldGroup> Groups { get; init; } = [];

    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    /// <summary>Those who would review what is recorded, to name whom it is kept from; empty where the page does not record.</summary>
    public IReadOnlyList<Reviewer> Reviewers { get; init; } = [];

    /// <summary>Whether it may be said beside the description that something like it was told before: of a new record, not of one that is put right.</summary>
    public bool TellsWhatIsSimilar { get; init; }

    /// <summary>What was told before, where it was asked for by a button; null where it was not.</summary>
    public ToldBefore? ToldBefore { get; init; }

    /// <summary>Who of these was chosen, where the page is shown again.</summary>
    public IReadOnlyList<string> Involved { get; init; } = [];

    /// <summary>The first is the way on.</summary>
    public IReadOnlyList<AskButton> Buttons { get; init; } = [];

    /// <summary>What was typed, carried along while something else is asked first.</summary>
    public FieldValues Carried { get; init; } = FieldValues.Empty;

    public IReadOnlyList<FilledAnswer> Removed { get; init; } = [];

    /// <summary>Names what <see cref="Removed"/> was said of, so that a yes to one removal is not a yes to another.</summary>
    public string RemovedKey { get; init; } = "";

    public IReadOnlyList<TextFinding> Findings { get; init; } = [];

    /// <summary>What somebody saved meanwhile, beside what was typed here.</summary>
    public IReadOnlyList<ConflictRow> Conflict { get; init; } = [];

    public bool IsConflict { get; init; }

    /// <summary>What was entered of patients who are not where they were: shown, so that it can be entered again where it belongs.</summary>
    public IReadOnlyList<FilledAnswer> NotPlaced { get; init; } = [];

    public int Status => Faults.Count > 0 ? StatusCodes.Status400BadRequest : IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
}

/// <summary>A button of a form that asks.</summary>
/// <param name="Press">Sent as <c>press</c>; null for the way on.</param>
/// <param name="Variant">As the design system's button; <c>link</c> for one that looks like a link.</param>
/// <param name="ShowsAt">An id: the same page comes back with it in view. For what script does unasked, so it is there without script alone.</param>
public sealed record AskButton(string Text, string? Press = null, string? Variant = null, string? ShowsAt = null);

/// <summary>One question that two saves answer differently.</summary>
public sealed record ConflictRow(string What, string Theirs, string Mine);
