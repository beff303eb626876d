using System.Security.Cryptography;
using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.PublicForms;

/// <summary>A provider as people without an account reach it.</summary>
public sealed class PublicPlace
{
    public required Guid OrganisationId { get; init; }

    /// <summary>In the link, and not the ODS code.</summary>
    public required string Code { get; init; }

    public required string OdsCode { get; init; }

    public required string Name { get; init; }

    public CareSetting? CareSetting { get; init; }

    public bool DataSharingOptOut { get; init; }

    /// <summary>What the provider itself says first, from its settings; null where it says nothing.</summary>
    public string? OpeningText { get; init; }

    public bool Open { get; init; }

    public OwnOrganisation Own => new(OdsCode, CareSetting, DataSharingOptOut);
}

/// <summary>Opens and closes the way to a provider for people without an account.</summary>
public sealed class PublicPageService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer)
{
    // Small letters and digits that nobody mistakes: it is typed from a poster.
    private const string Letters = "cdfhjkmnprtvwxy23456789";
    private const int CodeLength = 8;
    private const int MostFound = 30;

    /// <summary>The open page with that code; null where there is none, whatever was typed.</summary>
    public async Task<PublicPlace?> FindAsync(string? code)
    {
        if (code is not { Length: CodeLength }) return null;
        var typed = code.ToLowerInvariant();
        await using var context = await contexts.CreateDbContextAsync();
        return await Places(context).FirstOrDefaultAsync(place => place.Code == typed && place.Open);
    }

    /// <summary>The page of a provider, open or not; null where it never had one.</summary>
    public async Task<PublicPlace?> OfAsync(Guid organisation)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Places(context).FirstOrDefaultAsync(place => place.OrganisationId == organisation);
    }

    /// <summary>Open pages of providers whose name holds every word, by name.</summary>
    public async Task<IReadOnlyList<PublicPlace>> SearchAsync(string? typed)
    {
        string[] words = [.. (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(6)];
        if (words.Length == 0) return [];
        await using var context = await contexts.CreateDbContextAsync();
        var found = Places(context).Where(place => place.Open);
#pragma warning disable CA1304, CA1311, CA1862 // Written for the database, which knows no comparison types.
        foreach (var word in words.Select(word => word.ToLowerInvariant())) found = found.Where(place => place.Name.ToLower().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862
        return await found.OrderBy(place => place.Name).Take(MostFound).ToListAsync();
    }

    /// <summary>Opens the way, with a code of its own the first time.</summary>
    /// <param name="code">For a demo; random where it is left out.</param>
    public Task OpenAsync(Guid organisation, Actor actor, string? code = null) => ChangeAsync(organisation, actor, HistoryActions.PublicFormOpened, ["open"], page => page.Open = true, code);

    /// <summary>Closes the way: nobody can write there until it is opened again. Receipt codes go on working.</summary>
    public Task CloseAsync(Guid organisation, Actor actor) => ChangeAsync(organisation, actor, HistoryActions.PublicFormClosed, ["open"], page => page.Open = false);

    /// <summary>Another code: every poster and link with the old one stops working.</summary>
    public Task RotateAsync(Guid organisation, Actor actor) => ChangeAsync(organisation, actor, HistoryActions.PublicFormChanged, ["code"], page => page.Code = NewCode());

    private Task<bool> ChangeAsync(Guid organisation, Actor actor, string action, string[] fields, Action<PublicPage> change, string? code = null) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        if (await context.PublicPages.FirstOrDefaultAsync(page => page.OrganisationId == organisation) is not { } page)
            context.PublicPages.Add(page = new PublicPage { OrganisationId = organisation, Code = code ?? NewCode() });
        change(page);
        page.UpdatedAt = transaction.Now;
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(actor, action, organisation, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), []);
        return true;
    });

    private static IQueryable<PublicPlace> Places(LearnSafeContext context) =>
        from page in context.PublicPages.AsNoTracking()
        join organisation in context.Organisations.AsNoTracking() on page.OrganisationId equals organisation.Id
        join chosen in context.OrganisationSettings.AsNoTracking() on organisation.Id equals chosen.OrganisationId into settings
        from setting in settings.DefaultIfEmpty()
        select new PublicPlace
        {
            OrganisationId = organisation.Id,
            Code = page.Code,
            OdsCode = organisation.Code,
            Name = setting!.DisplayName ?? organisation.Name,
            CareSetting = organisation.CareSetting,
            DataSharingOptOut = organisation.DataSharingOptOut,
            OpeningText = setting.PublicOpening,
            Open = page.Open,
        };

    private static string NewCode() => RandomNumberGenerator.GetString(Letters, CodeLength);
}
