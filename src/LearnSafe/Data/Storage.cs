using LearnSafe.Data.Engines;
using LearnSafe.Features.Backups;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data;

/// <summary>Everything that keeps: the data folder, the keys, the engine, the context and the one writer of records.</summary>
public static class Storage
{
    /// <summary>Settings are read when first needed, so that tests and flags can still add theirs.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DataFolder(provider.GetRequiredService<IConfiguration>()["Data"] ?? "data"));
        services.AddSingleton(provider => KeyRing.Open(provider.GetRequiredService<IConfiguration>()["Keys:Folder"] ?? provider.GetRequiredService<DataFolder>().Keys));
        services.AddSingleton<LocalEncryption>();
        services.AddSingleton(provider => DatabaseEngine.From(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<DataFolder>()));
        services.AddSingleton(provider => new HistoryChain(provider.GetRequiredService<KeyRing>().HistoryKey));
        services.AddSingleton<RecordWriter>();
        services.AddDbContextFactory<LearnSafeContext>((provider, options) => provider.GetRequiredService<DatabaseEngine>().Configure(options));
        services.AddSingleton<StorageStart>();
        services.AddHistory();
        services.AddSingleton<BackupService>();
        services.AddSingleton<RestoreService>();
        return services;
    }
}
