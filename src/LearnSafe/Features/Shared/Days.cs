using LearnSafe.Domain.Nhs;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Shared;

/// <summary>Days between three fields and what is kept.</summary>
internal static class Days
{
    public static DateParts Parts(DateOnly? day) => day is { } known
        ? new(Text(known.Day), Text(known.Month), Text(known.Year))
        : new(null, null, null);

    /// <summary>The day; null where the model state now says what is wrong with it.</summary>
    public static DateOnly? Read(ModelStateDictionary state, string name, DateParts parts, string what, DateOnly today, DateLimit limit)
    {
        var typed = TypedDate.Read(parts.Day, parts.Month, parts.Year, what, today, limit);
        if (typed.Fault is not null)
        {
            foreach (var part in new[] { Domain.Nhs.DateParts.Day, Domain.Nhs.DateParts.Month, Domain.Nhs.DateParts.Year }.Where(part => typed.Wrong.HasFlag(part))) state.AddModelError($"{name}.{part}", typed.Fault);
        }

        return typed.Date;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
