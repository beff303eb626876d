using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>What administrators see of people and decide about their roles, within their scope and never about themselves.</summary>
public sealed class PeopleService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, RoleCatalogue roles, MailService mails, SiteAddress site)
{
    /// <summary>Waiting requests first, then by name.</summary>
    public async Task<PeoplePage> ListAsync(CurrentPerson manager, RoleState? state, string? search, int page)
    {
        ArgumentNullException.ThrowIfNull(manager);
        await using var context = await contexts.CreateDbContextAsync();
        var rows = Rows(context, manager);
        var waiting = await rows.CountAsync(row => row.Assignment.State == RoleState.Requested);
        if (state is { } only) rows = rows.Where(row => row.Assignment.State == only);
#pragma warning disable CA1304, CA1311, CA1862 // Written for the database, which knows no comparison types.
        foreach (var word in (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4).Select(word => word.ToLowerInvariant()))
            rows = rows.Where(row => row.Person.DisplayName.ToLower().Contains(word) || row.Person.Email!.ToLower().Contains(word) || row.Organisation!.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        var count = await rows.CountAsync();
        var number = Math.Clamp(page, 1, new PeoplePage([], count, 1, waiting).Pages);
        var found = await rows.OrderBy(row => row.Assignment.State == RoleState.Requested ? 0 : 1).ThenBy(row => row.Person.DisplayName).ThenBy(row => row.Assignment.Id)
            .Skip((number - 1) * PeoplePage.Size).Take(PeoplePage.Size).ToListAsync();
        return new PeoplePage(found.ConvertAll(Role), count, number, waiting);
    }

    /// <summary>A person with their roles and the decisions on them, as far as the manager's scope reaches; null where it reaches none.</summary>
    public async Task<ManagedPerson?> FindAsync(CurrentPerson manager, Guid id)
    {
        ArgumentNullException.ThrowIfNull(manager);
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await Rows(context, manager).Where(row => row.Person.Id == id).ToListAsync();
        if (rows.Count == 0) return null;
        var places = rows.DistinctBy(row => row.Code).ToDictionary(row => row.Code ?? "", row => row.Organisation!, StringComparer.Ordinal);
        var actions = Enum.GetValues<RoleState>().Select(state => RoleChanges.ActionOf(state)).Append(HistoryActions.RoleResumed).ToList();
        var entries = await (
            from entry in context.History.AsNoTracking()
            where entry.SubjectId == id && (actions.Contains(entry.Action) || entry.Action == HistoryActions.PersonAdded)
            join person in context.Users on entry.ActorId equals person.Id into actors
            from actor in actors.DefaultIfEmpty()
            orderby entry.Sequence descending
            select new { entry.At, entry.Action, entry.Content, By = actor == null ? null : actor.DisplayName }).Take(100).ToListAsync();
        var decisions = entries.Select(entry => (entry, Entry: entry.Content is null ? null : JsonSerializer.Deserialize<RoleEntry>(entry.Content, JsonSerializerOptions.Web)))
            .Where(both => both.Entry is { Role: not null } && places.ContainsKey(both.Entry.Organisation ?? ""))
            .Select(both => new RoleDecision(both.entry.At, both.entry.Action, Title(both.Entry!.Role!), places[both.Entry.Organisation ?? ""], both.entry.By ?? "LearnSafe", both.Entry.Reason));
        return new ManagedPerson(id, rows[0].Person.DisplayName, rows[0].Person.Email!, id == manager.Id, [.. rows.Select(Role).OrderBy(role => role.Organisation, StringComparer.Ordinal).ThenBy(role => role.Title, StringComparer.Ordinal)], [.. decisions]);
    }

    /// <summary>Decides on a role that somebody asked for or holds.</summary>
    /// <param name="expected">The state that was on the page: whoever comes second is told.</param>
    /// <param name="role">The role to give, where it is another than was asked for.</param>
    public Task<Decided> DecideAsync(CurrentPerson manager, Guid person, Guid assignment, RoleState expected, RoleState becomes, string? role, string? reason) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.RoleAssignments.FirstOrDefaultAsync(known => known.Id == assignment && known.PersonId == person) is not { } held || !manager.Access.ManagesPeopleAt(held.OrganisationId)) return Decided.NotThere;
        if (person == manager.Id) return Decided.No("You cannot decide on your own roles. Ask another administrator");
        if (held.State != expected) return Decided.No($"Somebody else has decided meanwhile. The role is now: {held.State.Title().ToLowerInvariant()}");
        if (!RoleSteps.From(held.State).Contains(becomes)) return Decided.No("Select what is to happen");
        var taken = becomes is RoleState.Suspended or RoleState.Ended;
        if (taken && await IsLastManagerAsync(context, held)) return Decided.No("This is the last administrator there. Give somebody else the role first");
        var place = held.OrganisationId is { } at ? await context.Organisations.FirstAsync(known => known.Id == at) : null;
        var given = held.Role;
        if (becomes == RoleState.Active && role is not null && role != held.Role)
        {
            if (place is null || !roles.At(place.Kind.Scope()).Any(known => known.Name == role)) return Decided.No("That role cannot be given there");
            await RoleChanges.SetAsync(transaction, held, place.Code, RoleState.Refused, Actor.Person(manager.Id), $"Another role was given: {Title(role)}");
            await RoleChanges.SetAsync(transaction, person, place, given = role, RoleState.Active, Actor.Person(manager.Id), reason);
        }
        else
        {
            await RoleChanges.SetAsync(transaction, held, place?.Code, becomes, Actor.Person(manager.Id), reason);
        }

