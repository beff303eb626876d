using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Learning;

/// <summary>The form in which a summary is written and changed.</summary>
public abstract class SummaryFormPage(LearningService service, LearningWriting writing, SummaryReachService reaches, CurrentPersonService people, LfpseContent lfpse) : WritingPage(people)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? WhatHappened { get; set; }

    [BindProperty]
    public string? WhatWeLearned { get; set; }

    [BindProperty]
    public string? WhatWeChanged { get; set; }

    [BindProperty]
    public string? WhatOthersCanDo { get; set; }

    [BindProperty]
    public string? Keywords { get; set; }

    [BindProperty]
    public List<string> Services { get; set; } = [];

    [BindProperty]
    public List<string> Involved { get; set; } = [];

    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public bool ShowOrganisation { get; set; }

    /// <summary>Of the records that it came of.</summary>
    [BindProperty]
    public string? References { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>The version that was on screen; 0 for a new one.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Words look like a name or a place.</summary>
    public bool AsksToKeep { get; private set; }

    /// <summary>Somebody wrote another version meanwhile.</summary>
    public bool Conflict { get; private set; }

    /// <summary>The summary that is changed; null for a new one.</summary>
    public Guid? SummaryId { get; private protected set; }

    /// <summary>The learning response that a new one comes of.</summary>
    private protected Guid? ResponseId { get; set; }

    public IEnumerable<CheckboxItem> ServiceItems => CareSettings.All.Select(setting => new CheckboxItem(setting.ToString(), setting.Title()));

    public IEnumerable<CheckboxItem> InvolvedItems => SummaryWords.InvolvedChoices(lfpse).Select(concept => new CheckboxItem(concept.Code, concept.Display));

    public IEnumerable<RadioItem> ScopeItems => SummaryScopes.All.Select(scope => new RadioItem(scope.ToString(), scope.Title(), scope.LeavesOrganisation() ? "A second person reads it before it leaves." : null));

    /// <summary>Reads, judges and saves what was posted.</summary>
    private protected async Task<IActionResult> SaveAsync()
    {
        var own = await reaches.OwnNamesAsync(OrganisationId);
        var asks = false;
        void JudgePart(string field, string? text, int longest, string? missing) => Judge(field, text, longest, missing, own, KeepText, ref asks);
        JudgePart(nameof(Title), Title, SummaryText.LongestTitle, "Enter a title");
        JudgePart(nameof(WhatHappened), WhatHappened, SummaryText.LongestPart, "Enter what happened");
        JudgePart(nameof(WhatWeLearned), WhatWeLearned, SummaryText.LongestPart, "Enter what you learned");
        JudgePart(nameof(WhatWeChanged), WhatWeChanged, SummaryText.LongestPart, "Enter what you changed, or why nothing could be changed");
        JudgePart(nameof(WhatOthersCanDo), WhatOthersCanDo, SummaryText.LongestPart, "Enter what others can do");
        JudgePart(nameof(Keywords), Keywords, SummaryText.LongestKeywords, null);
        AsksToKeep = asks;
        if (!Enum.TryParse<SummaryScope>(Scope, out var scope) || !Enum.IsDefined(scope)) ModelState.AddModelError(nameof(Scope), "Select who it is shared with");
        var (records, unknown) = await writing.ResolveAsync(Person, References);
        if (unknown.Count > 0) ModelState.AddModelError(nameof(References), $"You can link no record {unknown[0]}. Check the reference, or take it out");
        if (!ModelState.IsValid) return Refused();
        var text = new SummaryText(Title!.Trim(), WhatHappened!.Trim(), WhatWeLearned!.Trim(), WhatWeChanged!.Trim(), WhatOthersCanDo!.Trim(), string.IsNullOrWhiteSpace(Keywords) ? null : Keywords.Trim());
        var written = new WrittenSummary(
            text, scope, ShowOrganisation, [.. ServiceItems.Select(item => item.Value).Where(Services.Contains)], [.. InvolvedItems.Select(item => item.Value).Where(Involved.Contains)], KeepText, records);
        var (outcome, id) = await service.SaveAsync(Person, SummaryId, Seen, written, ResponseId);
        if (outcome == LearningOutcome.Done) return Done("Your summary is saved", LearningLinks.Publish(id));
        if (outcome == LearningOutcome.Gone) return NotFound();
        Conflict = true;
        ModelState.AddModelError("", "Somebody else changed this summary while you wrote, or withdrew it. Your text is still below: open the summary in another tab to read theirs, then save again");
        if (SummaryId is { } known && await writing.FindAsync(Person, known) is { Summary.WithdrawnAt: null } now)
        {
            Seen = now.Summary.CurrentVersion;
            ModelState.SetModelValue(nameof(Seen), Seen, null);
        }

        return Refused();
    }

    private protected void Show(WorkedOn work)
    {
        SummaryId = work.Summary.Id;
        (Title, WhatHappened, WhatWeLearned, WhatWeChanged, WhatOthersCanDo, Keywords) = (work.Text.Title, work.Text.WhatHappened, work.Text.WhatWeLearned, work.Text.WhatWeChanged, work.Text.WhatOthersCanDo, work.Text.Keywords);
        (Services, Involved, Scope, ShowOrganisation, KeepText, Seen) = (
            [.. SummaryWords.Values(work.Version.Services)], [.. SummaryWords.Values(work.Version.Involved)], work.Version.Scope.ToString(), work.Version.ShowOrganisation, work.Version.KeptWords, work.Summary.CurrentVersion);
        References = string.Join('\n', work.Records.Select(record => record.Reference));
        AsksToKeep = work.Version.KeptWords;
    }
}
