using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Organisations.Import;
using LearnSafe.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Organisations;

/// <summary>One page of the list.</summary>
/// <param name="Number">From 1.</param>
public sealed record OrganisationPage(IReadOnlyList<Organisation> Rows, int Count, int Number)
{
    public const int Size = 25;

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);
}

/// <summary>An organisation that another belongs or belonged to, or that belongs or belonged to it.</summary>
public sealed record Belonging(Organisation Organisation, DateOnly From, DateOnly? Until)
{
    public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day < until);
}

/// <summary>Lists organisations, and what belongs to what.</summary>
public sealed class OrganisationList(IDbContextFactory<LearnSafeContext> contexts, OrganisationTreeService trees, TimeProvider clock)
{
    public const int MostMembersShown = 100;

    public async Task<OrganisationPage> FindAsync(OrganisationFilter filter, int page)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var found = await ApplyAsync(context, filter);
        var count = await found.CountAsync();
        var number = Math.Clamp(page, 1, new OrganisationPage([], count, 1).Pages);
        return new OrganisationPage(await found.Skip((number - 1) * OrganisationPage.Size).Take(OrganisationPage.Size).ToListAsync(), count, number);
    }

    /// <summary>Everything the filter lets through, for a spreadsheet.</summary>
    public async Task WriteAsync(OrganisationFilter filter, Stream stream, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var csv = new CsvFile(stream);
        await csv.LineAsync("code", "name", "kind", "care setting", "parents", "opened", "closed", "town", "postcode");
        var today = UkTime.Today(clock);
        var parents = (await context.OrganisationLinks.AsNoTracking().Where(link => link.From <= today && (link.Until == null || link.Until > today))
            .Join(context.Organisations, link => link.ParentId, known => known.Id, (link, known) => new { link.OrganisationId, known.Code }).ToListAsync(cancellation)).ToLookup(one => one.OrganisationId, one => one.Code);
        await foreach (var one in (await ApplyAsync(context, filter)).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await csv.LineAsync(one.Code, one.Name, one.Kind == OrganisationKind.Unknown ? "" : one.Kind.Title(), one.CareSetting?.Title() ?? "", string.Join(';', parents[one.Id].Order(StringComparer.Ordinal)),
                Day(one.OpenedOn), Day(one.ClosedOn), one.Town ?? "", one.Postcode ?? "");
        }
    }

    /// <summary>What it belongs and belonged to, today's first.</summary>
    public async Task<IReadOnlyList<Belonging>> ParentsAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var all = await context.OrganisationLinks.AsNoTracking().Where(link => link.OrganisationId == organisation)
            .Join(context.Organisations.AsNoTracking(), link => link.ParentId, known => known.Id, (link, known) => new Belonging(known, link.From, link.Until)).ToListAsync();
        // Begun and ended on one day, it never held.
        return [.. all.Where(one => one.Until is not { } until || until > one.From).OrderByDescending(one => one.Until ?? DateOnly.MaxValue).ThenBy(one => one.Organisation.Kind).ThenByDescending(one => one.From)];
    }

    /// <summary>Today's members by name, as many as are shown, and how many there are.</summary>
    public async Task<(IReadOnlyList<Organisation> Shown, int Count)> MembersAsync(Guid organisation)
    {
        var today = UkTime.Today(clock);
        await using var context = await contexts.CreateDbContextAsync();
        var members = context.OrganisationLinks.Where(link => link.ParentId == organisation && link.From <= today && (link.Until == null || link.Until > today))
            .Join(context.Organisations.AsNoTracking(), link => link.OrganisationId, known => known.Id, (_, known) => known);
        return (await members.OrderBy(known => known.Name).ThenBy(known => known.Code).Take(MostMembersShown).ToListAsync(), await members.CountAsync());
    }

    /// <summary>For choosing: boards by name.</summary>
    public async Task<IReadOnlyList<NamedOrganisation>> BoardsAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Organisations.AsNoTracking().Where(known => known.Kind == OrganisationKind.IntegratedCareBoard).OrderBy(known => known.Name).Select(known => new NamedOrganisation(known.Code, known.Name)).ToListAsync();
    }

    private async Task<IQueryable<Organisation>> ApplyAsync(LearnSafeContext context, OrganisationFilter filter)
    {
        var today = UkTime.Today(clock);
        var found = context.Organisations.AsNoTracking();
        if (!filter.WithClosed) found = found.Where(one => one.ClosedOn == null || one.ClosedOn >= today);
        if (filter.Kind is { } kind) found = found.Where(one => one.Kind == kind);
        if (filter.Setting is { } setting) found = found.Where(one => one.CareSetting == setting);
        if (filter.Board is { } code)
        {
            var board = await context.Organisations.AsNoTracking().Where(one => one.Code == code).Select(one => one.Id).FirstOrDefaultAsync();
            var within = board == Guid.Empty ? [] : (await trees.GetAsync()).Within(board).Where(one => one != board).ToList();
            // One parameter, however many there are.
            found = found.Where(one => EF.Parameter(within).Contains(one.Id));
        }

        return filter.Text is { } text ? OrganisationDirectory.Matching(found, text, today) : found.OrderBy(one => one.Name).ThenBy(one => one.Code);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
