namespace LearnSafe.Features.Accounts;

/// <summary>What states of roles are called.</summary>
public static class RoleStates
{
    public const string WholeInstallation = "The whole installation";

    public static string Title(this RoleState state) => state switch
    {
        RoleState.Requested => "Waiting",
        RoleState.Active => "Active",
        RoleState.Suspended => "Suspended",
        RoleState.Refused => "Refused",
        _ => "Ended",
    };

    public static string Colour(this RoleState state) => state switch
    {
        RoleState.Requested => "yellow",
        RoleState.Active => "green",
        RoleState.Suspended => "orange",
        _ => "grey",
    };

    /// <summary>What stands before the day: "Since", "Asked on".</summary>
    public static string DayWords(this RoleState state) => state switch
    {
        RoleState.Requested => "Asked on",
        RoleState.Active => "Since",
        RoleState.Suspended => "Suspended on",
        RoleState.Refused => "Refused on",
        _ => "Ended on",
    };
}
