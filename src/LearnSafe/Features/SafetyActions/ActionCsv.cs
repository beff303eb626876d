using System.Globalization;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Sends the actions of a list as a file for a spreadsheet: exactly what the filter in the address lets through.</summary>
internal static class ActionCsv
{
    private static readonly string[] Heads = ["Reference", "Title", "Description", "Serves", "Owner", "Strength", "Status", "Start by", "Due by", "Overdue", "Closed (UTC)"];

    public static async Task SendAsync(HttpContext http, CurrentPersonService people, ActionReading reading, ActionContent content, string? show, string? strength)
    {
        if (await people.FindAsync() is not { } person || !ActionAccess.Manages(person))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var filter = ActionFilter.From(show, strength, content.Strength);
        var areas = (await reading.AreasAsync(person)).ToDictionary(row => row.Area.Id, row => row.Texts.Statement);
        await using var csv = CsvFile.Answer(http, "actions.csv");
        await csv.LineAsync(Heads);
        foreach (var row in (await reading.ListAsync(person)).Where(row => filter.Lets(row, person.Id))) await csv.LineAsync(Cells(row, areas));
    }

    private static IEnumerable<string?> Cells(ActionRow row, Dictionary<Guid, string> areas) =>
    [
        row.Reference, row.Texts.Title, row.Texts.Description, string.Join("; ", row.Areas.Select(area => areas.GetValueOrDefault(area)).OfType<string>()), row.Owner, row.Tier?.Title, ActionWording.Status(row.Action),
        Day(row.Action.StartBy), Day(row.Action.DueBy), row.IsOverdue ? "Yes" : "No", row.Action.ClosedAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
