using System.Text.Json;
using LearnSafe.Data;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.History;

/// <summary>How the last verification ended.</summary>
/// <param name="Head">The last good entry, which the next verification must pass through.</param>
/// <param name="Fault">Null where the history is whole.</param>
public sealed record HistoryCheck(DateTime At, long Entries, string Head, string? Fault);

/// <summary>Verifies the whole chain when somebody asks for it, one run at a time and apart from their page, and remembers how it ended.</summary>
public sealed partial class HistoryCheckService(HistoryVerification verification, IDbContextFactory<LearnSafeContext> contexts, TimeProvider clock, ILogger<HistoryCheckService> log) : IProgress<long>
{
    private const string Setting = "history-verified";

    private readonly Lock starting = new();
    private Task running = Task.CompletedTask;
    private long seen;

    /// <summary>Entries that the run which is under way has checked; null where there is none.</summary>
    public long? Checked => running.IsCompleted ? null : Interlocked.Read(ref seen);

    /// <summary>Begins a run where none is under way.</summary>
    public Task BeginAsync()
    {
        lock (starting)
        {
            if (!running.IsCompleted) return Task.CompletedTask;
            Interlocked.Exchange(ref seen, 0);
            running = Task.Run(RunAsync);
            return running;
        }
    }

    /// <summary>Null where it was never verified.</summary>
    public async Task<HistoryCheck?> LastAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        var kept = await context.Settings.AsNoTracking().Where(setting => setting.Name == Setting).Select(setting => setting.Value).FirstOrDefaultAsync();
        return kept is null ? null : JsonSerializer.Deserialize<HistoryCheck>(kept, JsonSerializerOptions.Web);
    }

    public void Report(long value) => Interlocked.Exchange(ref seen, value);

    private async Task RunAsync()
    {
        try
        {
            var before = await LastAsync();
            var report = await verification.VerifyAsync(before is null ? null : HistoryHead.Parse(before.Head), this);
            var check = new HistoryCheck(clock.GetUtcNow().UtcDateTime, report.Head.Sequence, report.Fault is null ? report.Head.ToString() : before?.Head ?? report.Head.ToString(), report.Fault);
            await KeepAsync(JsonSerializer.Serialize(check, JsonSerializerOptions.Web));
        }
        catch (Exception fault)
        {
            Failed(fault);
        }
    }

    private async Task KeepAsync(string value)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Settings.Where(setting => setting.Name == Setting).ExecuteUpdateAsync(set => set.SetProperty(setting => setting.Value, value)) > 0) return;
        context.Settings.Add(new InstallationSetting { Name = Setting, Value = value });
        await context.SaveChangesAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The history could not be verified")]
    private partial void Failed(Exception fault);
}
