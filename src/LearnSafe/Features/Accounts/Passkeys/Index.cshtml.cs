using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts.Passkeys;

[SignedIn]
[BeforeSecondFactor]
[ProvenFirst]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class IndexModel(UserManager<Person> people, SignInManager<Person> signIn, PasskeyService passkeys, PasskeyDomain domain, SessionService sessions) : SecurityPage(people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter a name for the passkey")]
    [StringLength(PasskeyService.LongestName, ErrorMessage = "The name must be 100 characters or fewer")]
    public string? Name { get; set; }

    /// <summary>What the browser made, as JSON.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    /// <summary>Whether this address can have passkeys.</summary>
    public bool Here => domain.Covers(Request);

    public async Task OnGetAsync()
    {
        var (browser, system) = BrowserName.Of(Request.Headers.UserAgent);
        Name = $"{browser} on {system}";
        Passkeys = await passkeys.ListAsync(Person.Id);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && !await AddAsync()) ModelState.AddModelError(nameof(Name), "No passkey was made. Try again, and confirm when your device asks");
        if (!ModelState.IsValid)
        {
            Passkeys = await passkeys.ListAsync(Person.Id);
            return Refused();
        }

        TempData.Say("The passkey is added. You can sign in with it from now on");
        return RedirectToPage();
    }

    private async Task<bool> AddAsync()
    {
        if (!Here || Credential is null) return false;
        var made = await signIn.PerformPasskeyAttestationAsync(Credential);
        if (!made.Succeeded || made.UserEntity.Id != Person.Id.ToString() || !await passkeys.AddAsync(Person.Id, Name!, made.Passkey)) return false;
        if (CurrentSession.Of(HttpContext) is { } session) await sessions.ProveAsync(session.Id);
        return true;
    }
}
