using System.Text.Json;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events;

/// <summary>Who makes a change and why.</summary>
/// <param name="Reason">In the person's words; kept with the revision, erased with it.</param>
/// <param name="KeptTexts">What looked like personal data and was kept on purpose.</param>
public sealed record Change(Actor Actor, string? Reason = null, IReadOnlyList<KeptText>? KeptTexts = null)
{
    /// <summary>For the history. The reason itself stands with the revision, where it can be erased with it.</summary>
    internal string Content => KeptTexts is { Count: > 0 } kept ? JsonSerializer.Serialize(new { keptTexts = kept }, JsonSerializerOptions.Web) : "{}";
}

/// <summary>What became of a change.</summary>
/// <param name="Event">The record as it stands after the change, or as it stands where the change was refused; null where there is none.</param>
/// <param name="Repeated">True where the request was made before and this is its first answer again.</param>
public sealed record ChangeOutcome(ChangeStatus Status, EventHead? Event = null, bool Repeated = false);

public enum ChangeStatus
{
    Done,

    /// <summary>No such record, or not this organisation's.</summary>
    NotFound,

    /// <summary>The record was withdrawn: it takes no more changes.</summary>
    Withdrawn,

    /// <summary>Somebody else changed the record since; nothing was overwritten.</summary>
    Conflict,

    /// <summary>The idempotency key was used for another request.</summary>
    KeyReused,

    /// <summary>The draft was saved somewhere else since; nothing was recorded and the draft stays.</summary>
    DraftChanged,

    /// <summary>The draft was deleted; nothing was recorded.</summary>
    DraftGone,

    /// <summary>The organisation is closed: it takes no new records.</summary>
    OrganisationClosed,
}

/// <summary>A record's identity and present revision.</summary>
public sealed record EventHead(Guid Id, string Reference, int Revision, DateTime RecordedAt, DateTime UpdatedAt, long Sequence, bool Withdrawn)
{
    internal static EventHead Of(PatientSafetyEvent record) =>
        new(record.Id, record.Reference, record.CurrentRevision, record.RecordedAt, record.UpdatedAt, record.Sequence, record.WithdrawnAt is not null);
}

/// <summary>The draft that a change was written as, as it was on screen.</summary>
/// <param name="Version">0 where it was not kept as a draft when it was sent.</param>
public sealed record SentDraft(Guid Id, int Version);

/// <summary>A request's own key, so that sending it again makes no second record.</summary>
public sealed record Idempotency(Guid ApiKeyId, string Key, byte[] BodyDigest);
