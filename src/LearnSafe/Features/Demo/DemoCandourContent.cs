using LearnSafe.Domain.Candour;
using LearnSafe.Features.Events.Candour;

namespace LearnSafe.Features.Demo;

/// <summary>How the duty of candour is judged and carried out in the demo.</summary>
public sealed record DemoCandourContent(IReadOnlyList<DemoCandourSettings> Settings, IReadOnlyList<DemoCandour> Records);

public sealed record DemoCandourSettings(string Organisation, string By, string Registered, IReadOnlyList<string> Activities);

/// <param name="Of">The first words of the record's description.</param>
/// <param name="Begun">Days before today, as are the others; null where nothing was begun.</param>
public sealed record DemoCandour(
    string Of, string By, IReadOnlyList<DemoCandourAssessment> Assessments, int? Begun = null, RelevantPerson? Person = null, IReadOnlyList<DemoCandourStep>? Steps = null,
    IReadOnlyList<DemoCandourLetter>? Letters = null, DemoSaid? Closed = null);

/// <param name="Harm">What is not named is answered no.</param>
public sealed record DemoCandourAssessment(
    int Day, string Registered, IReadOnlyDictionary<string, HarmAnswer> Harm, string Rationale, CandourAnswer Activity = CandourAnswer.Yes, CandourAnswer Complication = CandourAnswer.NotKnown,
    string? OpinionBy = null, string? OpinionRole = null);

public sealed record DemoCandourStep(CandourStepKind Kind, int Day, IReadOnlyDictionary<string, string> Fields, bool Ends = false);

/// <param name="Day">When it was written.</param>
/// <param name="Sent">When it went; null where it is a draft.</param>
public sealed record DemoCandourLetter(string Template, int Day, string Text, int? Sent = null, string? How = null);
