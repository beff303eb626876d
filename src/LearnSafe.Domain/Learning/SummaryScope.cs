namespace LearnSafe.Domain.Learning;

/// <summary>Who may read what was learned; the higher, the more. The numbers are stored.</summary>
public enum SummaryScope
{
    /// <summary>The team of the organisation that wrote it.</summary>
    Organisation = 1,

    /// <summary>Everybody in a network or owner group that the organisation belongs to.</summary>
    Network = 2,

    /// <summary>Everybody in the area of its care board.</summary>
    CareBoard = 3,

    /// <summary>Everybody on this installation.</summary>
    Installation = 4,
}

/// <summary>What scopes are called.</summary>
public static class SummaryScopes
{
    /// <summary>All, the narrowest first.</summary>
    public static IReadOnlyList<SummaryScope> All { get; } = Enum.GetValues<SummaryScope>();

    /// <summary>As shown: "Our networks and groups".</summary>
    public static string Title(this SummaryScope scope) => scope switch
    {
        SummaryScope.Organisation => "Our own team",
        SummaryScope.Network => "Our networks and groups",
        SummaryScope.CareBoard => "Our care board’s area",
        SummaryScope.Installation => "Everyone on this installation",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a scope."),
    };

    /// <summary>Whether it leaves the organisation, so that a second person reads it first.</summary>
    public static bool LeavesOrganisation(this SummaryScope scope) => scope > SummaryScope.Organisation;
}
