using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;

namespace LearnSafe.Tests.Harness;

/// <summary>The smallest valid thing of each kind.</summary>
public static partial class TestData
{
    public const string Password = "correct-horse-battery";

    public static async Task<Organisation> AddOrganisationAsync(this TestInstallation installation, string code = "Y99001", string name = "Harebell Surgery", CareSetting setting = CareSetting.GeneralPractice)
    {
        await using var context = installation.NewContext();
        var organisation = new Organisation { Code = code, Name = name, Kind = OrganisationKind.Provider, CareSetting = setting, CreatedAt = TestClock.Start.UtcDateTime };
        context.Organisations.Add(organisation);
        await context.SaveChangesAsync();
        return organisation;
    }

    /// <summary>A person with an account at the organisation, added as the command line does.</summary>
    public static async Task<Guid> AddPersonAsync(this TestInstallation installation, Organisation organisation, string role = RoleNames.Reporter, string email = "reporter@harebell.example", string name = "Ines Falk")
    {
        var fault = await installation.Get<AccountService>().AddAsync(email, name, Password, organisation.Code, role, Actor.System);
        Assert.Null(fault);
        await using var context = installation.NewContext();
        return context.Users.Single(person => person.Email == email).Id;
    }

    /// <summary>An incident with the least that the taxonomy and the form ask.</summary>
    public static EventAnswers Incident(string description = "The repeat was issued at the old dose.") => new()
    {
        TaxonomyVersion = 5,
        Type = EventType.Incident,
        Description = description,
        Date = "2026-11-19",
        Values = AnswerSet.Empty
            .With("IncidentOccurredToday", "n").With("LocationKnown", "y").With("Organisation", "Y99001").With("ServiceArea", "17").With("LocationWithinService", "11")
            .With("InvolvedAgents", "4").With("SafetyChallenges", "6").With("LevelOfConcern", "4").With("ReporterType", "3").With("ReporterOrganisation", "Y99001")
            .With("DataSharingOptOut", "false").With("FromOnlineForms", "true").With("IsAnonymous", "false"),
        Patients =
        [
            AnswerSet.Empty.With("PatientSequence", "1").With("AgeAtTimeOfIncidentDays", "18600").With("Gender", "1").With("PhysicalHarm", "4").With("PsychologicalHarm", "4"),
        ],
    };

    public static async Task<EventHead> RecordAsync(this TestInstallation installation, Organisation organisation, Guid? person = null, EventAnswers? answers = null)
    {
        var actor = person is { } id ? Actor.Person(id) : Actor.System;
        var outcome = await installation.Get<EventService>().RecordAsync(organisation.Id, answers ?? Incident(), new Change(actor));
        Assert.Equal(ChangeStatus.Done, outcome.Status);
        return outcome.Event!;
    }
}
