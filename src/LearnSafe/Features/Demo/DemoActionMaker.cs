using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.History;
using LearnSafe.Features.SafetyActions;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>Areas, actions and measures of one organisation of the demo.</summary>
public sealed record DemoActions(string Organisation, IReadOnlyList<DemoArea> Areas, IReadOnlyList<DemoAction> Actions, IReadOnlyList<DemoMeasure> Measures);

/// <param name="Day">Days before today, as are all other days here; below 0 where they are still to come.</param>
/// <param name="Records">By the first words of what was said of them.</param>
/// <param name="Responses">By their methods.</param>
public sealed record DemoArea(string Key, int Day, string Statement, string? Context, IReadOnlyList<SeipsElement> Elements, ScopeLevel Scope, string? RoutedTo, IReadOnlyList<string> Records, IReadOnlyList<string> Responses);

/// <param name="Notes">Who wrote it, and what.</param>
public sealed record DemoAction(
    string Title, string Description, IReadOnlyList<string> Areas, string? Owner, string? Outside, string Strength, int Created, int? Start, int? Due, ActionStatus Status, string? Unintended, string? Public, string? StopReason,
    IReadOnlyList<IfacesRating>? Ratings, string? Evidence, string? EvidenceBy, string? ClosedBy, int? Closed, IReadOnlyList<IReadOnlyList<string>>? Notes, int? InPlace = null);

/// <param name="Actions">By their place, from 0.</param>
/// <param name="Every">Days between points; <paramref name="Last"/> is the day of the last.</param>
/// <param name="Points">A value, or a numerator and a denominator, oldest first.</param>
public sealed record DemoMeasure(
    string Name, MeasureKind Kind, string Chart, string Definition, string? Numerator, string? Denominator, string? Source, MeasureFrequency Frequency, string? Collector, ImprovementDirection Direction, double? Target,
    string? Baseline, int? BaselinePoints, int? Review, string? RespondIf, IReadOnlyList<int> Actions, string By, int Every, int Last, IReadOnlyList<IReadOnlyList<double>> Points);

/// <summary>Makes the demo's areas, actions and measures in one commit. Nobody is mailed: the addresses are invented.</summary>
internal sealed class DemoActionMaker(DemoActions content, DateOnly today, ActionContent known, ActionTextService texts, Dictionary<string, Guid> organisations, Dictionary<string, Guid> people, Dictionary<string, Guid> recorded)
{
    private const string Keeper = "maud@larkmere.example";

    private readonly Dictionary<string, Guid> areas = new(StringComparer.Ordinal);
    private readonly List<Guid> actions = [];

    private Guid Organisation => organisations[content.Organisation];

    public async Task<int> MakeAsync(RecordTransaction transaction)
    {
        var context = await transaction.ContextAsync();
        foreach (var area in content.Areas) await AddAsync(context, area);
        foreach (var action in content.Actions) Add(context, action);
        foreach (var measure in content.Measures) Add(context, measure);
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        foreach (var (id, action) in areas.Values.Select(id => (id, HistoryActions.AreaAdded)).Concat(actions.Select(id => (id, HistoryActions.ActionAdded))))
            await transaction.AppendAsync(Actor.Person(people[Keeper]), action, id, JsonSerializer.Serialize(new { fields = new[] { "description" } }, JsonSerializerOptions.Web), [], Organisation);
        return actions.Count;
    }

    private async Task AddAsync(LearnSafeContext context, DemoArea area)
    {
        var id = areas[area.Key] = Guid.CreateVersion7();
        context.Areas.Add(new AreaForImprovement
        {
            Id = id,
            OrganisationId = Organisation,
            Texts = texts.Seal(id, new AreaTexts(area.Statement, area.Context, area.RoutedTo)),
            Elements = string.Join(',', area.Elements),
            Scope = area.Scope,
            CreatedBy = people[Keeper],
            CreatedAt = At(area.Day),
        });
        context.AreaRecords.AddRange(area.Records.Select(words => new AreaRecord { AreaId = id, EventId = recorded.First(record => record.Key.StartsWith(words, StringComparison.Ordinal)).Value }));
        foreach (var method in area.Responses)
            context.AreaResponses.Add(new AreaResponse { AreaId = id, ResponseId = await context.LearningResponses.Where(response => response.OrganisationId == Organisation && response.Method == method).Select(response => response.Id).FirstAsync() });
    }

