using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events;

/// <summary>A record that is ready to be written: everything that can be worked out before the write is.</summary>
internal sealed class NewEvent(Guid organisationId, EventAnswers answers, string json, Change change, string? flags, Guid? id = null)
{
    private readonly EventColumns columns = EventColumns.Of(answers);
    private readonly string reference = EventReference.New();

    public Guid Id { get; } = id ?? Guid.CreateVersion7();

    public EventRevision Revision(long sequence, DateTime at) => Revision(Id, 1, RevisionKind.Recorded, json, change, sequence, at);

    public static EventRevision Revision(Guid id, int number, RevisionKind kind, string answers, Change change, long sequence, DateTime at)
    {
        var salt = HistoryChain.NewSalt();
        return new EventRevision
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
            Digest = HistoryChain.RevisionDigest(salt, id, number, kind, change.Reason, answers),
        };
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
