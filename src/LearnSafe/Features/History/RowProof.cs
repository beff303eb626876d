using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.History;

/// <summary>Whether a record's row, which lists and counts are read from, says what its revisions say.</summary>
internal static class RowProof
{
    public static bool Agrees(PatientSafetyEvent record, EventRevision revision)
    {
        if (revision.Number == 1 && !IsRecordedBy(record, revision)) return false;
        if (revision.Number != record.CurrentRevision || revision.Sequence != record.Sequence) return true;
        return record.UpdatedAt == revision.At
            && record.WithdrawnAt is not null == (revision.Kind == RevisionKind.Withdrawn)
            && record.Harm == EventColumns.Of(record).Harm.Combined
            && EventColumns.Of(record) == EventColumns.Of(EventAnswersJson.Read(revision.Answers!));
    }

    private static bool IsRecordedBy(PatientSafetyEvent record, EventRevision first) =>
        record.RecordedAt == first.At
        && record.ReporterId == (first.ActorKind == ActorKind.Person ? first.ActorId : null)
        && record.ApiKeyId == (first.ActorKind == ActorKind.Program ? first.ActorId : null);
}
