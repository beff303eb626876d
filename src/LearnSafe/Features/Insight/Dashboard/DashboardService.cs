using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Shared;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>Asks everything that the page shows of one view, in one go, and makes tables, charts and sentences of the answers.</summary>
public sealed class DashboardService(InsightService insight, InsightState state, InsightWords words, ActionChangeService actions, TimeProvider clock)
{
    private const int MostPlaces = 30;
    private const double NearlyAll = 0.8;

    /// <summary>A record that waits longer than so many days waits long.</summary>
    private const int LongWait = 30;

    /// <summary>With more marks a small chart cannot be read.</summary>
    private const int MostChanges = 6;

    private static readonly (string Title, InsightDay From, InsightDay To)[] Spans =
    [
        ("From the event to its record", InsightDay.Occurred, InsightDay.Recorded), ("From the record to the end of its review", InsightDay.Recorded, InsightDay.Reviewed),
        ("From the record to what its reporter was told", InsightDay.Recorded, InsightDay.Feedback),
    ];

    /// <summary>Everything about a view.</summary>
    /// <param name="granted">How exactly the person is answered.</param>
    /// <param name="of">Whose numbers they are, in words.</param>
    /// <exception cref="InsightException">Why it cannot be answered.</exception>
    public async Task<DashboardParts> MakeAsync(CurrentPerson person, InsightView view, InsightGranted granted, string of, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(granted);
        var time = await TimeAsync(person, view, granted, cancellation);
        var asking = new DashboardQuestions(view.Asked);
        var total = asking.Add();
        var filtered = view.Asked.Question.Filters.Select(filter => filter.Dimension).Where(name => name != InsightSchema.Organisation).Distinct(StringComparer.Ordinal).Count();
        var overTime = new InsightGrouping(null, time.Axis, time.Counted);
        var isBrokenDown = !granted.IsRounded || filtered < 2;
        var dimensions = isBrokenDown ? DimensionsOf(view, granted) : [];
        var cuts = dimensions.ToDictionary(name => name, name => granted.IsRounded ? asking.Add(new InsightGrouping(name)) : asking.Add(overTime, new InsightGrouping(name)), StringComparer.Ordinal);
        // Where not every type of event is asked, records of the others are told apart from those that were not answered.
        var partly = dimensions.Where(name => DashboardDimensions.IsAskedAlways(name) && words.AskedOf(name).Count < EventTypes.All.Count).ToList();
        var byType = partly.Where(name => !granted.IsRounded || view.Asked.Question.Filters.Select(filter => filter.Dimension).Where(other => other != InsightSchema.Organisation).Append(name).Append(InsightSchema.Type).Distinct(StringComparer.Ordinal).Count() <= InsightAccess.MostTogether)
            .ToDictionary(name => name, name => asking.Add(new InsightGrouping(InsightSchema.Type), new InsightGrouping(name)), StringComparer.Ordinal);
        var byQuarter = !granted.IsRounded ? -1 : isBrokenDown ? asking.Add(overTime, new InsightGrouping(InsightSchema.Type)) : asking.Add(overTime);
        var spans = granted.IsRounded ? [] : Spans.Select(span => (Middle: asking.Add(new InsightSpan(span.From, span.To)), Most: asking.Add(new InsightSpan(span.From, span.To, 90)))).ToList();
        var waiting = DashboardWaiting.Ask(asking, view, granted, MostPlaces);
        var answers = await insight.AnswerAsync(person, asking.All, cancellation);

        var read = new Dictionary<string, DateOnly?>(StringComparer.Ordinal);
        var counted = dimensions.ConvertAll(name => (Name: name, Categories: granted.IsRounded ? Categories(answers[cuts[name]]) : Categories(answers[cuts[name]], time, read)));
        var links = new DashboardLinks(view, !granted.IsRounded, granted.IsRounded && filtered >= 1);
        foreach (var name in partly) NotAnswered(counted.Find(one => one.Name == name).Categories, name, byType.TryGetValue(name, out var place) ? answers[place] : null);
        // Marks are of the organisation's own records alone: whose actions moved the numbers of many, nobody could say.
        var changes = time.Count == 0 || granted.Sharpness != InsightSharpness.OwnRecords || granted.Question.Organisations is not { Count: 1 } own || !own.Contains(person.OrganisationId) ? [] : await actions.OfAsync(person, time.FirstDay, time.LastDay);
        List<ActionChange> marked = [.. changes.Take(MostChanges)];
        return new DashboardParts(
            answers[total].Total, granted.Sharpness, granted.IsRounded, InsightAccess.MayKnowWhich(granted),
            granted.IsRounded ? [] : Charts(counted.Find(one => one.Name == InsightSchema.Type).Categories ?? [], view, time, of, marked.ConvertAll(change => change.Mark), links),
            byQuarter < 0 ? null : Quarters(answers[byQuarter]),
            granted.IsRounded || time.IsWhole ? null : $"{time.Unit}s that are not whole, or not over, are counted in the tables and left out of the charts.",
            granted.IsRounded ? null : Outstanding(counted, answers[total].Total, time, links),
            [.. DashboardDimensions.Sections.Select(section => new BarSection(section.Title, [.. section.Dimensions.SelectMany(name => counted.Where(one => one.Name == name)).Select(one => Table(one.Name, one.Categories, links)).Where(table => table.Rows.Count > 0)])).Where(section => section.Tables.Count > 0)],
            [.. spans.Zip(Spans, (asked, span) => new MeasuredDays(span.Title, answers[asked.Middle].Measured.Days, answers[asked.Most].Measured.Days, answers[asked.Middle].Measured.Count))],
            waiting.Read(answers, view, UkTime.Today(clock).AddDays(-LongWait)))
        {
            NotBrokenDown = isBrokenDown ? null : "With two things chosen, totals are not broken down any further. Remove one to see more.",
            Changes = marked,
            MoreChanges = changes.Count - marked.Count,
        };
    }

