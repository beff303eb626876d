using LearnSafe.Platform.Jobs;

namespace LearnSafe.Features.ApiKeys;

/// <summary>Notes each hour, and when the program stops, on which day keys were last used.</summary>
public sealed class WriteKeyUsesJob(ApiKeyService keys, TimeProvider clock, ILogger<WriteKeyUsesJob> log)
    : RepeatedJob(TimeSpan.FromHours(1), "The days on which keys were last used could not be noted", clock, log)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    protected override async Task<int> DoAsync(CancellationToken cancellation)
    {
        await keys.WriteUsesAsync(cancellation);
        return 0;
    }
}
