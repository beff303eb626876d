namespace LearnSafe.Domain.Access;

/// <summary>The names of roles that the program itself speaks of: when it makes a first account, a test or a demo. Every other role is known from the content alone.</summary>
public static class RoleNames
{
    public const string Reporter = "Reporter";
    public const string PatientSafetyLead = "PatientSafetyLead";
    public const string OrganisationAdministrator = "OrganisationAdministrator";
    public const string EngagementLead = "EngagementLead";
    public const string NetworkLead = "NetworkLead";
    public const string GroupReader = "GroupReader";
    public const string CareBoardReader = "CareBoardReader";
    public const string PatientSafetySpecialist = "PatientSafetySpecialist";
    public const string PatientSafetyPartner = "PatientSafetyPartner";
    public const string NationalReader = "NationalReader";
    public const string InstallationAdministrator = "InstallationAdministrator";
}
