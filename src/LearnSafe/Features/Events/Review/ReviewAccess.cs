using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events.Review;

/// <summary>Who reviews records, and who answers about them. Whoever a record is kept from does neither.</summary>
public static class ReviewAccess
{
    public static bool SeesInbox(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.ReviewRecords) && EventAccess.SeesAll(person);
    }

    /// <summary>Those who review the organisation's records, and the one to whom it was passed because somebody of them is involved.</summary>
    public static bool MayReview(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return EventAccess.IsPassedTo(person, record) || (record.OrganisationId == person.OrganisationId && EventAccess.MayRead(person, record) && SeesInbox(person));
    }

    /// <summary>Somebody with an account recorded it, and it is not the reviewer.</summary>
    public static bool MayAsk(CurrentPerson person, PatientSafetyEvent record) =>
        MayReview(person, record) && record.WithdrawnAt is null && record.ReporterId is { } reporter && reporter != person.Id;

    /// <summary>The reporter alone.</summary>
    public static bool MayAnswer(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        return record.ReporterId == person.Id && EventAccess.MayRead(person, record);
    }
}
