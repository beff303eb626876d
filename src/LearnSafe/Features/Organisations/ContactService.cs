using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations;

/// <summary>What is said of a contact.</summary>
/// <param name="PersonId">Their account; null where they have none.</param>
/// <param name="Until">The first day on which it is no longer them; null where no end is known.</param>
public sealed record ContactDetails(string Name, string? RoleTitle, string? Email, string? Phone, Guid? PersonId, DateOnly From, DateOnly? Until = null);

/// <summary>The contacts of one organisation, as they are shown to somebody who looks for help.</summary>
public sealed record ContactsOf(string Organisation, IReadOnlyList<OrganisationContact> Contacts);

/// <summary>Whom organisations name: safety lead, deputy, speaking-up route, and more. Nobody is ever made up: an organisation that names no one has none.</summary>
public sealed class ContactService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, OrganisationTreeService trees, TimeProvider clock)
{
    /// <summary>Who it is today; null where the organisation names nobody.</summary>
    public async Task<OrganisationContact?> FindAsync(Guid organisationId, ContactKind kind)
    {
        var today = UkTime.Today(clock);
        await using var context = await contexts.CreateDbContextAsync();
        return await Today(context, today).FirstOrDefaultAsync(contact => contact.OrganisationId == organisationId && contact.Kind == kind);
    }

    /// <summary>All that were ever named, and those named for later; by kind, the latest first.</summary>
    public async Task<IReadOnlyList<OrganisationContact>> ListAsync(Guid organisationId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var all = await context.OrganisationContacts.AsNoTracking().Where(contact => contact.OrganisationId == organisationId).ToListAsync();
        return [.. all.OrderBy(contact => contact.Kind).ThenByDescending(contact => contact.From)];
    }

    /// <summary>Today's contacts of an organisation, of the networks it belongs to and of its care board, the nearest first; those that name nobody are left out.</summary>
    public async Task<IReadOnlyList<ContactsOf>> ForHelpAsync(Guid organisationId)
    {
        if (organisationId == Guid.Empty) return [];
        var (above, today) = ((await trees.GetAsync()).Above(organisationId), UkTime.Today(clock));
        await using var context = await contexts.CreateDbContextAsync();
        var organisations = await context.Organisations.AsNoTracking().Where(known => above.Contains(known.Id)).ToListAsync();
        var contacts = (await Today(context, today).Where(contact => above.Contains(contact.OrganisationId)).ToListAsync()).ToLookup(contact => contact.OrganisationId);
        return
        [
            .. organisations.OrderBy(known => known.Id == organisationId ? 0 : known.Kind == OrganisationKind.IntegratedCareBoard ? 2 : 1).ThenBy(known => known.Name, StringComparer.Ordinal)
                .Where(known => contacts.Contains(known.Id)).Select(known => new ContactsOf(known.Name, [.. contacts[known.Id].OrderBy(contact => contact.Kind)])),
        ];
    }

    /// <summary>People with a role at the organisation itself, by name: those whose account can be a contact's.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> AccountsAsync(Guid organisationId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var people = await context.RoleAssignments.AsNoTracking().Where(held => held.OrganisationId == organisationId && held.State == RoleState.Active)
            .Join(context.Users.AsNoTracking(), held => held.PersonId, person => person.Id, (_, person) => new { person.Id, person.DisplayName }).Distinct().ToListAsync();
        return [.. people.OrderBy(person => person.DisplayName, StringComparer.Ordinal).Select(person => (person.Id, person.DisplayName))];
    }

    /// <summary>Names somebody. Whoever is named for that time already gives way from the day on which the new one begins.</summary>
    /// <returns>A sentence that says what is wrong; null where it is done.</returns>
    public Task<string?> AddAsync(Guid organisationId, ContactKind kind, ContactDetails details, Actor actor) => writer.WriteAsync(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(details);
        var context = await transaction.ContextAsync();
        var others = await context.OrganisationContacts.Where(known => known.OrganisationId == organisationId && known.Kind == kind).ToListAsync();
        if (others.Exists(known => known.From == details.From)) return "Somebody is named from that day already. Change that contact instead";
        if (others.Find(known => known.HoldsOn(details.From)) is { } present) present.Until = details.From;
        var next = others.Where(known => known.From > details.From).MinBy(known => known.From)?.From;
        if (next < details.Until) return $"Somebody else is named from {UkTime.Text(next.Value)}. The last day must be before that";
        var contact = new OrganisationContact { OrganisationId = organisationId, Kind = kind, Name = details.Name };
        Apply(contact, details with { Until = details.Until ?? next });
        context.OrganisationContacts.Add(contact);
        await context.SaveChangesAsync();
        await RememberAsync(transaction, contact, HistoryActions.ContactNamed, actor);
        return null;
    });

    /// <summary>Puts right what is said of a contact, or ends it.</summary>
    /// <returns>A sentence that says what is wrong; null where it is done.</returns>
    public Task<string?> ChangeAsync(Guid organisationId, Guid id, ContactDetails details, Actor actor) => writer.WriteAsync(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(details);
        var context = await transaction.ContextAsync();
        if (await context.OrganisationContacts.FirstOrDefaultAsync(known => known.OrganisationId == organisationId && known.Id == id) is not { } contact) return "This contact is not there any more";
        var until = details.Until ?? DateOnly.MaxValue;
        var overlap = await context.OrganisationContacts.AsNoTracking().Where(known => known.OrganisationId == organisationId && known.Kind == contact.Kind && known.Id != id)
            .OrderBy(known => known.From).FirstOrDefaultAsync(known => known.From < until && (known.Until == null || known.Until > details.From));
        if (overlap is not null) return $"{overlap.Name} is named from {UkTime.Text(overlap.From)}. Two cannot be named for the same days";
        Apply(contact, details);
        await context.SaveChangesAsync();
        await RememberAsync(transaction, contact, HistoryActions.ContactChanged, actor);
        return null;
    });

    private static IQueryable<OrganisationContact> Today(LearnSafeContext context, DateOnly today) =>
        context.OrganisationContacts.AsNoTracking().Where(contact => contact.From <= today && (contact.Until == null || contact.Until > today));

    private static void Apply(OrganisationContact contact, ContactDetails details) =>
        (contact.Name, contact.RoleTitle, contact.Email, contact.Phone, contact.PersonId, contact.From, contact.Until) =
            (details.Name, details.RoleTitle, details.Email, details.Phone, details.PersonId, details.From, details.Until);

    // The name stands with the contact, where it can be put right; the history says who was changed, not what they are called.
    private static Task RememberAsync(RecordTransaction transaction, OrganisationContact contact, string action, Actor actor) => transaction.AppendAsync(
        actor, action, contact.OrganisationId, JsonSerializer.Serialize(new { contact = contact.Id, kind = contact.Kind.ToString(), from = contact.From, until = contact.Until }, JsonSerializerOptions.Web), []);
}
