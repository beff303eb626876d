using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Retention;

/// <summary>A hold as the list shows it.</summary>
/// <param name="Subject">The record's reference, the person's name, or the organisation as a whole.</param>
public sealed record HoldRow(LegalHold Hold, string Subject, string PlacedBy);

/// <summary>Places and releases legal holds. Whatever deletes asks <see cref="HeldRecords"/> in its own transaction.</summary>
public sealed class LegalHoldService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer)
{
    /// <summary>The records that a hold keeps: by themselves, with their organisation, or with whoever recorded them.</summary>
    public static IQueryable<PatientSafetyEvent> HeldRecords(LearnSafeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Events.Where(record => context.LegalHolds.Any(hold => hold.ReleasedAt == null && hold.OrganisationId == record.OrganisationId
            && (hold.EventId == record.Id || (hold.EventId == null && hold.PersonId == null) || (hold.PersonId != null && hold.PersonId == record.ReporterId))));
    }

    /// <summary>Newest first; those that were released last. Holds on records that are kept from the reader are not there.</summary>
    public async Task<IReadOnlyList<HoldRow>> ListAsync(Guid organisation, Guid reader)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await (
            from hold in context.LegalHolds.AsNoTracking()
            where hold.OrganisationId == organisation && !context.KeptFrom.Any(kept => kept.PersonId == reader && kept.EventId == hold.EventId)
            orderby hold.ReleasedAt != null, hold.PlacedAt descending
            select new
            {
                Hold = hold,
                Reference = context.Events.Where(record => record.Id == hold.EventId).Select(record => record.Reference).FirstOrDefault(),
                Person = context.Users.Where(person => person.Id == hold.PersonId).Select(person => person.DisplayName).FirstOrDefault(),
                By = context.Users.Where(person => person.Id == hold.PlacedBy).Select(person => person.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        return rows.ConvertAll(row => new HoldRow(row.Hold, row.Reference ?? row.Person ?? (row.Hold.PersonId is null ? "The whole organisation" : "A closed account"), row.By ?? "LearnSafe"));
    }

    public async Task<LegalHold?> FindAsync(Guid organisation, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.LegalHolds.AsNoTracking().FirstOrDefaultAsync(hold => hold.Id == id && hold.OrganisationId == organisation);
    }

    /// <summary>Whether a hold keeps the record now.</summary>
    public async Task<bool> IsHeldAsync(Guid eventId)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await HeldRecords(context).AnyAsync(record => record.Id == eventId);
    }

    /// <summary>The record of the organisation with this reference; null where it has none.</summary>
    public async Task<Guid?> RecordAsync(Guid organisation, string reference)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Events.Where(record => record.OrganisationId == organisation && record.Reference == reference).Select(record => (Guid?)record.Id).FirstOrDefaultAsync();
    }

    /// <summary>Somebody who holds or held a role at the organisation, by the address they sign in with; null where there is nobody.</summary>
    public async Task<Guid?> PersonAsync(Guid organisation, string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        var normalized = email.ToUpperInvariant();
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Users.Where(person => person.NormalizedEmail == normalized && context.RoleAssignments.Any(role => role.PersonId == person.Id && role.OrganisationId == organisation))
            .Select(person => (Guid?)person.Id).FirstOrDefaultAsync();
    }

    /// <param name="record">Of the organisation; null with <paramref name="person"/> null too for everything of the organisation.</param>
    public Task PlaceAsync(Guid organisation, Guid? record, Guid? person, string reason, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var hold = new LegalHold { OrganisationId = organisation, EventId = record, PersonId = person, Reason = reason, PlacedAt = transaction.Now, PlacedBy = actor.Id };
            context.LegalHolds.Add(hold);
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            return await transaction.AppendAsync(actor, HistoryActions.HoldPlaced, record ?? person ?? organisation, Content(hold.Id, What(hold), reason), [], organisation);
        });
    }

    /// <returns>False where there is none, or it was released before.</returns>
    public Task<bool> ReleaseAsync(Guid organisation, Guid id, string reason, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var hold = await context.LegalHolds.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.OrganisationId == organisation && one.ReleasedAt == null);
            if (hold is null) return false;
            await context.LegalHolds.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ReleasedAt, transaction.Now)
                .SetProperty(one => one.ReleasedBy, actor.Id).SetProperty(one => one.ReleaseReason, reason));
            await transaction.AppendAsync(actor, HistoryActions.HoldReleased, hold.EventId ?? hold.PersonId ?? organisation, Content(id, What(hold), reason), [], organisation);
            return true;
        });
    }

    private static string What(LegalHold hold) => hold.EventId is not null ? "a record" : hold.PersonId is not null ? "what one person recorded" : "the whole organisation";

    private static string Content(Guid hold, string keeps, string reason) => JsonSerializer.Serialize(new { hold, keeps, reason }, JsonSerializerOptions.Web);
}
