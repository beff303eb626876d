using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using TaskStatus = LearnSafe.Features.Shared.Nhsuk.TaskStatus;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A response: how far each section is, and what else can be done.</summary>
public sealed class OverviewModel(ResponseDirectory reading, ResponseService responses, ResponseTemplates templates, RecordActionsService actions, CurrentPersonService people, TimeProvider clock) : ResponsePage(reading, people)
{
    [BindProperty]
    public string? Tool { get; set; }

    public IReadOnlyList<ResponseTemplate> Tools => templates.Tools;

    public DateOnly Today => UkTime.Today(clock);

    public IEnumerable<TaskItem> Tasks => Known.Sections.Select(section => section.Kind switch
    {
        SectionKind.Findings => new TaskItem(section.Title, ResponseLinks.Findings(ResponseId), Known.Findings.Count == 0 ? TaskStatus.NotYetStarted : TaskStatus.InProgress, Count(Known.Findings.Count, "finding")),
        SectionKind.Participants => new TaskItem(section.Title, ResponseLinks.Participants(ResponseId), Known.Participants.Count == 0 ? TaskStatus.NotYetStarted : TaskStatus.InProgress, Count(Known.Participants.Count, "participant")),
        _ => Task(section, Known.Id, ResponseLinks.Section(ResponseId, section.Name)),
    });

    public IEnumerable<SummaryRow> About =>
    [
        new("Method", Known.Template.Title),
        new("Lead", Known.Response.LeadIndependent switch { true => $"{Known.Lead}, was no part of the event", false => $"{Known.Lead}, was part of the event", _ => Known.Lead }),
        new("Engagement lead", Known.EngagementLead ?? "Nobody yet"),
        new("Begun", UkTime.Text(Known.Response.StartedOn)),
        new("To be finished by", UkTime.Text(Known.Response.TargetOn) + (Known.IsOverdue(Today) ? ", overdue" : "")),
        .. Known.Response.CompletedAt is { } completed ? [new SummaryRow("Finished", UkTime.TextFromUtc(completed))] : Array.Empty<SummaryRow>(),
        .. Known.Response.ApprovedAt is { } approved ? [new SummaryRow("Approved", $"{UkTime.TextFromUtc(approved)}, by {Known.Approver}")] : Array.Empty<SummaryRow>(),
    ];

    public TaskItem Task(ReadableTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var (filled, all) = (tool.Template.Sections.Sum(section => Known.Filled(tool.Id, section)), tool.Template.Sections.Sum(section => section.Fields.Count));
        return new TaskItem(tool.Template.Title, ResponseLinks.Tool(ResponseId, tool.Id), State(filled, all), Hint(filled, all));
    }

    /// <summary>What it found to need change.</summary>
    public IReadOnlyList<FollowingArea> Areas { get; private set; } = [];

    public async Task OnGetAsync() => Areas = await actions.OfResponseAsync(Person, ResponseId);

    public async Task<IActionResult> OnPostToolAsync()
    {
        ModelState.Clear();
        Areas = await actions.OfResponseAsync(Person, ResponseId);
        if (Tools.FirstOrDefault(one => one.Name == Tool) is not { } chosen)
        {
            ModelState.AddModelError(nameof(Tool), "Select a tool");
            return Refused();
        }

        var id = Guid.CreateVersion7();
        return await AnswerAsync(await responses.UseAsync(Person, ResponseId, id, chosen), $"{chosen.Title} is added", ResponseLinks.Tool(ResponseId, id));
    }

    private TaskItem Task(TemplateSection section, Guid part, string address)
    {
        var filled = Known.Filled(part, section);
        return new TaskItem(section.Title, address, State(filled, section.Fields.Count), Hint(filled, section.Fields.Count));
    }

    private static TaskStatus State(int filled, int all) => filled == 0 ? TaskStatus.NotYetStarted : filled == all ? TaskStatus.Completed : TaskStatus.InProgress;

    private static string? Hint(int filled, int all) => filled == 0 || filled == all ? null : FormattableString.Invariant($"{filled} of {all} filled in");

    private static string? Count(int count, string noun) => count == 0 ? null : Events.Counted.Of(count, noun);
}
