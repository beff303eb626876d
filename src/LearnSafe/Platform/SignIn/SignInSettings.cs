namespace LearnSafe.Platform.SignIn;

/// <summary>How people sign in to this installation, from the section <c>SignIn</c> of the settings.</summary>
public sealed class SignInSettings
{
    public const string Section = "SignIn";

    /// <summary>Signed out after so long without a page: by default a long shift.</summary>
    public int IdleMinutes { get; set; } = 12 * 60;

    /// <summary>A shorter limit for people whose roles read records; <see cref="IdleMinutes"/> where nothing is said.</summary>
    public int? IdleMinutesWithPatientData { get; set; }

    /// <summary>How often a minute one address may try to sign in. Raise it where a whole network comes from one address.</summary>
    public int TriesAMinute { get; set; } = SignInRateLimit.TriesAMinute;

    /// <summary>The domain that passkeys are for: <c>learnsafe.example</c>. Without it they work on this very machine alone, at http://localhost.</summary>
    public string? PasskeyDomain { get; set; }

    /// <summary>Outside providers that people may sign in with.</summary>
    public IList<OpenIdConnectSettings> OpenIdConnect { get; } = [];

    /// <summary>Roles that need a second factor besides those that the content says: <c>PatientSafetyLead</c>, or <c>Reporter@Y99001</c> for one organisation's.</summary>
    public IList<string> SecondFactorRoles { get; } = [];
}
