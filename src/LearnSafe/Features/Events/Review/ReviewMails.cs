using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Review;

/// <summary>Tells people that a record waits for them, and nothing of what stands in it.</summary>
public sealed class ReviewMails(MailService mails, RoleCatalogue roles, SiteAddress site, TimeProvider clock)
{
    /// <summary>To lead and deputy, and to whom the record was passed; where nobody is named, to everybody who reviews. Never to whoever it is kept from.</summary>
    /// <param name="path">Where the mail leads; null for the review of the record.</param>
    /// <param name="beside">Somebody who is told too, once, whatever else they are.</param>
    /// <returns>How many mails were queued.</returns>
    public async Task<int> ToReviewersAsync(LearnSafeContext context, PatientSafetyEvent record, string subject, string sentence, string? path = null, Guid? beside = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(record);
        var named = await ContactsAsync(context, [record.OrganisationId], [ContactKind.SafetyLead, ContactKind.Deputy]);
        var passed = await context.PassedTo.Where(one => one.EventId == record.Id).Join(context.Users, one => one.PersonId, person => person.Id, (_, person) => person.Email).ToListAsync();
        var addresses = await WithoutKeptAsync(context, record.Id, named.Concat(passed));
        if (addresses.Count == 0) addresses = await WithoutKeptAsync(context, record.Id, await HoldersAsync(context, record.OrganisationId));
        if (beside is { } one) addresses = await WithoutKeptAsync(context, record.Id, addresses.Append(await context.Users.Where(person => person.Id == one).Select(person => person.Email).FirstOrDefaultAsync()));
        return await QueueAsync(context, addresses, subject, sentence, path ?? ReviewLinks.Record(record.Id));
    }

    /// <summary>To the lead of the nearest network above the organisation that names one, else to the care board's contact.</summary>
    /// <param name="above">The organisation itself and those above it.</param>
    /// <returns>How many mails were queued.</returns>
    public async Task<int> ToOversightAsync(LearnSafeContext context, PatientSafetyEvent record, Organisation organisation, IReadOnlyCollection<Guid> above, string subject, string sentence)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(organisation);
        var boards = await context.Organisations.Where(place => above.Contains(place.Id) && place.Kind == OrganisationKind.IntegratedCareBoard).Select(place => place.Id).ToListAsync();
        var networks = await ContactsAsync(context, [.. above.Where(place => place != record.OrganisationId && !boards.Contains(place))], [ContactKind.SafetyLead]);
        var addresses = await WithoutKeptAsync(context, record.Id, networks);
        if (addresses.Count == 0) addresses = await WithoutKeptAsync(context, record.Id, await ContactsAsync(context, above, [ContactKind.CareBoardLead]));
        return await QueueAsync(context, addresses, subject, sentence, OrganisationLinks.Page(organisation.Code));
    }

    /// <summary>To whoever recorded it with an account. Who asked to stay anonymous finds it on their own pages: others may see their mailbox.</summary>
    public async Task ToReporterAsync(LearnSafeContext context, PatientSafetyEvent record, string subject, string sentence, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(record);
        if (record.ReporterId is not { } reporter) return;
        var answers = await context.Revisions.Where(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision).Select(revision => revision.Answers).FirstOrDefaultAsync();
        if (answers is null || EventAnswersJson.Read(answers).Values.First("IsAnonymous") == "true") return;
        await ToPersonAsync(context, record.Id, reporter, subject, sentence, path);
    }

    /// <summary>To one person, where the record is not kept from them.</summary>
    public async Task ToPersonAsync(LearnSafeContext context, Guid eventId, Guid person, string subject, string sentence, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await context.KeptFrom.AnyAsync(kept => kept.EventId == eventId && kept.PersonId == person)) return;
        var address = await context.Users.Where(known => known.Id == person).Select(known => known.Email).FirstOrDefaultAsync();
        await QueueAsync(context, [address ?? ""], subject, sentence, path);
    }

    private async Task<List<string?>> ContactsAsync(LearnSafeContext context, IReadOnlyCollection<Guid> organisations, IReadOnlyCollection<ContactKind> kinds)
    {
        var today = UkTime.Today(clock);
        return await context.OrganisationContacts.Where(contact => organisations.Contains(contact.OrganisationId) && kinds.Contains(contact.Kind) && contact.From <= today && (contact.Until == null || contact.Until > today))
            .Select(contact => context.Users.Where(person => person.Id == contact.PersonId).Select(person => person.Email).FirstOrDefault() ?? contact.Email).ToListAsync();
    }

    private async Task<List<string?>> HoldersAsync(LearnSafeContext context, Guid organisation)
    {
        var names = roles.Roles.Where(role => role.Permissions.Contains(Permission.ReviewRecords)).Select(role => role.Name).ToList();
        return await context.RoleAssignments.Where(held => held.OrganisationId == organisation && held.State == RoleState.Active && names.Contains(held.Role))
            .Join(context.Users, held => held.PersonId, person => person.Id, (_, person) => person.Email).ToListAsync();
    }

    /// <summary>A contact may have typed another address than the one they sign in with, so the address of either goes.</summary>
    private static async Task<List<string>> WithoutKeptAsync(LearnSafeContext context, Guid eventId, IEnumerable<string?> addresses)
    {
        var people = await context.KeptFrom.Where(kept => kept.EventId == eventId).Select(kept => kept.PersonId).ToListAsync();
        if (people.Count == 0) return [.. addresses.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        var accounts = await context.Users.Where(person => people.Contains(person.Id)).Select(person => person.Email).ToListAsync();
        var typed = await context.OrganisationContacts.Where(contact => contact.PersonId != null && people.Contains(contact.PersonId.Value)).Select(contact => contact.Email).ToListAsync();
        return [.. addresses.OfType<string>().Except(accounts.Concat(typed).OfType<string>(), StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<int> QueueAsync(LearnSafeContext context, IEnumerable<string> addresses, string subject, string sentence, string path)
    {
        // A contact's address was typed by somebody, once.
        var good = addresses.Where(MailService.IsAddress).ToList();
        foreach (var address in good) await mails.QueueAsync(context, address, subject, $"{sentence}\n\nSign in to see it: {site.Of(path)}");
        return good.Count;
    }
}
