namespace LearnSafe.Domain.Access;

/// <summary>That an organisation belongs to another, from a day on, and until (not including) another day.</summary>
/// <param name="Until">Null where no end is known.</param>
public sealed record OrganisationBond(Guid Organisation, Guid Parent, DateOnly From, DateOnly? Until)
{
    public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day < until);
}

/// <summary>Who belongs to whom on one day. An organisation may have several parents: a network and an owner group, for instance.</summary>
public sealed class OrganisationTree
{
    private readonly Dictionary<Guid, List<Guid>> parents = [];
    private readonly Dictionary<Guid, List<Guid>> members = [];

    /// <param name="day">Bonds that do not hold on this day do not count.</param>
    public OrganisationTree(IEnumerable<OrganisationBond> bonds, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(bonds);
        Day = day;
        foreach (var bond in bonds.Where(bond => bond.HoldsOn(day)))
        {
            Of(parents, bond.Organisation).Add(bond.Parent);
            Of(members, bond.Parent).Add(bond.Organisation);
        }
    }

    public DateOnly Day { get; }

    /// <summary>Whether an organisation is another or lies below it, at any depth. A circle in the bonds ends the search and is no fault here.</summary>
    public bool Covers(Guid above, Guid organisation) => above == organisation || Reach(parents, organisation).Contains(above);

    /// <summary>An organisation and everything below it.</summary>
    public IReadOnlySet<Guid> Within(Guid above) => Reach(members, above);

    /// <summary>An organisation and everything above it.</summary>
    public IReadOnlySet<Guid> Above(Guid organisation) => Reach(parents, organisation);

    private static HashSet<Guid> Reach(Dictionary<Guid, List<Guid>> edges, Guid start)
    {
        HashSet<Guid> reached = [start];
        Stack<Guid> waiting = new([start]);
        while (waiting.TryPop(out var organisation))
        {
            foreach (var next in edges.GetValueOrDefault(organisation) ?? [])
            {
                if (reached.Add(next)) waiting.Push(next);
            }
        }

        return reached;
    }

    private static List<Guid> Of(Dictionary<Guid, List<Guid>> edges, Guid organisation)
    {
        if (!edges.TryGetValue(organisation, out var list)) edges[organisation] = list = [];
        return list;
    }
}
