using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Learning;

/// <summary>Tells people that there is something to read, and nothing of what it says.</summary>
public sealed class LearningMails(MailService mails, RoleCatalogue roles, SiteAddress site)
{
    public async Task ToReporterAsync(LearnSafeContext context, Guid person, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        var address = await context.Users.Where(known => known.Id == person).Select(known => known.Email).FirstOrDefaultAsync();
        await QueueAsync(context, address, "Something came of a record of yours", "You can read what was learned and changed.", path);
    }

    /// <summary>To everybody at the organisation who could publish it, but for its writer and whoever a record that it came of is kept from.</summary>
    public async Task ToSecondReadersAsync(LearnSafeContext context, LearningSummary summary, Guid writer)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(summary);
        var names = roles.Roles.Where(role => role.Permissions.Contains(Permission.PublishLearning)).Select(role => role.Name).ToList();
        var addresses = await context.RoleAssignments.Where(held => held.OrganisationId == summary.OrganisationId && held.State == RoleState.Active && names.Contains(held.Role) && held.PersonId != writer
                && !context.LearningSummaryRecords.Any(link => link.SummaryId == summary.Id && context.KeptFrom.Any(kept => kept.EventId == link.EventId && kept.PersonId == held.PersonId)))
            .Join(context.Users, held => held.PersonId, person => person.Id, (_, person) => person.Email).Distinct().ToListAsync();
        foreach (var address in addresses) await QueueAsync(context, address, "A learning summary waits for you", "A colleague asks for a second person to read it before others do.", LearningLinks.Publish(summary.Id));
    }

    private async Task QueueAsync(LearnSafeContext context, string? address, string subject, string sentence, string path)
    {
        if (MailService.IsAddress(address)) await mails.QueueAsync(context, address!, subject, $"{sentence}\n\nSign in to see it: {site.Of(path)}");
    }
}
