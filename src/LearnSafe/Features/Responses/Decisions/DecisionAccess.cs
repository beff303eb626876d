using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>Who decides how to respond. A decision is as closed as the most closed record that it covers.</summary>
public static class DecisionAccess
{
    /// <summary>Whoever may decide for the organisation and reads all its records, and whoever reviews this one in somebody's place.</summary>
    public static bool MayDecide(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return EventAccess.MayRead(person, record) && (EventAccess.IsPassedTo(person, record) || (record.OrganisationId == person.OrganisationId && SeesAll(person)));
    }

    public static bool SeesAll(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.DecideResponses) && EventAccess.SeesAll(person);
    }

    /// <summary>Decisions of the organisation, but for those over a record that is kept from the person.</summary>
    public static IQueryable<ResponseDecision> OfOrganisation(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var decisions = context.ResponseDecisions.Where(decision => decision.OrganisationId == person.OrganisationId);
        return person.KeptFrom.Count == 0 ? decisions : decisions.Where(decision => !context.DecisionRecords.Any(link => link.DecisionId == decision.Id && person.KeptFrom.Contains(link.EventId)));
    }
}
