using System.Security.Claims;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts;

/// <summary>The way from a first proof of who somebody is to a session, by a second proof where they have one.</summary>
public sealed class SignInSteps(SignInManager<Person> session, UserManager<Person> people, AuthenticatorService authenticators, IHttpContextAccessor accessor)
{
    private const string Method = "method";

    private const string Stamp = "stamp";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Signs the person in, or keeps for some minutes that they are half in.</summary>
    public async Task<SignInOutcome> FirstDoneAsync(Person person, string method)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!await authenticators.IsOnAsync(person.Id))
        {
            await SignInAsync(person, method);
            return SignInOutcome.SignedIn;
        }

        var half = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()), new Claim(Method, method), new Claim(Stamp, person.SecurityStamp ?? "")], SecondStepCookie.Scheme);
        await Http.SignInAsync(SecondStepCookie.Scheme, new ClaimsPrincipal(half));
        return SignInOutcome.NeedsCode;
    }

    /// <summary>Who is half in; null where nobody is, it took too long, or their account changed meanwhile.</summary>
    public async Task<HalfSignedIn?> HalfAsync()
    {
        var half = await Http.AuthenticateAsync(SecondStepCookie.Scheme);
        if (!half.Succeeded || half.Principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await people.FindByIdAsync(id) is not { } person) return null;
        return person.SecurityStamp == half.Principal.FindFirstValue(Stamp) ? new HalfSignedIn(person, half.Principal.FindFirstValue(Method)!) : null;
    }

    /// <summary>Whether what was typed is the second proof. A wrong one counts towards the lock; a locked account's is never right.</summary>
    public async Task<bool> SecondAsync(HalfSignedIn half, string method, Func<Guid, Task<bool>> isRight)
    {
        ArgumentNullException.ThrowIfNull(half);
        ArgumentNullException.ThrowIfNull(isRight);
        if (await people.IsLockedOutAsync(half.Person)) return false;
        if (!await isRight(half.Person.Id))
        {
            await people.AccessFailedAsync(half.Person);
            return false;
        }

        await Http.SignOutAsync(SecondStepCookie.Scheme);
        await SignInAsync(half.Person, half.Method, method);
        return true;
    }

    /// <summary>Signs in whoever proved themselves by something that is more than a password.</summary>
    public Task DoneAsync(Person person, params string[] methods) => SignInAsync(person, methods);

    private async Task SignInAsync(Person person, params string[] methods)
    {
        await people.ResetAccessFailedCountAsync(person);
        // Not kept when the browser closes: the shared computer is the normal case in a practice.
        await session.SignInWithClaimsAsync(person, isPersistent: false, methods.Select(method => new Claim(SignInMethods.Claim, method)));
    }
}

/// <summary>Somebody whose first proof was right.</summary>
public sealed record HalfSignedIn(Person Person, string Method);

public enum SignInOutcome
{
    Refused,
    NeedsCode,
    SignedIn,
}
