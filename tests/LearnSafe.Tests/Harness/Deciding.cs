using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Decisions;

namespace LearnSafe.Tests.Harness;

/// <summary>Decisions and notifications of a practice, made as the pages make them.</summary>
public static class Deciding
{
    public const string Reason = "Three of the same kind, and nobody knows yet how.";

    public static async Task<Guid> DecideAsync(this TestInstallation installation, Organisation organisation, Guid person, IReadOnlyList<Guid> records, ResponseOutcome outcome = ResponseOutcome.AssessmentFirst, Guid? reviewOf = null)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(organisation);
        var answers = new DecisionAnswers
        {
            Safety = ImmediateSafety.Done,
            Criteria = ["never-event"],
            LearningPotential = JudgedLevel.High,
            SystemicRisk = JudgedLevel.Low,
            InequalityConsidered = true,
            Outcome = outcome,
            Method = outcome == ResponseOutcome.LearningResponse ? "swarm-huddle" : null,
            LeadId = person,
            DecidedOn = new DateOnly(2026, 11, 20),
            DueBy = new DateOnly(2026, 11, 20),
        };
        var texts = new DecisionTexts { LearningWhy = "Not understood.", RiskWhy = "Seldom.", InequalityNote = "It reaches those who read little.", Reason = Reason, Complaint = "C-12" };
        var (id, seen) = (Guid.CreateVersion7(), await installation.Get<DecisionReading>().SeenAsync());
        Assert.Equal(ReviewOutcome.Done, await installation.Get<DecisionService>().DecideAsync(await PersonAsync(installation, organisation, person), new NewDecision(id, organisation.Id, records, seen, reviewOf, 1, answers, null, texts)));
        return id;
    }

    public static async Task NoteAsync(this TestInstallation installation, Organisation organisation, Guid person, Guid record, string kind = "cqc", NotificationState state = NotificationState.Due, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(organisation);
        var seen = await installation.Get<DecisionReading>().SeenAsync();
        var said = new NewNotification(Guid.CreateVersion7(), record, kind, 1, seen, state, new DateOnly(2026, 11, 20), "REF-4711", reason);
        Assert.Equal(ReviewOutcome.Done, await installation.Get<NotificationService>().NoteAsync(await PersonAsync(installation, organisation, person), said));
    }

    /// <summary>As a safety lead of the organisation.</summary>
    private static async Task<CurrentPerson> PersonAsync(TestInstallation installation, Organisation organisation, Guid person)
    {
        Assert.True(installation.Get<RoleCatalogue>().TryFind(RoleNames.PatientSafetyLead, out var role));
        return new CurrentPerson(
            person, "Mairi Quill", organisation.Id, organisation.Code, organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false,
            new PersonAccess([new HeldRole(role, organisation.Id)], await installation.Get<OrganisationTreeService>().GetAsync()));
    }
}
