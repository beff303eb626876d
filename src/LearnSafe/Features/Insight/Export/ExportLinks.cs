namespace LearnSafe.Features.Insight.Export;

/// <summary>Where records are taken along as a file. The question stands behind, as on the page of the records behind a number.</summary>
public static class ExportLinks
{
    public const string Csv = "/api/v1/records.csv";
    public const string Ndjson = "/api/v1/records.ndjson";

    /// <summary>Whether codes are written in words.</summary>
    public const string Titles = "titles";
}
