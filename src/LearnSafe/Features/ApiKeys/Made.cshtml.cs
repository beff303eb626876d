using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Shows a key once. It comes in the encrypted cookie that lives from one page to the next, and never stands in an address.</summary>
[May(Permission.ManageKeys)]
public sealed class MadeModel(CurrentPersonService people) : OrganisationPage(people)
{
    internal const string Key = "new-key";

    /// <summary>Null where the page is opened again.</summary>
    public string? Shown { get; private set; }

    public void OnGet() => Shown = TempData[Key] as string;
}
