using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearnSafe.Features.History;

/// <summary>
/// One change: who, when, what, and in its content why. A link of a chain of keyed digests; the content stands beside the digest,
/// so that it can be erased lawfully and the chain still verifies.
/// </summary>
public sealed class HistoryEntry
{
    /// <summary>From 1, without gaps, in the order of commitment.</summary>
    public long Sequence { get; init; }

    public DateTime At { get; init; }

    public ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>A verb phrase of <see cref="HistoryActions"/>.</summary>
    public required string Action { get; init; }

    public Guid? SubjectId { get; init; }

    /// <summary>Whose history it stands in; null for what concerns the whole installation. Not linked: where the subject is a record, verification holds it against the record's own organisation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>JSON with the reason and the details; null once erased.</summary>
    public string? Content { get; set; }

    /// <summary>Random, so that an erased content cannot be guessed from its digest; erased with it.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>SHA-256 over salt and content.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>HMAC-SHA-256 over the previous link, this entry, and the digests of the revisions it made.</summary>
    public required byte[] Link { get; init; }

    public DateTime? ErasedAt { get; set; }
}

/// <summary>Who acts: a person, a program with a key, or whoever runs the command line.</summary>
public enum ActorKind
{
    Person,
    Program,
    System,
}

/// <summary>Who makes a change.</summary>
public sealed record Actor(ActorKind Kind, Guid? Id)
{
    public static readonly Actor System = new(ActorKind.System, null);

    public static Actor Person(Guid id) => new(ActorKind.Person, id);

    public static Actor Program(Guid apiKeyId) => new(ActorKind.Program, apiKeyId);
}

