using System.Globalization;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Search;

namespace LearnSafe.Domain.Insight;

/// <summary>
/// A question as it stands in an address, one name and one value a part: <c>any.</c>, <c>all.</c> and <c>none.</c> with a dimension, a day with <c>.from</c> or
/// <c>.to</c>, <c>without</c>, <c>words</c>, <c>by</c>, <c>days</c>, <c>percentile</c>, <c>chart</c>. Parts without a value say nothing, so that a form can send them all.
/// </summary>
/// <param name="Question">Organisations are told by what the address calls them, and the scope is not decided yet.</param>
public sealed record InsightAsked(InsightQuestion Question, ChartSpecification? Chart)
{
    /// <summary>What is searched for in the text of the records, as it was typed; null where nothing is.</summary>
    public string? Words { get; init; }

    /// <summary>Sorts organisations; there is no such column.</summary>
    public const string Setting = "setting";

    /// <summary>What an answer calls settings that are not told apart; no question can ask for it.</summary>
    public const string Together = "together";

    /// <summary>How an address writes <see cref="InsightQuestion.NotAnswered"/>.</summary>
    public const string Unanswered = "-";

    private const int MostParts = 500;
    private const int LongestPart = 4000;
    private const string Between = "recorded-reviewed";

    private static readonly Dictionary<string, InsightDay> Days = Enum.GetValues<InsightDay>().ToDictionary(day => day.ToString().ToLowerInvariant(), StringComparer.Ordinal);
    private static readonly Dictionary<string, InsightUnit> Units = Enum.GetValues<InsightUnit>().ToDictionary(unit => unit.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Reads a question.</summary>
    /// <exception cref="InsightException">What of it cannot be understood.</exception>
    public static InsightAsked Read(IEnumerable<KeyValuePair<string, string>> parts, InsightSchema schema)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(schema);
        var filters = new List<(string Dimension, InsightMatch Match, string Value)>();
        var (from, to) = (new Dictionary<InsightDay, DateOnly>(), new Dictionary<InsightDay, DateOnly>());
        var groupings = new List<InsightGrouping>();
        var lacking = new HashSet<InsightDay>();
        string? days = null, percentile = null, chart = null, words = null;
        var count = 0;
        foreach (var (name, value) in parts)
        {
            if (++count > MostParts) throw new InsightException($"A question has {MostParts} parts at most.", "Too many things are chosen at once. Remove some of them");
            if (value.Length > LongestPart || name.Length > LongestPart) throw new InsightException($"A part of a question has {LongestPart} characters at most.", "One of the things that are chosen is too long. Remove it and choose again", name);
            if (value.Length == 0) continue;
            switch (name.Split('.', 2))
            {
                case ["any", var dimension]: filters.Add((Known(dimension, schema), InsightMatch.AnyOf, value)); break;
                case ["all", var dimension]: filters.Add((Known(dimension, schema), InsightMatch.AllOf, value)); break;
                case ["none", var dimension]: filters.Add((Known(dimension, schema), InsightMatch.NoneOf, value)); break;
                case [var day, "from"] when Days.TryGetValue(day, out var known): Once(from, known, name, Date(name, value).First); break;
                case [var day, "to"] when Days.TryGetValue(day, out var known): Once(to, known, name, Date(name, value).Last); break;
                case ["without"]: lacking.Add(Days.TryGetValue(value, out var without) ? without : throw new InsightException($"without is one of {string.Join(", ", Days.Keys)}; not \"{Short(value)}\".", NotKnown(value), name)); break;
                case ["by"]: groupings.Add(Grouping(value, schema)); break;
                case ["days"]: days = Once(days, name, value); break;
                case ["percentile"]: percentile = Once(percentile, name, value); break;
                case ["words"]: words = Once(words, name, value); break;
                case ["chart"]: chart = Once(chart, name, value); break;
                default:
                    throw new InsightException(
                        $"A question has no part \"{Short(name)}\". There are any.…, all.… and none.… with a dimension, {string.Join(", ", Days.Keys.Select(day => $"{day}.from"))} and .to, without, words, by, days, percentile and chart.",
                        NotKnown(name), name);
            }
        }

        if (groupings.Count > 2) throw new InsightException("A question is grouped by two things at most.", "Records are counted by two things at once at most. Remove one of them", "by");
        var periods = Days.Values.Where(day => from.ContainsKey(day) || to.ContainsKey(day)).Select(day => new InsightPeriod(day, from.TryGetValue(day, out var first) ? first : null, to.TryGetValue(day, out var last) ? last : null)).ToList();
        if (periods.Find(period => period.From > period.To) is { } backwards) throw new InsightException($"{backwards.Day} ends before it begins.", "The time ends before it begins. Choose an end that is not before the beginning", $"{backwards.Day}.to".ToLowerInvariant());
        return new InsightAsked(
            new InsightQuestion
            {
                Filters = [.. filters.GroupBy(one => (one.Dimension, one.Match)).Select(same => new InsightFilter(same.Key.Dimension, same.Key.Match, [.. same.Select(one => one.Value == Unanswered ? InsightQuestion.NotAnswered : one.Value).Distinct(StringComparer.Ordinal)]))],
                Periods = periods,
                Lacking = [.. lacking.Order()],
                Groupings = groupings,
                Span = days is null ? percentile is null ? null : throw new InsightException("A percentile is of days: say days as well.", NotKnown("percentile"), "percentile") : Span(days, percentile),
            },
            chart is null ? null : Specification(chart))
        { Words = SearchQuery.Typed(words) };
    }

