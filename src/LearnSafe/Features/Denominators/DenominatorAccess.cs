using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;

namespace LearnSafe.Features.Denominators;

/// <summary>Who sees and sets what records are counted against. The one place that says so.</summary>
public static class DenominatorAccess
{
    /// <summary>Whoever counts an organisation's records sees what they are counted against, and so does who keeps the organisation in order.</summary>
    public static OrganisationSet Seen(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (counted, set) = (person.Access.Where(Permission.ReadAggregates), Set(person));
        return counted.IsAll || set.IsAll ? OrganisationSet.All : OrganisationSet.Of(counted.Named.Concat(set.Named).ToHashSet());
    }

    /// <summary>Whose values the person may set.</summary>
    public static OrganisationSet Set(CurrentPerson person) => OrganisationAccess.Maintained(person);
}
