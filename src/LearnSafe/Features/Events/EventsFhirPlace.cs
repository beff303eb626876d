using System.Globalization;

namespace LearnSafe.Features.Events;

/// <summary>Where a page of a search ends: what was recorded in one request or batch shares a sequence, so the record's id says which of them it was.</summary>
internal sealed record EventsFhirPlace(long Sequence, Guid Id)
{
    internal static EventsFhirPlace? Read(string text) =>
        text.Split('.') is [var sequence, var id]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Guid.TryParseExact(id, "N", out var record)
            ? new EventsFhirPlace(number, record)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}.{Id:N}");
}
