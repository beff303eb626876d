using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Features.Backups;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Tests.Features.Backups;

internal static class Restoring
{
    /// <summary>As the command line does it: with nothing started, whatever the keys in the folder.</summary>
    public static async Task<RestoreReport> RestoreAsync(this TestInstallation installation, string archive, string? passphrase, bool force = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(installation.Settings).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(installation.Clock).AddLogging().AddStorage();
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<RestoreService>().RestoreAsync(archive, passphrase, force);
    }

    public static async Task AssertErasedAsync(this TestInstallation installation, Guid id)
    {
        await using var context = installation.NewContext();
        Assert.All(await context.Revisions.Where(revision => revision.EventId == id).ToListAsync(), revision =>
        {
            Assert.Null(revision.Answers);
            Assert.NotNull(revision.ErasedAt);
        });
        Assert.True(await context.Revisions.AnyAsync(revision => revision.EventId == id));
        Assert.All(await context.Attachments.Where(attachment => attachment.EventId == id).ToListAsync(), attachment => Assert.Null(attachment.Content));
        Assert.False(await context.PatientNumbers.AnyAsync());
        Assert.Equal(3, await context.Erasures.CountAsync());
        var verification = new HistoryVerification(new Contexts(installation), new HistoryChain(KeyRing.Open(installation.Folder.Keys).HistoryKey));
        var proof = await verification.VerifyAsync();
        Assert.True(proof.Intact, proof.Fault);
    }

    private sealed class Contexts(TestInstallation installation) : IDbContextFactory<LearnSafeContext>
    {
        public LearnSafeContext CreateDbContext() => installation.NewContext();
    }
}
