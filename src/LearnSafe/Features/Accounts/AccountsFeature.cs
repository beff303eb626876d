using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts;

/// <summary>Who people are and what they may do: registering, signing in and out, roles and who decides on them.</summary>
public sealed class AccountsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentPersonService>();
        builder.Services.AddScoped<IAuthorizationHandler, PermissionCheck>();
        builder.Services.AddScoped<PasswordSignIn>();
        builder.Services.AddSingleton<OwnAccountService>().AddSingleton<AccessRequestService>().AddSingleton<PasswordResetService>();
        builder.Services.AddSingleton<PeopleService>().AddSingleton<InvitationService>().AddSingleton<DomainRuleService>().AddSingleton<ManagedPlaceService>();
        builder.Services.AddHostedService<DeleteOldLinksJob>();
        builder.Services.AddSingleton(new NavigationEntry("People", AccountLinks.People, 60, Permission.ManagePeople));
        builder.Services.AddAccountsRateLimit();
        builder.Services.AddScoped<SignInSteps>();
        builder.Services.AddIdentityCore<Person>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = PasswordSignIn.TriesBeforeLock;
                identity.Lockout.DefaultLockoutTimeSpan = PasswordSignIn.LockedFor;
            })
            .AddEntityFrameworkStores<LearnSafeContext>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager();
        builder.Services.AddSessionCookie();
        builder.Services.AddSignInRateLimit();
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/", HomeAsync).WithMetadata(new SignedInAttribute());
        SecurityEndpoints.MapOn(app);
    }

    /// <summary>Everybody begins at the first place in their own menu; whoever has none, where it says what they can do next.</summary>
    private static async Task<IResult> HomeAsync(CurrentPersonService people, IEnumerable<NavigationEntry> navigation)
    {
        var person = await people.FindAsync();
        return Results.Redirect(navigation.OrderBy(entry => entry.Order).FirstOrDefault(entry => entry.IsFor(person is null ? _ => false : person.May))?.Href ?? AccountLinks.Mine);
    }
}
