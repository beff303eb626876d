using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Insight;

/// <summary>The care settings that a person's totals are told apart by.</summary>
/// <param name="HasOthers">Whether there are organisations of settings that are not told apart.</param>
public sealed record SettingsTold(IReadOnlySet<string> Apart, bool HasOthers)
{
    /// <param name="setting">Null for organisations that have none, or whose setting is not known.</param>
    public bool IsApart(CareSetting? setting) => Apart.Contains(setting is { } known ? InsightPlace.NameOf(known) : InsightQuestion.NotAnswered);
}

/// <summary>The rules of totals for pages of other features that count, so that none of them tells what another keeps back.</summary>
public sealed class ToldTotalsService(InsightPlaces places, InsightWords words)
{
    /// <summary>See <see cref="InsightAccess.SettingsApart"/>.</summary>
    /// <param name="isThere">Whether an organisation without a setting is among what is counted.</param>
    public async Task<SettingsTold> SettingsAsync(CurrentPerson person, Func<Guid, bool> isThere)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(isThere);
        var counted = person.Access.Where(Permission.ReadAggregates);
        var known = (await places.GetAsync()).Values;
        var told = new SettingsTold(InsightAccess.SettingsApart(person, known, isThere), false);
        return told with { HasOthers = known.Any(place => counted.Holds(place.Id) && (place.Setting is not null || isThere(place.Id)) && !told.IsApart(place.Setting)) };
    }

    /// <summary>The types of event whose form asks for harm.</summary>
    public IReadOnlyList<EventType> AskedForHarm => words.AskedOf(InsightSchema.Harm);
}
