using System.Data.Common;
using System.IO.Compression;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Domain.Search;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Administration;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Appraisal;
using LearnSafe.Features.Culture;
using LearnSafe.Features.Denominators;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Errors;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Record;
using LearnSafe.Features.FhirApi;
using LearnSafe.Features.Health;
using LearnSafe.Features.Help;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Interface;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.PublicForms;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Features.Retention;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Settings;
using LearnSafe.Features.SubjectAccess;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;

namespace LearnSafe.Platform.Web;

/// <summary>The program as a web server: what every page has in common, and the list of features.</summary>
public static class LearnSafeWeb
{
    private static readonly Feature[] Features =
    [
        new ErrorsFeature(),
        new HelpFeature(),
        new HealthFeature(),
        new AccountsFeature(),
        new EventsFeature(),
        new EngagementFeature(),
        new SafetyActionsFeature(),
        new AccessLogFeature(),
        new RecordingFeature(),
        new OrganisationsFeature(),
        new DenominatorsFeature(),
        new FhirApiFeature(),
        new ApiKeysFeature(),
        new SettingsFeature(),
        new HistoryFeature(),
        new RetentionFeature(),
        new SubjectAccessFeature(),
        new AdministrationFeature(),
        new PublicFormsFeature(),
        new DecisionsFeature(),
        new CultureFeature(),
        new InsightFeature(),
        new InterfaceFeature(),
        new LearningFeature(),
        new SharedLearningFeature(),
        new AppraisalFeature(),
    ];

    /// <summary>Builds the server. Nothing is started.</summary>
    /// <param name="configure">Changes made before the services are fixed: a test's own clock, a listening address.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Pages and content lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(LearnSafeWeb).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Outside Development an unpublished build would otherwise not find its own style sheet.
        builder.WebHost.UseStaticWebAssets();
        // An unpublished build would otherwise compress each file anew at every request, and to no smaller size.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // A line for every request would cost more than the request, and paths are nobody's business.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        AddPages(builder);
        foreach (var feature in Features)
            feature.AddTo(builder);
        configure?.Invoke(builder);

        var app = builder.Build();
        // Published knowledge that is wrong stops the start, not somebody's record.
        _ = app.Services.GetRequiredService<LfpseContent>();
        _ = app.Services.GetRequiredService<RoleCatalogue>();
        _ = app.Services.GetRequiredService<MailSettings>();
        _ = app.Services.GetRequiredService<BankHolidays>();
        _ = app.Services.GetRequiredService<RetentionRules>();
        _ = app.Services.GetRequiredService<Spellings>();
        _ = app.Services.GetRequiredService<CandourRules>();
        _ = app.Services.GetRequiredService<CandourLetters>();
        _ = app.Services.GetRequiredService<ActionContent>();
        _ = app.Services.GetRequiredService<DenominatorKinds>();
        UsePipeline(app);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        foreach (var feature in Features)
            feature.MapOn(app);
        StatedPermissions.Check(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        return app;
    }

    private static void AddPages(WebApplicationBuilder builder)
    {
        builder.Services.Configure<SiteSettings>(builder.Configuration.GetSection("Site"));
        builder.Services.AddLearnSafe();
        // Storage comes up before anything listens.
        builder.Services.AddHostedService(provider => provider.GetRequiredService<StorageStart>());
        builder.Services.AddSingleton<SiteAddress>().AddSingleton<MailSender>().AddHostedService<SendMailJob>();
        // No permission stated means no access: a page that strangers may see says so.
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddExceptionHandler<ErrorReference>();
        // The same exception would be logged twice, the second time without its reference.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        // Pages only. Nothing secret stands in a page in the same bytes twice: form tokens are masked anew in each, so compression gives nothing away.
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html"];
        });
        // A third smaller than what is quickest, for a millisecond on the longest pages.
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Features")
            .AddMvcOptions(mvc =>
            {
                mvc.ModelBinderProviders.Insert(0, new TrimmedTextBinderProvider());
                mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            });
        builder.Services.Configure<CookieTempDataProviderOptions>(notice =>
        {
            notice.Cookie.Name = "learnsafe-notice";
            notice.Cookie.SameSite = SameSiteMode.Strict;
            notice.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "learnsafe-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void UsePipeline(WebApplication app)
    {
        if (app.Configuration.GetValue<bool>("Web:BehindProxy"))
            app.UseForwardedHeaders(FromProxy());
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/errors/500",
            // A database that is away or too busy comes back: that is "try again", not "broken".
            StatusCodeSelector = exception => exception is DbException { IsTransient: true } or TimeoutException
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseRouting();
        app.UseMiddleware<PageMethods>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        AccountsFeature.UseOn(app);
    }

    /// <summary>The proxy is whoever connects: a host that turns this on lets nobody else reach the port.</summary>
    private static ForwardedHeadersOptions FromProxy()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        return options;
    }
}
