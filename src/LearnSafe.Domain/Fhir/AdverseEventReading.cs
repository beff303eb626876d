using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>What came of reading an AdverseEvent: answers that the taxonomy allows, or all faults.</summary>
/// <param name="Answers">Null where there is any fault.</param>
/// <param name="Issues">Empty where the answers are there.</param>
/// <param name="Id">What the resource calls itself; null where it says nothing.</param>
public sealed record AdverseEventReading(EventAnswers? Answers, IReadOnlyList<OperationIssue> Issues, string? Id = null);
