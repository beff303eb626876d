using System.Globalization;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.SafetyActions;

namespace LearnSafe.Features.SafetyActions;

/// <summary>How areas and actions are put into words.</summary>
public static class ActionWording
{
    public static IReadOnlyList<(SeipsElement Element, string Title)> Elements { get; } =
    [
        (SeipsElement.Person, "Person"), (SeipsElement.Tasks, "Tasks"), (SeipsElement.ToolsAndTechnology, "Tools and technology"), (SeipsElement.InternalEnvironment, "Internal environment"),
        (SeipsElement.Organisation, "Organisation"), (SeipsElement.ExternalEnvironment, "External environment"), (SeipsElement.Process, "Process"), (SeipsElement.Outcome, "Outcome"),
    ];

    /// <summary>"Tasks, Organisation"; "Not said".</summary>
    public static string ElementsOf(AreaForImprovement area)
    {
        ArgumentNullException.ThrowIfNull(area);
        var chosen = area.Elements.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return chosen.Length == 0 ? "Not said" : string.Join(", ", Elements.Where(one => chosen.Contains(one.Element.ToString())).Select(one => one.Title));
    }

    /// <summary>As on a tag: what is closed is closed, whatever it was before.</summary>
    public static string Status(SafetyAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.ClosedAt is null ? action.Status.Title() : "Closed";
    }

    public static string Colour(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.IsOverdue) return "red";
        if (row.Action.ClosedAt is not null) return "green";
        return row.Action.Status switch { ActionStatus.Proposed => "grey", ActionStatus.Agreed => "blue", ActionStatus.Testing => "yellow", ActionStatus.Stopped => "white", _ => "aqua-green" };
    }

    public static string Day(DateOnly? day) => day is { } known ? UkTime.Text(known) : "Not set";

    /// <summary>"Due 6 August 2018"; "3 days overdue, due 6 August 2018".</summary>
    public static string Due(ActionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Action.DueBy is not { } due) return "No day set";
        var days = row.Today.DayNumber - due.DayNumber;
        return row.IsOverdue ? string.Create(CultureInfo.InvariantCulture, $"{days:N0} {(days == 1 ? "day" : "days")} overdue, due {UkTime.Text(due)}") : UkTime.Text(due);
    }

    /// <summary>How many of the open actions change the system; null where nobody judged any.</summary>
    public static string? Share(IEnumerable<ActionRow> rows)
    {
        var judged = rows.Where(row => row.IsOpen && row.Tier is not null).ToList();
        if (judged.Count == 0) return null;
        var stronger = judged.Count(row => row.Tier!.Stronger);
        return string.Create(CultureInfo.InvariantCulture, $"{stronger} of {judged.Count} open {(judged.Count == 1 ? "action" : "actions")} whose strength was judged {(stronger == 1 ? "changes" : "change")} the system (design, automation or a simpler way); the others ask people to remember.");
    }

    public static string Number(double value) => Math.Round(value, 4).ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>"3 actions, 1 overdue".</summary>
    public static string ActionsOf(AreaRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var overdue = row.Actions.Count(action => action.IsOverdue);
        return Count(row.Actions.Count, "action") + (overdue > 0 ? $", {overdue} overdue" : "");
    }

    /// <summary>"42 of 50", "12".</summary>
    public static string Of(Measurement point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Value is { } value ? Number(value) : $"{Number(point.Numerator ?? 0)} of {Number(point.Denominator ?? 0)}";
    }

    /// <summary>"1 action", "12 actions", "No actions".</summary>
    public static string Count(int count, string noun) => count switch { 0 => $"No {noun}s", 1 => $"1 {noun}", _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}s") };
}
