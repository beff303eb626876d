using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events;

/// <summary>A record that is ready to be written: everything that can be worked out before the write is.</summary>
/// <param name="given">For records that are made up and not recorded now: who they are and when they were made.</param>
/// <param name="draft">The draft whose id the record takes over.</param>
internal sealed class NewEvent(Guid organisationId, EventAnswers answers, string json, Change change, string? flags, GivenIdentity? given = null, Guid? draft = null)
{
    private readonly EventColumns columns = EventColumns.Of(answers);
    private readonly string reference = given?.Reference ?? EventReference.New();

    public Guid Id { get; } = given?.Id ?? draft ?? Guid.CreateVersion7();

    public EventAnswers Answers => answers;

    public EventRevision Revision(long sequence, DateTime at) =>
        Revision(Id, organisationId, reference, 1, RevisionKind.Recorded, json, change, sequence, given?.At ?? at);

    public static EventRevision Revision(
        Guid id, Guid organisationId, string reference, int number, RevisionKind kind, string answers, Change change, long sequence, DateTime at)
    {
        var salt = HistoryChain.NewSalt();
        var revision = new EventRevision
        {
            EventId = id,
            Number = number,
            Sequence = sequence,
            At = at,
            ActorKind = change.Actor.Kind,
            ActorId = change.Actor.Id,
            Kind = kind,
            Answers = answers,
            Reason = change.Reason,
            Salt = salt,
        };
        revision.Digest = HistoryChain.RevisionDigest(salt, revision, organisationId, reference);
        return revision;
    }

    public PatientSafetyEvent Row(EventRevision revision)
    {
        var row = new PatientSafetyEvent
        {
            Id = Id,
            OrganisationId = organisationId,
            Reference = reference,
            ReporterId = change.Actor.Kind == ActorKind.Person ? change.Actor.Id : null,
            ApiKeyId = change.Actor.Kind == ActorKind.Program ? change.Actor.Id : null,
            CurrentRevision = revision.Number,
            Sequence = revision.Sequence,
            RecordedAt = revision.At,
            UpdatedAt = revision.At,
            Flags = flags,
        };
        columns.ApplyTo(row);
        return row;
    }
}

/// <summary>What a made-up record has instead of an id, a reference and a time of its own.</summary>
internal sealed record GivenIdentity(Guid Id, string Reference, DateTime At);
