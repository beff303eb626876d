using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>All sections in one page, to fill during the meeting. Its Save buttons save all of it.</summary>
public sealed class TogetherModel(ResponseDirectory reading, FieldService fields, FindingService findings, CurrentPersonService people, TimeProvider clock) : FieldsPage(reading, fields, people, clock)
{
    [BindProperty]
    public FindingInput Finding { get; set; } = new();

    private protected override Guid Part => ResponseId;

    public override IReadOnlyList<TemplateSection> Shown => [.. Known.Sections.Where(section => section.Kind == SectionKind.Fields)];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (!await SaveAsync()) return Page();
        TempData.Say("Everything on this page is saved");
        return Redirect(ResponseLinks.Together(ResponseId));
    }

    /// <summary>Adds a finding, and saves what else was typed.</summary>
    public async Task<IActionResult> OnPostFindingAsync()
    {
        ModelState.Clear();
        var saved = await SaveAsync();
        var said = Finding.Read(Known, Judge, ModelState, nameof(Finding));
        if (!saved) return Page();
        if (said is null) return Refused();
        return await AnswerAsync(await findings.AddAsync(Person, ResponseId, said), "The finding is kept", $"{ResponseLinks.Together(ResponseId)}#findings");
    }
}
