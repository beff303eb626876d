using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Settings;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Candour;

/// <summary>A letter on paper, with the name of the organisation and its day at the head and nothing of the system.</summary>
public sealed class LetterPrintModel(EventService events, CurrentPersonService people, CandourReading reading, CandourLetters letters, OrganisationSettingsService settings, TimeProvider clock) : CandourLetterPage(events, people, reading, letters, clock)
{
    /// <summary>As patients know it.</summary>
    public string From { get; private set; } = "";

    public string On => UkTime.Text(Letter.Letter.SentOn ?? Today);

    public IReadOnlyList<string> Unfilled => ApologyCheck.Unfilled(Letter.Text);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindLetterAsync()) return NotFound();
        From = (await settings.FindAsync(Record.Event.OrganisationId)).DisplayName ?? Person.OrganisationName;
        return Page();
    }
}
