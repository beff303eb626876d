using LearnSafe.Data;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Accounts;

/// <summary>Who people are: signing in and out.</summary>
public sealed class AccountsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentPersonService>();
        builder.Services.AddScoped<PasswordSignIn>();
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
}
