using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Insight.Rates;

/// <summary>How much is recorded beside how much is done: a provider over time, and like providers beside one another. No rank, and no judgement of safety.</summary>
[May(Permission.ReadAggregates)]
public sealed class RatesModel(RatesService rates, InsightService insight, CurrentPersonService people) : PageModel
{
    /// <summary>With fewer providers than this, each moves the limits much.</summary>
    public const int Few = 10;

    public CurrentPerson Person { get; private set; } = null!;

    public bool IsReady => insight.IsReady;

    public bool ReadsAcross => RatesService.ReadsAcross(Person);

    public IReadOnlyList<SelectItem> Settings { get; private set; } = [];

    public IReadOnlyList<SelectItem> Places { get; private set; } = [];

    public CareSetting? Setting { get; private set; }

    public RatePlace? Place { get; private set; }

    public RatesOverTime? OverTime { get; private set; }

    public RatesBetween? Between { get; private set; }

    public string Year => rates.Year;

    /// <summary>A sentence; null where all could be counted.</summary>
    public string? Fault { get; private set; }

    public ChartFigure? TimeChart => OverTime?.Chart is { } chart ? new ChartFigure(chart, "over-time") : null;

    public ChartFigure? Funnel => Between?.Chart is { } chart ? new ChartFigure(chart, "between") : null;

    public string SettingName => Setting is { } setting ? InsightPlace.NameOf(setting) : "";

    public async Task<IActionResult> OnGetAsync(string? setting, string? organisation)
    {
        Person = await people.GetAsync();
        var (places, settings) = (await rates.PlacesAsync(Person), await rates.SettingsAsync(Person));
        Place = ReadsAcross ? places.FirstOrDefault(place => place.Code == organisation) : places is [var own, ..] ? own : null;
        // What somebody chose before they chose another setting does not hold there.
        var chosen = settings.Where(known => InsightPlace.NameOf(known) == setting).Select(known => (CareSetting?)known).FirstOrDefault();
        if (chosen is not null && Place is not null && Place.Setting != chosen && ReadsAcross) Place = null;
        Setting = Place?.Setting ?? chosen ?? settings.Select(known => (CareSetting?)known).FirstOrDefault();
        Settings = [.. settings.Select(known => new SelectItem(InsightPlace.NameOf(known), known.Title()))];
        Places = [new("", "All together"), .. places.Where(place => place.Setting == Setting).Select(place => new SelectItem(place.Code, place.Title))];
        if (Setting is not { } wanted || !IsReady) return Page();
        try
        {
            OverTime = await rates.OverTimeAsync(Person, wanted, Place, HttpContext.RequestAborted);
            Between = await rates.BetweenAsync(Person, wanted, Place, HttpContext.RequestAborted);
        }
        catch (InsightException fault)
        {
            Fault = $"{fault.OnPage}.";
        }

        return Page();
    }

    /// <summary>Rows of the table by quarter, the newest first.</summary>
    public IEnumerable<IReadOnlyList<TableCell>> QuarterRows() => OverTime!.Quarters.Zip(OverTime.GoodCare).Reverse().Select(pair => (IReadOnlyList<TableCell>)
    [
        new TableCell(new Quarter(pair.First.FirstDay).Text) { Class = "app-unbroken" },
        pair.First.Exposure is { } exposure ? new TableCell(Whole(exposure)) : new TableCell("Not known"),
        new TableCell(pair.First.Exposure is null ? "Left out" : Whole(pair.First.Records)),
        new TableCell(Rate(OverTime.Kind, pair.First.Records, pair.First.Exposure)),
        new TableCell(pair.First.Exposure is null ? "Left out" : Whole(pair.Second.Records)),
        new TableCell(Rate(OverTime.Kind, pair.Second.Records, pair.First.Exposure)),
    ]);

    public IEnumerable<IReadOnlyList<TableCell>> ProviderRows() => Between!.Rows.Select(row => (IReadOnlyList<TableCell>)
    [
        new TableCell(row.Place.Title), new TableCell(Whole(row.Records)), new TableCell(row.Exposure is { } exposure ? Whole(exposure) : "Not known"),
        new TableCell(Rate(OverTime!.Kind, row.Records, row.Exposure)), new TableCell(row.Exposure is null ? "Not compared" : row.Signal ?? "Within the limits"),
    ]);

    /// <summary>The list that these are the rates of.</summary>
    public Breadcrumb Above => new("Patterns in records", InsightLinks.Page);

    private static string Whole(double number) => Math.Round(number).ToString("N0", CultureInfo.InvariantCulture);

    private static string Rate(DenominatorKind kind, long records, double? exposure) => exposure is { } known ? (records / known * kind.Per).ToString("0.00", CultureInfo.InvariantCulture) : "Not known";
}
