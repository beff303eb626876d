using LearnSafe.Features.Organisations;

namespace LearnSafe.Features.Accounts;

/// <summary>A search for the organisation that a page is about.</summary>
/// <param name="Path">The page; the chosen organisation's code follows.</param>
public sealed record OrganisationSearch(string Path, string? Typed, IReadOnlyList<NamedOrganisation> Found)
{
    public const int Most = 20;
    public const string NothingTyped = "Enter a name or an ODS code";

    public string Choose(string code) => $"{Path}?organisation={Uri.EscapeDataString(code)}";
}
