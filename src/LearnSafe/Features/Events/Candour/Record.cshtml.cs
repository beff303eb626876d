using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Events.Candour;

/// <summary>How the duty of candour was judged on a record, and what was begun on it.</summary>
public sealed class RecordModel(EventService events, CurrentPersonService people, CandourReading reading, CandourService service, CandourSettingsService settings, CandourRules rules, TimeProvider clock) : CandourPage(events, people, clock)
{
    [BindProperty]
    public DateParts AwareOn { get; set; } = new(null, null, null);

    /// <summary>The assessment that was on screen.</summary>
    [BindProperty]
    public Guid Assessment { get; set; }

    public CandourRules Rules => rules;

    public IReadOnlyList<ReadableAssessment> Assessments { get; private set; } = [];

    public IReadOnlyList<(CandourCase Case, string? Name)> Cases { get; private set; } = [];

    public bool MayAssess => Record.Event.WithdrawnAt is null;

    public bool MayBegin => MayAssess && Assessments is [{ Assessment.Result: not CandourResult.CannotBeSaid }, ..];

    public async Task OnGetAsync()
    {
        await ShowAsync();
        AwareOn = Parts(DateOnly.FromDateTime(Domain.Nhs.UkTime.FromUtc(Record.Event.RecordedAt)));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        var aware = ReadDay(nameof(AwareOn), AwareOn, "The day you became aware");
        if (!MayBegin || Assessments[0].Assessment.Id != Assessment) ModelState.AddModelError("", "It was assessed again while you were here. Read the new assessment first");
        if (!ModelState.IsValid) return Refused();
        var made = await service.OpenAsync(Person.Id, RecordId, Assessment, aware!.Value, await settings.TargetsAsync(Record.Event.OrganisationId));
        return made is { } id ? Done("It is begun. Say who is to be told", CandourLinks.Case(RecordId, id)) : Refused("", GoneNow);
    }

    private async Task ShowAsync()
    {
        Assessments = await reading.AssessmentsAsync(RecordId);
        Cases = await reading.CasesAsync(RecordId);
    }
}
