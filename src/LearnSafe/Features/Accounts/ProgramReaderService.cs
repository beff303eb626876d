using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>
/// Programs as readers: each acts for one organisation, with the permissions of <see cref="ProgramRole"/> there. A program has no eyes of its own: whoever holds its key
/// may be the very person that a record is kept from, so a record that is kept from anybody is kept from every program.
/// </summary>
public sealed class ProgramReaderService(IDbContextFactory<LearnSafeContext> contexts, OrganisationTreeService trees)
{
    /// <summary>The program that holds a key; null where the key is gone.</summary>
    public async Task<CurrentPerson?> FindAsync(Guid key)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var known = await (
            from row in context.ApiKeys.AsNoTracking()
            join place in context.Organisations.AsNoTracking() on row.OrganisationId equals place.Id
            where row.Id == key
            select new { row.Name, Place = place }).FirstOrDefaultAsync();
        return known is null ? null : await ReaderAsync(context, key, known.Name, known.Place);
    }

    /// <summary>The command line as a program that reads for an organisation; null where there is none of this code.</summary>
    public async Task<CurrentPerson?> CommandLineAsync(string organisationCode)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Organisations.AsNoTracking().FirstOrDefaultAsync(known => known.Code == organisationCode) is { } place ? await ReaderAsync(context, Guid.Empty, "Command line", place) : null;
    }

    private async Task<CurrentPerson> ReaderAsync(LearnSafeContext context, Guid key, string name, Organisation place) =>
        new(key, name, place.Id, place.Code, place.Name, place.Kind, place.CareSetting, place.DataSharingOptOut, new PersonAccess([new HeldRole(ProgramRole.At(place.Kind), place.Id)], await trees.GetAsync()))
        {
            IsProgram = true,
            KeptFrom = (await context.KeptFrom.AsNoTracking().Select(kept => kept.EventId).Distinct().ToListAsync()).ToHashSet(),
        };
}
