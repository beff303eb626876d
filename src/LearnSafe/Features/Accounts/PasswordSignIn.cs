using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts;

/// <summary>Signing in with e-mail address and password, telling a stranger nothing about who has an account: not by words and not by time taken.</summary>
public sealed class PasswordSignIn(SignInManager<Person> session, UserManager<Person> people, IPasswordHasher<Person> passwords)
{
    public const int TriesBeforeLock = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    private static readonly Person Nobody = new() { DisplayName = "" };

    private static string? nobodysPassword;

    /// <returns>Whether the person is signed in now.</returns>
    public async Task<bool> TryAsync(string email, string password)
    {
        var person = await people.FindByEmailAsync(email);
        if (person is null || await people.IsLockedOutAsync(person))
        {
            // As much work as a password that is looked at.
            nobodysPassword ??= passwords.HashPassword(Nobody, "nobody has this one");
            passwords.VerifyHashedPassword(Nobody, nobodysPassword, password);
            return false;
        }
        var outcome = await session.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!outcome.Succeeded)
            return false;
        // Not kept when the browser closes: the shared computer is the normal case in a practice.
        await session.SignInAsync(person, isPersistent: false);
        return true;
    }
}
