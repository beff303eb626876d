using System.Globalization;
using System.Text.RegularExpressions;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Files;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.Retention;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Settings;
using LearnSafe.Platform.Encryption;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Access;

/// <summary>A board with two networks and a group, a practice with something of every kind in it, and somebody of each role inside and outside.</summary>
internal sealed partial class AccessWorld : IAsyncDisposable
{
    /// <summary>The columns of the table. "outsider" is the safety lead of a practice in another network of the same board.</summary>
    public static readonly IReadOnlyList<(string Column, string Role, string? At)> People =
    [
        ("reporter", RoleNames.Reporter, "Y99001"),
        ("colleague", RoleNames.Reporter, "Y99001"),
        ("lead", RoleNames.PatientSafetyLead, "Y99001"),
        ("admin", RoleNames.OrganisationAdministrator, "Y99001"),
        ("engagement", RoleNames.EngagementLead, "Y99001"),
        ("outsider", RoleNames.PatientSafetyLead, "Y99002"),
        ("network", RoleNames.NetworkLead, "U99001"),
        ("group", RoleNames.GroupReader, "P9Z1"),
        ("reader", RoleNames.CareBoardReader, "QZ8"),
        ("specialist", RoleNames.PatientSafetySpecialist, "QZ8"),
        ("partner", RoleNames.PatientSafetyPartner, "QZ8"),
        ("national", RoleNames.NationalReader, null),
        ("installation", RoleNames.InstallationAdministrator, null),
    ];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    private AccessWorld(TestInstallation installation) => Installation = installation;

    public TestInstallation Installation { get; }

    /// <summary>A key of the practice, for the interface.</summary>
    public string Key { get; private set; } = "";

    public string OutsidersKey { get; private set; } = "";

    public static async Task<AccessWorld> OpenAsync()
    {
        var world = new AccessWorld(await TestInstallation.CreateAsync(Engine.Sqlite));
        await world.Installation.StartProgramAsync(builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration["SignIn:TriesAMinute"] = "10000";
        });
        await world.AddOrganisationsAsync();
        foreach (var (column, role, at) in People)
            Assert.Null(await world.Installation.Get<AccountService>().AddAsync(Email(column), $"The {column}", TestData.Password, at, role, Actor.System));
        await world.AddRecordAsync();
        foreach (var (column, _, _) in People)
        {
            var client = world.Installation.Client();
            await client.SignInAsync(Email(column));
            world.clients[column] = client;
        }

