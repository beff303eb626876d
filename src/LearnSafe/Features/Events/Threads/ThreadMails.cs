using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Encryption;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Tells people that something waits in a thread, and nothing of what stands in it.</summary>
public sealed class ThreadMails(MailService mails, LocalEncryption encryption, RoleCatalogue roles, SiteAddress site, TimeProvider clock)
{
    /// <summary>To those who share records at an organisation and to its safety lead, but for whoever the record is kept from.</summary>
    public async Task ToOrganisationAsync(LearnSafeContext context, RecordThread thread, Guid organisation, string subject, string sentence)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(thread);
        foreach (var address in await AddressesAsync(context, thread, organisation)) await QueueAsync(context, address, subject, sentence, ThreadLinks.Thread(thread.Id));
    }

    /// <summary>To whoever recorded the event: there is an answer on their record.</summary>
    public async Task ToReporterAsync(LearnSafeContext context, RecordThread thread)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(thread);
        var address = await context.Events.Where(record => record.Id == thread.EventId).Join(context.Users, record => record.ReporterId, person => person.Id, (_, person) => person.Email).FirstOrDefaultAsync();
        if (address is not null) await QueueAsync(context, address, "There is an answer about a record of yours", "Another organisation was asked about an event that you recorded, and has answered.", RecordLinks.Record(thread.EventId));
    }

    /// <summary>To an organisation outside: the link by which it answers.</summary>
    public Task LinkAsync(LearnSafeContext context, string address, string sender, DateOnly answerBy, DateOnly last, string url) => mails.QueueAsync(context, address, $"{sender} asks you about a patient safety event",
        $"{sender} asks for an answer by {UkTime.Text(answerBy)}. You need no account. This link shows what is asked, and takes one answer, until the end of {UkTime.Text(last)}:\n\n{url}\n\nWhoever has the link can read the question and answer it: pass it on only to whoever should.");

    /// <summary>To an organisation outside, where its address is still known.</summary>
    public async Task ToOutsideAsync(LearnSafeContext context, RecordThread thread, string subject, string sentence)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(thread);
        if (thread.OutsideAddress is { } encrypted) await mails.QueueAsync(context, encryption.DecryptText(RecordThread.AddressPurpose(thread.Id), encrypted), subject, sentence);
    }

    private async Task QueueAsync(LearnSafeContext context, string address, string subject, string sentence, string path)
    {
        // A contact's address was typed by somebody, once.
        if (!MailService.IsAddress(address)) return;
        await mails.QueueAsync(context, address, subject, $"{sentence}\n\nSign in to read it: {site.Of(path)}");
    }

    private async Task<List<string>> AddressesAsync(LearnSafeContext context, RecordThread thread, Guid organisation)
    {
        var (today, names) = (UkTime.Today(clock), roles.Roles.Where(role => role.Permissions.Contains(Permission.ShareRecords)).Select(role => role.Name).ToList());
        var kept = await context.KeptFrom.Where(one => one.EventId == thread.EventId || one.EventId == thread.ReceiverEventId).Join(context.Users, one => one.PersonId, person => person.Id, (_, person) => person.Email).ToListAsync();
        var holders = await context.RoleAssignments.Where(held => held.OrganisationId == organisation && held.State == RoleState.Active && names.Contains(held.Role))
            .Join(context.Users, held => held.PersonId, person => person.Id, (_, person) => person.Email).ToListAsync();
        var lead = await context.OrganisationContacts.Where(contact => contact.OrganisationId == organisation && contact.Kind == ContactKind.SafetyLead && contact.From <= today && (contact.Until == null || contact.Until > today))
            .Select(contact => contact.Email).ToListAsync();
        return [.. holders.Concat(lead).OfType<string>().Except(kept.OfType<string>(), StringComparer.OrdinalIgnoreCase)];
    }
}