    private async Task<DashboardTime> TimeAsync(CurrentPerson person, InsightView view, InsightGranted granted, CancellationToken cancellation)
    {
        var (unit, today) = (granted.IsRounded ? InsightUnit.Quarter : InsightUnit.Month, UkTime.Today(clock));
        var anything = new InsightQuestion { Filters = [.. view.Asked.Question.Filters.Where(filter => filter.Dimension is InsightSchema.Organisation or InsightAsked.Setting)], Groupings = [new InsightGrouping(null, view.Axis, unit)] };
        var answer = await insight.AnswerAsync(person, new InsightAsked(anything, null), cancellation);
        var first = answer.Axes[0].Keys.Zip(answer.Rows).Where(key => key.First.Code != InsightAsked.Unanswered && key.Second[0]?.Count > 0).Select(key => InsightDate.Parse(key.First.Code)?.First).FirstOrDefault() ?? today;
        // Recording began within that month, so its count is low, and no change.
        var began = InsightTime.FirstDay(InsightTime.Of(first, unit) + 1, unit);
        return DashboardTime.Of(view.Axis, view.Period, began, today, granted.Sharpness == InsightSharpness.OwnRecords, granted.IsRounded);
    }

    /// <summary>Those that some record of the installation answers; settings where there are several organisations.</summary>
    private List<string> DimensionsOf(InsightView view, InsightGranted granted)
    {
        var snapshot = state.Snapshot!;
        return [.. DashboardDimensions.Sections.SelectMany(section => section.Dimensions).Where(name => name == InsightAsked.Setting ? granted.Question.Organisations is not { Count: <= 1 }
            : snapshot.Schema.PlaceOf(name) >= 0 && snapshot.ValuesOf(name).Count > 0)];
    }

    private static List<Category> Categories(InsightResult answer) =>
        [.. answer.Axes[0].Keys.Zip(answer.Rows).Select(one => new Category(one.First.Code, one.First.Title, one.Second[0]?.Count ?? 0, null))];

    /// <param name="read">Days that were read of their keys before: all of the page's questions have the same.</param>
    private static List<Category> Categories(InsightResult answer, DashboardTime time, Dictionary<string, DateOnly?> read)
    {
        DateOnly? Day(string code) => read.TryGetValue(code, out var day) ? day : read[code] = code == InsightAsked.Unanswered ? null : InsightDate.Parse(code)?.First;
        var keys = answer.Axes[0].Keys.ToDictionary(key => key.Place, key => key.Code);
        // In the order of days, as the answer is.
        var cells = answer.Cells.ToLookup(cell => cell.Second, cell => (Day: Day(keys[cell.First]), cell.Count));
        return [.. answer.Axes[1].Keys.Select(key => new Category(
            key.Code, key.Title, cells[key.Place].Sum(cell => cell.Count), time.Count == 0 ? null : time.Series(cells[key.Place].Where(cell => cell.Day is not null).Select(cell => (cell.Day!.Value, cell.Count)))))];
    }

    /// <summary>Counts those without an answer by whether their type is asked at all; where that cannot be known, they are left out.</summary>
    private void NotAnswered(List<Category> categories, string dimension, InsightResult? byType)
    {
        categories.RemoveAll(category => category.Code == InsightAsked.Unanswered);
        if (byType is null) return;
        var asked = words.AskedOf(dimension);
        var column = byType.Axes[1].Keys.Index().FirstOrDefault(key => key.Item.Code == InsightAsked.Unanswered, (Index: -1, Item: null!)).Index;
        if (column < 0) return;
        var without = byType.Axes[0].Keys.Zip(byType.Rows, (key, row) => (key.Code, Count: row[column]?.Count ?? 0)).ToLookup(one => asked.Any(type => type.Slug() == one.Code), one => one.Count);
        categories.Add(new Category(InsightAsked.Unanswered, "Not recorded", without[true].Sum(), null));
        categories.Add(new Category(DashboardDimensions.NotAsked, $"Not asked: {string.Join(", ", EventTypes.All.Except(asked).Select(type => type.Plural().ToLowerInvariant()))}", without[false].Sum(), null));
    }

