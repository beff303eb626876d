using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts.Security;

[SignedIn]
public sealed class IndexModel(UserManager<Person> people, AuthenticatorService authenticators) : SecurityPage(people)
{
    public AuthenticatorState State { get; private set; } = null!;

    public async Task OnGetAsync() => State = await authenticators.StateAsync(Person.Id);
}
