using LearnSafe.Data;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events;

/// <summary>A draft and what it is called in a list.</summary>
public sealed record DraftRow(Draft Draft, string Name);

/// <summary>A person's own drafts. Nobody else's can be asked for.</summary>
public sealed class DraftList(IDbContextFactory<LearnSafeContext> contexts)
{
    public async Task<IReadOnlyList<Draft>> MineAsync(CurrentPerson person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var mine = Mine(context, person);
        // A change to a record that one may read no more opens no more.
        if (!EventAccess.SeesAll(person)) mine = mine.Where(draft => draft.EventId == null || context.Events.Any(record => record.Id == draft.EventId && record.ReporterId == person.Id));
        return await mine.AsNoTracking().OrderByDescending(draft => draft.UpdatedAt).Take(100).ToListAsync();
    }

    /// <summary>Null where the person has none of that id.</summary>
    public async Task<Draft?> FindAsync(CurrentPerson person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Mine(context, person).AsNoTracking().FirstOrDefaultAsync(draft => draft.Id == id);
    }

    public async Task DeleteAsync(CurrentPerson person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await Mine(context, person).Where(draft => draft.Id == id).ExecuteDeleteAsync();
    }

    private static IQueryable<Draft> Mine(LearnSafeContext context, CurrentPerson person) =>
        context.Drafts.Where(draft => draft.PersonId == person.Id && draft.OrganisationId == person.OrganisationId && (draft.EventId == null || !person.KeptFrom.Contains(draft.EventId.Value)));
}
