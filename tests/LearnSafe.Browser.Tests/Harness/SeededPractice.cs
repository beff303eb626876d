using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Retention;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>A practice with people and records of every state, and a place of each other care setting.</summary>
public sealed partial class SeededPractice
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

    private async Task<PersonAccess> AccessAsync()
    {
        Assert.True(installation.Get<RoleCatalogue>().TryFind(RoleNames.OrganisationAdministrator, out var role));
        return new PersonAccess([new HeldRole(role, Organisation.Id)], await installation.Get<OrganisationTreeService>().GetAsync());
    }

    /// <summary>Holds a role that asks for a second factor, and has none.</summary>
    public const string Asked = "asked@harebell.example";
}
