using System.CommandLine;
using LearnSafe.Platform.Web;

namespace LearnSafe.Platform.CommandLine;

/// <summary><c>learnsafe serve</c>: the pages and the interfaces.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by ;", DefaultValueFactory = _ => "http://localhost:5080" };
        var command = new Command("serve", "Serve the pages and the interfaces until stopped") { urls };
        command.SetAction((parsed, cancellation) => Verb.AnswerAsync(async () =>
        {
            await using var app = LearnSafeWeb.Build([], builder =>
            {
                LearnSafeSettings.AddTo(builder.Configuration, parsed.GetValue(Commands.Data)!);
                builder.WebHost.UseUrls(parsed.GetValue(urls)!.Split(';'));
            });
            await app.StartAsync(cancellation);
            foreach (var url in app.Urls) await parsed.InvocationConfiguration.Output.WriteLineAsync($"LearnSafe is ready at {url}");
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }));
        return command;
    }
}
