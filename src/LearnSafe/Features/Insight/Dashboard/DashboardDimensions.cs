using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>What the page counts by, in the order in which it is shown. Questions that a taxonomy does not have, or nobody has answered, are passed over.</summary>
internal static class DashboardDimensions
{
    /// <summary>Beside what happened and where, the questions about each thing that can be involved: what was the matter with it.</summary>
    public static readonly IReadOnlyList<(string Title, IReadOnlyList<string> Dimensions)> Sections =
    [
        ("What happened", [InsightSchema.Type, InsightSchema.Harm, "LevelOfConcern", "OutcomeType"]),
        ("What was involved", ["InvolvedAgents", "SafetyChallenges", "RiskTheme"]),
        ("What the matter was", [
            "DrugInvolvementFactors", "InvolvedProcesses", "DeviceInvolvementFactors", "ITSystemsInvolvementFactors", "PeopleActionFactors", "PeopleInvolvementFactors", "BuildingsInfrastructureInvolved",
            "EstatesServicesInvolved", "FurnitureFittingsInvolvementFactors", "BuiltEnvironmentInvolvementFactors", "BloodInvolved", "BloodProductsInvolved", "BloodProductsInvolvementFactors", "TissueOrgansInvolvementFactors"]),
        ("Where", [InsightAsked.Setting, "ServiceArea", "LocationWithinService", "Process"]),
    ];

    /// <summary>Stands for records of a type that is never asked.</summary>
    public const string NotAsked = "not-asked";

    /// <summary>Whoever reports an event of a type that is asked these is asked them: without an answer is an answer too. The others are asked where they apply.</summary>
    private static readonly string[] AskedAlways = [InsightSchema.Harm, "LevelOfConcern", "InvolvedAgents", "ServiceArea", "Process"];

    /// <summary>Their categories have an order of their own.</summary>
    private static readonly string[] InOrder = [InsightSchema.Type, InsightSchema.Harm, "LevelOfConcern"];

    /// <summary>The answers that say "none of these".</summary>
    private static readonly (string Dimension, string Code)[] None = [("InvolvedAgents", "10"), ("SafetyChallenges", "6")];

    public static bool IsNone(string dimension, string code) => None.Contains((dimension, code));

    public static bool IsAskedAlways(string dimension) => AskedAlways.Contains(dimension, StringComparer.Ordinal);

    public static bool IsInOrder(string dimension) => InOrder.Contains(dimension, StringComparer.Ordinal);
}
