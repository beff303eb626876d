using System.CommandLine;
using System.Data.Common;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Platform.CommandLine;

/// <summary>What every verb shares: the installation it works on, and what is said when it fails.</summary>
public static class Verb
{
    /// <summary>Runs the action on the installation in the data folder, its database brought up to date first.</summary>
    public static void OnInstallation(this Command command, Func<IServiceProvider, ParseResult, TextWriter, CancellationToken, Task<int>> action)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.OnUnpreparedInstallation(async (services, parsed, output, cancellation) =>
        {
            await services.GetRequiredService<StorageStart>().StartingAsync(cancellation);
            return await action(services, parsed, output, cancellation);
        });
    }

    /// <summary>Runs the action on the data folder as it is: its database may be missing or another installation's.</summary>
    public static void OnUnpreparedInstallation(this Command command, Func<IServiceProvider, ParseResult, TextWriter, CancellationToken, Task<int>> action)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.SetAction((parsed, cancellation) => AnswerAsync(async () =>
        {
            using var host = Build(parsed.GetValue(Commands.Data)!);
            return await action(host.Services, parsed, parsed.InvocationConfiguration.Output, cancellation);
        }));
    }

    /// <summary>Expected failures are one sentence on standard error; a stack trace is for bugs.</summary>
    public static async Task<int> AnswerAsync(Func<Task<int>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            return await action();
        }
        catch (Exception fault) when (fault is SettingsException or ContentException or IOException or UnauthorizedAccessException or DbException)
        {
            return await FailAsync(fault.Message);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("Stopped before it was done.");
        }
    }

    public static async Task<int> FailAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }

    private static IHost Build(string dataFolder)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        LearnSafeSettings.AddTo(builder.Configuration, dataFolder);
        builder.Services.AddLearnSafe();
        // A verb's reader wants its answer; the log is for the server.
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
