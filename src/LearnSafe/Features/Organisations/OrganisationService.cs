using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations;

/// <summary>What is said of an organisation itself.</summary>
public sealed record OrganisationDetails(string Name, OrganisationKind Kind, CareSetting? CareSetting, DateOnly? OpenedOn, string? Town, string? Postcode);

/// <summary>Registers organisations, puts them right, moves and closes them. Who may do it, and where, is decided before.</summary>
public sealed class OrganisationService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, TimeProvider clock)
{
    public async Task<Organisation?> FindAsync(string code)
    {
        if (OdsCode.Read(code) is not { } read) return null;
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Organisations.AsNoTracking().FirstOrDefaultAsync(known => known.Code == read);
    }

    /// <summary>Registers an organisation, as a member of another where one is given.</summary>
    /// <returns>A sentence that says what is wrong; null where it is registered.</returns>
    public Task<string?> RegisterAsync(string code, OrganisationDetails details, Guid? parent, Actor actor) => writer.WriteAsync(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(details);
        var context = await transaction.ContextAsync();
        if (await context.Organisations.AnyAsync(known => known.Code == code)) return "An organisation with this code is registered already";
        var organisation = new Organisation { Code = code, Name = details.Name, CreatedAt = transaction.Now };
        Apply(organisation, details);
        context.Organisations.Add(organisation);
        if (parent is { } id)
        {
            var above = await context.Organisations.AsNoTracking().FirstAsync(known => known.Id == id);
            if (OrganisationParents.Fault(details.Kind, above.Kind) is { } fault)
            {
                // Whoever shares the transaction would save it.
                context.ChangeTracker.Clear();
                return fault.TrimEnd('.');
            }

            context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = organisation.Id, ParentId = id, From = UkTime.Today(clock) });
        }

        await context.SaveChangesAsync();
        if (parent is not null) await OrganisationTreeService.ChangedAsync(context);
        await RememberAsync(transaction, actor, HistoryActions.OrganisationAdded, organisation.Id, new { code, details.Name, kind = details.Kind.ToString() });
        return null;
    });

    /// <returns>A sentence that says what is wrong; null where it is changed.</returns>
    public Task<string?> ChangeAsync(Guid id, OrganisationDetails details, Actor actor) => writer.WriteAsync(async transaction =>
    {
        ArgumentNullException.ThrowIfNull(details);
        var context = await transaction.ContextAsync();
        var organisation = await context.Organisations.FirstAsync(known => known.Id == id);
        if (organisation.Kind != details.Kind && await KindFaultAsync(context, id, details.Kind) is { } fault) return fault;
        if (organisation.ClosedOn < details.OpenedOn) return "It cannot have opened after its last day";
        var before = new { organisation.Name, kind = organisation.Kind.ToString(), careSetting = organisation.CareSetting?.ToString() };
        Apply(organisation, details);
        await context.SaveChangesAsync();
        await RememberAsync(transaction, actor, HistoryActions.OrganisationChanged, id, new { organisation.Code, before });
        return null;
    });

    /// <summary>Leaves a parent, joins one, or both, from a day on that may lie in the past or in the future.</summary>
    /// <returns>A sentence that says what is wrong; null where it is done.</returns>
    public Task<string?> MoveAsync(Guid id, Guid? leaves, Guid? joins, DateOnly from, Actor actor) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var organisation = await context.Organisations.AsNoTracking().FirstAsync(known => known.Id == id);
        var own = await context.OrganisationLinks.Where(link => link.OrganisationId == id).ToListAsync();
        if (leaves is { } old)
        {
            if (own.Where(link => link.ParentId == old && (link.Until is null || link.Until > from)).MaxBy(link => link.From) is not { } left) return "It does not belong there any more on that day";
            if (left.From > from) return $"It belongs there only from {UkTime.Text(left.From)}. Choose a later day";
            left.Until = from;
        }

        if (joins is { } next && await JoinAsync(context, organisation, own, next, from) is { } fault)
        {
            // An answer, unlike an exception, takes nothing back: what was ended above must not be saved.
            context.ChangeTracker.Clear();
            return fault;
        }

        await context.SaveChangesAsync();
        await OrganisationTreeService.ChangedAsync(context);
        await RememberAsync(transaction, actor, HistoryActions.OrganisationMoved, id, new { organisation.Code, leaves, joins, from });
        return null;
    });

    /// <param name="lastDay">Null takes a closing back.</param>
    /// <returns>A sentence that says what is wrong; null where it is done.</returns>
    public Task<string?> CloseAsync(Guid id, DateOnly? lastDay, Actor actor) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var organisation = await context.Organisations.FirstAsync(known => known.Id == id);
        if (lastDay < organisation.OpenedOn) return $"The last day must be on or after {UkTime.Text(organisation.OpenedOn.Value)}, when it opened";
        organisation.ClosedOn = lastDay;
        await context.SaveChangesAsync();
        await RememberAsync(transaction, actor, HistoryActions.OrganisationClosed, id, new { organisation.Code, lastDay });
        return null;
    });

    private static async Task<string?> JoinAsync(LearnSafeContext context, Organisation organisation, List<OrganisationLink> own, Guid joins, DateOnly from)
    {
        var parent = await context.Organisations.AsNoTracking().FirstAsync(known => known.Id == joins);
        if (joins != organisation.Id && OrganisationParents.Fault(organisation.Kind, parent.Kind) is { } fault) return fault.TrimEnd('.');
        if (own.Exists(link => link.ParentId == joins && (link.Until is null || link.Until > from))) return $"It belongs to {parent.Name} already, on that day or later";
        var bonds = await context.OrganisationLinks.AsNoTracking().Select(link => new OrganisationBond(link.OrganisationId, link.ParentId, link.From, link.Until)).ToListAsync();
        if (OrganisationParents.WouldCircle(bonds, new OrganisationBond(organisation.Id, joins, from, null))) return "An organisation cannot lie below itself";
        // Left and joined again on one day: it never left.
        if (own.Find(link => link.ParentId == joins && link.From == from) is { } again) again.Until = null;
        else context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = organisation.Id, ParentId = joins, From = from });
        return null;
    }

    private async Task<string?> KindFaultAsync(LearnSafeContext context, Guid id, OrganisationKind kind)
    {
        var today = UkTime.Today(clock);
        var bonds = context.OrganisationLinks.AsNoTracking().Where(link => link.Until == null || link.Until > today);
        var above = await bonds.Where(link => link.OrganisationId == id).Join(context.Organisations, link => link.ParentId, known => known.Id, (_, known) => known.Kind).ToListAsync();
        var below = await bonds.Where(link => link.ParentId == id).Join(context.Organisations, link => link.OrganisationId, known => known.Id, (_, known) => known.Kind).Distinct().ToListAsync();
        return above.Select(parent => OrganisationParents.Fault(kind, parent)).Concat(below.Select(member => OrganisationParents.Fault(member, kind))).FirstOrDefault(fault => fault is not null)?.TrimEnd('.');
    }

    private static void Apply(Organisation organisation, OrganisationDetails details) =>
        (organisation.Name, organisation.Kind, organisation.CareSetting, organisation.OpenedOn, organisation.Town, organisation.Postcode) =
            (details.Name, details.Kind, details.Kind == OrganisationKind.Provider ? details.CareSetting : null, details.OpenedOn, details.Town, details.Postcode);

    private static Task RememberAsync(RecordTransaction transaction, Actor actor, string action, Guid subject, object content) =>
        transaction.AppendAsync(actor, action, subject, JsonSerializer.Serialize(content, JsonSerializerOptions.Web), []);
}
