using System.Globalization;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.SafetyActions.Measures;

/// <summary>Where a measure is defined, new or once more.</summary>
public abstract class MeasureFormPage(CurrentPersonService people, ActionReading reading, TimeProvider clock) : ActionsPage(people)
{
    private const int LongestName = 120;
    private const int LongestText = 1000;
    private const int MostBaseline = 1000;

    [BindProperty]
    public string? MeasureName { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Definition { get; set; }

    [BindProperty]
    public string? Chart { get; set; }

    [BindProperty]
    public string? Numerator { get; set; }

    [BindProperty]
    public string? Denominator { get; set; }

    [BindProperty]
    public string? Direction { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Frequency { get; set; }

    [BindProperty]
    public string? Collector { get; set; }

    [BindProperty]
    public string? Baseline { get; set; }

    [BindProperty]
    public string? BaselinePoints { get; set; }

    [BindProperty]
    public DateParts ReviewOn { get; set; } = new(null, null, null);

    [BindProperty]
    public string? RespondIf { get; set; }

    /// <summary>Ids of the actions that it tells of.</summary>
    [BindProperty]
    public List<string> Actions { get; set; } = [];

    public IReadOnlyList<ActionRow> AllActions { get; private set; } = [];

    public IEnumerable<CheckboxItem> ActionItems => AllActions.Select(row => new CheckboxItem(row.Action.Id.ToString(), $"{row.Texts.Title} ({row.Reference.ToLowerInvariant()})"));

    public static IReadOnlyList<RadioItem> KindItems { get; } = [.. Enum.GetValues<MeasureKind>().Select(kind => new RadioItem(kind.ToString(), kind.Question()))];

    public static IReadOnlyList<RadioItem> ChartItems { get; } = [.. MeasureChart.Kinds.Select(chart => new RadioItem(chart.Name(), MeasureChart.Choice(chart)))];

    public static IReadOnlyList<RadioItem> DirectionItems { get; } = [new(nameof(ImprovementDirection.Increase), "Higher is better"), new(nameof(ImprovementDirection.Decrease), "Lower is better"), new(nameof(ImprovementDirection.Neutral), "Neither: it should stay as it is")];

    public static IReadOnlyList<SelectItem> FrequencyItems { get; } = [.. Enum.GetValues<MeasureFrequency>().Select(often => new SelectItem(often.ToString(), often.Title())).Prepend(new SelectItem("", "Select how often"))];

    private protected async Task ShowAsync() => AllActions = [.. (await reading.ListAsync(Person)).Where(row => row.IsOpen || Actions.Contains(row.Action.Id.ToString()))];

    private protected void Fill(MeasureDetails found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var (measure, texts) = (found.Measure, found.Texts);
        (MeasureName, Definition, Numerator, Denominator, Source, Collector, Baseline, RespondIf) = (texts.Name, texts.Definition, texts.Numerator, texts.Denominator, texts.Source, texts.Collector, texts.Baseline, texts.RespondIf);
        (Kind, Chart, Direction, Frequency) = (measure.Kind.ToString(), measure.Chart.Name(), measure.Direction.ToString(), measure.Frequency.ToString());
        (Target, BaselinePoints, ReviewOn, Seen) = (measure.Target?.ToString(CultureInfo.InvariantCulture), measure.BaselinePoints?.ToString(CultureInfo.InvariantCulture), Parts(measure.ReviewOn), measure.Version);
        Actions = [.. found.Actions.Select(action => action.Id.ToString())];
    }

    /// <summary>What was typed; null where something is wrong with it, which is then noted.</summary>
    private protected async Task<MeasureInput?> ReadAsync()
    {
        await ShowAsync();
        Judge(nameof(MeasureName), MeasureName, "Enter a name", LongestName);
        Judge(nameof(Definition), Definition, "Enter what exactly is counted or measured", LongestText);
        foreach (var (field, text) in new[] { (nameof(Numerator), Numerator), (nameof(Denominator), Denominator), (nameof(Source), Source), (nameof(Collector), Collector), (nameof(Baseline), Baseline), (nameof(RespondIf), RespondIf) })
            Judge(field, text, null, LongestText);
        var kind = Choice<MeasureKind>(nameof(Kind), Kind, "Select what it tells");
        var direction = Choice<ImprovementDirection>(nameof(Direction), Direction, "Select when it is better");
        var frequency = Choice<MeasureFrequency>(nameof(Frequency), Frequency, "Select how often it is taken");
        var chart = Chart is null ? null : ChartKinds.Find(Chart);
        if (chart is not { } known || !MeasureChart.Kinds.Contains(known)) ModelState.AddModelError(nameof(Chart), "Select a chart");
        else if (known.HasDenominators() && (Numerator is null || Denominator is null)) ModelState.AddModelError(Numerator is null ? nameof(Numerator) : nameof(Denominator), "Say what is counted and out of what: this chart takes both");
        var target = Number(nameof(Target), Target, "The target must be a number");
        var points = BaselinePoints is null ? null : int.TryParse(BaselinePoints, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 1 and <= MostBaseline ? count : (int?)null;
        if (BaselinePoints is not null && points is null) ModelState.AddModelError(nameof(BaselinePoints), $"The number of points must be a whole number from 2 to {MostBaseline}");
        var review = Day(nameof(ReviewOn), ReviewOn, "The day of review", UkTime.Today(clock));
        if (Actions.Exists(action => AllActions.All(row => row.Action.Id.ToString() != action))) ModelState.AddModelError(nameof(Actions), "Select actions from the list");
        if (!ModelState.IsValid) return null;
        return new MeasureInput(
            new MeasureTexts(MeasureName!, Definition!, Numerator, Denominator, Source, Collector, Baseline, RespondIf), kind!.Value, chart!.Value, direction!.Value, frequency!.Value, target, points, review, [.. Actions.Select(Guid.Parse).Distinct()]);
    }

    private T? Choice<T>(string field, string? text, string missing)
        where T : struct, Enum
    {
        if (Named<T>(text) is { } value) return value;
        ModelState.AddModelError(field, missing);
        return null;
    }

    private double? Number(string field, string? text, string fault)
    {
        if (text is null) return null;
        if (double.TryParse(text.TrimEnd('%', ' '), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e9) return number;
        ModelState.AddModelError(field, fault);
        return null;
    }
}
