namespace LearnSafe.Domain.Privacy;

/// <summary>The sorts of personal detail that free text is checked for. Where two are equally long, the one listed first is meant.</summary>
public enum PrivacyKind
{
    NhsNumber,
    Email,
    DateOfBirth,
    Phone,
    Postcode,
    Name,
}
