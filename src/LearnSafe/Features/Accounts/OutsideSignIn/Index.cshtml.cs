using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Accounts.OutsideSignIn;

[SignedIn]
[ProvenFirst]
public sealed class IndexModel(UserManager<Person> people, OutsideAccountService accounts, OutsideCookies cookies, OpenIdConnectSignIn providers) : SecurityPage(people)
{
    public IReadOnlyList<IdentityUserLogin<Guid>> Logins { get; private set; } = [];

    /// <summary>What a provider said of them a moment ago; null where nothing, or it was said for somebody else.</summary>
    public OutsideIdentity? Offer { get; private set; }

    public IEnumerable<OpenIdConnectSettings> ToConnect => Offer is null ? providers.Providers.Where(provider => Logins.All(login => login.LoginProvider.TrimEnd('/') != provider.Authority.TrimEnd('/'))) : [];

    public bool None => Offer is null && Logins.Count == 0 && providers.Providers.Count == 0;

    public string TitleOf(string provider) => providers.Find(provider)?.Shown ?? provider;

    public async Task OnGetAsync()
    {
        Logins = await accounts.ListAsync(Person.Id);
        if (cookies.See(HttpContext) is { } offer && offer.ConnectFor == Person.Id) Offer = offer.Identity;
    }

    public async Task<IActionResult> OnPostConnectAsync()
    {
        if (cookies.TakeOffer(HttpContext) is not { } offer || offer.ConnectFor != Person.Id) return RedirectToPage();
        var title = TitleOf(offer.Identity.Provider);
        if (await accounts.ConnectAsync(Person.Id, title, offer.Identity))
        {
            TempData.Say($"You can sign in with {title} from now on");
            return RedirectToPage();
        }

        ModelState.AddModelError("", $"That {title} account is connected to another account here");
        Logins = await accounts.ListAsync(Person.Id);
        return Refused();
    }

    public async Task<IActionResult> OnPostDisconnectAsync(string issuer)
    {
        if (!await accounts.DisconnectAsync(Person.Id, issuer)) return NotFound();
        TempData.Say("The account is disconnected");
        return RedirectToPage();
    }
}
