using LearnSafe.Data.Engines;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Data;

/// <summary>Brings the database up to this program's schema and makes sure that the keys at hand are the ones it was written with.</summary>
public sealed class StorageStart(IDbContextFactory<LearnSafeContext> contexts, KeyRing keys) : IHostedLifecycleService
{
    /// <exception cref="SettingsException">The keys are another installation's: what is encrypted could not be read, and the history could not be continued.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        var known = await context.Settings.FirstOrDefaultAsync(setting => setting.Name == InstallationSetting.KeyRingFingerprint, cancellationToken);
        if (known is null)
        {
            context.Settings.Add(new InstallationSetting { Name = InstallationSetting.KeyRingFingerprint, Value = keys.Fingerprint });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException)
            {
                // Another process was first: then its keys must be ours.
                context.ChangeTracker.Clear();
                known = await context.Settings.FirstAsync(setting => setting.Name == InstallationSetting.KeyRingFingerprint, cancellationToken);
            }
        }

        if (known.Value != keys.Fingerprint)
        {
            throw new SettingsException("The keys in this data folder are not the ones that this database was written with. "
                + "Put the right keys folder in place (Keys:Folder), or restore a backup with --force.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
