using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Files;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Domain.SignIn;
using LearnSafe.Domain.Tests.Files;
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
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.Retention;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Platform.Encryption;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>A practice with people and records of every state, and a place of each other care setting.</summary>
public sealed class SeededPractice
{
    public const string Reporter = "reporter@harebell.example";

    public const string Lead = "lead@harebell.example";

    /// <summary>Reads who read what, and reviews what is kept from the lead.</summary>
    public const string Administrator = "admin@harebell.example";

    /// <summary>Of the network that the practice belongs to.</summary>
    public const string NetworkLead = "network@harebell.example";

    /// <summary>Nobody else signs in as this one: the account gets locked.</summary>
    public const string Forgetful = "forgetful@harebell.example";

    /// <summary>Signs in and out by themselves.</summary>
    public const string Visitor = "visitor@harebell.example";

    /// <summary>Looks after the whole installation.</summary>
    public const string Installer = "installer@harebell.example";

    /// <summary>Has an authenticator app.</summary>
    public const string Careful = "careful@harebell.example";

    /// <summary>Of a surgery with two years of records.</summary>
    public const string Patterns = "lead@sorrel.example";

    private readonly TestInstallation installation;
    private Guid lead;
    private byte[] carefulSecret = [];

    private SeededPractice(TestInstallation installation) => (this.installation, Content) = (installation, installation.Get<LfpseContent>());

