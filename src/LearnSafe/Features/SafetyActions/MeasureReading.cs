using LearnSafe.Data;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>A measure as a list shows it.</summary>
/// <param name="Points">How many count.</param>
/// <param name="Last">Of the last point; null where there is none.</param>
public sealed record MeasureRow(SafetyMeasure Measure, MeasureTexts Texts, int Points, DateOnly? Last);

/// <summary>A point as the table shows it.</summary>
public sealed record PointRow(Guid Id, Measurement Point, string EnteredBy, DateTime EnteredAt, DateTime? ReplacedAt, string? ReplacedBy);

/// <summary>An action that a measure tells of.</summary>
/// <param name="Change">Since when it is in place; null where it is not.</param>
public sealed record MeasuredAction(Guid Id, string Title, ActionChange? Change);

/// <summary>Everything about one measure.</summary>
/// <param name="Points">Those that count, newest first.</param>
/// <param name="Replaced">Those that were corrected or taken out, newest first.</param>
public sealed record MeasureDetails(SafetyMeasure Measure, MeasureTexts Texts, IReadOnlyList<PointRow> Points, IReadOnlyList<PointRow> Replaced, IReadOnlyList<MeasuredAction> Actions)
{
    /// <summary>What a chart of the measure is calculated from.</summary>
    public ChartSeries Series => MeasureChart.Series(Measure.Chart, Points.Select(row => row.Point));

    /// <summary>How a chart of the measure is calculated.</summary>
    public ChartSpecification Specification => MeasureChart.Specification(Measure.Chart, Measure.Direction, Measure.Target, Measure.BaselinePoints, Points.Count, Texts.Name,
        MeasureChart.Marks(Points.Select(row => row.Point.Day), Actions.Select(action => action.Change?.Mark).OfType<ChartChange>()));

    /// <summary>Null while there are too few points to draw, or where they make no such chart.</summary>
    /// <param name="fault">Why it cannot be drawn, for whoever keeps the measure; null where it can, or it is only too early.</param>
    public ChartResult? Chart(out string? fault)
    {
        fault = null;
        if (Points.Count < 2) return null;
        try
        {
            return ChartResult.Calculate(Specification, Series);
        }
        catch (ChartException wrong)
        {
            fault = wrong.Message;
            return null;
        }
    }
}

/// <summary>Reads measures and their points.</summary>
public sealed class MeasureReading(IDbContextFactory<LearnSafeContext> contexts, ActionTextService texts)
{
    /// <summary>Those that the person may see, by name.</summary>
    public async Task<IReadOnlyList<MeasureRow>> ListAsync(CurrentPerson person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await RowsAsync(context, ActionAccess.Measures(context, person));
    }

    /// <summary>Those that tell of an action, by name.</summary>
    public async Task<IReadOnlyList<MeasureRow>> OfActionAsync(CurrentPerson person, Guid action)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await RowsAsync(context, ActionAccess.Measures(context, person).Where(measure => context.MeasureActions.Any(link => link.MeasureId == measure.Id && link.ActionId == action)));
    }

    /// <summary>Null where there is none, or it is not theirs to see.</summary>
    public async Task<MeasureDetails?> FindAsync(CurrentPerson person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await ActionAccess.Measures(context, person).AsNoTracking().FirstOrDefaultAsync(known => known.Id == id) is not { } measure) return null;
        var points = await context.MeasurePoints.AsNoTracking().Where(point => point.MeasureId == id).ToListAsync();
        var people = points.SelectMany(point => new[] { point.EnteredBy, point.ReplacedBy ?? point.EnteredBy }).Distinct().ToList();
        var names = await context.Users.AsNoTracking().Where(one => people.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.DisplayName);
        var rows = points.OrderByDescending(point => point.Day).ThenByDescending(point => point.EnteredAt).Select(point => new PointRow(
            point.Id,
            new Measurement(point.Day, point.Numerator, point.Denominator, point.Value, texts.Open(MeasurePoint.NotePurpose(point.Id), point.Note)),
            names.GetValueOrDefault(point.EnteredBy, "Somebody"), point.EnteredAt, point.ReplacedAt, point.ReplacedBy is { } by ? names.GetValueOrDefault(by, "Somebody") : null)).ToList();
        var actions = await ActionAccess.Actions(context, person).AsNoTracking().Where(action => context.MeasureActions.Any(link => link.MeasureId == id && link.ActionId == action.Id)).OrderBy(action => action.Number).ToListAsync();
        return new MeasureDetails(
            measure, texts.Open(measure), rows.FindAll(row => row.ReplacedAt is null), rows.FindAll(row => row.ReplacedAt is not null), actions.ConvertAll(action => new MeasuredAction(action.Id, texts.Open(action).Title, ActionChange.Of(action, texts.Open(action).Title))));
    }

    private async Task<IReadOnlyList<MeasureRow>> RowsAsync(LearnSafeContext context, IQueryable<SafetyMeasure> measures)
    {
        var found = await measures.AsNoTracking().ToListAsync();
        var ids = found.ConvertAll(measure => measure.Id);
        var points = (await context.MeasurePoints.Where(point => ids.Contains(point.MeasureId) && point.ReplacedAt == null).GroupBy(point => point.MeasureId)
            .Select(group => new { group.Key, Count = group.Count(), Last = group.Max(point => point.Day) }).ToListAsync()).ToDictionary(group => group.Key);
        return
        [
            .. found.Select(measure => new MeasureRow(measure, texts.Open(measure), points.GetValueOrDefault(measure.Id)?.Count ?? 0, points.GetValueOrDefault(measure.Id)?.Last))
                .OrderBy(row => row.Texts.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
