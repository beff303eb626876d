namespace LearnSafe.Domain.Insight;

/// <summary>A column of the files of records.</summary>
/// <param name="Name">As the first line has it.</param>
/// <param name="Type"><c>text</c>, <c>date</c>, <c>integer</c>, <c>code</c>, or <c>codes</c> for none, one or several with | between.</param>
/// <param name="Dimension">Whose codes it holds; null where it holds none.</param>
public sealed record RecordColumn(string Name, string Type, string? Dimension = null);

/// <summary>
/// The columns of the files of records, in their order. Reports are built on it, so a column is never renamed, moved or taken away: what is new goes to the end,
/// and <see cref="Version"/> goes up by one.
/// </summary>
public static class RecordColumns
{
    public const int Version = 1;

    /// <summary>What every record has, before its coded answers.</summary>
    private static readonly RecordColumn[] First =
    [
        new("id", "text"), new("reference", "text"), new("organisation_code", "text"), new("organisation_name", "text"), new("setting", "code", InsightAsked.Setting),
        new("type", "code", InsightSchema.Type), new("taxonomy_version", "integer"), new("occurred", "date"), new("date_known", "code", InsightSchema.DateKnown),
        new("recorded", "date"), new("changed", "date"), new("reviewed", "date"), new("feedback", "date"),
        new("harm", "code", InsightSchema.Harm), new("physical_harm", "code", InsightSchema.PhysicalHarm), new("psychological_harm", "code", InsightSchema.PsychologicalHarm),
        new("patients", "integer"), new("age_band", "codes", InsightSchema.AgeBand), new("what_happened", "text"), new("other_text", "text"),
    ];

    /// <summary>Coded questions of the taxonomies, as they came.</summary>
    private static readonly string[] Coded =
    [
        "AgeBracket", "AgeYears", "BloodInvolved", "BloodNotUsed", "BloodProductsDamagedDetails", "BloodProductsInsufficientDetails", "BloodProductsInvolved",
        "BloodProductsInvolvementFactors", "BloodProductsNotUsed", "BloodProductsUsedTooMuch", "BloodProductsWrongDetails", "BloodWasNotUsed",
        "BuildingsInfrastructure", "BuildingsInfrastructureInvolved", "BuildingsInfrastructureNotUsed", "BuiltEnvironmentInvolvementFactors", "CqcCriteria",
        "CqcNotify", "DamagedBlood", "DamagedBloodProducts", "DataSharingOptOut", "DeprivationOfLiberty", "DesignationsMentalHealth", "DetectionFactors",
        "DetectionPoint", "DeviceBrokenDetails", "DeviceInsufficientDetails", "DeviceInvolvementFactors", "DeviceType", "DeviceUsedUnnecessarily",
        "DeviceWrongUsageDetails", "DrugInsufficientDetails", "DrugInvolvementFactors", "DrugReaction", "DrugUsedTooMuch", "DrugWrongDetails",
        "DrugWrongUsageDetails", "DutyOfCandour", "EstatesServices", "EstatesServicesInvolved", "EstatesServicesNotUsed", "EstimatedTime", "FromOnlineForms",
        "FurnitureFittings", "FurnitureFittingsBrokenDetails", "FurnitureFittingsInvolvementFactors", "FurnitureFittingsNotUsed",
        "FurnitureFittingsWrongUsageDetails", "Gender", "GoodCareDetectionFactor", "HsibNotify", "ITSystemsInvolvementFactors", "IdentifiedLocation",
        "IncidentOccurredToday", "InvolvedAgents", "InvolvedPersonsActions", "InvolvedProcesses", "IsAnonymous", "LevelOfConcern",
        "LocalAuthoritySafeguarding", "LocationAtRisk", "LocationKnown", "LocationWithinService", "MedicationAdministeredIncorrectly",
        "MedicationAdministration", "NeverEvent", "NeverEventType", "Organisation", "OutcomeType", "PatientEthnicity", "PatientSafetyIncidentHasOccurred",
        "PeopleActionFactors", "PeopleActionTooMuch", "PeopleIncorrectDetails", "PeopleInsufficientActionDetails", "PeopleInvolvementFactors",
        "PeopleNotInvolvedDetails", "PeopleOmittedActionDetails", "PeopleUnavailableDetails", "PeopleWrongActionDetails", "PhysicalHarm",
        "ProblemMedicationPackaging", "ProblemWithBloodProducts", "Process", "PsychologicalHarm", "ReporterInvolvement", "ReporterOrganisation",
        "ReporterRole", "ReporterType", "ResponsibleSpecialty", "RiskIdentifiedLocation", "RiskImminent", "RiskServiceArea", "RiskTheme", "RiskTimeframe",
        "SafetyChallenges", "SeriousIncident", "ServiceArea", "StrengthOfAssociation", "TissueOrgansInsufficientDetails", "TissueOrgansInvolvementFactors",
        "TissueOrgansNotUsed", "TissueOrgansUsedTooMuch", "TissueOrgansWrongDetails", "TissuesOrgansDamagedDetails", "TooLittleBloodProducts",
        "TooLittleBloodUsed", "TooMuchBloodProducts", "TooMuchBloodUsed", "WhyAnonymous", "WrongBlood", "WrongBloodProducts", "WrongBuildingsInfrastructure",
        "WrongEstatesServices",
    ];

    public static IReadOnlyList<RecordColumn> All { get; } = [.. First, .. Coded.Select(name => new RecordColumn(name, "codes", name))];

    /// <summary>How many columns come before the coded questions.</summary>
    public static int BeforeCoded => First.Length;
}
