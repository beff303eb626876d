using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Tells people that an action is due, and nothing of what it is about.</summary>
public sealed class ActionMails(MailService mails, RoleCatalogue roles, SiteAddress site, TimeProvider clock)
{
    /// <summary>To the owner; where the owner has no account, and where it has been overdue for a week, to the safety lead. Never to whoever a record behind the action is kept from.</summary>
    /// <returns>How many mails were queued.</returns>
    public async Task<int> RemindAsync(LearnSafeContext context, SafetyAction action, ActionReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(action);
        var areas = await context.ActionAreas.Where(link => link.ActionId == action.Id).Select(link => link.AreaId).ToListAsync();
        var kept = await ActionAccess.KeptFromOwner(context, areas).Distinct().ToListAsync();
        var owner = action.OwnerId is { } id && !kept.Contains(id)
            ? await context.Users.Where(person => person.Id == id && context.RoleAssignments.Any(held => held.PersonId == id && held.OrganisationId == action.OrganisationId && held.State == RoleState.Active)).Select(person => person.Email).FirstOrDefaultAsync()
            : null;
        var leads = owner is null || reminder == ActionReminder.StillOverdue ? await LeadsAsync(context, action.OrganisationId, kept) : [];
        var (subject, sentence) = Words(reminder, action.DueBy!.Value);
        // A contact's address was typed by somebody, once.
        var addresses = leads.Append(owner).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Where(MailService.IsAddress).ToList();
        foreach (var address in addresses)
        {
            var own = string.Equals(address, owner, StringComparison.OrdinalIgnoreCase);
            await mails.QueueAsync(context, address, own ? subject.Replace("A task", "A task that you look after", StringComparison.Ordinal) : subject, $"{sentence}\n\nSign in to see it: {site.Of(ActionLinks.Action(action.Id))}");
        }

        return addresses.Count;
    }

    private static (string Subject, string Sentence) Words(ActionReminder reminder, DateOnly due) => reminder switch
    {
        ActionReminder.DueSoon => ("A task is due soon", $"A task in LearnSafe is due on {UkTime.Text(due)}. Say how it goes, or ask for more time."),
        ActionReminder.JustOverdue => ("A task was due", $"A task in LearnSafe was due on {UkTime.Text(due)}. If it is done, say so; if not, say what stands in its way."),
        _ => ("A task is overdue", $"A task in LearnSafe was due on {UkTime.Text(due)} and is still open. You get this mail every week until it is done, is stopped or gets a new day."),
    };

    private async Task<List<string>> LeadsAsync(LearnSafeContext context, Guid organisation, IReadOnlyCollection<Guid> kept)
    {
        var today = UkTime.Today(clock);
        var named = await context.OrganisationContacts.Where(contact => contact.OrganisationId == organisation && contact.Kind == ContactKind.SafetyLead && contact.From <= today && (contact.Until == null || contact.Until > today) && (contact.PersonId == null || !kept.Contains(contact.PersonId.Value)))
            .Select(contact => context.Users.Where(person => person.Id == contact.PersonId).Select(person => person.Email).FirstOrDefault() ?? contact.Email).ToListAsync();
        // A contact may have typed the address of somebody from whom it is kept.
        var shut = await context.Users.Where(person => kept.Contains(person.Id)).Select(person => person.Email).ToListAsync();
        List<string> leads = [.. named.Except(shut, StringComparer.OrdinalIgnoreCase).OfType<string>()];
        if (leads.Count > 0) return leads;
        var names = roles.Roles.Where(role => role.Permissions.Contains(Permission.ManageActions)).Select(role => role.Name).ToList();
        return [.. (await context.RoleAssignments.Where(held => held.OrganisationId == organisation && held.State == RoleState.Active && names.Contains(held.Role) && !kept.Contains(held.PersonId))
            .Join(context.Users, held => held.PersonId, person => person.Id, (_, person) => person.Email).ToListAsync()).OfType<string>()];
    }
}
