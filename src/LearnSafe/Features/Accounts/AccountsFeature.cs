using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts.OutsideSignIn;
using LearnSafe.Features.Accounts.Passkeys;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.Accounts.Sessions;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.SignIn;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LearnSafe.Features.Accounts;

/// <summary>Who people are and what they may do: registering, signing in and out, roles and who decides on them.</summary>
public sealed class AccountsFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<CurrentPersonQueries>();
        builder.Services.AddScoped<CurrentPersonService>();
        builder.Services.AddScoped<IAuthorizationHandler, PermissionCheck>();
        builder.Services.AddScoped<PasswordSignIn>();
        builder.Services.AddSingleton<OwnAccountService>().AddSingleton<AccessRequestService>().AddSingleton<PasswordResetService>();
        builder.Services.AddSingleton<PeopleService>().AddSingleton<InvitationService>().AddSingleton<DomainRuleService>().AddSingleton<ManagedPlaceService>();
        builder.Services.AddHostedService<DeleteOldLinksJob>();
        builder.Services.AddSingleton(new AdministrationEntry("People", "Approve and invite people, give roles, suspend access.", AccountLinks.People, 10, Permission.ManagePeople) { WithoutOrganisation = true });
        builder.Services.AddSingleton(new NavigationEntry("People", AccountLinks.People, 60, Permission.ManagePeople));
        builder.Services.AddAccountsRateLimit();
        builder.Services.AddScoped<SignInSteps>();
        builder.Services.AddScoped<PasskeySignIn>();
        AddOutsideSignIn(builder);
        builder.Services.AddIdentityCore<Person>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = PasswordSignIn.TriesBeforeLock;
                identity.Lockout.DefaultLockoutTimeSpan = PasswordSignIn.LockedFor;
            })
            .AddUserStore<PersonStore>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager();
        builder.Services.Configure<SignInSettings>(builder.Configuration.GetSection(SignInSettings.Section));
        builder.Services.AddSessionCookie<SessionEvents>();
        builder.Services.AddSingleton<PasskeyDomain>();
        builder.Services.AddSingleton<IConfigureOptions<IdentityPasskeyOptions>>(provider => provider.GetRequiredService<PasskeyDomain>());
        builder.Services.AddSignInRateLimit();
    }

    /// <summary>Stands after authorisation, and before every page.</summary>
    public static void UseOn(WebApplication app) => app.UseMiddleware<SecondFactorGate>();

    private static void AddOutsideSignIn(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OpenIdConnectSignIn>().AddSingleton<OutsideCookies>().AddSingleton<OutsideAccountService>().AddScoped<OutsideTravel>();
        builder.Services.AddHttpClient(OpenIdConnectSignIn.Http, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), 1_000_000))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/", HomeAsync).WithMetadata(new SignedInAttribute());
        // A role that the settings misspell would be protected in nobody's imagination but the host's.
        _ = app.Services.GetRequiredService<SecondFactorService>();
        SecurityEndpoints.MapOn(app);
        PasskeyEndpoints.MapOn(app);
        // A provider that is set wrongly stops the start as well.
        _ = app.Services.GetRequiredService<OpenIdConnectSignIn>();
        OutsideEndpoints.MapOn(app);
        ForwardPage.MapOn(app);
        // The request itself is what extends the session.
        app.MapPost("/accounts/sessions/extend", (HttpContext http, IAntiforgery antiforgery) => ExtendAsync(http, antiforgery)).WithMetadata(new SignedInAttribute(), new BeforeSecondFactorAttribute());
    }

    private static async Task<IResult> ExtendAsync(HttpContext http, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(http) ? Results.NoContent() : Results.BadRequest();

    /// <summary>Everybody begins at the first place in their own menu; whoever has none, where it says what they can do next.</summary>
    private static async Task<IResult> HomeAsync(CurrentPersonService people, IEnumerable<NavigationEntry> navigation)
    {
        var person = await people.FindAsync();
        return Results.Redirect(navigation.OrderBy(entry => entry.Order).FirstOrDefault(entry => entry.IsFor(person is null ? _ => false : person.May))?.Href ?? AccountLinks.Mine);
    }
}
