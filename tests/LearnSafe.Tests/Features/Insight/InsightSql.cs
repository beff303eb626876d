using System.Data.Common;
using System.Globalization;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using Microsoft.Data.Sqlite;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>A question as one statement over the stored rows, answers read out of their JSON: what the snapshot's numbers are held against, and timed against.</summary>
internal sealed class InsightSql(DbConnection connection, LfpseContent lfpse)
{
    private readonly bool isSqlite = connection is SqliteConnection;
    private readonly HashSet<string> ofPatients = [.. lfpse.Taxonomies.Values.SelectMany(taxonomy => taxonomy.Sections).Where(section => section.Repeats).SelectMany(section => section.Elements).Select(element => element.Name)];

    /// <summary>SQLite knows no time zones.</summary>
    public static void Prepare(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
            sqlite.CreateFunction("uk_day", (string? utc) => utc is null ? null : DateOnly.FromDateTime(UkTime.FromUtc(DateTime.Parse(utc, CultureInfo.InvariantCulture))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isDeterministic: true);
    }

    /// <summary>Records that match, and by the keys of the groupings how many there are, or the days of each.</summary>
    public async Task<(long Total, Dictionary<(string First, string Second), List<double>> Cells)> AnswerAsync(InsightQuestion question)
    {
        var total = 0L;
        var cells = new Dictionary<(string, string), List<double>>();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = Statement(question);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (reader.GetInt32(0) == 0)
            {
                total = Convert.ToInt64(reader[3], CultureInfo.InvariantCulture);
                continue;
            }

            var key = (reader.GetString(1), reader.GetString(2));
            if (!cells.TryGetValue(key, out var values)) cells[key] = values = [];
            values.Add(Convert.ToDouble(reader[3], CultureInfo.InvariantCulture));
        }

        return (total, cells);
    }

    private string Statement(InsightQuestion question)
    {
        List<string> where = ["e.withdrawn_at is null", "r.answers is not null", .. question.Filters.Select(filter => Filter(filter)), .. question.Periods.Select(Period)];
        if (question.Organisations is { } scope) where.Add(scope.Count == 0 ? "1 = 0" : $"{Text("e.organisation_id")} in ({Listed(scope.Select(id => id.ToString()))})");
        var keys = question.Groupings.Select((grouping, index) => $"k{index + 1} as ({Key(grouping)})").ToList();
        if (keys.Count < 1) keys.Add("k1 as (select id, '' as key from m)");
        if (keys.Count < 2) keys.Add("k2 as (select id, '' as key from m)");
        var of = question.Span is { } span
            ? $"select 1, k1.key, k2.key, {Difference(span)} from m join k1 on k1.id = m.id join k2 on k2.id = m.id where {Known(span.From)} and {Known(span.To)}"
            : "select 1, k1.key, k2.key, count(*) from k1 join k2 on k2.id = k1.id group by k1.key, k2.key";
        return $"""
            with m as materialized (
                select e.*, r.answers{(isSqlite ? "" : "::jsonb")} as answers, v.reviewed_at, p.feedback_at from patient_safety_events e
                join event_revisions r on r.event_id = e.id and r.number = e.current_revision
                left join record_reviews v on v.event_id = e.id left join event_progress p on p.event_id = e.id
                where {string.Join(" and ", where)}),
            {string.Join(", ", keys)}
            select 0, '', '', count(*) from m union all {of}
            """;
    }

    /// <summary>A row for each record and value, and one with nothing for records without.</summary>
    private string Key(InsightGrouping grouping)
    {
        if (grouping.Dimension is { } dimension)
        {
            return Column(dimension) is { } column ? $"select id, coalesce({column.Replace("e.", "m.", StringComparison.Ordinal)}, '') as key from m"
                : $"select distinct m.id, {Value(dimension)} as key from m, {Source(dimension, "m.answers")} union all select m.id, '' from m where not exists (select 1 from {Source(dimension, "m.answers")})";
        }

        var day = Day(grouping.Day, "m");
        var unit = grouping.Unit switch
        {
            InsightUnit.Week => isSqlite ? $"date({day}, '-6 days', 'weekday 1')" : $"to_char(date_trunc('week', ({day})::date), 'YYYY-MM-DD')",
            InsightUnit.Day => day,
            InsightUnit.Month => $"substr({day}, 1, 7)",
            InsightUnit.Quarter => $"substr({day}, 1, 4) || '-Q' || ((cast(substr({day}, 6, 2) as integer) + 2) / 3)",
            _ => $"substr({day}, 1, 4)",
        };
        var least = grouping.Unit switch { InsightUnit.Week or InsightUnit.Day => 10, InsightUnit.Year => 4, _ => 7 };
        return grouping.Day == InsightDay.Occurred ? $"select id, case when occurred_precision >= {least} then {unit} else '' end as key from m" : $"select id, coalesce({unit}, '') as key from m";
    }

