using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.SafetyActions;

/// <summary>A safety action that is in place, as charts mark it.</summary>
/// <param name="Since">The day, by the clock in England.</param>
public sealed record ActionChange(Guid Id, int Number, string Title, DateOnly Since)
{
    public string Reference => FormattableString.Invariant($"Action {Number}");

    public ChartChange Mark => new(Since, Reference);

    /// <summary>Null where it is not in place.</summary>
    internal static ActionChange? Of(SafetyAction action, string title) => action.InPlaceAt is { } at ? new ActionChange(action.Id, action.Number, title, DateOnly.FromDateTime(UkTime.FromUtc(at))) : null;
}
