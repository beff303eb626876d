using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>What a response found about the system, by the elements of SEIPS, and the picture of it.</summary>
public sealed class FindingsModel(ResponseDirectory reading, FindingService findings, SeipsPrompts prompts, CurrentPersonService people) : ResponsePage(reading, people)
{
    [BindProperty]
    public FindingInput Finding { get; set; } = new();

    /// <summary>The finding that is being changed; null while one is added.</summary>
    public ReadableFinding? Changed { get; private set; }

    public SeipsPrompts Prompts => prompts;

    public string Heading => Known.Sections.First(section => section.Kind == SectionKind.Findings).Title;

    public IActionResult OnGet(Guid? change)
    {
        if (change is not { } id) return Page();
        if (!Find(id)) return NotFound();
        Finding = FindingInput.Of(Changed!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? change)
    {
        ModelState.Clear();
        if (change is { } id && !Find(id)) return NotFound();
        if (Finding.Read(Known, Judge, ModelState, nameof(Finding)) is not { } said) return Refused();
        var outcome = Changed is { } changed ? await findings.ChangeAsync(Person, ResponseId, changed.Finding.Id, Finding.Seen, said) : await findings.AddAsync(Person, ResponseId, said);
        var answer = await AnswerAsync(outcome, "The finding is kept", ResponseLinks.Findings(ResponseId));
        // Who sends it again after a conflict has seen what the other wrote.
        if (outcome == ResponseOutcome.Conflict && change is { } again && Find(again)) Finding.Seen = Changed!.Revision;
        return answer;
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid finding, int seen)
    {
        ModelState.Clear();
        return await AnswerAsync(await findings.RemoveAsync(Person, ResponseId, finding, seen), "The finding is removed", ResponseLinks.Findings(ResponseId), "Somebody else changed this finding meanwhile. Read it again before you remove it");
    }

    private bool Find(Guid id)
    {
        Changed = Known.Findings.FirstOrDefault(one => one.Finding.Id == id);
        return Changed is not null;
    }
}
