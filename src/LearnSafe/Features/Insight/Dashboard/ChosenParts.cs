using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>One thing that a view is narrowed to.</summary>
/// <param name="Text">In words: "What was involved: Medications or Devices".</param>
/// <param name="Rest">The address's query without it.</param>
public sealed record ChosenPart(string Text, string Rest);

/// <summary>Says in words what a view is narrowed to.</summary>
public sealed class ChosenParts(InsightWords words, InsightPlaces places)
{
    public async Task<IReadOnlyList<ChosenPart>> OfAsync(InsightView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var question = view.Asked.Question;
        var names = question.Filters.Any(filter => filter.Dimension == InsightSchema.Organisation) ? (await places.GetAsync()).Values.DistinctBy(place => place.Code).ToDictionary(place => place.Code, place => place.Name, StringComparer.Ordinal) : [];
        return
        [
            .. view.Asked.Words is { } typed ? [new ChosenPart($"Words: {typed}", view.Without("words"))] : Array.Empty<ChosenPart>(),
            .. question.Filters.Select(filter => new ChosenPart(Text(filter, names), view.Without($"{InsightView.NameOf(filter.Match)}.{filter.Dimension}"))),
            .. question.Periods.Where(period => period != view.Usual).Select(period => new ChosenPart(Text(period), view.Without($"{period.Day}.from".ToLowerInvariant(), $"{period.Day}.to".ToLowerInvariant()))),
            .. question.Lacking.Count == 0 ? [] : new[] { new ChosenPart(string.Join(" and ", question.Lacking.Select(Text)), view.Without("without")) },
        ];
    }

    /// <summary>"Recorded from November 2024 to October 2026".</summary>
    public static string Text(InsightPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var day = period.Day switch { InsightDay.Occurred => "Happened", InsightDay.Recorded => "Recorded", InsightDay.Reviewed => "Reviewed", _ => "Reporter told" };
        return $"{day} {DashboardTime.Text(period.From, period.To)}";
    }

    private string Text(InsightFilter filter, Dictionary<string, string> names)
    {
        var values = filter.Values.Select(code => filter.Dimension == InsightSchema.Organisation ? names.GetValueOrDefault(code, code) : words.Title(filter.Dimension, code) ?? code);
        return $"{words.Title(filter.Dimension)}: {(filter.Match == InsightMatch.NoneOf ? "not " : "")}{string.Join(filter.Match == InsightMatch.AllOf ? " and " : " or ", values)}";
    }

    private static string Text(InsightDay day) => day switch
    {
        InsightDay.Occurred => "Not known when it happened",
        InsightDay.Recorded => "Not recorded",
        InsightDay.Reviewed => "Review not finished",
        _ => "Reporter told nothing yet",
    };
}
