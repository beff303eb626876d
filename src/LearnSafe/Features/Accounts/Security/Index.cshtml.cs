using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts.Security;

[SignedIn]
[BeforeSecondFactor]
public sealed class IndexModel(UserManager<Person> people, AuthenticatorService authenticators, PasskeyService passkeys, OpenIdConnectSignIn providers) : SecurityPage(people)
{
    public AuthenticatorState State { get; private set; } = null!;

    /// <summary>Whether this installation knows outside providers.</summary>
    public bool Outside => providers.Providers.Count > 0;

    public int Passkeys { get; private set; }

    public async Task OnGetAsync() => (State, Passkeys) = (await authenticators.StateAsync(Person.Id), (await passkeys.ListAsync(Person.Id)).Count);
}
