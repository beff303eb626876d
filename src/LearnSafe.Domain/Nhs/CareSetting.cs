namespace LearnSafe.Domain.Nhs;

/// <summary>The four kinds of primary care provider.</summary>
public enum CareSetting
{
    GeneralPractice,
    CommunityPharmacy,
    Optical,
    Dental,
}
