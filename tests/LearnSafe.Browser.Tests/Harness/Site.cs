using System.Collections.Concurrent;
using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Domain.Access;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Site))]

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>One LearnSafe on a real port and one browser, for all tests of the assembly; each visit has cookies of its own.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string Chromium = Environment.GetEnvironmentVariable("LEARNSAFE_TEST_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    // Nothing that would let the browser speak to another host of its own accord.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> sessions = new(StringComparer.Ordinal);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public TestInstallation Installation { get; private set; } = null!;

    public SeededPractice Practice { get; private set; } = null!;

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Where an outside provider is expected.</summary>
    public int ProviderPort { get; } = OidcProvider.FreePort();

    /// <summary>What was checked for accessibility already, so that the same page is not judged again.</summary>
    public ConcurrentDictionary<string, byte> Judged { get; } = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        Installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        await Installation.StartProgramAsync(builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            // Half a megabyte: from the server, a browser takes it once.
            builder.Services.AddSingleton<IStartupFilter>(new ServedScript(Scripts.AxeAddress, Scripts.Axe));
            // All visits come from one address.
            builder.Configuration["SignIn:TriesAMinute"] = "1000";
            builder.Configuration["SignIn:SecondFactorRoles:0"] = RoleNames.EngagementLead;
            // Asked only when somebody wants to go there; a test that does starts it.
            builder.Configuration.AddInMemoryCollection(
            [
                new("SignIn:OpenIdConnect:0:Name", "connect"), new("SignIn:OpenIdConnect:0:Title", "Example Connect"), new("SignIn:OpenIdConnect:0:Authority", $"http://localhost:{ProviderPort}"),
                new("SignIn:OpenIdConnect:0:ClientId", "learnsafe"), new("SignIn:OpenIdConnect:0:ClientSecret", "a secret: of the test"),
            ]);
        });
        // By name: a browser keeps passkeys for names only.
        Address = Installation.Program.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Practice = await SeededPractice.OpenAsync(Installation);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A fresh browser profile with one page. Where there is no browser the test is skipped, never passed.</summary>
    /// <param name="person">The e-mail address of who is signed in; null for a stranger.</param>
    /// <param name="judgesPagesOnce">Whether a page of one address is judged but once.</param>
    public async Task<Visit> OpenAsync(string? person = null, Viewing viewing = Viewing.Desktop, bool judgesPagesOnce = false)
    {
        Assert.SkipWhen(browser is null, $"No browser at {Chromium}: run ./test, or set LEARNSAFE_TEST_CHROMIUM");
        var session = person is null ? null : await sessions.GetOrAdd(person, email => new(() => SignInAsync(email))).Value;
        return await OpenAsync(viewing, session, judgesPagesOnce);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Installation is not null) await Installation.DisposeAsync();
    }

    private async Task<Visit> OpenAsync(Viewing viewing, string? session, bool judgesPagesOnce = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            StorageState = session,
            JavaScriptEnabled = !viewing.HasFlag(Viewing.NoScript),
            ViewportSize = viewing.HasFlag(Viewing.Phone) ? new() { Width = 320, Height = 640 } : new() { Width = 1280, Height = 900 },
            ReducedMotion = viewing.HasFlag(Viewing.ReducedMotion) ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            ForcedColors = viewing.HasFlag(Viewing.ForcedColours) ? ForcedColors.Active : ForcedColors.None,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(15_000);
        return await Visit.StartAsync(this, context, viewing, judgesPagesOnce);
    }

    /// <summary>Once a person: the server allows only so many tries a minute.</summary>
    private async Task<string> SignInAsync(string email)
    {
        await using var visit = await OpenAsync(Viewing.Desktop, session: null);
        await visit.SignInAsync(email);
        return await visit.Page.Context.StorageStateAsync();
    }
}
