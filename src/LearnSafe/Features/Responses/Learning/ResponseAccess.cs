using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Who works on learning responses. Whoever a record is kept from finds no response about it.</summary>
public static class ResponseAccess
{
    /// <summary>Whether all of the organisation's are theirs to see.</summary>
    public static bool SeesAll(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.LeadResponses);
    }

    /// <summary>Those that the person may open: all of the organisation for those who lead responses, else those in which they take part with their account.</summary>
    public static IQueryable<LearningResponse> Visible(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(person);
        var responses = context.LearningResponses.Where(response => response.OrganisationId == person.OrganisationId);
        if (person.KeptFrom.Count > 0) responses = responses.Where(response => !context.ResponseRecords.Any(link => link.ResponseId == response.Id && person.KeptFrom.Contains(link.EventId)));
        return SeesAll(person) ? responses : TakingPart(context, responses, person.Id);
    }

    /// <summary>Those in which the person takes part.</summary>
    public static IQueryable<LearningResponse> TakingPart(LearnSafeContext context, IQueryable<LearningResponse> responses, Guid person) =>
        responses.Where(response => response.LeadId == person || response.EngagementLeadId == person || context.ResponseParticipants.Any(participant => participant.ResponseId == response.Id && participant.PersonId == person));

    /// <summary>Whether the person says who takes part, until when it runs, and when it is finished.</summary>
    public static bool MayManage(CurrentPerson person, LearningResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return SeesAll(person) || response.LeadId == person.Id;
    }

    /// <summary>A peer reviews it: somebody who leads responses, and not this one.</summary>
    public static bool MayReview(CurrentPerson person, LearningResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return SeesAll(person) && response.LeadId != person.Id;
    }

    /// <summary>Whether the person may begin one about the record.</summary>
    public static bool MayBegin(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return SeesAll(person) && record.OrganisationId == person.OrganisationId && record.WithdrawnAt is null && EventAccess.MayRead(person, record);
    }
}
