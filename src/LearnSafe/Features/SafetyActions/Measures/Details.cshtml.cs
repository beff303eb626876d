using LearnSafe.Domain.Access;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Measures;

/// <summary>One measure with its points, typed one by one or pasted. The owner of an action that it tells of enters points too.</summary>
[May(Permission.RecordEvents, Permission.ManageActions)]
public sealed class DetailsModel(CurrentPersonService people, MeasureReading reading, SafetyMeasureService measures, TimeProvider clock) : PointFormPage(people, reading, clock)
{
    private const int MostFaults = 20;

    [BindProperty]
    public string? Lines { get; set; }

    public IReadOnlyList<LineFault> LineFaults { get; private set; } = [];

    public IEnumerable<LineFault> ShownFaults => LineFaults.Take(MostFaults);

    public int MoreFaults => Math.Max(0, LineFaults.Count - MostFaults);

    public bool Manages => ActionAccess.Manages(Person);

    public IEnumerable<SummaryRow> About =>
    [
        new("What is measured", Found.Texts.Definition),
        .. Found.Texts.Numerator is { } numerator ? [new SummaryRow("Numerator", numerator)] : Array.Empty<SummaryRow>(),
        .. Found.Texts.Denominator is { } denominator ? [new SummaryRow("Denominator", denominator)] : Array.Empty<SummaryRow>(),
        new("When it is better", Found.Measure.Direction switch { ImprovementDirection.Increase => "Higher is better", ImprovementDirection.Decrease => "Lower is better", _ => "It should stay as it is" }),
        new("Target", Found.Measure.Target is { } target ? ActionWording.Number(target) : "None"),
        new("Before the change", Found.Texts.Baseline ?? (Found.Measure.BaselinePoints is { } points ? $"The first {points} points" : "Nothing written")),
        new("Chart", Found.Measure.Chart.Title()), new("Taken", Found.Measure.Frequency.Title()), new("Where from", Found.Texts.Source ?? "Not said"), new("Who collects it", Found.Texts.Collector ?? "Not said"),
        new("Look at it on", ActionWording.Day(Found.Measure.ReviewOn)), new("When something is done", Found.Texts.RespondIf ?? "Not said"),
    ];

    /// <summary>Null while it cannot be drawn.</summary>
    public ChartFigure? Chart => Found.Chart(out _) is { } chart ? new ChartFigure(chart, "measure", ActionLinks.MeasureAsCsv(Measure)) : null;

    /// <summary>Why the points make no chart; null where they do, or are too few.</summary>
    public string? ChartFault
    {
        get
        {
            Found.Chart(out var fault);
            return fault;
        }
    }

    public IReadOnlyList<TableHead> Head => HasParts
        ? [new("Date"), new("Numerator", Numeric: true), new("Denominator", Numeric: true), new("Share or rate", Numeric: true), new("Note"), new("Correct")]
        : [new("Date"), new("Number", Numeric: true), new("Note"), new("Correct")];

    public IEnumerable<IReadOnlyList<TableCell>> Rows => Found.Points.Select(row => (IReadOnlyList<TableCell>)
    [
        new(UkTime.Text(row.Point.Day)),
        .. HasParts
            ? [new TableCell(ActionWording.Number(row.Point.Numerator!.Value)), new TableCell(ActionWording.Number(row.Point.Denominator!.Value)), new TableCell(ActionWording.Number(row.Point.Shown!.Value))]
            : new[] { new TableCell(ActionWording.Number(row.Point.Value!.Value)) },
        new(row.Point.Note ?? "None"), new("Correct", ActionLinks.Point(Measure, row.Id), $"the point of {UkTime.Text(row.Point.Day)}"),
    ]);

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostPointAsync()
    {
        if (!await FindAsync()) return NotFound();
        if (ReadPoint() is not { } point) return Refused();
        return Answer(await measures.AddPointsAsync(Person, Measure, [point]), "The point is kept", $"{nameof(Taken)}.Day");
    }

    public async Task<IActionResult> OnPostPasteAsync()
    {
        if (!await FindAsync()) return NotFound();
        var read = MeasurementLines.Read(Lines ?? "", Found.Measure.Chart, Today);
        LineFaults = read.Faults;
        if (LineFaults.Count > 0) ModelState.AddModelError(nameof(Lines), LineFaults.Count == 1 ? $"Line {LineFaults[0].Line}: {LineFaults[0].Reason}" : $"{LineFaults.Count} lines are not right. They are listed beside the field");
        else if (read.Points.FirstOrDefault(point => point.Note is { } note && PrivacyCheck.Find(note).Count > 0) is { } named) ModelState.AddModelError(nameof(Lines), $"The note of {UkTime.Text(named.Day)} looks like personal data. Take it out");
        if (!ModelState.IsValid) return Refused();
        return Answer(await measures.AddPointsAsync(Person, Measure, read.Points), $"{ActionWording.Count(read.Points.Count, "point")} added", nameof(Lines));
    }

    private IActionResult Answer(ActionOutcome outcome, string said, string field) => outcome.Done ? Done(said, ActionLinks.Measure(Measure)) : Refused(outcome, field, 0);
}
