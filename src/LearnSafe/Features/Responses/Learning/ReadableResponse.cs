using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>What was last saved in a field.</summary>
public sealed record ReadableField(string Value, int Revision, string By, DateTime At);

public sealed record ReadableParticipant(Guid Id, Guid? PersonId, string? Name, ParticipantCapacity Capacity, string Role, string Organisation, DateOnly? InvitedOn, bool Attended, bool SupportOffered);

public sealed record ReadableFinding(SeipsFinding Finding, FindingStrength Strength, WorkView WorkAs, int Revision, string By, DateTime At);

public sealed record ReadableTool(Guid Id, ResponseTemplate Template);

public sealed record ReadableExtension(DateOnly From, DateOnly Until, string Reason, bool AgreedWithAffected, DateTime At);

/// <summary>A record that a response is about.</summary>
/// <param name="Gone">Withdrawn or erased since.</param>
public sealed record RecordOfResponse(Guid Id, string Reference, bool Gone);

/// <summary>A learning response with everything in it, readable.</summary>
public sealed record ReadableResponse(
    LearningResponse Response, ResponseTemplate Template, string Lead, string? EngagementLead, string? Approver, IReadOnlyList<RecordOfResponse> Records, IReadOnlyDictionary<(Guid Part, string Section, string Name), ReadableField> Fields,
    IReadOnlyList<ReadableParticipant> Participants, IReadOnlyList<ReadableFinding> Findings, IReadOnlyList<ReadableTool> Tools, IReadOnlyList<ReadableExtension> Extensions)
{
    public Guid Id => Response.Id;

    public bool IsOpen => Response.CompletedAt is null;

    /// <summary>The common one first, then those of the method.</summary>
    public IReadOnlyList<TemplateSection> Sections { get; } = [CommonSection.PurposeAndScope, .. Template.Sections];

    public string Title => Field(Id, CommonSection.PurposeAndScope.Name, CommonSection.Title)?.Value ?? "Without a title";

    public IReadOnlyList<SeipsFinding> Picture => [.. Findings.Select(one => one.Finding)];

    public ReadableField? Field(Guid part, string section, string name) => Fields.GetValueOrDefault((part, section, name));

    /// <summary>How many fields of a section hold something.</summary>
    public int Filled(Guid part, TemplateSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section.Fields.Count(field => Field(part, section.Name, field.Name) is { Value.Length: > 0 });
    }

    /// <summary>Whether it runs longer than was agreed.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && Response.TargetOn < today;
}

/// <summary>A line of a list of responses.</summary>
public sealed record ResponseRow(Guid Id, string Reference, string Title, string Method, string Lead, DateOnly StartedOn, DateOnly TargetOn, DateTime BegunAt, DateTime? CompletedAt)
{
    public bool IsOverdue(DateOnly today) => CompletedAt is null && TargetOn < today;
}
