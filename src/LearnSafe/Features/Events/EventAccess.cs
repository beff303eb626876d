using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events;

/// <summary>Who may do what with a record. The one place that says so.</summary>
public static class EventAccess
{
    /// <summary>One's own records; every record of the organisation for its safety lead and administrator.</summary>
    public static bool MayRead(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return record.OrganisationId == person.OrganisationId && (record.ReporterId == person.Id || SeesAll(person));
    }

    /// <summary>Whoever may read a record may put it right, by a revision that leaves the old one readable.</summary>
    public static bool MayRevise(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.WithdrawnAt is null && MayRead(person, record);
    }

    public static bool MayWithdraw(CurrentPerson person, PatientSafetyEvent record) => MayRevise(person, record);

    /// <summary>The reporter may leave the patient's number; only the safety lead may see it.</summary>
    public static bool MaySeePatientNumber(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        return MayRead(person, record) && person.Role == Role.PatientSafetyLead;
    }

    /// <summary>The reporter and the safety lead know who the patient is and who must call them.</summary>
    public static bool MayKeepPatientNumber(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        return MayRevise(person, record) && (record.ReporterId == person.Id || person.Role == Role.PatientSafetyLead);
    }

    /// <summary>Who recorded an event is known to themselves and to the safety lead, who may need to ask.</summary>
    public static bool MaySeeReporter(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return MayRead(person, record) && (record.ReporterId == person.Id || person.Role == Role.PatientSafetyLead);
    }

    public static bool SeesAll(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Role is Role.PatientSafetyLead or Role.OrganisationAdministrator;
    }
}
