namespace LearnSafe.Features.SafetyActions;

/// <summary>Where areas, actions and measures are.</summary>
public static class ActionLinks
{
    public const string List = "/actions";
    public const string AsCsv = "/actions/list.csv";
    public const string Mine = "/actions/mine";
    public const string Plan = "/actions/plan";
    public const string Compare = "/actions/compare";
    public const string New = "/actions/new";
    public const string Areas = "/actions/areas";
    public const string NewArea = "/actions/areas/new";
    public const string Measures = "/actions/measures";
    public const string NewMeasure = "/actions/measures/new";

    public static string Action(Guid id) => $"/actions/{id}";

    public static string Change(Guid id) => $"/actions/{id}/change";

    /// <summary>Where it is rated before it is chosen.</summary>
    public static string Assess(Guid id) => $"/actions/{id}/assess";

    public static string Close(Guid id) => $"/actions/{id}/close";

    public static string Print(Guid id) => $"/actions/{id}/print";

    public static string Area(Guid id) => $"/actions/areas/{id}";

    public static string ChangeArea(Guid id) => $"/actions/areas/{id}/change";

    /// <summary>A new area that follows from a record.</summary>
    public static string NewAreaFrom(Guid record) => $"{NewArea}?record={record}";

    /// <summary>A new area that was found in a learning response.</summary>
    public static string NewAreaOf(Guid response) => $"{NewArea}?response={response}";

    public static string NewFor(Guid area) => $"{New}?area={area}";

    public static string CompareFor(Guid area) => $"{Compare}?area={area}";

    public static string Measure(Guid id) => $"/actions/measures/{id}";

    /// <summary>The numbers of its chart as a file.</summary>
    public static string MeasureAsCsv(Guid id) => $"/actions/measures/{id}/chart.csv";

    public static string ChangeMeasure(Guid id) => $"/actions/measures/{id}/change";

    public static string NewMeasureFor(Guid action) => $"{NewMeasure}?of={action}";

    public static string Point(Guid measure, Guid point) => $"/actions/measures/{measure}/points/{point}";
}