        await TellAsync(context, person, becomes, expected == RoleState.Suspended, given, place?.Name ?? RoleStates.WholeInstallation, reason);
        return Decided.Done;
    });

    /// <summary>Gives somebody in the manager's scope another role.</summary>
    public Task<Decided> GiveAsync(CurrentPerson manager, Guid person, AskedOrganisation organisation, string role) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (!manager.Access.ManagesPeopleAt(organisation.Id) || !await Rows(context, manager).AnyAsync(row => row.Person.Id == person)) return Decided.NotThere;
        if (person == manager.Id) return Decided.No("You cannot give yourself a role. Ask another administrator");
        if (!organisation.Has(role)) return Decided.No("Select a role");
        if (await context.RoleAssignments.AnyAsync(known => known.PersonId == person && known.OrganisationId == organisation.Id && known.Role == role && (known.State == RoleState.Active || known.State == RoleState.Suspended)))
            return Decided.No("They hold that role there already. If it is suspended, give it back instead");
        var place = await context.Organisations.FirstAsync(known => known.Id == organisation.Id);
        await RoleChanges.SetAsync(transaction, person, place, role, RoleState.Active, Actor.Person(manager.Id));
        await TellAsync(context, person, RoleState.Active, resumed: false, role, place.Name, null);
        return Decided.Done;
    });

    private async Task TellAsync(LearnSafeContext context, Guid person, RoleState state, bool resumed, string role, string organisation, string? reason)
    {
        if (await context.Users.Where(known => known.Id == person).Select(known => known.Email).FirstOrDefaultAsync() is not { } email || !MailService.IsAddress(email)) return;
        var (subject, body) = AccountMails.Decided(state, resumed, Title(role), organisation, reason, site.Of(AccountLinks.Mine));
        await mails.QueueAsync(context, email, subject, body);
    }

    private async Task<bool> IsLastManagerAsync(LearnSafeContext context, RoleAssignment held)
    {
        var managing = roles.Roles.Where(role => role.Permissions.Contains(Permission.ManagePeople)).Select(role => role.Name).ToList();
        return held.State == RoleState.Active && managing.Contains(held.Role)
            && !await context.RoleAssignments.AnyAsync(other => other.PersonId != held.PersonId && other.OrganisationId == held.OrganisationId && other.State == RoleState.Active && managing.Contains(other.Role));
    }

    private static IQueryable<PersonRow> Rows(LearnSafeContext context, CurrentPerson manager)
    {
        var where = manager.Access.ManagesPeople();
        var (all, named) = (where.IsAll, where.Named);
        return from assignment in context.RoleAssignments.AsNoTracking()
               where all || (assignment.OrganisationId != null && named.Contains(assignment.OrganisationId.Value))
               join person in context.Users.AsNoTracking() on assignment.PersonId equals person.Id
               join organisation in context.Organisations on assignment.OrganisationId equals organisation.Id into places
               from place in places.DefaultIfEmpty()
               select new PersonRow { Assignment = assignment, Person = person, Organisation = place == null ? RoleStates.WholeInstallation : place.Name, Code = place == null ? null : place.Code, Kind = place == null ? null : place.Kind };
    }

    private ManagedRole Role(PersonRow row) => new(
        row.Assignment.Id, row.Person.Id, row.Person.DisplayName, row.Person.Email!, row.Organisation!, row.Assignment.Role, Title(row.Assignment.Role), row.Assignment.State,
        row.Assignment.DecidedAt ?? row.Assignment.RequestedAt, row.Assignment.Reason, row.Kind is { } kind ? [.. roles.At(kind.Scope())] : []);

    private string Title(string role) => roles.TryFind(role, out var definition) ? definition.Title : role;

    private sealed class PersonRow
    {
        public required RoleAssignment Assignment { get; init; }

        public required Person Person { get; init; }

        public string? Organisation { get; init; }

        public string? Code { get; init; }

        public OrganisationKind? Kind { get; init; }
    }
}
