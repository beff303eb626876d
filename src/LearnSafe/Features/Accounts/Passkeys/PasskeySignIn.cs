using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts.Passkeys;

/// <summary>Signing in by passkey alone: it is a device and what opens it, two factors in one.</summary>
public sealed class PasskeySignIn(SignInManager<Person> signIn, UserManager<Person> people, SignInSteps steps, PasskeyService passkeys, TimeProvider clock)
{
    /// <returns>Whether the person is signed in now.</returns>
    public async Task<bool> TryAsync(string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return false;
        PasskeyAssertionResult<Person> shown;
        try
        {
            shown = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked, or so long ago that the cookie that says what is gone.
            return false;
        }

        if (!shown.Succeeded || await people.IsLockedOutAsync(shown.User)) return false;
        await passkeys.UseAsync(shown.Passkey, clock.GetUtcNow().UtcDateTime);
        await steps.DoneAsync(shown.User, SignInMethods.Passkey);
        return true;
    }
}