    private string Filter(InsightFilter filter)
    {
        var values = filter.Values.Where(value => value.Length > 0).ToList();
        var isUnanswered = values.Count < filter.Values.Count;
        string Any(IEnumerable<string> wanted) => Column(filter.Dimension) is { } column ? $"coalesce({column}, '') in ({Listed(wanted)})"
            : $"exists (select 1 from {Source(filter.Dimension, Json("r.answers"))} where {Value(filter.Dimension)} in ({Listed(wanted)}))";
        var nothing = Column(filter.Dimension) is { } plain ? $"{plain} is null" : $"not exists (select 1 from {Source(filter.Dimension, Json("r.answers"))})";
        string[] any = [.. values.Count > 0 ? [Any(values)] : Array.Empty<string>(), .. isUnanswered ? [nothing] : Array.Empty<string>()];
        string[] all = [.. values.Select(value => Any([value])), .. isUnanswered ? [nothing] : Array.Empty<string>()];
        return filter.Match switch { InsightMatch.AnyOf => $"({string.Join(" or ", any)})", InsightMatch.AllOf => $"({string.Join(" and ", all)})", _ => $"not ({string.Join(" or ", any)})" };
    }

    private string Period(InsightPeriod period)
    {
        var day = Day(period.Day, period.Day switch { InsightDay.Reviewed => "v", InsightDay.Feedback => "p", _ => "e" });
        List<string> parts = [$"{day} is not null"];
        if (period.From is { } from) parts.Add($"{day} >= '{from:yyyy-MM-dd}'");
        if (period.To is { } to) parts.Add($"{day} <= '{to:yyyy-MM-dd}'");
        return string.Join(" and ", parts);
    }

    private string Difference(InsightSpan span) => isSqlite ? $"julianday({Day(span.To, "m")}) - julianday({Day(span.From, "m")})" : $"(({Day(span.To, "m")})::date - ({Day(span.From, "m")})::date)::float8";

    private string Known(InsightDay day) => day == InsightDay.Occurred ? "m.occurred_precision >= 10" : $"{Day(day, "m")} is not null";

    private string Day(InsightDay day, string table) => day switch
    {
        InsightDay.Occurred => isSqlite ? $"{table}.occurred_on" : $"to_char({table}.occurred_on, 'YYYY-MM-DD')",
        InsightDay.Recorded => UkDay($"{table}.recorded_at"),
        InsightDay.Reviewed => UkDay($"{table}.reviewed_at"),
        _ => UkDay($"{table}.feedback_at"),
    };

    private string UkDay(string column) => isSqlite ? $"uk_day({column})" : $"to_char({column} at time zone 'Europe/London', 'YYYY-MM-DD')";

    /// <summary>As text; null where it is no column.</summary>
    private string? Column(string dimension) => dimension switch
    {
        InsightSchema.Organisation => Text("e.organisation_id"),
        InsightSchema.Type => "case e.type when 0 then 'incident' when 1 then 'good-care' when 2 then 'risk' else 'outcome' end",
        InsightSchema.Version => "cast(e.taxonomy_version as text)",
        InsightSchema.Harm => "cast(e.harm as text)",
        InsightSchema.PhysicalHarm => "cast(e.physical_harm as text)",
        InsightSchema.PsychologicalHarm => "cast(e.psychological_harm as text)",
        InsightSchema.Patients => "cast(e.patient_count as text)",
        InsightSchema.DateKnown => "case when e.occurred_precision >= 10 then 'day' when e.occurred_precision >= 7 then 'month' when e.occurred_precision >= 4 then 'year' end",
        _ => null,
    };

    /// <summary>The answers to a question, a row each.</summary>
    private string Source(string dimension, string answers)
    {
        var element = dimension == InsightSchema.AgeBand ? PatientAge.Question : dimension;
        if (!ofPatients.Contains(element)) return isSqlite ? $"json_each({answers}, '$.answers.{element}') j" : $"jsonb_array_elements_text({answers} #> '{{answers,{element}}}') as j(value)";
        return isSqlite ? $"json_each({answers}, '$.patients') q, json_each(q.value, '$.{element}') j"
            : $"jsonb_array_elements({answers} -> 'patients') as q(value), jsonb_array_elements_text(q.value -> '{element}') as j(value)";
    }

    /// <summary>The value of such a row: ages as the number of their band.</summary>
    private static string Value(string dimension) => dimension != InsightSchema.AgeBand ? "j.value"
        : """
          cast(case when cast(j.value as integer) < 372 then 0 when cast(j.value as integer) / 372 < 5 then 1 when cast(j.value as integer) / 372 < 10 then 2 when cast(j.value as integer) / 372 < 18 then 3
              when cast(j.value as integer) / 372 < 30 then 4 when cast(j.value as integer) / 372 < 90 then cast(j.value as integer) / 372 / 10 + 2 else 11 end as text)
          """;

    private string Json(string column) => isSqlite ? column : $"{column}::jsonb";

    private string Text(string id) => isSqlite ? $"lower({id})" : $"{id}::text";

    private static string Listed(IEnumerable<string> values) => string.Join(", ", values.Select(value => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"));
}
