using System.Globalization;
using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>What a page of patterns is narrowed to, as it stands in its address: the parts of docs/insight.md that say which records are meant. How they are cut is the page's own.</summary>
/// <param name="Parts">Names and values as an address writes them, without what is empty and without what pages add.</param>
public sealed record InsightView(IReadOnlyList<(string Name, string Value)> Parts, InsightAsked Asked)
{
    /// <summary>How far back a page looks where nobody says.</summary>
    public const int UsualMonths = 24;

    private static readonly string[] Cuts = ["by", "days", "percentile", "chart"];
    private static readonly string[] OfForm = ["add", "match", "value", "period", "from", "to", "usual", "number", "of"];

    /// <summary>The period that was put in because none was asked for; null where one was.</summary>
    public InsightPeriod? Usual { get; private init; }

    /// <summary>The day that the page follows over time.</summary>
    public InsightDay Axis => Asked.Question.Periods.Any(period => period.Day == InsightDay.Occurred) && Asked.Question.Periods.All(period => period.Day != InsightDay.Recorded) ? InsightDay.Occurred : InsightDay.Recorded;

    /// <summary>The period of that day.</summary>
    public InsightPeriod? Period => Asked.Question.Periods.FirstOrDefault(period => period.Day == Axis);

    /// <summary>Reads an address.</summary>
    /// <exception cref="InsightException">What of it cannot be understood.</exception>
    public static InsightView Read(IQueryCollection query, InsightSchema schema)
    {
        var parts = PartsOf(query);
        return new InsightView(parts, InsightAsked.Read(parts.Select(part => KeyValuePair.Create(part.Name, part.Value)), schema));
    }

    /// <summary>What says which records are meant, whether it can be understood or not.</summary>
    public static IReadOnlyList<(string Name, string Value)> PartsOf(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. query.Where(part => !Cuts.Contains(part.Key, StringComparer.Ordinal) && !OfForm.Contains(part.Key, StringComparer.Ordinal)).SelectMany(part => part.Value.Select(value => (part.Key, Value: value?.Trim() ?? ""))).Where(part => part.Value.Length > 0)];
    }

    /// <summary>
    /// A form sends more than an address should hold: fields that were left empty, a period in parts, the values of a dimension beside how they are matched. The address that says the same; null where
    /// nothing of the kind was sent.
    /// </summary>
    /// <param name="page">The page that the form is on.</param>
    public static string? Rewritten(IQueryCollection query, string page)
    {
        ArgumentNullException.ThrowIfNull(query);
        var values = query["value"].OfType<string>().Where(value => value.Length > 0).ToList();
        var isAdded = query["add"].ToString() is { Length: > 0 } && (values.Count > 0 || query.ContainsKey("match"));
        if (!isAdded && !query.ContainsKey("period") && !query.Any(part => part.Key != "add" && !OfForm.Contains(part.Key, StringComparer.Ordinal) && part.Value.Any(string.IsNullOrWhiteSpace))) return null;
        var parts = PartsOf(query).ToList();
        if (isAdded)
        {
            var match = query["match"].ToString() is "all" or "none" ? query["match"].ToString() : "any";
            parts.AddRange(values.Select(value => ($"{match}.{query["add"]}", value)).Where(part => !parts.Contains(part)));
        }

        if (query["period"].ToString() is "recorded" or "occurred")
        {
            var day = query["period"].ToString();
            parts.RemoveAll(part => part.Name is "recorded.from" or "recorded.to" or "occurred.from" or "occurred.to");
            var (from, to) = (query["from"].ToString(), query["to"].ToString());
            // Left as it was, the usual time goes on moving with the calendar.
            var isUsual = day == "recorded" && query["usual"] == $"{from} {to}";
            if (from.Length > 0 && !isUsual) parts.Add(($"{day}.from", from));
            if (to.Length > 0 && !isUsual) parts.Add(($"{day}.to", to));
        }

        return page + Text(parts);
    }

    /// <summary>With the last 24 whole months, or the last eight quarters that are over, where no period is asked for.</summary>
    /// <param name="inQuarters">Whether the person is told quarters alone.</param>
    public InsightView WithUsualPeriod(bool inQuarters, DateOnly today)
    {
        if (Asked.Question.Periods.Any(period => period.Day is InsightDay.Recorded or InsightDay.Occurred)) return this;
        var unit = inQuarters ? InsightUnit.Quarter : InsightUnit.Month;
        var now = InsightTime.Of(today, unit);
        var usual = new InsightPeriod(InsightDay.Recorded, InsightTime.FirstDay(now - (inQuarters ? UsualMonths / 3 : UsualMonths), unit), InsightTime.FirstDay(now, unit).AddDays(-1));
        return this with { Asked = Asked with { Question = Asked.Question with { Periods = [.. Asked.Question.Periods, usual] } }, Usual = usual };
    }

    /// <summary>The address's query, with other parts besides.</summary>
    public string Query(params ReadOnlySpan<(string Name, string Value)> more) => Text([.. Parts, .. more]);

    /// <summary>The query with the period written out, for files and for whatever keeps it: a period that was not asked for moves on with time.</summary>
    public string WholeQuery() => Usual is not { } usual ? Query() : Query(("recorded.from", Day(usual.From!.Value)), ("recorded.to", Day(usual.To!.Value)));

    /// <summary>The query without a filter, or without a part that stands by itself.</summary>
    public string Without(params IReadOnlyCollection<string> names) => Text([.. Parts.Where(part => !names.Contains(part.Name, StringComparer.Ordinal))]);

    /// <summary>How an address begins a filter.</summary>
    public static string NameOf(InsightMatch match) => match switch { InsightMatch.AnyOf => "any", InsightMatch.AllOf => "all", _ => "none" };

    /// <summary>As an address writes it; empty where there is nothing to write.</summary>
    public static string Text(IReadOnlyList<(string Name, string Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts.Select(part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value)}"));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
