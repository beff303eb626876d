using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.SafetyActions;

/// <summary>What is said of a measure in its form.</summary>
public sealed record MeasureInput(
    MeasureTexts Texts, MeasureKind Kind, ChartKind Chart, ImprovementDirection Direction, MeasureFrequency Frequency, double? Target, int? BaselinePoints, DateOnly? ReviewOn, IReadOnlyList<Guid> Actions);

/// <summary>Keeps measures and their data points. A point that is corrected stays, and another takes its place.</summary>
public sealed class SafetyMeasureService(RecordWriter writer, ActionTextService texts)
{
    public Task<ActionOutcome> AddAsync(CurrentPerson person, MeasureInput input)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(input);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var id = Guid.CreateVersion7();
            if (await ActionAccess.Actions(context, person).CountAsync(action => input.Actions.Contains(action.Id)) != input.Actions.Distinct().Count()) return new ActionOutcome(id, "An action that you chose is not there any more. Choose again");
            context.SafetyMeasures.Add(Fill(new SafetyMeasure { Id = id, OrganisationId = person.OrganisationId, Texts = "", CreatedBy = person.Id, CreatedAt = transaction.Now }, input));
            context.MeasureActions.AddRange(input.Actions.Select(action => new MeasureAction { MeasureId = id, ActionId = action }));
            return await SaveAsync(transaction, context, person, id, HistoryActions.MeasureAdded, "name", "definition");
        });
    }

    /// <param name="seen">The version that the page showed.</param>
    public Task<ActionOutcome> ChangeAsync(CurrentPerson person, Guid id, int seen, MeasureInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ChangeAsync(person, id, async (transaction, context, measure) =>
        {
            if (measure.Version != seen) return ActionOutcome.Second(id, "this measure");
            if (measure.Chart.HasDenominators() != input.Chart.HasDenominators() && await context.MeasurePoints.AnyAsync(point => point.MeasureId == id && point.ReplacedAt == null))
                return new ActionOutcome(id, "The points that are there do not suit that chart: it takes other numbers. Make a new measure for it");
            if (await ActionAccess.Actions(context, person).CountAsync(action => input.Actions.Contains(action.Id)) != input.Actions.Distinct().Count()) return new ActionOutcome(id, "An action that you chose is not there any more. Choose again");
            Fill(measure, input).Version++;
            var was = await context.MeasureActions.Where(link => link.MeasureId == id).ToListAsync();
            context.MeasureActions.RemoveRange(was.Where(link => !input.Actions.Contains(link.ActionId)));
            context.MeasureActions.AddRange(input.Actions.Except(was.Select(link => link.ActionId)).Select(action => new MeasureAction { MeasureId = id, ActionId = action }));
            return await SaveAsync(transaction, context, person, id, HistoryActions.MeasureChanged, "measure");
        });
    }

    /// <summary>Adds points of days that have none. Either all of them are kept, or nothing is.</summary>
    public Task<ActionOutcome> AddPointsAsync(CurrentPerson person, Guid id, IReadOnlyList<Measurement> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return ChangeAsync(person, id, async (transaction, context, _) =>
        {
            var days = points.Select(point => point.Day).ToList();
            var there = await context.MeasurePoints.Where(point => point.MeasureId == id && point.ReplacedAt == null && days.Contains(point.Day)).Select(point => point.Day).OrderBy(day => day).ToListAsync();
            if (there.Count > 0) return new ActionOutcome(id, $"There is a point of {LearnSafe.Domain.Nhs.UkTime.Text(there[0])} already. Correct that one, or leave it out here", Conflict: true);
            context.MeasurePoints.AddRange(points.Select(point => Entity(id, point, person.Id, transaction.Now)));
            return await SaveAsync(transaction, context, person, id, HistoryActions.MeasurePointsAdded, "points");
        });
    }

    /// <summary>Puts another point in the place of one, or takes it out. The old one stays readable.</summary>
    /// <param name="by">Null takes it out.</param>
    public Task<ActionOutcome> CorrectPointAsync(CurrentPerson person, Guid id, Guid point, Measurement? by) => ChangeAsync(person, id, async (transaction, context, _) =>
    {
        if (await context.MeasurePoints.FirstOrDefaultAsync(known => known.Id == point && known.MeasureId == id) is not { } old) return ActionOutcome.Gone(id);
        if (old.ReplacedAt is not null) return ActionOutcome.Second(id, "this point");
        if (by is not null && by.Day != old.Day && await context.MeasurePoints.AnyAsync(known => known.MeasureId == id && known.ReplacedAt == null && known.Day == by.Day))
            return new ActionOutcome(id, $"There is a point of {LearnSafe.Domain.Nhs.UkTime.Text(by.Day)} already");
        (old.ReplacedAt, old.ReplacedBy) = (transaction.Now, person.Id);
        if (by is not null) context.MeasurePoints.Add(Entity(id, by, person.Id, transaction.Now));
        return await SaveAsync(transaction, context, person, id, HistoryActions.MeasurePointCorrected, "points");
    });

    private MeasurePoint Entity(Guid measure, Measurement point, Guid by, DateTime now)
    {
        var id = Guid.CreateVersion7();
        return new MeasurePoint
        {
            Id = id,
            MeasureId = measure,
            Day = point.Day,
            Numerator = point.Numerator,
            Denominator = point.Denominator,
            Value = point.Value,
            Note = point.Note is { } note ? texts.Seal(MeasurePoint.NotePurpose(id), note) : null,
            EnteredBy = by,
            EnteredAt = now,
        };
    }

    private SafetyMeasure Fill(SafetyMeasure measure, MeasureInput input)
    {
        measure.Texts = texts.Seal(measure.Id, input.Texts);
        (measure.Kind, measure.Chart, measure.Direction, measure.Frequency) = (input.Kind, input.Chart, input.Direction, input.Frequency);
        (measure.Target, measure.BaselinePoints, measure.ReviewOn) = (input.Target, input.BaselinePoints, input.ReviewOn);
        return measure;
    }

    private Task<ActionOutcome> ChangeAsync(CurrentPerson person, Guid id, Func<RecordTransaction, LearnSafeContext, SafetyMeasure, Task<ActionOutcome>> apply)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var measure = await ActionAccess.Measures(context, person).FirstOrDefaultAsync(known => known.Id == id);
            var outcome = measure is null ? ActionOutcome.Gone(id) : await apply(transaction, context, measure);
            context.ChangeTracker.Clear();
            return outcome;
        });
    }

    private static async Task<ActionOutcome> SaveAsync(RecordTransaction transaction, LearnSafeContext context, CurrentPerson person, Guid id, string action, params IReadOnlyList<string> fields)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(person.Id), action, id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), [], person.OrganisationId);
        return new ActionOutcome(id);
    }
}
