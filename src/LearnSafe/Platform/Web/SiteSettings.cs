namespace LearnSafe.Platform.Web;

/// <summary>What the host of this installation says about itself, from the section <c>Site</c> of the settings.</summary>
public sealed class SiteSettings
{
    public string ServiceName { get; set; } = "LearnSafe";

    /// <summary>Shown under the service name: whose installation this is.</summary>
    public string? OrganisationName { get; set; }

    /// <summary>Where people reach it, <c>https://learnsafe.example</c>: what links in mails begin with.</summary>
    public string? Address { get; set; }

    /// <summary>Whom to ask for help: an address, a telephone number, a sentence.</summary>
    public string? HelpContact { get; set; }
}
