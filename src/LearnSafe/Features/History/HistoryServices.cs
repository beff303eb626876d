namespace LearnSafe.Features.History;

/// <summary>The chain of changes: writing, verifying, erasing.</summary>
public static class HistoryServices
{
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddSingleton<HistoryVerification>().AddSingleton<ErasureService>();
}
