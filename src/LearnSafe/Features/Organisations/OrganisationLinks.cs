namespace LearnSafe.Features.Organisations;

/// <summary>Addresses of the pages about organisations.</summary>
public static class OrganisationLinks
{
    public const string All = "/organisations";
    public const string New = "/organisations/new";
    public const string Import = "/organisations/import";
    public const string List = "/organisations/list.csv";

    public static string Page(string code) => $"{All}/{code}";

    public static string Edit(string code) => $"{All}/{code}/edit";

    public static string Move(string code) => $"{All}/{code}/move";

    public static string Close(string code) => $"{All}/{code}/close";

    public static string Contacts(string code) => $"{All}/{code}/contacts";

    public static string Contact(string code, Guid contact) => $"{All}/{code}/contacts/{contact}";
}
