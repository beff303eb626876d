using System.Globalization;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.SafetyActions.Measures;

/// <summary>Where a data point is typed.</summary>
public abstract class PointFormPage(CurrentPersonService people, MeasureReading reading, TimeProvider clock) : ActionsPage(people)
{
    [FromRoute]
    public Guid Measure { get; set; }

    /// <summary>The day, or the first day of the period.</summary>
    [BindProperty]
    public DateParts Taken { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Numerator { get; set; }

    [BindProperty]
    public string? Denominator { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public MeasureDetails Found { get; private set; } = null!;

    public bool HasParts => Found.Measure.Chart.HasDenominators();

    private protected DateOnly Today => UkTime.Today(clock);

    private protected async Task<bool> FindAsync()
    {
        if (await reading.FindAsync(Person, Measure) is not { } found) return false;
        Found = found;
        return true;
    }

    /// <summary>What was typed; null where something is wrong with it, which is then noted.</summary>
    private protected Measurement? ReadPoint()
    {
        if (Taken.IsEmpty) ModelState.AddModelError($"{nameof(Taken)}.Day", "Enter the date or the first day of the period");
        Judge(nameof(Note), Note, null, Measurement.LongestNote);
        var day = Day(nameof(Taken), Taken, "The date", Today);
        double? value = null, numerator = null, denominator = null;
        if (HasParts) (numerator, denominator) = (Number(nameof(Numerator), Numerator, "the numerator"), Number(nameof(Denominator), Denominator, "the denominator"));
        else value = Number(nameof(Value), Value, "the number");
        if (!ModelState.IsValid || day is not { } known) return null;
        var point = new Measurement(known, numerator, denominator, value, Note);
        if (point.Fault(Found.Measure.Chart, Today) is not { } fault) return point;
        ModelState.AddModelError(fault.StartsWith("The date", StringComparison.Ordinal) ? $"{nameof(Taken)}.Day" : HasParts ? nameof(Numerator) : nameof(Value), fault);
        return null;
    }

    private double? Number(string field, string? text, string what)
    {
        if (text is null) ModelState.AddModelError(field, $"Enter {what}");
        else if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e12) return number;
        else ModelState.AddModelError(field, $"{char.ToUpperInvariant(what[0])}{what[1..]} must be a number, like 12 or 3.5");
        return null;
    }
}
