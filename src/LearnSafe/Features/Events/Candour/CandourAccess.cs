using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Who carries out the duty of candour: whoever holds the permission and may read the record.</summary>
public static class CandourAccess
{
    public static bool MayCarryOut(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(record);
        return person.May(Permission.CarryOutCandour) && EventAccess.MayRead(person, record);
    }

    /// <summary>The records about which the person may do so.</summary>
    public static IQueryable<PatientSafetyEvent> Records(LearnSafeContext context, CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var all = EventAccess.OfOrganisation(context, person);
        return EventAccess.SeesAll(person) ? all : all.Where(record => record.ReporterId == person.Id);
    }
}
