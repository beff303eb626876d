namespace LearnSafe.Domain.Privacy;

/// <summary>Wording as it might be released to other organisations, and what was changed in it. A proposal: a person reads it and decides.</summary>
/// <param name="Text">The wording with every replacement made.</param>
/// <param name="Findings">What was replaced, in the order of the text given, without overlaps.</param>
public sealed record ReleaseProposal(string Text, IReadOnlyList<ReleaseFinding> Findings);

/// <summary>A place in a text that may say who or where somebody is.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Index of its first character in the text given, from 0.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Replacement">What the proposal says in its place.</param>
public sealed record ReleaseFinding(ReleaseKind Kind, int Start, int Length, string Replacement)
{
    internal int End => Start + Length;
}

/// <summary>What is taken out of wording before others read it. Where two findings are equally long, the one listed first is meant.</summary>
public enum ReleaseKind
{
    NhsNumber,
    Email,
    DateOfBirth,
    Phone,
    Postcode,

    /// <summary>A place or organisation: its name, or the address of a house.</summary>
    Place,

    /// <summary>A person's name, with a title or without, or initials that stand for one.</summary>
    Name,

    /// <summary>An exact date; the month stays.</summary>
    Date,

    /// <summary>An exact age; a band stays.</summary>
    Age,
}
