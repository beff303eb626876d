using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LearnSafe.Tests.Harness;
using Microsoft.Playwright;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>Somebody at the browser. Counts interactions: one control changed, or one button or link pressed; typing in a field is one.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<string> noise = new();
    private readonly List<string> steps = [];
    private Visit? scripted;

    private Visit(Site site, IPage page, Viewing viewing) => (Site, Page, Viewing) = (site, page, viewing);

    public Site Site { get; }

    public IPage Page { get; }

    public Viewing Viewing { get; }

    /// <summary>What was typed into, chosen and pressed, in order.</summary>
    public IReadOnlyList<string> Steps => steps;

    /// <summary>Whether a page of one address is judged but once, whatever it holds: for journeys that differ only in their answers.</summary>
    public bool JudgesPagesOnce { get; init; }

    /// <summary>The path of the page that is shown.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>What the browser complained of, and every call to another host, since last asked.</summary>
    public IReadOnlyList<string> TakeNoise()
    {
        List<string> taken = [];
        while (noise.TryDequeue(out var one)) taken.Add(one);
        return taken;
    }

    /// <summary>Fails where it took more interactions, naming them.</summary>
    public void AssertAtMost(int interactions) =>
        Assert.True(steps.Count <= interactions, $"{steps.Count} interactions, more than {interactions}:\n  {string.Join("\n  ", steps)}");

    public static async Task<Visit> StartAsync(Site site, IBrowserContext context, Viewing viewing, bool judgesPagesOnce)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        var visit = new Visit(site, await context.NewPageAsync(), viewing) { JudgesPagesOnce = judgesPagesOnce };
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                visit.noise.Enqueue($"called another host: {request.Url}");
        };
        visit.Page.Console += (_, message) =>
        {
            // A page that answers 400 or 404 is told of as if a resource were missing.
            var isThePage = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(visit.Page.Url.Split('#')[0], StringComparison.Ordinal);
            if (message.Type == "error" && !isThePage) visit.noise.Enqueue($"console: {message.Text} ({message.Location})");
        };
        visit.Page.PageError += (_, error) => visit.noise.Enqueue($"script: {error}");
        return visit;
    }

    /// <summary>Types an address, and judges the page that comes.</summary>
    public async Task<IResponse> GoAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        await CheckAsync();
        return response!;
    }

    public Task CheckAsync() => PageChecks.AssertAsync(this);

    /// <summary>The words of the main part.</summary>
    public Task<string> WordsAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>The id in the page's path: of the record, or of the draft.</summary>
    public Guid Id => Path.Split('/').Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null).First(id => id is not null)!.Value;

    public async Task SignInAsync(string email, string password = TestData.Password)
    {
        if (!Page.Url.Contains("/accounts/sign-in", StringComparison.Ordinal)) await Page.GotoAsync("/accounts/sign-in");
        await Page.GetByLabel("Email address").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Types into the field with this label; <paramref name="within"/> the question, where several have such a field.</summary>
    public Task TypeAsync(string label, string text, string? within = null) =>
        TypeAsync(within is null ? Page.GetByLabel(label, new() { Exact = true }) : Question(within).GetByLabel(label, new() { Exact = true }), text, label);

    // A locator's own text is asked of the browser while the thread that reads the answers waits: it may hang for ever.
    public async Task TypeAsync(ILocator field, string text, [CallerArgumentExpression(nameof(field))] string? named = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        steps.Add($"type into {named}");
        if (!Viewing.HasFlag(Viewing.Keyboard))
        {
            await field.FillAsync(text);
            return;
        }

        await Keys.ReachAsync(Page, field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses an answer of a question: a radio button, or one more checkbox.</summary>
    public Task ChooseAsync(string question, string answer) => ChooseAsync(Question(question).GetByLabel(answer, new() { Exact = true }), $"{question}: {answer}");

    public async Task ChooseAsync(ILocator choice, [CallerArgumentExpression(nameof(choice))] string? named = null)
    {
        ArgumentNullException.ThrowIfNull(choice);
        steps.Add($"choose {named}");
        if (Viewing.HasFlag(Viewing.Keyboard)) await Keys.ChooseAsync(Page, choice);
        else await choice.CheckAsync();
    }

    /// <summary>Presses a button, and judges the page that comes.</summary>
    public Task PressAsync(string button) => PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }), button);

    /// <summary>Follows a link of the main part, and judges the page that comes.</summary>
    public Task FollowAsync(string link) => PressAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }), link);

    public async Task PressAsync(ILocator control, [CallerArgumentExpression(nameof(control))] string? named = null)
    {
        ArgumentNullException.ThrowIfNull(control);
        steps.Add($"press {named}");
        var keyboard = Viewing.HasFlag(Viewing.Keyboard);
        if (keyboard) await Keys.ReachAsync(Page, control);
        await LeaveAsync(() => keyboard ? Page.Keyboard.PressAsync("Enter") : control.ClickAsync());
        await CheckAsync();
    }

    private ILocator Question(string legend) => Page.GetByRole(AriaRole.Group, new() { Name = legend });

    /// <summary>Does what opens another page, and waits until it stands there.</summary>
    private async Task LeaveAsync(Func<Task> press)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        await press();
        await loaded.Task.WaitAsync(Patience, TimeProvider.System);
        Page.Load -= Loaded;
    }

    /// <summary>A browser beside this one that sees the same, but has scripts. It stands on an empty page of the site.</summary>
    public async Task<Visit> WithScriptAsync()
    {
        if (scripted is not null) return scripted;
        scripted = await Site.OpenAsync(viewing: Viewing & ~Viewing.NoScript);
        await scripted.Page.RouteAsync("**/*", route => route.FulfillAsync(new() { Body = "<!doctype html>", ContentType = "text/html; charset=utf-8" }));
        await scripted.Page.GotoAsync("/");
        await scripted.Page.UnrouteAllAsync();
        return scripted;
    }

    public async ValueTask DisposeAsync()
    {
        if (scripted is not null) await scripted.DisposeAsync();
        await Page.Context.CloseAsync();
    }
}
