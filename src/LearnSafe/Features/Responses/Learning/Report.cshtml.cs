using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.SafetyActions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A response as it is handed on: roles instead of names, records by reference. A significant event analysis has a note besides, for appraisal and inspection.</summary>
public sealed class ReportModel(ResponseDirectory reading, RecordActionsService actions, CurrentPersonService people, TimeProvider clock) : ResponsePage(reading, people)
{
    /// <summary>Sections that the note for appraisal and inspection leaves to the full report.</summary>
    private static readonly string[] NotInNote = ["work", "sharing"];

    /// <summary>The note instead of the whole report.</summary>
    public bool IsNote { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IEnumerable<TemplateSection> Sections => Known.Sections.Where(section => !IsNote || !NotInNote.Contains(section.Name));

    /// <summary>What it found to need change.</summary>
    public IReadOnlyList<FollowingArea> Areas { get; private set; } = [];

    public async Task OnGetAsync([FromQuery(Name = "as")] string? form)
    {
        IsNote = form == "note" && Known.Template.Name == "significant-event-analysis";
        Areas = await actions.OfResponseAsync(Person, ResponseId);
    }
}
