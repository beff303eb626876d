namespace LearnSafe.Domain.Fhir;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Code">One of <see cref="IssueCode"/>.</param>
/// <param name="Text">A whole sentence that a developer can act on.</param>
/// <param name="Expression">The FHIRPath of the fault, or null where it has no place in the resource.</param>
public sealed record OperationIssue(string Code, string Text, string? Expression = null);