    private void Add(LearnSafeContext context, DemoAction action)
    {
        var id = Guid.CreateVersion7();
        actions.Add(id);
        var evidence = action.Evidence is { } text ? texts.Seal(SafetyAction.EvidencePurpose(id), text) : null;
        context.SafetyActions.Add(new SafetyAction
        {
            Id = id,
            OrganisationId = Organisation,
            Number = actions.Count,
            Texts = texts.Seal(id, new ActionWords(action.Title, action.Description, action.Outside, action.Unintended, action.Public)),
            OwnerId = action.Owner is { } owner ? people[owner] : null,
            OwnedOutside = action.Outside is not null,
            Strength = action.Strength,
            StrengthVersion = known.Strength.Version,
            StartBy = Day(action.Start),
            DueBy = Day(action.Due),
            Status = action.Status,
            StatusAt = At(action.Closed ?? Math.Min(action.Created, 2)),
            InPlaceAt = action.Status.IsInPlace() ? At(action.InPlace ?? action.Closed ?? Math.Min(action.Created, 2)) : null,
            StopReason = action.StopReason is { } reason ? texts.Seal(SafetyAction.StopPurpose(id), reason) : null,
            Assessment = action.Ratings is { } ratings ? texts.Seal(id, ratings) : null,
            Evidence = evidence,
            EvidenceBy = action.EvidenceBy is { } by ? people[by] : null,
            EvidenceAt = evidence is null ? null : At((action.Closed ?? 0) + 1),
            ClosedBy = action.ClosedBy is { } closer ? people[closer] : null,
            ClosedAt = action.Closed is { } closed ? At(closed) : null,
            RemindedOn = action.Status.IsUnderWay() ? today : null,
            CreatedBy = people[Keeper],
            CreatedAt = At(action.Created),
        });
        context.ActionAreas.AddRange(action.Areas.Select(area => new ActionArea { ActionId = id, AreaId = areas[area] }));
        foreach (var note in action.Notes ?? [])
        {
            var key = Guid.CreateVersion7();
            context.ActionNotes.Add(new ActionNote { Id = key, ActionId = id, PersonId = people[note[0]], At = At(1), Encrypted = texts.Seal(ActionNote.Purpose(key), note[1]) });
        }
    }

    private void Add(LearnSafeContext context, DemoMeasure measure)
    {
        var id = Guid.CreateVersion7();
        context.SafetyMeasures.Add(new SafetyMeasure
        {
            Id = id,
            OrganisationId = Organisation,
            Kind = measure.Kind,
            Texts = texts.Seal(id, new MeasureTexts(measure.Name, measure.Definition, measure.Numerator, measure.Denominator, measure.Source, measure.Collector, measure.Baseline, measure.RespondIf)),
            Chart = ChartKinds.Find(measure.Chart)!.Value,
            Direction = measure.Direction,
            Frequency = measure.Frequency,
            Target = measure.Target,
            BaselinePoints = measure.BaselinePoints,
            ReviewOn = Day(measure.Review),
            CreatedBy = people[Keeper],
            CreatedAt = At(measure.Last + (measure.Every * measure.Points.Count)),
        });
        context.MeasureActions.AddRange(measure.Actions.Select(action => new MeasureAction { MeasureId = id, ActionId = actions[action] }));
        foreach (var (index, point) in measure.Points.Index())
        {
            var ago = measure.Last + (measure.Every * (measure.Points.Count - 1 - index));
            context.MeasurePoints.Add(new MeasurePoint
            {
                MeasureId = id,
                Day = today.AddDays(-ago),
                Value = point.Count == 1 ? point[0] : null,
                Numerator = point.Count == 2 ? point[0] : null,
                Denominator = point.Count == 2 ? point[1] : null,
                EnteredBy = people[measure.By],
                EnteredAt = At(ago),
            });
        }
    }

    private DateTime At(int ago) => today.AddDays(-ago).ToDateTime(new TimeOnly(15, 30), DateTimeKind.Utc);

    private DateOnly? Day(int? ago) => ago is { } days ? today.AddDays(-days) : null;
}
