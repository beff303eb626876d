namespace LearnSafe.Domain.Lfpse;

/// <summary>Something wrong with an answer, said so that a person or a developer can act on it.</summary>
/// <param name="Question">The element name, or <c>Description</c>, <c>Date</c>; the section's name where a whole section is missing or there are too many of it; empty for the whole event.</param>
/// <param name="Patient">Index into <see cref="EventAnswers.Patients"/>, from 0, where the question is about one patient.</param>
/// <param name="Kind">What sort of fault it is.</param>
/// <param name="Message">A whole sentence.</param>
/// <param name="Value">Index of the wrong value among the answers to the question, from 0.</param>
public sealed record AnswerFault(string Question, int? Patient, AnswerFaultKind Kind, string Message, int? Value = null);

/// <summary>The sorts of fault an answer can have.</summary>
public enum AnswerFaultKind
{
    /// <summary>An answer that must be there is missing.</summary>
    Required,

    /// <summary>More answers than the taxonomy allows.</summary>
    TooMany,

    /// <summary>A code that the list of this version does not have.</summary>
    UnknownCode,

    /// <summary>Text that is not of the element's type.</summary>
    WrongType,

    /// <summary>Of the right type, and still impossible: an age that breaks the LFPSE convention, a date in the future.</summary>
    WrongValue,

    /// <summary>An element that this version does not have, or not in that section.</summary>
    UnknownElement,

    /// <summary>The same code twice in a list of several.</summary>
    Duplicate,

    /// <summary>More text than is accepted.</summary>
    TooLong,
}
