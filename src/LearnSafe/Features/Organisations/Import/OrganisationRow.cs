using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>What one line of a file says of an organisation. What is null was not said, and leaves what is known as it is.</summary>
/// <param name="Line">From 1, the header counted.</param>
/// <param name="Parents">Codes; null where none was said.</param>
/// <param name="Joined">From which day it belongs to parents that are new to it.</param>
internal sealed record OrganisationRow(
    long Line, string Code, string? Name, OrganisationKind? Kind, CareSetting? Setting, IReadOnlyList<string>? Parents, DateOnly? Opened, DateOnly? Closed, DateOnly? Joined, string? Town, string? Postcode);
