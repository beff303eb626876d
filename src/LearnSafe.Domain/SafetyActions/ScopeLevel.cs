namespace LearnSafe.Domain.SafetyActions;

/// <summary>How far up something has to change. The numbers are stored.</summary>
/// <remarks>Source: the safety action development guide (NHS England 2022), as recalled.</remarks>
public enum ScopeLevel
{
    Team = 1,
    Provider = 2,
    Network = 3,
    CareBoard = 4,
    Supplier = 5,
    National = 6,
}

/// <summary>What the levels are called.</summary>
public static class ScopeLevels
{
    /// <summary>As a form and a list say it.</summary>
    public static string Title(this ScopeLevel level) => level switch
    {
        ScopeLevel.Team => "Our team",
        ScopeLevel.Provider => "Our organisation",
        ScopeLevel.Network => "Our network",
        ScopeLevel.CareBoard => "The integrated care board",
        ScopeLevel.Supplier => "A supplier",
        ScopeLevel.National => "National",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level."),
    };

    /// <summary>Whether somebody outside the organisation has to be asked, and so it is worth saying whom.</summary>
    public static bool IsRouted(this ScopeLevel level) => level > ScopeLevel.Provider;
}
