using LearnSafe.Domain.Access;

namespace LearnSafe.Domain.Nhs;

/// <summary>What may belong to what, and that nothing may lie below itself.</summary>
public static class OrganisationParents
{
    private static readonly Dictionary<OrganisationKind, OrganisationKind[]> Table = new()
    {
        [OrganisationKind.Provider] =
        [
            OrganisationKind.PrimaryCareNetwork, OrganisationKind.Federation, OrganisationKind.Neighbourhood, OrganisationKind.Place,
            OrganisationKind.OwnerGroup, OrganisationKind.IntegratedCareBoard,
        ],
        [OrganisationKind.PrimaryCareNetwork] = [OrganisationKind.Federation, OrganisationKind.Neighbourhood, OrganisationKind.Place, OrganisationKind.IntegratedCareBoard],
        [OrganisationKind.Neighbourhood] = [OrganisationKind.Place, OrganisationKind.IntegratedCareBoard],
        [OrganisationKind.Federation] = [OrganisationKind.Place, OrganisationKind.IntegratedCareBoard],
        [OrganisationKind.Place] = [OrganisationKind.IntegratedCareBoard],
        // A group may be bought by a larger one, and may lie in one board's area or in many.
        [OrganisationKind.OwnerGroup] = [OrganisationKind.OwnerGroup, OrganisationKind.IntegratedCareBoard],
        [OrganisationKind.IntegratedCareBoard] = [],
    };

    /// <summary>The kinds that an organisation may belong to. One that is not known yet counts as a provider: that is what sends records.</summary>
    public static IReadOnlyList<OrganisationKind> Of(OrganisationKind kind) => Table.GetValueOrDefault(kind, Table[OrganisationKind.Provider]);

    /// <summary>Why an organisation of one kind may not belong to one of another, as a whole sentence; null where it may.</summary>
    public static string? Fault(OrganisationKind kind, OrganisationKind parent) => Of(kind).Contains(parent) ? null
        : $"{Article(kind)} {InSentence(kind)} cannot belong to {Article(parent).ToLowerInvariant()} {InSentence(parent)}.";

    /// <summary>Whether a new bond would put an organisation below itself on any day.</summary>
    /// <param name="bonds">Those that are known, past and future ones too.</param>
    /// <param name="added">The bond that is to be made.</param>
    public static bool WouldCircle(IEnumerable<OrganisationBond> bonds, OrganisationBond added)
    {
        ArgumentNullException.ThrowIfNull(bonds);
        ArgumentNullException.ThrowIfNull(added);
        var upwards = bonds.ToLookup(bond => bond.Organisation);
        return added.Organisation == added.Parent || Reaches(upwards, added.Parent, added.Organisation, added.From, added.Until ?? DateOnly.MaxValue, []);
    }

    // The days on which all bonds of a path hold together narrow as it goes up; a path that has none left leads nowhere.
    private static bool Reaches(ILookup<Guid, OrganisationBond> upwards, Guid from, Guid sought, DateOnly start, DateOnly end, HashSet<Guid> path)
    {
        if (!path.Add(from)) return false;
        foreach (var bond in upwards[from])
        {
            var (first, last) = (bond.From > start ? bond.From : start, bond.Until is { } until && until < end ? until : end);
            if (first < last && (bond.Parent == sought || Reaches(upwards, bond.Parent, sought, first, last, path))) return true;
        }

        path.Remove(from);
        return false;
    }

    private static string Article(OrganisationKind kind) => kind is OrganisationKind.OwnerGroup or OrganisationKind.IntegratedCareBoard or OrganisationKind.Unknown ? "An" : "A";

    private static string InSentence(OrganisationKind kind) => kind == OrganisationKind.Unknown ? "organisation whose kind is not known" : kind.Title().ToLowerInvariant();
}
