using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight;

/// <summary>Codes, names and settings of all organisations, kept for a few seconds: a question should not wait for sixteen thousand rows each time.</summary>
public sealed class InsightPlaces(IDbContextFactory<LearnSafeContext> contexts)
{
    private const long KeptFor = 10_000;

    private volatile Known? known;

    /// <summary>By id.</summary>
    public async ValueTask<IReadOnlyDictionary<Guid, InsightPlace>> GetAsync()
    {
        if (known is { } present && Environment.TickCount64 - present.At < KeptFor) return present.Places;
        await using var context = await contexts.CreateDbContextAsync();
        var places = await context.Organisations.AsNoTracking().Select(place => new InsightPlace(place.Id, place.Code, place.Name, place.CareSetting)).ToDictionaryAsync(place => place.Id);
        known = new Known(places, Environment.TickCount64);
        return places;
    }

    private sealed record Known(IReadOnlyDictionary<Guid, InsightPlace> Places, long At);
}

/// <summary>An organisation as an answer names it.</summary>
public sealed record InsightPlace(Guid Id, string Code, string Name, CareSetting? Setting)
{
    /// <summary>As an address writes the care setting; null where it has none.</summary>
    public string? SettingName => Setting is { } setting ? NameOf(setting) : null;

    /// <summary><c>general-practice</c>, <c>community-pharmacy</c>, <c>optical</c>, <c>dental</c>.</summary>
    public static string NameOf(CareSetting setting) => setting switch
    {
        CareSetting.GeneralPractice => "general-practice",
        CareSetting.CommunityPharmacy => "community-pharmacy",
        CareSetting.Optical => "optical",
        _ => "dental",
    };
}
