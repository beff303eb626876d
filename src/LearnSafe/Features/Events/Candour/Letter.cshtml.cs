using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Writes a letter until it goes. What sounds like an apology and is none is pointed out; the writer decides.</summary>
public sealed class LetterModel(EventService events, CurrentPersonService people, CandourReading reading, CandourService service, CandourSettingsService settings, CandourLetters letters, TimeProvider clock) : CandourLetterPage(events, people, reading, letters, clock)
{
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public DateParts SentOn { get; set; } = new(null, null, null);

    [BindProperty]
    public string? How { get; set; }

    /// <summary>The version of the letter that was on screen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public SourcedSentence Apology => Templates.Apology;

    public IReadOnlyList<NonApology> PointedOut => ApologyCheck.Find(Letter.Text, Templates.Avoid);

    public bool SaysSorry => ApologyCheck.SaysSorry(Letter.Text);

    public IReadOnlyList<string> Unfilled => ApologyCheck.Unfilled(Letter.Text);

    public bool MayWrite => Letter.Letter.SentOn is null && Case.ClosedAt is null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindLetterAsync()) return NotFound();
        (Text, Seen, SentOn) = (Letter.Text, Letter.Letter.Version, Parts(Today));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindLetterAsync()) return NotFound();
        SentOn = Parts(Today);
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Text)) return Refused(nameof(Text), "Enter the letter");
        if (Text.Length > CandourService.LongestLetter) return Refused(nameof(Text), "The letter must be 20,000 characters or fewer");
        return await AnswerAsync(await service.WriteLetterAsync(Person.Id, RecordId, Case.Id, Letter.Letter.Id, Seen, Text.ReplaceLineEndings("\n")), "The letter is saved", CandourLinks.Letter(RecordId, Case.Id, Letter.Letter.Id));
    }

    public async Task<IActionResult> OnPostSendAsync()
    {
        if (!await FindLetterAsync()) return NotFound();
        Text = Letter.Text;
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(How) || How.Length > 200) ModelState.AddModelError(nameof(How), "Enter how it was sent, in 200 characters or fewer");
        var on = ReadDay(nameof(SentOn), SentOn, "The day it was sent");
        if (on < Case.AwareOn) ModelState.AddModelError(nameof(SentOn), $"The day it was sent must be on or after {Domain.Nhs.UkTime.Text(Case.AwareOn)}, when you became aware");
        if (Unfilled.Count > 0) ModelState.AddModelError(nameof(Text), $"Fill in {Unfilled[0]}, or take it out, and save the letter before you say that it was sent");
        if (!ModelState.IsValid) return Refused();
        return await AnswerAsync(await service.SendLetterAsync(Person.Id, RecordId, Case.Id, Letter.Letter.Id, Seen, on!.Value, How!, await settings.TargetsAsync(Record.Event.OrganisationId)), "The letter is kept as it was sent", CandourLinks.Case(RecordId, Case.Id));
    }

    private async Task<IActionResult> AnswerAsync(CandourOutcome outcome, string said, string address)
    {
        if (outcome == CandourOutcome.Done) return Done(said, address);
        await FindLetterAsync();
        Seen = Letter.Letter.Version;
        ModelState.Remove(nameof(Seen));
        return Refused("", outcome == CandourOutcome.Gone ? GoneNow : Letter.Letter.SentOn is null ? Meanwhile : "Somebody else wrote down meanwhile that this letter was sent. It changes no more");
    }
}
