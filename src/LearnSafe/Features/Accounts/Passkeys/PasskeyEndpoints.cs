using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts.Passkeys;

/// <summary>What the browser is to be asked, as JSON for the script of the pages.</summary>
internal static class PasskeyEndpoints
{
    public const string ToAdd = "/accounts/security/passkeys/options";

    public const string ToSignIn = "/accounts/sign-in/passkey-options";

    public static void MapOn(WebApplication app)
    {
        app.MapPost(ToAdd, ToAddAsync).WithMetadata(new SignedInAttribute(), new BeforeSecondFactorAttribute()).RequireRateLimiting(SignInRateLimit.Name);
        app.MapPost(ToSignIn, ToSignInAsync).AllowAnonymous().RequireRateLimiting(SignInRateLimit.Name);
    }

    private static async Task<IResult> ToAddAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<Person> signIn, UserManager<Person> people, PasskeyDomain domain)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (!domain.Covers(http.Request) || await people.GetUserAsync(http.User) is not { } person) return Results.NotFound();
        return Json(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.DisplayName }));
    }

    /// <summary>The same for everybody: nobody's address is asked, so that nothing is said of who has an account.</summary>
    private static async Task<IResult> ToSignInAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<Person> signIn, PasskeyDomain domain)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        return domain.Covers(http.Request) ? Json(await signIn.MakePasskeyRequestOptionsAsync(null)) : Results.NotFound();
    }

    private static IResult Json(string options) => Results.Content(options, "application/json");
}
