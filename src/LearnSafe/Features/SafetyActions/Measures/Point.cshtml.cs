using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Measures;

/// <summary>Puts a point right, or takes it out. What it was stays readable.</summary>
[May(Permission.RecordEvents, Permission.ManageActions)]
public sealed class PointModel(CurrentPersonService people, MeasureReading reading, SafetyMeasureService measures, TimeProvider clock) : PointFormPage(people, reading, clock)
{
    [FromRoute]
    public Guid Point { get; set; }

    public PointRow Old { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindPointAsync()) return NotFound();
        (Taken, Note) = (Parts(Old.Point.Day), Old.Point.Note);
        (Numerator, Denominator, Value) = (Text(Old.Point.Numerator), Text(Old.Point.Denominator), Text(Old.Point.Value));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindPointAsync()) return NotFound();
        if (ReadPoint() is not { } point) return Refused();
        return Answer(await measures.CorrectPointAsync(Person, Measure, Point, point), "The point is corrected");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await FindPointAsync()) return NotFound();
        ModelState.Clear();
        return Answer(await measures.CorrectPointAsync(Person, Measure, Point, null), "The point is taken out");
    }

    private IActionResult Answer(ActionOutcome outcome, string said) => outcome.Done ? Done(said, ActionLinks.Measure(Measure)) : Refused(outcome, "", 0);

    private async Task<bool> FindPointAsync()
    {
        if (!await FindAsync() || Found.Points.Concat(Found.Replaced).FirstOrDefault(row => row.Id == Point) is not { } old) return false;
        Old = old;
        return true;
    }

    private static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);
}