    public LfpseContent Content { get; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The lead's own, twice revised, with an attachment, a reflection and a patient's number.</summary>
    public EventHead Record { get; private set; } = null!;

    public EventHead Withdrawn { get; private set; } = null!;

    /// <summary>Made in version 4 of the taxonomy.</summary>
    public EventHead Old { get; private set; } = null!;

    /// <summary>With everything involved that can be, so that every task is offered.</summary>
    public EventHead Whole { get; private set; } = null!;

    /// <summary>What the record is called outside the practice.</summary>
    public Guid Outside => installation.Get<AreaIds>().Outside(Record.Id);

    /// <summary>What a carer told without an account, and its receipt code.</summary>
    public (Guid Id, string ReceiptCode) Told { get; private set; }

    public Guid Attachment { get; private set; }

    /// <summary>On the record that was withdrawn.</summary>
    public Guid Hold { get; private set; }

    /// <summary>Of a program; it ends within the month.</summary>
    public Guid Key { get; private set; }

    /// <summary>Somebody whose request for a role waits.</summary>
    public Guid Person { get; private set; }

    public Guid Assignment { get; private set; }

    /// <summary>Links that open once and are still open, by the route that they lead to.</summary>
    public IReadOnlyDictionary<string, string> Links { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The lead's: an incident with two patients, the second not described yet.</summary>
    public Draft Draft { get; private set; } = null!;

    /// <summary>The lead's, begun from a quick start.</summary>
    public Draft QuickDraft { get; private set; } = null!;

    /// <summary>The lead's, on a device that is not here.</summary>
    public Guid Passkey { get; private set; }

    /// <summary>What the lead typed when a session was over.</summary>
    public Guid Kept { get; private set; }

    /// <summary>What the practice learned, and shares with its network.</summary>
    public Guid Summary { get; private set; }

    /// <summary>What another surgery shares with everybody, liked and adopted here.</summary>
    public Guid OthersSummary { get; private set; }

    /// <summary>Waits for a second person.</summary>
    public Guid DraftSummary { get; private set; }

    /// <summary>What another surgery asks the practice.</summary>
    public Guid Thread { get; private set; }

    /// <summary>What the practice asks a trust that does not use LearnSafe.</summary>
    public Guid OutsideThread { get; private set; }

    /// <summary>Over the record and the old one, to be looked at again.</summary>
    public Guid Decision { get; private set; }
    /// <summary>The duty of candour on <see cref="Record"/>, with a letter.</summary>
    public Guid Candour { get; private set; }

    public Guid CandourLetter { get; private set; }
    /// <summary>Led by the lead, with somebody of the family and of the staff, a promise that is overdue and a question that is open.</summary>
    public (Guid Case, Guid Staff, Guid Promise, Guid Question) Engagement { get; private set; }

    public Guid Area { get; private set; }

    /// <summary>In place, with evidence, assessed, with a note and a measure.</summary>
    public Guid Action { get; private set; }

    public Guid ProposedAction { get; private set; }

    public Guid Measure { get; private set; }

    public Guid Point { get; private set; }

    /// <summary>The lead's, shared.</summary>
    public Guid View { get; private set; }
    /// <summary>A swarm huddle about the record, which another reviewer leads.</summary>
    public Guid Response { get; private set; }

    /// <summary>A link analysis of the response.</summary>
    public Guid Tool { get; private set; }

    /// <summary>What is asked about an incident.</summary>
    public EventForm Form => Content.FormRules[Content.Current.Version].Forms[EventType.Incident];

    /// <summary>A code that <see cref="Careful"/> can sign in with, once: the clock stands still.</summary>
    public string CarefulCode => TimeBasedCode.At(carefulSecret, TimeBasedCode.StepAt(installation.Clock.GetUtcNow().UtcDateTime) + 1);

    public static async Task<SeededPractice> OpenAsync(TestInstallation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var practice = new SeededPractice(installation) { Organisation = await installation.AddOrganisationAsync() };
        await practice.AddPatternsAsync();
        await installation.AddPersonAsync(practice.Organisation, email: Reporter);
        await installation.AddPersonAsync(practice.Organisation, email: Forgetful, name: "Tobias Wren");
        await installation.AddPersonAsync(practice.Organisation, email: Visitor, name: "Sella Thorne");
        practice.lead = await installation.AddPersonAsync(practice.Organisation, RoleNames.PatientSafetyLead, Lead, "Mairi Quill");
        // The page sweep is the lead's: here they look after the organisation too.
        Assert.Null(await installation.Get<AccountService>().GiveRoleAsync(Lead, practice.Organisation.Code, RoleNames.OrganisationAdministrator, Actor.System));
        practice.Key = (await installation.Get<ApiKeyService>().CreateAsync(practice.Organisation.Id, "Dispensary robot", TestClock.Start.UtcDateTime.AddDays(20), Actor.System)).Id;
        Assert.Null(await installation.Get<AccountService>().AddAsync(Installer, "Teodor Lund", TestData.Password, null, RoleNames.InstallationAdministrator, Actor.System));
        await installation.AddPersonAsync(practice.Organisation, RoleNames.OrganisationAdministrator, Administrator, "Jonas Pell");
        await practice.AddNetworkAsync();
        practice.Kept = (await installation.Get<KeptFormService>().KeepAsync(practice.lead, new KeptPage("/events/record/new/risk", [new("Description", "The label fell off.")], 1)))!.Value;
        await installation.Get<PasskeyService>().AddAsync(practice.lead, "Work laptop", new([1], [2], TestClock.Start, 0, ["internal"], true, false, false, [3], [4]));
        practice.Passkey = (await installation.Get<PasskeyService>().ListAsync(practice.lead)).Single().Id;
        await practice.AddCarefulAsync();
        await practice.AddRecordsAsync();
        await practice.AddPeopleAsync();
        var holds = installation.Get<LegalHoldService>();
        await holds.PlaceAsync(practice.Organisation.Id, practice.Withdrawn.Id, null, "Claim 12", Actor.Person(practice.lead));
        practice.Hold = (await holds.ListAsync(practice.Organisation.Id, practice.lead)).Single().Hold.Id;
        practice.Told = await installation.TellAsync(await installation.OpenAsync(practice.Organisation));
        await practice.AddThreadAsync();
        await practice.AddReviewAsync();
        practice.Decision = await installation.DecideAsync(practice.Organisation, practice.lead, [practice.Record.Id, practice.Old.Id]);
        await installation.NoteAsync(practice.Organisation, practice.lead, practice.Record.Id, reason: "It was a regulated activity.");
        Assert.True(await installation.Get<CandourSettingsService>().ChangeAsync(practice.Organisation.Id, default, "gpPartnership", [], 10, 10, Actor.Person(practice.lead)));
        var candour = (await installation.AddCandourAsync(practice.Record, practice.lead)).ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        (practice.Candour, practice.CandourLetter) = ((Guid)candour["candour"], (Guid)candour["letter"]);
        await practice.AddEngagementAsync();
        await practice.AddLearningAsync();
        await practice.AddActionsAsync();
        await practice.AddResponseAsync();
        await practice.AddThemeAsync();
        await practice.AddOtherSettingsAsync();
        await practice.AddInsightAsync();
        return practice;
    }

    /// <summary>Who records in a place of this care setting.</summary>
    public static string ReporterOf(CareSetting setting) => setting == CareSetting.GeneralPractice ? Reporter : $"reporter@{setting.ToString().ToLowerInvariant()}.example";

    /// <summary>Another surgery's two years: incidents with IT systems all along, medicines since March 2026, now and then good care.</summary>
    private async Task AddPatternsAsync()
    {
        var (clock, now) = (installation.Clock, installation.Clock.GetUtcNow());
        clock.Advance(new DateTimeOffset(2024, 10, 1, 9, 0, 0, TimeSpan.Zero) - now);
        var surgery = await installation.AddOrganisationAsync("Y99071", "Sorrel Street Surgery");
        await installation.AddPersonAsync(surgery, RoleNames.PatientSafetyLead, Patterns, "Anwen Pryce");
        var medicines = TestData.Incident("The label had the old dose.");
        var systems = TestData.Incident("The screen froze for an hour.") with { Values = medicines.Values.With("InvolvedAgents", "9") };
        for (var month = 0; month < 25; month++)
        {
            foreach (var answers in Enumerable.Repeat(systems, 2 + (month % 3)).Concat(Enumerable.Repeat(medicines, month < 17 ? 0 : 5)))
            {
                await installation.RecordAsync(surgery, answers: answers);
                clock.Advance(TimeSpan.FromDays(2));
            }

            clock.Advance(new DateTimeOffset(2024, 11, 1, 9, 0, 0, TimeSpan.Zero).AddMonths(month) - clock.GetUtcNow());
        }

        clock.Advance(now - clock.GetUtcNow());
    }

    private async Task AddNetworkAsync()
    {
        await using var context = installation.NewContext();
        var network = context.Organisations.Add(new Organisation { Code = "U99001", Name = "Harebell Network", Kind = OrganisationKind.PrimaryCareNetwork, CreatedAt = TestClock.Start.UtcDateTime }).Entity;
        context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = Organisation.Id, ParentId = network.Id, From = new DateOnly(2024, 4, 1) });
        await OrganisationTreeService.ChangedAsync(context);
        context.LanguageTotals.Add(new LanguageTotal { OrganisationId = Organisation.Id, Month = new DateOnly(2026, 8, 1), Texts = 64, Phrases = 11, Changed = 6 });
        context.JustCultureUses.Add(new JustCultureUse { OrganisationId = Organisation.Id, Day = new DateOnly(2026, 9, 2), Role = RoleNames.OrganisationAdministrator, Count = 1 });
        await context.SaveChangesAsync();
        await installation.AddPersonAsync(network, RoleNames.NetworkLead, NetworkLead, "Ottilie Ferrer");
    }