    private static List<TypeChart> Charts(List<Category> types, InsightView view, DashboardTime time, string of, IReadOnlyList<ChartChange> changes, DashboardLinks links)
    {
        var asked = view.Asked.Question.Filters.Where(filter => filter is { Dimension: InsightSchema.Type, Match: InsightMatch.AnyOf }).SelectMany(filter => filter.Values).ToList();
        var subtitle = time.Count == 0 ? of : $"{of}, {DashboardTime.Text(time.FirstDay, time.LastDay)}";
        List<TypeChart> charts = [];
        foreach (var type in EventTypes.All)
        {
            var (name, found) = (type.Slug(), types.Find(one => one.Code == type.Slug()));
            // Harm and good care always stand side by side; the others where there are any.
            if (asked.Count > 0 ? !asked.Contains(name, StringComparer.Ordinal) : found is null && type is not (EventType.Incident or EventType.GoodCare)) continue;
            var title = type.Plural();
            var chart = found?.Series is { } series ? SeriesChart.Of(series, title, subtitle, changes) : null;
            charts.Add(new TypeChart(name, title, chart is null ? null : new ChartFigure(chart, $"over-time-{name}", InsightLinks.Chart + view.Query(("of", name)))
            {
                IsInSection = true,
                Opens = point => links.Open(InsightSchema.Type, name, chart.Series.Labels![point], LastOf(chart.Series.Labels[point], chart.Specification.PointAxis)),
            }));
        }

        return charts;
    }

    /// <summary>A week is told by its Monday; everything else is its own end.</summary>
    private static string LastOf(string first, string? unit) => unit == nameof(InsightUnit.Week) ? InsightTime.Text(InsightDate.Parse(first)!.First.DayNumber + 6, InsightUnit.Day) : first;

    private static OverTime Quarters(InsightResult answer) => new(
        answer.Axes.Count == 2 ? [.. answer.Axes[1].Keys.Select(key => key.Title)] : ["Records"],
        [.. answer.Axes[0].Keys.Zip(answer.Rows).Where(one => one.First.Code != InsightAsked.Unanswered).Select(one => (Quarter(one.First.Code), (IReadOnlyList<long>)[.. one.Second.Select(cell => cell?.Count ?? 0)])).Reverse()]);

    private static string Quarter(string code) => InsightDate.Parse(code) is { } quarter ? $"{quarter.First:MMMM} to {quarter.Last:MMMM yyyy}" : code;

    private StandingOutView Outstanding(List<(string Name, List<Category> Categories)> counted, long total, DashboardTime time, DashboardLinks links)
    {
        if (time.Count == 0) return new StandingOutView(new StandingOut(0, 0, []), []);
        var all = StandingOut.Of(counted.SelectMany(one => one.Categories.Where(category => category.Series is not null && IsTelling(one.Name, category, total)).Select(category => new CategorySeries(one.Name, category.Code, category.Title, category.Series!))));
        return new StandingOutView(all, [.. all.Found.Select(found => (found, words.Title(found.Of.Dimension), links.Narrow(found.Of.Dimension, found.Of.Code)))]);
    }

    /// <summary>What nearly every record has follows the number of records, and what is none of the things asked for is nothing to look into.</summary>
    private static bool IsTelling(string dimension, Category category, long total) =>
        category.Code != InsightAsked.Unanswered && (dimension == InsightSchema.Type || (category.Count < total * NearlyAll && !DashboardDimensions.IsNone(dimension, category.Code)));

    private BarTable Table(string dimension, List<Category> categories, DashboardLinks links)
    {
        var isInOrder = DashboardDimensions.IsInOrder(dimension);
        var shown = categories.FindAll(category => category.Count > 0 && (category.Code != InsightAsked.Unanswered || DashboardDimensions.IsAskedAlways(dimension)));
        if (!shown.Exists(category => category.Code is not (InsightAsked.Unanswered or InsightAsked.Together or DashboardDimensions.NotAsked))) return new BarTable("", [], isInOrder);
        var largest = shown.Max(category => category.Count);
        var ordered = isInOrder ? shown : [.. shown.OrderBy(category => category.Code switch { InsightAsked.Unanswered => 1, DashboardDimensions.NotAsked => 2, _ => 0 }).ThenByDescending(category => category.Count).ThenBy(category => category.Title, StringComparer.Ordinal)];
        var asked = words.AskedOf(dimension);
        (string? Narrow, string? Open) Links(string code) => code == InsightAsked.Unanswered && asked.Count < EventTypes.All.Count ? links.Unanswered(dimension, asked) : (links.Narrow(dimension, code), links.Open(dimension, code));
        return new BarTable(words.Title(dimension), [.. ordered.Select(category => (category, Links(category.Code))).Select(one => new BarRow(one.category.Title, one.category.Count, (double)one.category.Count / largest, one.Item2.Narrow, one.Item2.Open))], isInOrder);
    }

    /// <param name="Series">Null where numbers are rounded, or no unit of time is whole.</param>
    private sealed record Category(string Code, string Title, long Count, CountedSeries? Series);
}
