using LearnSafe.Data;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Another password by a mailed link. Whether an address is known, only its owner learns.</summary>
public sealed class PasswordResetService(
    IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, IPasswordHasher<Person> passwords, ILookupNormalizer normalizer, MailService mails, SiteAddress site, TimeProvider clock)
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    public Task AskAsync(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var (address, secret) = (email.ToLowerInvariant(), OneTimeLink.NewSecret());
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var normalized = normalizer.NormalizeEmail(address);
            var person = await context.Users.Where(known => known.NormalizedEmail == normalized).Select(known => (Guid?)known.Id).FirstOrDefaultAsync();
            var few = await AccessRequestService.IsFewAsync(context, address, transaction.Now);
            context.OneTimeLinks.Add(new OneTimeLink
            {
                Kind = person is null ? OneTimeLinkKind.Nothing : OneTimeLinkKind.PasswordReset,
                Hash = OneTimeLink.HashOf(secret),
                Email = address,
                PersonId = person,
                CreatedAt = transaction.Now,
                ExpiresAt = transaction.Now + OpenFor,
            });
            await context.SaveChangesAsync();
            var (subject, body) = person is null ? AccountMails.NothingToReset(site.Of(AccountLinks.Register)) : AccountMails.Reset(site.Of(AccountLinks.ResetPassword(secret)));
            if (few) await mails.QueueAsync(context, address, subject, body);
            return true;
        });
    }

    /// <summary>Whose password the link sets; null where it cannot be used.</summary>
    public async Task<Person?> FindAsync(string? secret)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await AccessRequestService.OpenAsync(context, OneTimeLinkKind.PasswordReset, secret, clock.GetUtcNow().UtcDateTime) is { } link
            ? await context.Users.AsNoTracking().FirstOrDefaultAsync(person => person.Id == link.PersonId)
            : null;
    }

    /// <summary>Sets the password, ends every session, and closes every other link that could do the same.</summary>
    /// <returns>Whether the link could be used.</returns>
    public Task<bool> SetAsync(string? secret, string password)
    {
        var hash = passwords.HashPassword(new Person { DisplayName = "" }, password);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await AccessRequestService.OpenAsync(context, OneTimeLinkKind.PasswordReset, secret, transaction.Now) is not { } link) return false;
            link.UsedAt = transaction.Now;
            var person = await context.Users.FirstAsync(known => known.Id == link.PersonId);
            await OwnAccountService.SetPasswordAsync(transaction, person, hash);
            await context.OneTimeLinks.Where(other => other.PersonId == person.Id && other.Id != link.Id && other.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(other => other.RevokedAt, transaction.Now));
            return true;
        });
    }
}
