using System.CommandLine;
using LearnSafe.Data;
using LearnSafe.Domain.PublicForms;
using LearnSafe.Features.Demo;
using LearnSafe.Platform.Web;

namespace LearnSafe.Platform.CommandLine;

/// <summary><c>learnsafe serve</c>: the pages and the interfaces.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by ;", DefaultValueFactory = _ => "http://localhost:5080" };
        var demo = new Option<bool>("--demo") { Description = "Make a fictional integrated care board first, where the database is empty" };
        var command = new Command("serve", "Serve the pages and the interfaces until stopped") { urls, demo };
        command.SetAction((parsed, cancellation) => Verb.AnswerAsync(async () =>
        {
            await using var app = LearnSafeWeb.Build([], builder =>
            {
                LearnSafeSettings.AddTo(builder.Configuration, parsed.GetValue(Commands.Data)!);
                // What the host says of its start is said below, in words for whoever runs it.
                builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
                builder.WebHost.UseUrls(parsed.GetValue(urls)!.Split(';'));
            });
            var output = parsed.InvocationConfiguration.Output;
            var shown = parsed.GetValue(demo) ? await MakeDemoAsync(app, output, cancellation) : null;
            await app.StartAsync(cancellation);
            foreach (var url in app.Urls) await output.WriteLineAsync($"LearnSafe is ready at {Shown(url)}");
            if (shown is not null) await PrintSignInsAsync(shown, Shown(app.Urls.First()), output);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }));
        return command;
    }

    private static async Task<DemoContent> MakeDemoAsync(WebApplication app, TextWriter output, CancellationToken cancellation)
    {
        var content = DemoContent.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        await app.Services.GetRequiredService<StorageStart>().StartingAsync(cancellation);
        if (await app.Services.GetRequiredService<DemoService>().EnsureAsync(content, cancellation)) await output.WriteLineAsync("Made the demo.");
        return content;
    }

    private static async Task PrintSignInsAsync(DemoContent content, string url, TextWriter output)
    {
        await output.WriteLineAsync($"Sign in as any of these, with the password {content.People.Password}");
        foreach (var person in content.People.People)
        {
            var organisation = content.People.Organisations.FirstOrDefault(known => known.Code == person.Organisation)?.Name ?? "the whole installation";
            await output.WriteLineAsync($"  {person.Email,-34} {person.Work}, {organisation}");
        }

        await output.WriteLineAsync($"Without an account: {url.TrimEnd('/')}/say, and these receipt codes at {url.TrimEnd('/')}/receipt");
        foreach (var told in content.Told.Told)
        {
            var name = content.People.Organisations.First(known => known.Code == told.Organisation).Name;
            await output.WriteLineAsync($"  {ReceiptCode.Of(told.Letters),-34} {(told.Form == "staff" ? "Anonymous member of staff" : "Patient or carer")}, {name}");
        }

        await output.WriteLineAsync("Stop it with Ctrl+C.");
    }

    /// <summary>By name: a browser ties what it keeps to the name of the address.</summary>
    private static string Shown(string url) => new UriBuilder(url) is { Host: "127.0.0.1" or "0.0.0.0" or "[::]" or "[::1]" } address
        ? $"{address.Scheme}://localhost:{address.Port}" : url;
}
