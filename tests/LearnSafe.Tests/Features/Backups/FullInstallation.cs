using System.Collections;
using System.Security.Claims;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Review;
using LearnSafe.Domain.SafetyActions;
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
using LearnSafe.Platform.Encryption;
using LearnSafe.Platform.Mail;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Backups;

/// <summary>Something in every table, and every row of every table as text.</summary>
internal static class FullInstallation
{
    public static async Task<(Organisation Organisation, EventHead Kept, EventHead Erased)> FillAsync(this TestInstallation installation)
    {
        var organisation = await installation.AddOrganisationAsync();
        // Told before there is anybody to mail: a mail that leaves meanwhile would be in one archive and not in the other.
        var told = await installation.TellAsync(await installation.OpenAsync(organisation));
        var person = await installation.AddPersonAsync(organisation, RoleNames.PatientSafetyLead);
        await installation.Get<ApiKeyService>().AddAsync("Y99007", "Cupboard", Actor.System);
        var kept = await installation.RecordAsync(organisation, person, TestData.Incident("Two bags “swapped”; µg for mg.\nFound at the counter – 🩺"));
        var erased = await installation.RecordAsync(organisation, person);
        var events = installation.Get<EventService>();
        installation.Clock.Advance(TimeSpan.FromTicks(1234567890));
        await events.ReviseAsync(organisation.Id, kept.Id, 1, TestData.Incident("The label was read aloud."), new Change(Actor.Person(person), "Put right"));
        var withdrawn = await installation.RecordAsync(organisation);
        await events.WithdrawAsync(organisation.Id, withdrawn.Id, null, new Change(Actor.Person(person), "Twice"));
        await installation.Get<PublicReportService>().WriteAsync(told.Id, "Is there any news?");
        await installation.Get<ReviewService>().WriteLearnedAsync(person, told.Id, null, "Labels now say so.");
        await installation.Get<PublicDraftService>().BeginAsync(organisation.Id, installation.Get<PublicFormCatalogue>().Staff, new DateOnly(2026, 11, 20));
        await using var context = installation.NewContext();
        var key = await context.ApiKeys.SingleAsync();
        var now = TestClock.Start.UtcDateTime;
        var network = context.Organisations.Add(new Organisation { Code = "U99001", Name = "Harebell Network", Kind = OrganisationKind.PrimaryCareNetwork, CreatedAt = now }).Entity;
        context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = organisation.Id, ParentId = network.Id, From = new DateOnly(2024, 4, 1), Until = new DateOnly(2026, 4, 1) });
        var encryptedView = new LocalEncryption(installation.Get<KeyRing>()).Encrypt("saved view", "{}");
        context.Denominators.Add(new Denominator { OrganisationId = organisation.Id, Kind = "registered-patients", From = new DateOnly(2026, 4, 1), To = new DateOnly(2026, 6, 30), Value = 8412, Source = "List size, “counted” on the first", ImportedAt = now });
        context.SavedViews.Add(new SavedView { PersonId = person, OrganisationId = organisation.Id, Encrypted = encryptedView, Shared = true, SavedAt = now, Version = 2 });
        context.OrganisationContacts.Add(new OrganisationContact { OrganisationId = organisation.Id, Kind = ContactKind.Deputy, Name = "Mairi Quill", PersonId = person, From = new DateOnly(2026, 4, 1) });
        context.OrganisationSettings.Add(new OrganisationSettings { OrganisationId = organisation.Id, DisplayName = "The Harebell", Logo = [1, 2, 3], LogoMediaType = "image/png", UpdatedAt = now });
        context.RetentionChoices.Add(new RetentionChoice { OrganisationId = organisation.Id, Rule = "records", Months = 240 });
        context.LegalHolds.Add(new LegalHold { OrganisationId = organisation.Id, EventId = kept.Id, Reason = "Claim 12", PlacedAt = now, PlacedBy = person, ReleasedAt = now, ReleasedBy = person, ReleaseReason = "Settled" });
        context.Drafts.Add(new Draft { PersonId = person, OrganisationId = organisation.Id, Type = EventType.Risk, TaxonomyVersion = 5, EventId = kept.Id, BaseRevision = 2, Answers = "{}", CreatedAt = now, UpdatedAt = now });
        context.Attachments.Add(new Attachment { EventId = kept.Id, Name = "label.png", MediaType = "image/png", Size = 200_000, Sha256 = new byte[32], Content = [.. Enumerable.Range(0, 200_000).Select(number => (byte)(number * 31))], AddedAt = now, AddedBy = person });
        var encrypted = new LocalEncryption(installation.Get<KeyRing>()).Encrypt("patient number", "4711");
        context.PatientNumbers.Add(new PatientNumber { EventId = kept.Id, Encrypted = encrypted, KeptAt = now, KeptBy = person, DeleteAfter = now.AddDays(30) });
        context.Reflections.Add(new Reflection { EventId = kept.Id, PersonId = person, Encrypted = encrypted, UpdatedAt = now });
        context.OneTimeLinks.Add(new OneTimeLink { Kind = OneTimeLinkKind.Invitation, Hash = new byte[32], Email = "sella@harebell.example", PersonId = person, OrganisationId = organisation.Id, Role = "Reporter", CreatedAt = now, CreatedBy = person, Shown = true, ExpiresAt = now.AddDays(7), UsedAt = now, RevokedAt = now });
        context.EmailDomainRules.Add(new EmailDomainRule { Domain = "harebell.example", OrganisationId = organisation.Id, CreatedAt = now, CreatedBy = person });
        context.RoleAssignments.Add(new RoleAssignment { PersonId = person, OrganisationId = organisation.Id, Role = "Reporter", State = RoleState.Refused, RequestedAt = now, DecidedAt = now, DecidedBy = person, Reason = "Twice" });
        context.OutgoingMails.Add(new OutgoingMail { QueuedAt = now, NextAttemptAt = now.AddDays(1), Attempts = 2, Encrypted = encrypted });
        context.IdempotencyKeys.Add(new IdempotencyKey { ApiKeyId = key.Id, Key = "a b/c", BodyDigest = new byte[32], EventId = kept.Id, CreatedAt = now });
        context.ReleasedWordings.Add(new ReleasedWording { EventId = kept.Id, Revision = 2, Texts = "[]", ReleasedAt = now, ReleasedBy = person });
        context.LanguageTotals.Add(new LanguageTotal { OrganisationId = organisation.Id, Month = new DateOnly(2026, 11, 1), Texts = 12, Phrases = 3, Changed = 2 });
        context.JustCultureUses.Add(new JustCultureUse { OrganisationId = organisation.Id, Day = new DateOnly(2026, 11, 24), Role = "PatientSafetyLead", Count = 2 });
        context.RecordReviews.Add(new RecordReview { EventId = kept.Id, OrganisationId = organisation.Id, Urgency = ReviewUrgency.Severe, AlertedAt = now, EscalatedAt = now, AssignedTo = person, ReviewedAt = now, ReviewedBy = person });
        context.RecordJoins.Add(new RecordJoin { EventId = told.Id, HeadId = kept.Id, OrganisationId = organisation.Id, Reason = encrypted, JoinedBy = person, JoinedAt = now, EndedBy = person, EndedAt = now, EndReason = encrypted });
        context.ReviewComments.Add(new ReviewComment { EventId = kept.Id, PersonId = person, At = now, Encrypted = encrypted });
        var area = context.Areas.Add(new AreaForImprovement { OrganisationId = organisation.Id, Texts = encrypted, Elements = "Tasks", Scope = ScopeLevel.Team, CreatedBy = person, CreatedAt = now }).Entity;
        context.AreaRecords.Add(new AreaRecord { AreaId = area.Id, EventId = kept.Id });
        var done = context.SafetyActions.Add(new SafetyAction { OrganisationId = organisation.Id, Number = 1, Texts = encrypted, OwnerId = person, Strength = "forcing", StrengthVersion = 1, StartBy = new DateOnly(2026, 12, 1), DueBy = new DateOnly(2026, 12, 24), Status = ActionStatus.Embedded, StatusAt = now, InPlaceAt = now, StopReason = encrypted, Assessment = encrypted, Evidence = encrypted, EvidenceBy = person, EvidenceAt = now, ClosedBy = person, ClosedAt = now, RemindedOn = new DateOnly(2026, 12, 2), CreatedBy = person, CreatedAt = now }).Entity;
        context.ActionAreas.Add(new ActionArea { ActionId = done.Id, AreaId = area.Id });
        context.ActionNotes.Add(new ActionNote { ActionId = done.Id, PersonId = person, At = now, Encrypted = encrypted });
        var measure = context.SafetyMeasures.Add(new SafetyMeasure { OrganisationId = organisation.Id, Kind = MeasureKind.Outcome, Texts = encrypted, Chart = ChartKind.Proportion, Direction = ImprovementDirection.Increase, Frequency = MeasureFrequency.Monthly, Target = 90, BaselinePoints = 12, ReviewOn = new DateOnly(2026, 12, 24), CreatedBy = person, CreatedAt = now }).Entity;
        context.MeasureActions.Add(new MeasureAction { MeasureId = measure.Id, ActionId = done.Id });
        context.MeasurePoints.Add(new MeasurePoint { MeasureId = measure.Id, Day = new DateOnly(2026, 11, 1), Numerator = 3, Denominator = 4, Value = 0.75, Note = encrypted, EnteredBy = person, EnteredAt = now, ReplacedAt = now, ReplacedBy = person });
        context.ReporterQuestions.Add(new ReporterQuestion { EventId = kept.Id, AskedBy = person, AskedAt = now, Question = encrypted, Answer = encrypted, AnsweredAt = now });
        var decision = context.ResponseDecisions.Add(new ResponseDecision { Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, Sequence = 3, CriteriaVersion = 1, DecidedOn = new DateOnly(2026, 11, 20), DecidedBy = person, At = now, Criteria = "never-event", LearningPotential = JudgedLevel.High, Outcome = LearnSafe.Domain.Responses.ResponseOutcome.LearningResponse, Method = "swarm-huddle", LeadId = person, EngagementLeadId = person, DueBy = new DateOnly(2026, 12, 24), Texts = encrypted }).Entity;
        context.DecisionRecords.Add(new DecisionRecord { DecisionId = decision.Id, EventId = kept.Id });
        context.ExternalNotifications.Add(new ExternalNotification { Id = Guid.CreateVersion7(), EventId = kept.Id, OrganisationId = organisation.Id, Kind = "cqc", KindsVersion = 1, State = NotificationState.Made, Day = new DateOnly(2026, 11, 20), Sequence = 4, At = now, PersonId = person, Reference = encrypted, Reason = encrypted });
        context.CandourSettings.Add(new CandourSettings { OrganisationId = organisation.Id, RegisteredPerson = "gpPartnership", Activities = "treatment surgical", UpdatedAt = now });
        var assessment = context.CandourAssessments.Add(new CandourAssessment { EventId = kept.Id, OrganisationId = organisation.Id, Number = 1, At = now, PersonId = person, RulesVersion = 1, RegisteredPerson = "gpPartnership", Test = "20(9)", Result = CandourResult.Notifiable, Encrypted = encrypted }).Entity;
        var day = new DateOnly(2026, 11, 20);
        var candour = context.CandourCases.Add(new CandourCase { EventId = kept.Id, OrganisationId = organisation.Id, AssessmentId = assessment.Id, Statutory = true, OpenedAt = now, OpenedBy = person, AwareOn = day, TellBy = day, WriteBy = day, ToldOn = day, WrittenOn = day, ResultsOn = day, NotReachedOn = day, Attempts = 2, Reminded = CandourReminders.AfterWriting, ClosedAt = now, ClosedBy = person, Version = 7 }).Entity;
        context.CandourPeople.Add(new CandourPerson { CaseId = candour.Id, Encrypted = encrypted });
        var letter = context.CandourLetters.Add(new CandourLetter { CaseId = candour.Id, Template = "written", TemplateVersion = 1, MadeAt = now, MadeBy = person, ChangedAt = now, SentOn = day, Version = 2, Encrypted = encrypted }).Entity;
        context.CandourSteps.Add(new CandourStepTaken { CaseId = candour.Id, Kind = CandourStepKind.Written, DoneOn = day, At = now, PersonId = person, LetterId = letter.Id, Encrypted = encrypted });
        var engagement = context.EngagementCases.Add(new EngagementCase { OrganisationId = organisation.Id, Reference = "EN-7K3M-9QXD", LeadId = person, State = EngagementState.Closed, Step = 4, GuideVersion = 1, Version = 3, BegunAt = now, BegunBy = person, ClosedOn = new DateOnly(2026, 11, 19) }).Entity;
        var affected = context.AffectedPeople.Add(new AffectedPerson { CaseId = engagement.Id, AddedAt = now, Encrypted = encrypted }).Entity;
        var contact = context.EngagementContacts.Add(new EngagementContact { CaseId = engagement.Id, At = now, PersonId = person, Encrypted = encrypted }).Entity;
        context.EngagementRecords.Add(new EngagementRecord { CaseId = engagement.Id, EventId = kept.Id });
        context.EngagementReaders.Add(new EngagementReader { CaseId = engagement.Id, PersonId = person, NamedAt = now });
        context.EngagementStepNotes.Add(new EngagementStepNotes { CaseId = engagement.Id, Step = 2, Encrypted = encrypted });
        context.StaffSupport.Add(new StaffSupport { PersonId = affected.Id, CaseId = engagement.Id, Encrypted = encrypted });
        context.CheckIns.Add(new CheckIn { PersonId = affected.Id, Number = 1, CaseId = engagement.Id, Due = new DateOnly(2026, 11, 21), DoneOn = new DateOnly(2026, 11, 22) });
        context.EngagementPromises.Add(new EngagementPromise { CaseId = engagement.Id, ContactId = contact.Id, Due = new DateOnly(2026, 11, 26), KeptOn = new DateOnly(2026, 11, 25), RemindedOn = new DateOnly(2026, 11, 24), Encrypted = encrypted });
        context.EngagementQuestions.Add(new EngagementQuestion { CaseId = engagement.Id, ContactId = contact.Id, RaisedOn = new DateOnly(2026, 11, 19), AnsweredOn = new DateOnly(2026, 11, 25), Encrypted = encrypted });
        var summary = context.LearningSummaries.Add(new LearningSummary { OrganisationId = organisation.Id, AuthorId = person, CreatedAt = now, CurrentVersion = 1, PublishedVersion = 1, PublishedAt = now, Scope = SummaryScope.CareBoard, ShowOrganisation = true, Services = ",Dental,", Involved = ",4,", SearchText = " labels ", WithdrawnAt = now, WithdrawnBy = person }).Entity;
        context.LearningSummaryVersions.Add(new LearningSummaryVersion { SummaryId = summary.Id, Number = 1, Encrypted = encrypted, Scope = SummaryScope.CareBoard, KeptWords = true, WrittenAt = now, WrittenBy = person, PublishedAt = now, PublishedBy = person });
        context.LearningSummaryRecords.Add(new LearningSummaryRecord { SummaryId = summary.Id, EventId = kept.Id, LinkedAt = now, ToldAt = now, Route = FeedbackRoute.Account });
        context.LearningLikes.Add(new LearningLike { SummaryId = summary.Id, PersonId = person, At = now });
        context.LearningAdoptions.Add(new LearningAdoption { SummaryId = summary.Id, OrganisationId = network.Id, PersonId = person, At = now, Encrypted = encrypted, ShowOrganisation = true });
        context.PrivateReflections.Add(new PrivateReflection { PersonId = person, SummaryId = summary.Id, Day = new DateOnly(2026, 11, 20), Encrypted = encrypted, UpdatedAt = now });
        context.AppraisalPreferences.Add(new AppraisalPreference { PersonId = person, StartMonth = 9 });
        var response = context.LearningResponses.Add(new LearningResponse { Reference = "LR-7K3M-9QXD", OrganisationId = organisation.Id, Method = "swarm-huddle", TemplateVersion = 1, DecisionId = decision.Id, LeadId = person, LeadIndependent = true, EngagementLeadId = person, StartedOn = new DateOnly(2026, 11, 20), TargetOn = new DateOnly(2027, 2, 20), BegunBy = person, BegunAt = now, CompletedAt = now, CompletedBy = person, ApprovedBy = person, ApprovedAt = now }).Entity;
        context.AreaResponses.Add(new AreaResponse { AreaId = area.Id, ResponseId = response.Id });
        context.ResponseRecords.Add(new ResponseRecord { ResponseId = response.Id, EventId = kept.Id });
        context.ResponseFields.Add(new ResponseField { PartId = response.Id, ResponseId = response.Id, Section = "purposeAndScope", Name = "title", Encrypted = encrypted, Revision = 3, EditedBy = person, EditedAt = now });
        context.ResponseParticipants.Add(new ResponseParticipant { ResponseId = response.Id, PersonId = person, Capacity = ParticipantCapacity.Staff, Encrypted = encrypted, InvitedOn = new DateOnly(2026, 11, 20), Attended = true, SupportOffered = true });
        context.ResponseFindings.Add(new ResponseFinding { ResponseId = response.Id, Encrypted = encrypted, InteractsWith = Guid.CreateVersion7().ToString(), EditedBy = person, EditedAt = now });
        context.ResponseTools.Add(new ResponseTool { ResponseId = response.Id, Template = "timeline", TemplateVersion = 1, AddedBy = person, AddedAt = now });
        context.ResponseExtensions.Add(new ResponseExtension { ResponseId = response.Id, From = new DateOnly(2027, 2, 20), Until = new DateOnly(2027, 3, 20), Encrypted = encrypted, AgreedWithAffected = true, By = person, At = now });
        context.ResponseQuality.Add(new ResponseQuality { ResponseId = response.Id, ReviewerId = person, CriteriaVersion = 1, Encrypted = encrypted, EditedAt = now });
        var thread = context.RecordThreads.Add(new RecordThread { Id = Guid.CreateVersion7(), EventId = kept.Id, Revision = 2, SenderId = organisation.Id, ReceiverId = network.Id, Wording = encrypted, SentAt = now, SentBy = person, AnswerBy = new DateOnly(2026, 12, 24), State = ThreadStage.Answered, AnsweredAt = now, Reminders = 1, ReceiverEventId = withdrawn.Id }).Entity;
        context.ThreadMessages.Add(new ThreadMessage { ThreadId = thread.Id, FromSender = true, Kind = ThreadMessageKind.Question, Encrypted = encrypted, At = now, WrittenBy = person });
        var outside = context.RecordThreads.Add(new RecordThread { Id = Guid.CreateVersion7(), EventId = kept.Id, Revision = 2, SenderId = organisation.Id, OutsideName = encrypted, OutsideAddress = encrypted, Wording = encrypted, SentAt = now, SentBy = person, AnswerBy = new DateOnly(2026, 12, 24), State = ThreadStage.Closed, ClosedAt = now }).Entity;
        context.ThreadMessages.Add(new ThreadMessage { ThreadId = outside.Id, Kind = ThreadMessageKind.Declined, Encrypted = encrypted, At = now });
        context.AnswerLinks.Add(new AnswerLink { ThreadId = outside.Id, Hash = new byte[32], MadeAt = now, MadeBy = person, Mailed = true, ExpiresAt = now.AddDays(28), UsedAt = now, RevokedAt = now });
        context.KeptFrom.Add(new KeptFrom { EventId = kept.Id, PersonId = person, At = now });
        context.PassedTo.Add(new PassedTo { EventId = kept.Id, PersonId = person, At = now });
        context.AccessLog.Add(new AccessLogEntry { At = now, ActorKind = ActorKind.Person, ActorId = person, ActingForId = organisation.Id, Roles = RoleNames.PatientSafetyLead, OrganisationId = organisation.Id, Address = "/events/all", Filter = "?type=risk", Count = 3 });
        (await context.Users.SingleAsync()).LockoutEnd = TestClock.Start.AddMinutes(5);
        context.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = person, ClaimType = ClaimTypes.Role, ClaimValue = "x" });
        context.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = person, LoginProvider = "p", ProviderKey = "k" });
        context.UserTokens.Add(new IdentityUserToken<Guid> { UserId = person, LoginProvider = "p", Name = "n", Value = "v" });
        context.AuthenticatorApps.Add(new AuthenticatorApp { PersonId = person, EncryptedSecret = encrypted, StartedAt = now, ConfirmedAt = now, LastStep = 58_000_000_000 });
        context.Sessions.Add(new Session { PersonId = person, CreatedAt = now, LastSeenAt = now, Browser = "Firefox", System = "Windows", Method = "password", IdleMinutes = 720, Stamp = "x", EndedAt = now });
        context.KeptForms.Add(new KeptForm { PersonId = person, Encrypted = encrypted, KeptAt = now });
        context.Passkeys.Add(new Passkey { PersonId = person, CredentialId = [1, 2], Name = "Work laptop", PublicKey = [3], SignCount = 7, Transports = "internal,hybrid", AttestationObject = [4], ClientData = [5], CreatedAt = now, LastUsedAt = now });
        context.RecoveryCodes.Add(new RecoveryCode { PersonId = person, Hash = new byte[32], UsedAt = now });
        await context.SaveChangesAsync();
        await installation.Get<ErasureService>().EraseAsync(erased.Id, Actor.System, "Order of a court");
        return (organisation, kept, erased);
    }

    /// <summary>Every row as JSON, by table; what a restore itself adds at the end of the history is left out.</summary>
    public static async Task<SortedDictionary<string, List<string>>> EverythingAsync(this TestInstallation installation, long upTo)
    {
        await using var context = installation.NewContext();
        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var type in context.Model.GetEntityTypes().Select(entity => entity.ClrType))
        {
            var set = (IEnumerable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type).Invoke(context, null)!;
            var rows = set.Cast<object>().Where(row => row is not HistoryEntry entry || entry.Sequence <= upTo).Select(row => JsonSerializer.Serialize(row, type)).ToList();
            rows.Sort(StringComparer.Ordinal);
            tables[type.Name] = rows;
        }

        return tables;
    }
}
