using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Accounts.Security;

[SignedIn]
[BeforeSecondFactor]
public sealed class RequiredModel(CurrentPersonService people, SecondFactorService rule) : PageModel
{
    /// <summary>The role that asks for it.</summary>
    public RoleDefinition Role { get; private set; } = null!;

    public bool HasOne { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var person = await people.GetAsync();
        if (CurrentSession.Of(HttpContext)?.SecondFactor != false || await rule.AskedByAsync(person.Access) is not { } role) return Redirect("/");
        (Role, HasOne) = (role, await rule.HasOneAsync(person.Id));
        return Page();
    }
}
