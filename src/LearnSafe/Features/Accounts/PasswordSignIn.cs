using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts;

/// <summary>Signing in with e-mail address and password, telling a stranger nothing about who has an account: not by words and not by time taken.</summary>
public sealed class PasswordSignIn(SignInSteps steps, UserManager<Person> people, IPasswordHasher<Person> passwords)
{
    public const int TriesBeforeLock = 5;

    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    public static readonly string AfterWrongTries = $"After {TriesBeforeLock} wrong tries, wait {LockedFor.TotalMinutes:0} minutes before you try again";

    public static readonly string CheckPassword = $"Check your password. {AfterWrongTries}";

    private static readonly Person Nobody = new() { DisplayName = "" };

    private static string? nobodysPassword;

    public async Task<SignInOutcome> TryAsync(string email, string password)
    {
        if (await people.FindByEmailAsync(email) is { } person) return await IsRightAsync(person, password) ? await steps.FirstDoneAsync(person, SignInMethods.Password) : SignInOutcome.Refused;
        LookAtNobodys(password);
        return SignInOutcome.Refused;
    }

    /// <summary>Whether it is the person's password. A wrong one counts towards the lock; a locked account's is never right.</summary>
    public async Task<bool> IsRightAsync(Person person, string password)
    {
        if (await people.IsLockedOutAsync(person))
        {
            LookAtNobodys(password);
            return false;
        }

        // Right tries are forgiven when the person is in: a code that is asked for next counts towards the same lock.
        if (await people.CheckPasswordAsync(person, password)) return true;
        await people.AccessFailedAsync(person);
        return false;
    }

    /// <summary>As much work as a password that is looked at.</summary>
    private void LookAtNobodys(string password)
    {
        nobodysPassword ??= passwords.HashPassword(Nobody, "nobody has this one");
        passwords.VerifyHashedPassword(Nobody, nobodysPassword, password);
    }
}
