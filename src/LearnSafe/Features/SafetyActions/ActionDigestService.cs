using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.SafetyActions;

/// <summary>An action as a meeting hears of it.</summary>
/// <param name="IsOverdue">Promised by a day that is over, and not in place.</param>
public sealed record ToldAction(Guid Id, string Title, string? Owner, DateOnly? DueBy, bool IsOverdue);

/// <summary>What was done, and what is due: for those who keep the organisation's actions.</summary>
public sealed class ActionDigestService(ActionReading reading)
{
    /// <summary>Those that were put in place or closed in a time, and those that are promised by a day.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="until">UTC, not included.</param>
    /// <param name="due">The last day by which those that are due were promised.</param>
    /// <returns>Null for whoever does not keep actions.</returns>
    public async Task<(IReadOnlyList<ToldAction> Done, IReadOnlyList<ToldAction> Due)?> OfAsync(CurrentPerson person, DateTime from, DateTime until, DateOnly due)
    {
        if (!ActionAccess.Manages(person)) return null;
        var rows = await reading.ListAsync(person);
        bool Within(DateTime? at) => at >= from && at < until;
        return ([.. rows.Where(row => Within(row.Action.ClosedAt) || Within(row.Action.InPlaceAt)).Select(Told)],
            [.. rows.Where(row => row.IsOpen && row.Action.Status.IsUnderWay() && row.Action.DueBy <= due).Select(Told)]);
    }

    private static ToldAction Told(ActionRow row) => new(row.Action.Id, row.Texts.Title, row.Owner, row.Action.DueBy, row.IsOverdue);
}