    /// <summary>What can be understood of a question, each part by itself, for a form that comes back with what is wrong in it.</summary>
    /// <returns>Beside it the parts that cannot be understood.</returns>
    public static (InsightAsked Asked, IReadOnlyList<KeyValuePair<string, string>> Not) Understood(IEnumerable<KeyValuePair<string, string>> parts, InsightSchema schema)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var (each, not) = (new List<InsightAsked>(), new List<KeyValuePair<string, string>>());
        foreach (var part in parts.Take(MostParts))
        {
            try
            {
                each.Add(Read([part], schema));
            }
            catch (InsightException)
            {
                not.Add(part);
            }
        }

        return (new InsightAsked(
            new InsightQuestion
            {
                Filters = [.. each.SelectMany(one => one.Question.Filters).GroupBy(filter => (filter.Dimension, filter.Match)).Select(same => new InsightFilter(same.Key.Dimension, same.Key.Match, [.. same.SelectMany(filter => filter.Values).Distinct(StringComparer.Ordinal)]))],
                Periods = [.. each.SelectMany(one => one.Question.Periods).GroupBy(period => period.Day).Select(same => new InsightPeriod(same.Key, same.Select(period => period.From).FirstOrDefault(day => day is not null), same.Select(period => period.To).FirstOrDefault(day => day is not null)))],
                Lacking = [.. each.SelectMany(one => one.Question.Lacking).Distinct().Order()],
            },
            null)
        { Words = each.Select(one => one.Words).FirstOrDefault(words => words is not null) }, not);
    }

    /// <summary>As <c>by</c> writes it.</summary>
    public static string Text(InsightGrouping grouping)
    {
        ArgumentNullException.ThrowIfNull(grouping);
        return grouping.Dimension ?? $"{grouping.Day}.{grouping.Unit}".ToLowerInvariant();
    }

    private static string Known(string dimension, InsightSchema schema) => dimension == Setting || schema.PlaceOf(dimension) >= 0 ? dimension
        : throw new InsightException($"There is no dimension \"{Short(dimension)}\". /api/v1/insight/dimensions lists those there are.", NotKnown(dimension));

    private static InsightGrouping Grouping(string value, InsightSchema schema) => value.Split('.') switch
    {
        [var day, var unit] when Days.TryGetValue(day, out var known) && Units.TryGetValue(unit, out var cut) => new InsightGrouping(null, known, cut),
        [var dimension] => new InsightGrouping(Known(dimension, schema)),
        _ => throw new InsightException($"by is a dimension, or a day and a unit of time such as recorded.month; not \"{Short(value)}\".", NotKnown(value), "by"),
    };

    private static InsightSpan Span(string days, string? percentile)
    {
        if (days.Split('-') is not [var first, var last] || !Days.TryGetValue(first, out var from) || !Days.TryGetValue(last, out var to) || from == to)
            throw new InsightException($"days is two different days, such as {Between}; not \"{Short(days)}\".", NotKnown(days), "days");
        if (percentile is null) return new InsightSpan(from, to);
        return double.TryParse(percentile, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100 ? new InsightSpan(from, to, number)
            : throw new InsightException($"percentile is a number above 0 and below 100; not \"{Short(percentile)}\".", NotKnown(percentile), "percentile");
    }

    private static ChartSpecification Specification(string chart)
    {
        try
        {
            return chart.StartsWith('{') ? ChartSpecificationJson.Read(chart)
                : new ChartSpecification { Chart = ChartKinds.Find(chart) ?? throw new InsightException($"There is no chart \"{Short(chart)}\"; there are {ChartKinds.All}.", NotKnown(chart), "chart") };
        }
        catch (ChartException fault)
        {
            throw new InsightException($"chart cannot be used: {fault.Message}", NotKnown("chart"), "chart", fault);
        }
    }

    private static InsightDate Date(string name, string value) => InsightDate.Parse(value) ?? throw new InsightException(
        $"{name} must be a date of the years 1900 to 2199, such as 2026, 2026-Q2, 2026-04 or 2026-04-19; not \"{Short(value)}\".", $"“{Short(value)}” is not a time that records can be chosen by. Choose a month", name);

    private static string Once(string? before, string name, string value) => before is null ? value : throw Twice(name);

    private static void Once(Dictionary<InsightDay, DateOnly> dates, InsightDay day, string name, DateOnly value)
    {
        if (!dates.TryAdd(day, value)) throw Twice(name);
    }

    private static InsightException Twice(string name) => new($"{name} stands twice in the question.", name == "words" ? "Words are searched for twice. Remove one of the two" : "A time is chosen twice. Remove one of the two", name);

    /// <summary>An address that was changed by hand, or that an older page made.</summary>
    private static string NotKnown(string typed) => $"“{Short(typed)}” is nothing that records can be chosen by. Remove it, or choose again";

    /// <summary>What somebody typed is quoted, and not at length.</summary>
    public static string Short(string typed) => typed.Length <= 60 ? typed : typed[..60] + "…";
}