/// <summary>What can happen, in the words of the history.</summary>
public static class HistoryActions
{
    public const string EventRecorded = "event recorded";
    public const string EventRevised = "event revised";
    public const string EventWithdrawn = "event withdrawn";
    public const string EventsGenerated = "events generated";
    public const string AttachmentAdded = "attachment added";
    public const string AttachmentRemoved = "attachment removed";
    public const string PatientNumberKept = "patient number kept";
    public const string PatientNumberSeen = "patient number seen";
    public const string PatientNumberDeleted = "patient number deleted";
    public const string RecordKeptFrom = "record kept from a person";
    public const string RecordJoined = "record joined to another";
    public const string RecordParted = "record parted from another";
    public const string WordingReleased = "wording released";
    public const string WordingWithdrawn = "released wording withdrawn";
    public const string RecordOpened = "record first opened by a reviewer";
    public const string FeedbackWritten = "feedback written";
    public const string RecordClosed = "record closed";
    public const string RecordReopened = "record opened again";
    public const string RecordAcknowledged = "record acknowledged";
    public const string RecordAssigned = "record assigned to a reviewer";
    public const string ReviewCommentWritten = "review comment written";
    public const string ReporterAsked = "reporter asked a question";
    public const string ReporterAnswered = "reporter answered a question";
    public const string RecordReviewed = "record reviewed";
    public const string ReviewReopened = "review opened again";
    public const string ReviewersAlerted = "reviewers told of a record";
    public const string ReviewEscalated = "unopened record told further";
    public const string CandourAssessed = "duty of candour assessed";
    public const string CandourCaseOpened = "duty of candour begun";
    public const string CandourPersonNamed = "person to be told named";
    public const string CandourStepTaken = "duty of candour step written down";
    public const string CandourLetterWritten = "duty of candour letter written";
    public const string CandourLetterSent = "duty of candour letter sent";
    public const string CandourCaseClosed = "duty of candour closed";
    public const string CandourCaseReopened = "duty of candour opened again";
    public const string CandourReminded = "reminded of the duty of candour";
    public const string SummaryWritten = "learning summary written";
    public const string SummaryAsked = "second reader of a summary asked";
    public const string SummarySentBack = "learning summary sent back";
    public const string SummaryPublished = "learning summary published";
    public const string SummaryWithdrawn = "learning summary withdrawn";
    public const string SummaryLiked = "learning summary liked";
    public const string SummaryLikeTakenBack = "like of a summary taken back";
    public const string SummaryAdopted = "learning summary adopted";
    public const string AdoptionTakenBack = "adoption of a summary taken back";
    public const string ReporterTold = "reporter told what was learned";
    public const string AreaAdded = "area for improvement added";
    public const string AreaChanged = "area for improvement changed";
    public const string ActionAdded = "safety action added";
    public const string ActionChanged = "safety action changed";
    public const string ActionMoved = "status of a safety action changed";
    public const string ActionAssessed = "safety action assessed";
    public const string ActionNoted = "progress of a safety action written";
    public const string ActionEvidenceGiven = "evidence for a safety action handed in";
    public const string ActionClosed = "safety action closed";
    public const string ActionReopened = "safety action opened again";
    public const string ActionReminded = "somebody reminded of a safety action";
    public const string MeasureAdded = "measure added";
    public const string MeasureChanged = "measure changed";
    public const string MeasurePointsAdded = "data points added";
    public const string MeasurePointCorrected = "data point corrected";
    public const string ResponseBegun = "learning response begun";
    public const string ResponseChanged = "learning response changed";
    public const string ResponseFieldWritten = "learning response written in";
    public const string ResponseFindingWritten = "finding written";
    public const string ResponseFindingRemoved = "finding removed";
    public const string ParticipantAdded = "participant added";
    public const string ParticipantChanged = "participant changed";
    public const string ParticipantRemoved = "participant removed";
    public const string ResponseToolAdded = "tool of a response added";
    public const string ResponseExtended = "learning response given more time";
    public const string ResponseCompleted = "learning response finished";
    public const string ResponseReopened = "learning response opened again";
    public const string ResponseApproved = "learning response approved";
    public const string ResponseReviewed = "learning response reviewed by a peer";
    public const string ReceiptGiven = "receipt given";
    public const string MessageSent = "message sent";
    public const string ContactSeen = "contact of a reporter seen";
    public const string ContactDeleted = "contact of a reporter deleted";
    public const string PublicFormOpened = "public form opened";
    public const string PublicFormClosed = "public form closed";
    public const string PublicFormChanged = "public form changed";
    public const string RecordSent = "record sent to an organisation";
    public const string ThreadMessageWritten = "thread message written";
    public const string ThreadAnswered = "thread answered";
    public const string ThreadDeclined = "thread answer declined";
    public const string ThreadClosed = "thread closed";
    public const string AnswerLinkMade = "link for an outside answer made";
    public const string AnswerLinkRevoked = "link for an outside answer taken back";
    public const string OutsideAddressDeleted = "address of an outsider deleted";
    public const string ThreadRecordLinked = "own record linked to a thread";
    public const string PersonAdded = "person added";
    public const string PersonRenamed = "person renamed";
    public const string PasswordChanged = "password changed";
    public const string RoleGiven = "role given";
    public const string RoleAskedFor = "role asked for";
    public const string RoleRefused = "role refused";
    public const string RoleSuspended = "role suspended";
    public const string RoleResumed = "role given back";
    public const string RoleEnded = "role ended";
    public const string InvitationSent = "invitation sent";
    public const string InvitationRevoked = "invitation taken back";
    public const string DomainRuleAdded = "email domain added";
    public const string DomainRuleRemoved = "email domain removed";
    public const string AuthenticatorTurnedOn = "authenticator app turned on";
    public const string AuthenticatorTurnedOff = "authenticator app turned off";
    public const string SessionEnded = "session ended";
    public const string SignedOutEverywhere = "signed out everywhere";
    public const string OutsideSignInConnected = "outside sign-in connected";
    public const string OutsideSignInDisconnected = "outside sign-in disconnected";
    public const string PasskeyAdded = "passkey added";
    public const string PasskeyRemoved = "passkey removed";
    public const string RecoveryCodesMade = "recovery codes made";
    public const string RecoveryCodeUsed = "recovery code used";
    public const string OrganisationAdded = "organisation added";
    public const string OrganisationChanged = "organisation changed";
    public const string OrganisationMoved = "organisation moved";
    public const string OrganisationClosed = "organisation closed";
    public const string OrganisationsImported = "organisations imported";
    public const string DenominatorsImported = "denominators imported";
    public const string ViewSaved = "view saved";
    public const string ViewChanged = "view changed";
    public const string ViewDeleted = "view deleted";
    public const string ContactNamed = "contact named";
    public const string ContactChanged = "contact changed";
    public const string ApiKeyAdded = "interface key added";
    public const string ApiKeyRotated = "interface key rotated";
    public const string ApiKeyRevoked = "interface key revoked";
    public const string SettingsChanged = "settings changed";
    public const string EngagementBegun = "engagement begun";
    public const string EngagementChanged = "engagement changed";
    public const string EngagementStepWritten = "engagement step written";
    public const string AffectedPersonNoted = "affected person noted";
    public const string EngagementContactNoted = "contact with affected people noted";
    public const string PromiseSettled = "promise to affected people settled";
    public const string QuestionSettled = "question of affected people settled";
    public const string StaffSupportNoted = "support for staff noted";
    public const string EngagementReadersChanged = "readers of an engagement changed";
    public const string EngagementHandedOver = "engagement handed over";
    public const string RetentionChanged = "retention period changed";
    public const string RetentionApplied = "retention applied";
    public const string HoldPlaced = "legal hold placed";
    public const string HoldReleased = "legal hold released";
    public const string SubjectAccessAnswered = "subject access answered";
    public const string HistoryExported = "history exported";
    public const string ResponseDecided = "response decided";
    public const string NotificationNoted = "outside notification noted";
    public const string RecordPutRight = "naming text taken away";
    public const string ContentErased = "content erased";
    public const string BackupRestored = "backup restored";
}

internal sealed class HistoryEntryTable : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> table)
    {
        table.ToTable("history_entries");
        table.HasKey(entry => entry.Sequence);
        table.Property(entry => entry.Sequence).ValueGeneratedNever();
        table.Property(entry => entry.ActorKind).HasConversion<string>().HasMaxLength(10);
        table.Property(entry => entry.Action).HasMaxLength(40);
        table.HasIndex(entry => entry.SubjectId);
        table.HasIndex(entry => new { entry.OrganisationId, entry.At, entry.Sequence });
        // What programs send is most of a history, and these need not pay for it.
        table.HasIndex(entry => new { entry.OrganisationId, entry.ActorId, entry.At, entry.Sequence }).HasFilter("actor_kind = 'Person'");
        table.HasIndex(entry => new { entry.OrganisationId, entry.Action, entry.At, entry.Sequence }).HasFilter($"action <> '{HistoryActions.EventRecorded}'");
    }
}