    private async Task AddPeopleAsync()
    {
        var (requests, resets) = (installation.Get<AccessRequestService>(), installation.Get<PasswordResetService>());
        var place = (await requests.OrganisationAsync(Organisation.Code))!;
        var other = await installation.AddOrganisationAsync("Y99031", "Sorrel Surgery");
        Person = await installation.AddPersonAsync(other, email: "asks@sorrel.example", name: "Linnea Sorrel");
        Assert.Null(await requests.AskAsync(Person, place, RoleNames.PatientSafetyLead));
        Assignment = await installation.QueryAsync(context => context.RoleAssignments.Where(held => held.PersonId == Person && held.OrganisationId == Organisation.Id).Select(held => held.Id).SingleAsync());
        await requests.RegisterAsync("registers@harebell.example", "Osric Teal", "heron-plum-staircase", place, RoleNames.Reporter);
        await resets.AskAsync("asks@sorrel.example");
        var inviter = new CurrentPerson(lead, "Mairi Quill", place.Id, place.Code, place.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        await installation.Get<InvitationService>().InviteAsync(inviter, "invited@harebell.example", place, RoleNames.Reporter);
        Links = (await installation.MailAsync()).Where(mail => mail.HasLink && mail.Link.Contains("?link=", StringComparison.Ordinal)).ToDictionary(mail => mail.Link.Split('?')[0], mail => mail.Link, StringComparer.Ordinal);
    }

    /// <summary>Three records that tell of something alike, and one that tells of the same event as one of them.</summary>
    private async Task AddThemeAsync()
    {
        List<EventHead> alike = [];
        foreach (var text in new[] { "The vaccine fridge stood at 11 degrees and its alarm was off.", "Vaccine fridge at 10 degrees: the alarm had been switched off.", "The alarm of the vaccine fridge was off; it showed 12 degrees.", "Twelve degrees in the vaccine fridge, and no alarm: it was off." })
            alike.Add(await installation.RecordAsync(Organisation, answers: TestData.Incident(text)));
        var reviewer = new CurrentPerson(lead, "Mairi Quill", Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        Assert.Equal(JoinStatus.Done, (await installation.Get<JoinService>().JoinAsync(reviewer, alike[3].Id, alike[2].Id, "The same fridge on the same morning.")).Status);
        Links = new Dictionary<string, string>(Links, StringComparer.Ordinal) { ["/events/{id:guid}/part"] = JoinLinks.Part(alike[3].Id) };
    }

    private async Task AddThreadAsync()
    {
        await using var context = installation.NewContext();
        var other = context.Organisations.Single(known => known.Code == "Y99031");
        var theirs = await installation.RecordAsync(other, Person);
        var encryption = installation.Get<LocalEncryption>();
        var (id, message, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), TestClock.Start.UtcDateTime);
        context.RecordThreads.Add(new RecordThread { Id = id, EventId = theirs.Id, Revision = 1, SenderId = other.Id, ReceiverId = Organisation.Id, Wording = encryption.Encrypt(RecordThread.WordingPurpose(id), "[]"), SentAt = now, SentBy = Person, AnswerBy = new DateOnly(2026, 12, 24) });
        await context.SaveChangesAsync();
        context.ThreadMessages.Add(new ThreadMessage { Id = message, ThreadId = id, FromSender = true, Kind = ThreadMessageKind.Question, Encrypted = encryption.Encrypt(ThreadMessage.Purpose(message), "Was the letter read on your side?"), At = now, WrittenBy = Person });
        await context.SaveChangesAsync();
        Thread = id;
        await AddOutsideAsync(context, encryption);
    }

    /// <summary>What the practice asks an organisation that is not on the installation.</summary>
    private async Task AddOutsideAsync(LearnSafeContext context, LocalEncryption encryption)
    {
        var (id, message, now, secret) = (Guid.CreateVersion7(), Guid.CreateVersion7(), TestClock.Start.UtcDateTime, OneTimeLink.NewSecret());
        context.RecordThreads.Add(new RecordThread
        {
            Id = id,
            EventId = Record.Id,
            Revision = 1,
            SenderId = Organisation.Id,
            OutsideName = encryption.Encrypt(RecordThread.NamePurpose(id), "Wold Infirmary, patient safety team"),
            OutsideAddress = encryption.Encrypt(RecordThread.AddressPurpose(id), "patient.safety@woldinfirmary.example"),
            Wording = encryption.Encrypt(RecordThread.WordingPurpose(id), "[]"),
            SentAt = now,
            SentBy = lead,
            AnswerBy = new DateOnly(2026, 12, 24),
        });
        await context.SaveChangesAsync();
        context.ThreadMessages.Add(new ThreadMessage { Id = message, ThreadId = id, FromSender = true, Kind = ThreadMessageKind.Question, Encrypted = encryption.Encrypt(ThreadMessage.Purpose(message), "Was the discharge letter sent?"), At = now, WrittenBy = lead });
        context.AnswerLinks.Add(new AnswerLink { ThreadId = id, Hash = OneTimeLink.HashOf(secret), MadeAt = now, MadeBy = lead, ExpiresAt = now.AddDays(62) });
        await context.SaveChangesAsync();
        OutsideThread = id;
        Links = new Dictionary<string, string>(Links, StringComparer.Ordinal) { [ThreadLinks.AnswerPage] = ThreadLinks.Answer(secret) };
    }

    /// <summary>What the practice learned, what another shares with everybody, and what is not published yet.</summary>
    private async Task AddLearningAsync()
    {
        Summary = await installation.PublishAsync(Organisation, lead, SummaryScope.Network, [Record.Id, Whole.Id, Told.Id]);
        var other = await installation.QueryAsync(context => context.Organisations.SingleAsync(known => known.Code == "Y99031"));
        OthersSummary = await installation.PublishAsync(other, Person, SummaryScope.Installation, [], "The other side of a discharge");
        DraftSummary = await installation.PublishAsync(Organisation, lead, SummaryScope.CareBoard, [Record.Id], "Still to be read by somebody else", published: false);
        var encryption = installation.Get<LocalEncryption>();
        await using var context = installation.NewContext();
        context.LearningLikes.Add(new LearningLike { SummaryId = OthersSummary, PersonId = lead, At = TestClock.Start.UtcDateTime });
        context.LearningAdoptions.Add(new LearningAdoption { SummaryId = OthersSummary, OrganisationId = Organisation.Id, PersonId = lead, At = TestClock.Start.UtcDateTime, Encrypted = encryption.Encrypt(LearningAdoption.Purpose(OthersSummary, Organisation.Id), "We did the same, and it held.") });
        await context.SaveChangesAsync();
        await installation.Get<AppraisalService>().SaveAsync(lead, null, OthersSummary, new DateOnly(2026, 11, 20), new PrivateText("A discharge read twice", null, "To read it once more.", null, 0.5m));
    }

    /// <summary>The lead's own record, on which a colleague comments and asks.</summary>
    private async Task AddReviewAsync()
    {
        var colleague = await installation.QueryAsync(context => context.Users.SingleAsync(person => person.Email == Administrator));
        var reviewer = new CurrentPerson(colleague.Id, colleague.DisplayName, Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        var reviews = installation.Get<ReviewService>();
        Assert.Equal(ReviewOutcome.Done, await reviews.CommentAsync(reviewer, Record.Id, "The third of its kind since the summer."));
        Assert.Equal(ReviewOutcome.Done, await reviews.AskAsync(reviewer, Record.Id, "Which of the two letters was read first?"));
    }

    private async Task AddEngagementAsync()
    {
        Assert.True(installation.Get<RoleCatalogue>().TryFind(RoleNames.PatientSafetyLead, out var role));
        var access = new PersonAccess([new HeldRole(role, Organisation.Id)], await installation.Get<OrganisationTreeService>().GetAsync());
        var leader = new CurrentPerson(lead, "Mairi Quill", Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, access);
        var (cases, log) = (installation.Get<EngagementService>(), installation.Get<ContactLogService>());
        var (id, family, staff) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(EngagementOutcome.Done, await cases.BeginAsync(leader, id, [Record.Id, Whole.Id]));
        Assert.Equal(EngagementOutcome.Done, await log.NotePersonAsync(leader, id, family, 0, new AffectedDetails(AffectedKind.Family, "Wilhelmina Dace", "wife", "01632 960177", Preferred: ContactMethod.Phone, DoNotContact: true, WhyNotContact: "She asked to wait.")));
        Assert.Equal(EngagementOutcome.Done, await log.NotePersonAsync(leader, id, staff, 0, new AffectedDetails(AffectedKind.Staff, "Tobias Wren")));
        Assert.Equal(EngagementOutcome.Done, await log.NoteContactAsync(
            leader, id, Guid.CreateVersion7(), TestClock.Start.UtcDateTime, new EngagementContactDetails(ContactMethod.InPerson, [family], "She showed us the note that she had kept.", true), [new PromiseMade("Ring on Thursday", new DateOnly(2026, 11, 19))], ["Why did nobody ring?"]));
        Assert.Equal(EngagementOutcome.Done, await log.NoteSupportAsync(leader, id, staff, 0, new SupportDetails(new Dictionary<SupportOffer, OfferMade> { [SupportOffer.Debrief] = new(OfferState.Accepted, new DateOnly(2026, 11, 20)) }, "Jonas Pell", null), [(new DateOnly(2026, 11, 20), null)]));
        Assert.Equal(EngagementOutcome.Done, await cases.WriteStepAsync(leader, id, 1, 0, new Dictionary<string, string> { ["plan"] = "Ring first, then visit." }));
        Engagement = await installation.QueryAsync(async context => (id, staff, await context.EngagementPromises.Select(row => row.Id).SingleAsync(), await context.EngagementQuestions.Select(row => row.Id).SingleAsync()));
    }

    private async Task AddActionsAsync()
    {
        var keeper = await installation.ActingAsync(Organisation, Lead);
        var (actions, measures) = (installation.Get<SafetyActionService>(), installation.Get<SafetyMeasureService>());
        Area = await installation.AreaAsync(keeper, Record.Id);
        Action = await installation.ActionAsync(keeper, await installation.QueryAsync(context => context.Users.Where(one => one.Email == Reporter).Select(one => one.Id).SingleAsync()), Acting.Today.AddDays(9), areas: [Area]);
        ProposedAction = await installation.ActionAsync(keeper, null, null, "Teach everybody about letters", strength: "training", areas: [Area]);
        Assert.Null((await actions.AssessAsync(keeper, ProposedAction, 1, [.. Enum.GetValues<IfacesCriterion>().Select(criterion => new IfacesRating(criterion, 2, "People change every half year."))])).Fault);
        await installation.MoveAsync(keeper, Action, ActionStatus.Agreed, ActionStatus.Implemented);
        Assert.Null((await actions.NoteAsync(keeper, Action, "The form is changed.")).Fault);
        Assert.Null((await actions.HandInAsync(keeper, Action, 3, "Four weeks of counts.")).Fault);
        Measure = await installation.MeasureAsync(keeper, Action);
        Assert.Null((await measures.AddPointsAsync(keeper, Measure, [.. Enumerable.Range(0, 6).Select(week => new Measurement(Acting.Today.AddDays(-7 * week), 40 - week, 44, null, week == 2 ? "Half-term" : null))])).Fault);
        var first = await installation.QueryAsync(context => context.MeasurePoints.OrderBy(point => point.Day).Select(point => point.Id).FirstAsync());
        Assert.Null((await measures.CorrectPointAsync(keeper, Measure, first, new Measurement(Acting.Today.AddDays(-35), 30, 44, null))).Fault);
        Point = await installation.QueryAsync(context => context.MeasurePoints.Where(point => point.ReplacedAt == null).OrderBy(point => point.Day).Select(point => point.Id).FirstAsync());
    }

    /// <summary>A colleague leads it, so that the lead may review it as a peer.</summary>
    private async Task AddResponseAsync()
    {
        var colleague = await installation.QueryAsync(context => context.Users.SingleAsync(person => person.Email == Administrator));
        var leader = new CurrentPerson(colleague.Id, colleague.DisplayName, Organisation.Id, Organisation.Code, Organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, await AccessAsync());
        var templates = installation.Get<ResponseTemplates>();
        var responses = installation.Get<ResponseService>();
        Response = await responses.BeginAsync(leader, new ResponseBeginning(templates.Newest("swarm-huddle")!, "A repeat at the old dose", [Record.Id], null, colleague.Id));
        Tool = Guid.CreateVersion7();
        await responses.UseAsync(leader, Response, Tool, templates.Newest("link-analysis")!);
        var work = templates.Newest("swarm-huddle")!.Field("work", "workAsDone")!;
        var steps = templates.Newest("link-analysis")!;
        await installation.Get<FieldService>().SaveAsync(leader, Response,
        [
            new FieldPost(Response, "work", work, "Letters are read between telephone calls. The nurse failed to look twice.", 0, Keep: false),
            new FieldPost(Tool, LinkRows.Section, steps.Field(LinkRows.Section, "nodes")!, FieldReading.OfRows([["Nurse", "Person"], ["Reception", "Place"]]), 0, Keep: false),
            new FieldPost(Tool, LinkRows.Section, steps.Field(LinkRows.Section, "links")!, FieldReading.OfRows([["Nurse", "Reception", "Talk", "12", "2", "Noise"]]), 0, Keep: false),
        ]);
        var findings = installation.Get<FindingService>();
        await findings.AddAsync(leader, Response, new FindingText(SeipsElement.Organisation, "Letters are read between telephone calls.", SeipsEffect.Hindered, FindingStrength.Observed, WorkView.Done, []));
        var first = await installation.QueryAsync(context => context.ResponseFindings.Where(finding => finding.ResponseId == Response).Select(finding => finding.Id).SingleAsync());
        await findings.AddAsync(leader, Response, new FindingText(SeipsElement.Tasks, "A change takes four steps.", SeipsEffect.Both, FindingStrength.Corroborated, WorkView.Prescribed, [first]));
        await installation.Get<ParticipantService>().AddAsync(leader, Response, new NewParticipant(ParticipantCapacity.Staff, "Practice nurse", "Harebell Surgery", lead, new DateOnly(2026, 11, 20)));
    }

    private async Task<PersonAccess> AccessAsync()
    {
        Assert.True(installation.Get<RoleCatalogue>().TryFind(RoleNames.OrganisationAdministrator, out var role));
        return new PersonAccess([new HeldRole(role, Organisation.Id)], await installation.Get<OrganisationTreeService>().GetAsync());
    }

    /// <summary>Holds a role that asks for a second factor, and has none.</summary>
    public const string Asked = "asked@harebell.example";

    private async Task AddCarefulAsync()
    {
        var person = await installation.AddPersonAsync(Organisation, email: Careful, name: "Orla Fenn");
        await installation.AddPersonAsync(Organisation, RoleNames.EngagementLead, Asked, "Hedda Lorne");
        var authenticators = installation.Get<AuthenticatorService>();
        await authenticators.StartAsync(person);
        carefulSecret = (await authenticators.PendingSecretAsync(person))!;
        await authenticators.ConfirmAsync(person, TimeBasedCode.At(carefulSecret, TimeBasedCode.StepAt(installation.Clock.GetUtcNow().UtcDateTime)));
    }

    private async Task AddRecordsAsync()
    {
        var events = installation.Get<EventService>();
        var change = new Change(Actor.Person(lead), "The dose was taken from the letter.");
        Record = await installation.RecordAsync(Organisation, lead);
        foreach (var words in new[] { "The repeat was issued at the old dose, 10 mg for 5 mg.", "The repeat was issued at the old dose, 10 mg for 5 mg. The patient noticed before the first tablet." })
            Record = (await events.ReviseAsync(Organisation.Id, Record.Id, null, TestData.Incident(words), change)).Event!;
        Withdrawn = await installation.RecordAsync(Organisation, lead, TestData.Incident("The same event, recorded twice."));
        Withdrawn = (await events.WithdrawAsync(Organisation.Id, Withdrawn.Id, null, new Change(Actor.Person(lead), "Recorded twice."))).Event!;
        Whole = await installation.RecordAsync(Organisation, lead, TestData.Incident("A pump, a transfusion and the computer, all at once.").With("InvolvedAgents", "3", "4", "8", "9", "11", "12", "13", "14").With("SafetyChallenges", "4", "7"));
        Old = await installation.RecordAsync(Organisation, lead, TestData.Incident("Recorded before the taxonomy changed.") with { TaxonomyVersion = 4 });

        var file = AttachedFile.Inspect(SmallFiles.Png(), "a very long name of a photo of the label that was on the box at the counter.png").File!;
        var attachments = installation.Get<AttachmentService>();
        Assert.True(await attachments.AddAsync(Record.Id, file, Actor.Person(lead)));
        Attachment = (await attachments.ListAsync(Record.Id)).Single().Id;
        Assert.True(await installation.Get<PatientNumberService>().KeepAsync(Record.Id, "EMIS 40213", Actor.Person(lead)));
        await installation.Get<ReflectionService>().SaveAsync(Record.Id, lead, new ReflectionText("The letter said 5 mg.", "To read the letter first.", null));
        Draft = NewDraft(numberOfPatients: 2);
        QuickDraft = NewDraft(numberOfPatients: 1, Content.QuickStarts[Content.Current.Version].First(start => start.CareSettings.Contains(CareSetting.GeneralPractice)).Name);
        await using var context = installation.NewContext();
        context.Drafts.AddRange(Draft, QuickDraft);
        await context.SaveChangesAsync();
    }

    private Draft NewDraft(int numberOfPatients, string? quickStart = null) => new()
    {
        PersonId = lead,
        OrganisationId = Organisation.Id,
        Type = EventType.Incident,
        TaxonomyVersion = Content.Current.Version,
        QuickStart = quickStart,
        Answers = EventAnswersJson.Write(TestData.Incident(), Content.Current),
        NumberOfPatients = numberOfPatients,
        CreatedAt = TestClock.Start.UtcDateTime,
        UpdatedAt = TestClock.Start.UtcDateTime,
        Version = 1,
    };

    /// <summary>What records are counted against, and a view that somebody keeps.</summary>
    private async Task AddInsightAsync()
    {
        var file = "code,kind,from,value,source\n" + string.Concat(Enumerable.Range(0, 9).Select(quarter => FormattableString.Invariant($"{Organisation.Code},registered patients,{new DateOnly(2024, 10, 1).AddMonths(quarter * 3):yyyy-MM-dd},{8400 + (quarter * 25)},List size on the first of the quarter\n")));
        await installation.Get<DenominatorImportService>().ImportAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), new DenominatorImportOptions(), Actor.System);
        var keeper = await installation.ActingAsync(Organisation, Lead);
        Assert.Null((await installation.Get<SavedViewService>().SaveAsync(keeper, "How much we record", "/insight/rates?setting=general-practice", true)).Fault);
        View = (await installation.Get<SavedViewService>().ListAsync(keeper)).Single().Id;
    }

    private async Task AddOtherSettingsAsync()
    {
        var settings = Enum.GetValues<CareSetting>().Where(setting => setting != CareSetting.GeneralPractice);
        foreach (var (index, setting) in settings.Index())
        {
            var organisation = await installation.AddOrganisationAsync($"Y9901{index}", $"Larkmere {setting.Title()}", setting);
            await installation.AddPersonAsync(organisation, email: ReporterOf(setting), name: "Oriel Marsh");
        }
    }
}
