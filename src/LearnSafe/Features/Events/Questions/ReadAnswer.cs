using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What a person put into the fields of one question.</summary>
/// <param name="Fault">Null where it can be used.</param>
/// <param name="Other">Text that belongs under the question's free-text sibling: an organisation that no list knows.</param>
public sealed record ReadAnswer(IReadOnlyList<string> Values, FieldFault? Fault = null, string? Other = null);

/// <summary>What is wrong with a field, in words for the person who filled it in.</summary>
/// <param name="Field">The question's field name.</param>
/// <param name="At">The field to go to, where the question has several.</param>
public sealed record FieldFault(string Field, string Message, string? At = null);

/// <summary>Where a question stands on a page: of one patient where <paramref name="Patient"/> is given (index from 0).</summary>
public sealed record Slot(FormQuestion Question, int? Patient)
{
    public string Name => FieldNames.Of(Question.Question, Patient);
}
