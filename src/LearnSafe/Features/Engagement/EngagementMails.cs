using LearnSafe.Data;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>Tells those who engage people that something waits, and nothing of what it is.</summary>
public sealed class EngagementMails(MailService mails, SiteAddress site)
{
    public async Task ToPersonAsync(LearnSafeContext context, Guid person, string subject, string sentence, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        var address = await context.Users.Where(known => known.Id == person).Select(known => known.Email).FirstOrDefaultAsync();
        if (MailService.IsAddress(address)) await mails.QueueAsync(context, address!, subject, $"{sentence}\n\nSign in to see it: {site.Of(path)}");
    }
}