        world.clients["stranger"] = world.Installation.Client();
        return world;
    }

    public HttpClient As(string column) => clients[column];

    /// <summary>The route with everything in braces filled from what the practice holds.</summary>
    public string Address(string route) => Parameter().Replace(route, match => values.TryGetValue(match.Groups["name"].Value, out var value)
        ? value
        : throw new InvalidOperationException($"AccessWorld has no value for {match.Value} of {route}."));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        await Installation.DisposeAsync();
    }

    private static string Email(string column) => $"{column}@harebell.example";

    private async Task AddOrganisationsAsync()
    {
        await using var context = Installation.NewContext();
        Organisation Add(string code, OrganisationKind kind, params Organisation[] parents)
        {
            var added = new Organisation { Code = code, Name = $"The {kind.Title()} {code}", Kind = kind, CareSetting = kind == OrganisationKind.Provider ? CareSetting.GeneralPractice : null, CreatedAt = TestClock.Start.UtcDateTime };
            context.Organisations.Add(added);
            foreach (var parent in parents) context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = added.Id, ParentId = parent.Id, From = new DateOnly(2024, 4, 1) });
            return added;
        }

        var board = Add("QZ8", OrganisationKind.IntegratedCareBoard);
        var network = Add("U99001", OrganisationKind.PrimaryCareNetwork, board);
        var group = Add("P9Z1", OrganisationKind.OwnerGroup);
        Add("Y99001", OrganisationKind.Provider, network, group);
        Add("Y99002", OrganisationKind.Provider, Add("U99002", OrganisationKind.PrimaryCareNetwork, board));
        await OrganisationTreeService.ChangedAsync(context);
        await context.SaveChangesAsync();
    }

    private async Task AddRecordAsync()
    {
        await using var context = Installation.NewContext();
        var practice = context.Organisations.Single(known => known.Code == "Y99001");
        var reporter = context.Users.Single(known => known.Email == Email("reporter")).Id;
        var record = await Installation.RecordAsync(practice, reporter);
        var attachments = Installation.Get<AttachmentService>();
        await attachments.AddAsync(record.Id, AttachedFile.Inspect(SmallPicture, "label.png").File!, Actor.Person(reporter));
        var draft = new Draft
        {
            PersonId = reporter,
            OrganisationId = practice.Id,
            Type = EventType.Incident,
            TaxonomyVersion = 5,
            NumberOfPatients = 2,
            Version = 1,
            Answers = EventAnswersJson.Write(TestData.Incident(), Installation.Get<LfpseContent>().Current),
            CreatedAt = TestClock.Start.UtcDateTime,
            UpdatedAt = TestClock.Start.UtcDateTime,
        };
        context.OrganisationSettings.Add(new OrganisationSettings { OrganisationId = practice.Id, Logo = SmallPicture, LogoMediaType = "image/png", UpdatedAt = TestClock.Start.UtcDateTime });
        context.Drafts.Add(draft);
        var lead = context.Users.Single(known => known.Email == Email("lead")).Id;
        var asked = context.Organisations.Single(known => known.Code == "Y99002").Id;
        var thread = context.RecordThreads.Add(new RecordThread { Id = Guid.CreateVersion7(), EventId = record.Id, Revision = 1, SenderId = practice.Id, ReceiverId = asked, SentBy = lead, SentAt = TestClock.Start.UtcDateTime, AnswerBy = new DateOnly(2026, 12, 24) }).Entity;
        await context.SaveChangesAsync();
        await AddResponseAsync(context, practice, record.Id, lead, reporter);
        var passkey = context.Passkeys.Add(new Passkey { PersonId = reporter, CredentialId = [1], Name = "Work laptop", PublicKey = [2], AttestationObject = [3], ClientData = [4], CreatedAt = TestClock.Start.UtcDateTime }).Entity;
        await context.SaveChangesAsync();
        Set(await Installation.AddCandourAsync(record, lead));
        Set(("provider", "none"), ("passkey", passkey.Id), ("kept", (await Installation.Get<KeptFormService>().KeepAsync(reporter, new KeptPage("/events", [new("Description", "x")], 0)))!.Value));
        var told = await Installation.TellAsync(await Installation.OpenAsync(practice));
        Key = await Installation.Get<ApiKeyService>().AddAsync("Y99001", "Local risk system", Actor.System);
        OutsidersKey = await Installation.Get<ApiKeyService>().AddAsync("Y99002", "Local risk system", Actor.System);
        var key = context.ApiKeys.Single(known => known.OrganisationId == practice.Id).Id;
        await Installation.Get<LegalHoldService>().PlaceAsync(practice.Id, record.Id, null, "Claim 12", Actor.System);
        var decision = await Installation.DecideAsync(practice, lead, [record.Id]);
        await Installation.NoteAsync(practice, lead, record.Id);
        await AddEngagementAsync(context, practice.Id, record.Id);
        var summary = await Installation.PublishAsync(practice, lead, SummaryScope.Network, [record.Id]);
        Set(
            ("decision", decision),
            ("summary", summary),
            ("version", 1),
            ("hold", context.LegalHolds.Single().Id),
            ("rule", "records"),
            ("key", key),
            ("person", reporter),
            ("assignment", context.RoleAssignments.Single(held => held.PersonId == reporter).Id),
            ("id", record.Id),
            ("outside", Installation.Get<AreaIds>().Outside(record.Id)),
            ("revision", 1),
            ("attachment", (await attachments.ListAsync(record.Id)).Single().Id),
            ("draft", draft.Id),
            ("thread", thread.Id),
            ("type", "incident"),
            ("step", "what-happened"),
            ("number", 2),
            ("task", Installation.Get<LfpseContent>().FormRules[5].Forms[EventType.Incident].Tasks[0].Name),
            ("name", Installation.Get<LfpseContent>().QuickStarts[5][0].Name),
            ("status", 404),
            ("code", "Y99001"),
            ("link", Telling.Code),
            ("form", "patient"),
            ("report", told.Id));
        await AddActionAsync(practice);
        Set(("view", await AddViewAsync(practice)));
    }

    /// <summary>The lead's alone.</summary>
    private async Task<Guid> AddViewAsync(Organisation practice)
    {
        var lead = await Installation.ActingAsync(practice, Email("lead"));
        Assert.Null((await Installation.Get<SavedViewService>().SaveAsync(lead, "Medication", "/insight/rates", false)).Fault);
        return (await Installation.Get<SavedViewService>().ListAsync(lead)).Single().Id;
    }

    /// <summary>An area, an action that the colleague looks after, and a measure of it.</summary>
    private async Task AddActionAsync(Organisation practice)
    {
        var lead = await Installation.ActingAsync(practice, Email("lead"));
        var colleague = await Installation.QueryAsync(context => context.Users.Where(known => known.Email == Email("colleague")).Select(known => known.Id).SingleAsync());
        var area = await Installation.AreaAsync(lead);
        var action = await Installation.ActionAsync(lead, colleague, Acting.Today.AddDays(9), areas: [area]);
        var measure = await Installation.MeasureAsync(lead, action);
        Assert.Null((await Installation.Get<SafetyMeasureService>().AddPointsAsync(lead, measure, [new Measurement(Acting.Today, 3, 4, null), new Measurement(Acting.Today.AddDays(-7), 2, 4, null)])).Fault);
        Set(("improvementArea", area), ("safetyAction", action), ("measure", measure), ("point", await Installation.QueryAsync(context => context.MeasurePoints.OrderByDescending(point => point.Day).Select(point => point.Id).FirstAsync())));
    }

    /// <summary>Led by "engagement", and nobody else is named.</summary>
    private async Task AddEngagementAsync(LearnSafeContext context, Guid practice, Guid record)
    {
        var (lead, seal, now) = (context.Users.Single(known => known.Email == Email("engagement")).Id, Installation.Get<EngagementSeal>(), TestClock.Start.UtcDateTime);
        Guid[] ids = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        context.EngagementCases.Add(new EngagementCase { Id = ids[0], OrganisationId = practice, Reference = "EN-7K3M-9QXD", LeadId = lead, GuideVersion = 1, BegunAt = now, BegunBy = lead });
        context.EngagementRecords.Add(new EngagementRecord { CaseId = ids[0], EventId = record });
        context.AffectedPeople.Add(new AffectedPerson { Id = ids[1], CaseId = ids[0], AddedAt = now, Encrypted = seal.Close(AffectedPerson.Purpose(ids[1]), new AffectedDetails(AffectedKind.Staff, "Tobias Wren")) });
        context.EngagementContacts.Add(new EngagementContact { Id = ids[2], CaseId = ids[0], At = now, PersonId = lead, Encrypted = seal.Close(EngagementContact.Purpose(ids[2]), new EngagementContactDetails(ContactMethod.Phone, [ids[1]], "He spoke.", true)) });
        context.EngagementPromises.Add(new EngagementPromise { Id = ids[3], CaseId = ids[0], ContactId = ids[2], Due = new DateOnly(2026, 11, 19), Encrypted = seal.Close(EngagementPromise.Purpose(ids[3]), new PromiseDetails("Ring on Thursday")) });
        context.EngagementQuestions.Add(new EngagementQuestion { Id = ids[4], CaseId = ids[0], ContactId = ids[2], RaisedOn = new DateOnly(2026, 11, 19), Encrypted = seal.Close(EngagementQuestion.Purpose(ids[4]), new QuestionDetails("Why?", [ids[1]])) });
        await context.SaveChangesAsync();
        Set(("case", ids[0]), ("affected", ids[1]), ("promise", ids[3]), ("question", ids[4]), ("stage", 1));
    }

    /// <summary>About the record, led by its safety lead; the reporter takes part.</summary>
    private async Task AddResponseAsync(LearnSafe.Data.LearnSafeContext context, Organisation practice, Guid record, Guid lead, Guid reporter)
    {
        var response = context.LearningResponses.Add(new LearningResponse { Reference = "LR-7K3M-9QXD", OrganisationId = practice.Id, Method = "swarm-huddle", TemplateVersion = 1, LeadId = lead, StartedOn = new DateOnly(2026, 11, 20), TargetOn = new DateOnly(2027, 2, 20), BegunBy = lead, BegunAt = TestClock.Start.UtcDateTime }).Entity;
        var participant = Guid.CreateVersion7();
        var encrypted = Installation.Get<LocalEncryption>().Encrypt(ResponseParticipant.Purpose(participant), "Practice nurse\n");
        context.ResponseParticipants.Add(new ResponseParticipant { Id = participant, ResponseId = response.Id, PersonId = reporter, Encrypted = encrypted });
        context.ResponseRecords.Add(new ResponseRecord { ResponseId = response.Id, EventId = record });
        var tool = context.ResponseTools.Add(new ResponseTool { ResponseId = response.Id, Template = "timeline", TemplateVersion = 1, AddedBy = lead, AddedAt = TestClock.Start.UtcDateTime }).Entity;
        await context.SaveChangesAsync();
        Set(("response", response.Id), ("section", "event"), ("tool", tool.Id), ("part", response.Id));
    }

    private void Set(params IReadOnlyList<(string Name, object Value)> known)
    {
        foreach (var (name, value) in known) values[name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }

    // One red point.
    private static byte[] SmallPicture => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?\}")]
    private static partial Regex Parameter();
}
