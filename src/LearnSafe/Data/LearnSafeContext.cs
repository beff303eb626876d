using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Appraisal;
using LearnSafe.Features.Culture.JustCulture;
using LearnSafe.Features.Culture.Language;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.PublicForms;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.Retention;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Settings;
using LearnSafe.Platform.Mail;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data;

/// <summary>The one context, for both engines. Each entity's table stands beside the entity, in its feature.</summary>
public sealed class LearnSafeContext(DbContextOptions<LearnSafeContext> options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationLink> OrganisationLinks => Set<OrganisationLink>();

    public DbSet<OrganisationContact> OrganisationContacts => Set<OrganisationContact>();

    public DbSet<Denominator> Denominators => Set<Denominator>();

    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<AuthenticatorApp> AuthenticatorApps => Set<AuthenticatorApp>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    public DbSet<PatientSafetyEvent> Events => Set<PatientSafetyEvent>();

    public DbSet<EventRevision> Revisions => Set<EventRevision>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<PatientNumber> PatientNumbers => Set<PatientNumber>();

    public DbSet<ReleasedWording> ReleasedWordings => Set<ReleasedWording>();

    public DbSet<RecordThread> RecordThreads => Set<RecordThread>();

    public DbSet<ThreadMessage> ThreadMessages => Set<ThreadMessage>();

    public DbSet<AnswerLink> AnswerLinks => Set<AnswerLink>();

    public DbSet<KeptFrom> KeptFrom => Set<KeptFrom>();

    public DbSet<PassedTo> PassedTo => Set<PassedTo>();

    public DbSet<RecordJoin> RecordJoins => Set<RecordJoin>();

    public DbSet<Reflection> Reflections => Set<Reflection>();

    public DbSet<EventProgress> EventProgress => Set<EventProgress>();

    public DbSet<RecordReview> RecordReviews => Set<RecordReview>();

    public DbSet<ReviewComment> ReviewComments => Set<ReviewComment>();

    public DbSet<ReporterQuestion> ReporterQuestions => Set<ReporterQuestion>();

    public DbSet<ResponseDecision> ResponseDecisions => Set<ResponseDecision>();

    public DbSet<DecisionRecord> DecisionRecords => Set<DecisionRecord>();

    public DbSet<ExternalNotification> ExternalNotifications => Set<ExternalNotification>();
    public DbSet<CandourSettings> CandourSettings => Set<CandourSettings>();

    public DbSet<CandourAssessment> CandourAssessments => Set<CandourAssessment>();

    public DbSet<CandourCase> CandourCases => Set<CandourCase>();

    public DbSet<CandourPerson> CandourPeople => Set<CandourPerson>();

    public DbSet<CandourLetter> CandourLetters => Set<CandourLetter>();

    public DbSet<CandourStepTaken> CandourSteps => Set<CandourStepTaken>();
    public DbSet<EngagementCase> EngagementCases => Set<EngagementCase>();

    public DbSet<EngagementRecord> EngagementRecords => Set<EngagementRecord>();

    public DbSet<EngagementReader> EngagementReaders => Set<EngagementReader>();

    public DbSet<EngagementStepNotes> EngagementStepNotes => Set<EngagementStepNotes>();

    public DbSet<AffectedPerson> AffectedPeople => Set<AffectedPerson>();

    public DbSet<StaffSupport> StaffSupport => Set<StaffSupport>();

    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<EngagementContact> EngagementContacts => Set<EngagementContact>();

    public DbSet<EngagementPromise> EngagementPromises => Set<EngagementPromise>();

    public DbSet<EngagementQuestion> EngagementQuestions => Set<EngagementQuestion>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<LearningSummary> LearningSummaries => Set<LearningSummary>();

    public DbSet<LearningSummaryVersion> LearningSummaryVersions => Set<LearningSummaryVersion>();

    public DbSet<LearningSummaryRecord> LearningSummaryRecords => Set<LearningSummaryRecord>();

    public DbSet<LearningLike> LearningLikes => Set<LearningLike>();

    public DbSet<LearningAdoption> LearningAdoptions => Set<LearningAdoption>();

    public DbSet<PrivateReflection> PrivateReflections => Set<PrivateReflection>();

    public DbSet<AppraisalPreference> AppraisalPreferences => Set<AppraisalPreference>();
    public DbSet<AreaForImprovement> Areas => Set<AreaForImprovement>();

    public DbSet<AreaRecord> AreaRecords => Set<AreaRecord>();

    public DbSet<AreaResponse> AreaResponses => Set<AreaResponse>();

    public DbSet<SafetyAction> SafetyActions => Set<SafetyAction>();

    public DbSet<ActionArea> ActionAreas => Set<ActionArea>();

    public DbSet<ActionNote> ActionNotes => Set<ActionNote>();

    public DbSet<SafetyMeasure> SafetyMeasures => Set<SafetyMeasure>();

    public DbSet<MeasureAction> MeasureActions => Set<MeasureAction>();

    public DbSet<MeasurePoint> MeasurePoints => Set<MeasurePoint>();

    public DbSet<LearningResponse> LearningResponses => Set<LearningResponse>();

    public DbSet<ResponseRecord> ResponseRecords => Set<ResponseRecord>();

    public DbSet<ResponseField> ResponseFields => Set<ResponseField>();

    public DbSet<ResponseParticipant> ResponseParticipants => Set<ResponseParticipant>();

    public DbSet<ResponseFinding> ResponseFindings => Set<ResponseFinding>();

    public DbSet<ResponseTool> ResponseTools => Set<ResponseTool>();

    public DbSet<ResponseExtension> ResponseExtensions => Set<ResponseExtension>();

    public DbSet<ResponseQuality> ResponseQuality => Set<ResponseQuality>();

    public DbSet<PublicPage> PublicPages => Set<PublicPage>();

    public DbSet<PublicDraft> PublicDrafts => Set<PublicDraft>();

    public DbSet<PublicReport> PublicReports => Set<PublicReport>();

    public DbSet<PublicMessage> PublicMessages => Set<PublicMessage>();

    public DbSet<LanguageTotal> LanguageTotals => Set<LanguageTotal>();

    public DbSet<JustCultureUse> JustCultureUses => Set<JustCultureUse>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<OrganisationSettings> OrganisationSettings => Set<OrganisationSettings>();

    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    public DbSet<RetentionChoice> RetentionChoices => Set<RetentionChoice>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<EmailDomainRule> EmailDomainRules => Set<EmailDomainRule>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<AccessLogEntry> AccessLog => Set<AccessLogEntry>();

    public DbSet<InstallationSetting> Settings => Set<InstallationSetting>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LearnSafeContext).Assembly);
        SnakeCaseNames.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();
}
