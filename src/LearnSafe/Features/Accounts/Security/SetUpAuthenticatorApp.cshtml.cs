using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LearnSafe.Features.Accounts.Security;

[SignedIn]
[BeforeSecondFactor]
[ProvenFirst]
[EnableRateLimiting(SignInRateLimit.Name)]
public sealed class SetUpAuthenticatorAppModel(UserManager<Person> people, AuthenticatorService authenticators, SessionService sessions) : SecurityPage(people)
{
    [BindProperty]
    [Required(ErrorMessage = "Enter the code that the app shows")]
    public string? Code { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>In groups of four; null before the set-up is begun.</summary>
    public string? Key { get; private set; }

    public IReadOnlyList<string>? Codes { get; private set; }

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostStartAsync()
    {
        await authenticators.StartAsync(Person.Id);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid) Codes = await authenticators.ConfirmAsync(Person.Id, TypedCode.Figures(Code!));
        if (Codes is not null)
        {
            if (CurrentSession.Of(HttpContext) is { } session) await sessions.ProveAsync(session.Id);
            return Page();
        }

        if (ModelState.IsValid) ModelState.AddModelError(nameof(Code), "Check the code. Enter the one that the app shows now");
        await ShowAsync();
        return Refused();
    }

    private async Task ShowAsync()
    {
        IsOn = await authenticators.IsOnAsync(Person.Id);
        if (await authenticators.PendingSecretAsync(Person.Id) is { } secret) Key = string.Join(' ', Base32.Write(secret).Chunk(4).Select(group => new string(group)));
    }
}
