using System.Text.Json;
using System.Text.Json.Serialization;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Threads;

namespace LearnSafe.Features.Demo;

/// <summary>The demo as it stands in content/demo: an integrated care board that does not exist.</summary>
public sealed record DemoContent(DemoOrganisations People, DemoRecords Records, DemoToldContent Told, DemoDecisions Decisions, DemoCandourContent Candour, DemoEngagements Engagements, DemoLearningContent Learning, DemoResponses Responses, DemoActions Actions, DemoYears Years, DemoDenominators Denominators, DemoViews Views, string Folder)
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <exception cref="ContentException">A file is missing or damaged.</exception>
    public static DemoContent Load(string contentFolder)
    {
        var folder = Path.Combine(contentFolder, "demo");
        return new DemoContent(
            Read<DemoOrganisations>(folder, "organisations.json"), Read<DemoRecords>(folder, "records.json"), Read<DemoToldContent>(folder, "told.json"), Read<DemoDecisions>(folder, "decisions.json"),
            Read<DemoCandourContent>(folder, "candour.json"), Read<DemoEngagements>(folder, "engagement.json"),
            Read<DemoLearningContent>(folder, "learning.json"), Read<DemoResponses>(folder, "responses.json"), Read<DemoActions>(folder, "actions.json"), Read<DemoYears>(folder, "years.json"),
            Read<DemoDenominators>(folder, "denominators.json"), Read<DemoViews>(folder, "views.json"), folder);
    }

    private static T Read<T>(string folder, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, file)), Layout)!;
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new ContentException([new ContentFault($"demo/{file}", "", fault.Message)]);
        }
    }
}

public sealed record DemoOrganisations(string Password, IReadOnlyList<DemoOrganisation> Organisations, IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoContact> Contacts, DemoAccess Access);

/// <param name="Parents">Those it belongs to today.</param>
public sealed record DemoOrganisation(
    string Code, string Name, OrganisationKind Kind, CareSetting? Setting = null, IReadOnlyList<string>? Parents = null, string? Town = null, string? Postcode = null, DemoMove? MovedLastApril = null);

/// <summary>That an organisation left one parent for another on the last 1 April.</summary>
public sealed record DemoMove(string From, string To);

/// <param name="Person">The e-mail address of somebody of the demo; null where it is somebody without an account.</param>
public sealed record DemoContact(string Organisation, ContactKind Kind, string? Person = null, string? Name = null, string? Title = null, string? Email = null, string? Phone = null);

/// <param name="Organisation">Null where they act for the whole installation.</param>
/// <param name="Roles">The first is given with the account.</param>
public sealed record DemoPerson(string Email, string Name, string? Organisation, IReadOnlyList<string> Roles, string Work);

/// <summary>Who asks for a role, holds another besides, was suspended, is invited; and which addresses are let in by themselves.</summary>
public sealed record DemoAccess(IReadOnlyList<DemoRole> Roles, IReadOnlyList<DemoInvitation> Invitations, IReadOnlyList<DemoDomain> Domains);

/// <param name="Name">Of somebody who is not among the people who sign in.</param>
/// <param name="DaysAgo">Before today.</param>
public sealed record DemoRole(string Email, string Organisation, string Role, RoleState State, int DaysAgo, string? Name = null, string? Reason = null, string? By = null);

public sealed record DemoInvitation(string Email, string Organisation, string Role, string By, int DaysAgo);

/// <param name="Organisation">Null for every organisation.</param>
public sealed record DemoDomain(string Domain, string? Organisation, string By);

public sealed record DemoRecords(DemoGenerated Generated, IReadOnlyList<DemoRecord> Records, IReadOnlyList<DemoDraft> Drafts);

/// <param name="Learned">What their reporters are told, in turn.</param>
/// <param name="WaitingDays">Those of the last days are still to be reviewed.</param>
public sealed record DemoGenerated(int Events, long Seed, int Months, int WaitingDays, IReadOnlyList<string> Learned);

/// <param name="By">The e-mail address of who recorded it; null where a program of the organisation <paramref name="Program"/> did.</param>
/// <param name="Day">Days before today when it was recorded.</param>
/// <param name="Occurred">Days before that when it happened.</param>
/// <param name="KeptFrom">E-mail addresses of those who would review it and are involved.</param>
/// <param name="Key">By which decisions name it.</param>
/// <param name="ReadBy">E-mail addresses of those who opened it the day after.</param>
public sealed record DemoRecord(
    string? By, string? Program, int Day, TimeOnly Time, int Occurred, EventType Type, string Description, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
    IReadOnlyList<IReadOnlyDictionary<string, string>>? Patients = null, IReadOnlyList<DemoRevision>? Revisions = null, DemoRevision? Withdrawn = null,
    IReadOnlyList<string>? Attachments = null, string? PatientNumber = null, IReadOnlyList<SenderIdentifier>? Identifiers = null, int? TaxonomyVersion = null,
    DemoRelease? Released = null, IReadOnlyList<string>? KeptFrom = null, IReadOnlyList<string>? ReadBy = null, DemoAsked? Asked = null,
    DemoReview? Review = null, string? Key = null, DemoJoin? Joined = null);

/// <param name="Acknowledged">Days before today, as are the others.</param>
/// <param name="Escalated">When somebody further was told, as nobody had opened it.</param>
public sealed record DemoReview(string By, int? Acknowledged = null, int? Escalated = null, DemoSaid? Comment = null, DemoSaid? Question = null, DemoSaid? Answer = null, DemoSaid? Learned = null);

/// <param name="To">The key of the record of the same event that goes on.</param>
public sealed record DemoJoin(string By, int Day, string To, string Reason);

public sealed record DemoSaid(int Day, string Text);

/// <param name="Day">Days before today when it was sent.</param>
/// <param name="AnswerBy">Days before today of the last day for an answer; below 0 where it is still to come.</param>
/// <param name="To">The ODS code of who is asked; null where <paramref name="Outside"/> is.</param>
public sealed record DemoAsked(string By, int Day, string? To, int AnswerBy, string Question, string Wording, DemoReply? Answer = null, OutsideReceiver? Outside = null);

public sealed record DemoReply(string By, int Day, string Text);

/// <param name="Wording">By question.</param>
public sealed record DemoRelease(string By, int Day, IReadOnlyDictionary<string, string> Wording);

public sealed record DemoRevision(string By, int Day, string Reason, IReadOnlyDictionary<string, IReadOnlyList<string>>? Answers = null);

public sealed record DemoDraft(
    string By, int Day, TimeOnly Time, EventType Type, string Description, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
    int? NumberOfPatients = null, IReadOnlyList<IReadOnlyDictionary<string, string>>? Patients = null);
