namespace LearnSafe.Domain.Improvement.Files;

/// <summary>The data of a chart as files give them: lists by name, or one row a point.</summary>
internal static class ChartInput
{
    private static readonly string[] Names =
    [
        "values", "numerators", "denominators", "labels", "multiplier", "subgroups", "means", "standard_deviations", "sizes", "rows", "baseline", "statistic", "observed", "expected",
    ];

    private static readonly string[] RowNames = ["label", "value", "count", "numerator", "denominator", "observed", "expected"];

    internal static ChartSeries Read(JsonPlace input)
    {
        if (input.IsMissing) throw new ChartException("The file has no input.");
        input.Only(Names);
        if (input["rows"].Items() is { } rows) return OfRows(rows);
        var numerators = input.First("numerators", "observed").Numbers();
        var subgroups = Subgroups(input);
        return new()
        {
            Labels = input["labels"].Texts(),
            Values = input["values"].Numbers(),
            Numerators = numerators,
            Denominators = Denominators(input.First("denominators", "expected"), numerators?.Length ?? input["values"].Items()?.Count),
            Subgroups = subgroups,
        };
    }

    /// <summary>One number stands for the same denominator at every point.</summary>
    private static double?[]? Denominators(JsonPlace place, int? count)
    {
        if (!place.IsNumber) return place.Numbers();
        var denominators = new double?[count ?? 1];
        Array.Fill(denominators, place.Number());
        return denominators;
    }

    private static ChartSeries OfRows(IReadOnlyList<JsonPlace> rows)
    {
        if (rows.Count == 0) throw new ChartException("There are no points to draw: input.rows is empty.");
        foreach (var row in rows)
        {
            if (!row.IsObject) throw new ChartException($"{row.Path} must be an object.");
            row.Only(RowNames);
        }

        double?[]? Column(params string[] names) => rows.Any(row => !row.First(names).IsMissing) ? [.. rows.Select(row => row.First(names).Number())] : null;
        return new()
        {
            Labels = rows.Any(row => !row["label"].IsMissing) ? [.. rows.Select(row => row["label"].Text() ?? "")] : null,
            Values = Column("value", "count"),
            Numerators = Column("numerator", "observed"),
            Denominators = Column("denominator", "expected"),
        };
    }

    private static Subgroup[]? Subgroups(JsonPlace input)
    {
        if (input["subgroups"].Items() is { } lists)
        {
            return [.. lists.Select((list, index) =>
            {
                var measured = list.Numbers()!.OfType<double>().ToArray();
                return measured.Length >= 2 ? Subgroup.Of(measured) : throw new ChartException($"Subgroup {index + 1} has {measured.Length} {(measured.Length == 1 ? "measurement" : "measurements")}; two are the least.");
            })];
        }

        if (input["means"].Numbers() is not { } means) return null;
        var deviations = input["standard_deviations"].Numbers();
        var sizes = input["sizes"].Numbers();
        if (deviations?.Length != means.Length || sizes?.Length != means.Length) throw new ChartException("Subgroups that are given by their means need as many standard_deviations and sizes.");
        return [.. means.Select((mean, index) => mean is { } known && deviations[index] is >= 0 and { } deviation && sizes[index] is >= 2 and <= 10_000 and { } size
            ? new Subgroup((int)size, known, deviation, double.NaN)
            : throw new ChartException($"Subgroup {index + 1} needs a mean, a standard deviation of 0 or more and a size of 2 or more."))];
    }
}
