using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Candour;

/// <summary>A case: every required step with its evidence, the letters, and what is to be done next.</summary>
public sealed class CaseModel(EventService events, CurrentPersonService people, CandourReading reading, CandourService service, CandourLetters letters, TimeProvider clock) : CandourCasePage(events, people, reading, clock)
{
    [BindProperty]
    public string? Template { get; set; }

    /// <summary>The version that was on screen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public IReadOnlyList<ReadableStep> Steps { get; private set; } = [];

    public IReadOnlyList<ReadableLetter> Letters { get; private set; } = [];

    public IReadOnlyList<CandourStepState> States => CandourCourse.Steps(Case.Done);

    public IReadOnlyList<string> Warnings => CandourCourse.Warnings(Case.Done);

    public IReadOnlyList<string> Missing => CandourCourse.MissingToClose(Case.Done);

    public SourcedSentence Apology => letters.Apology;

    public IReadOnlyList<SelectItem> Templates => [.. letters.All.Where(letter => letter.Kind != (Case.Statutory ? CandourLetterKind.Professional : CandourLetterKind.Written)).Select(letter => new SelectItem(letter.Name, letter.Title))];

    public string TitleOf(CandourLetter letter) => letters.Find(letter.Template)?.Title ?? "Letter";

    public async Task<IActionResult> OnGetAsync() => await ShowAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostLetterAsync()
    {
        if (!await ShowAsync()) return NotFound();
        if (Templates.All(item => item.Value != Template) || letters.Find(Template) is not { } template) return Refused(nameof(Template), "Select which letter to begin");
        var text = Relevant is { } relevant ? template.Text.Replace("Dear [name],", $"Dear {relevant.Name},", StringComparison.Ordinal) : template.Text;
        if (await service.BeginLetterAsync(Person.Id, RecordId, Case.Id, template, text) is not { } letter) return Refused("", GoneNow);
        return Redirect(CandourLinks.Letter(RecordId, Case.Id, letter));
    }

    public async Task<IActionResult> OnPostReopenAsync()
    {
        if (!await ShowAsync()) return NotFound();
        return await service.ReopenAsync(Person.Id, RecordId, Case.Id, Seen, Today) == CandourOutcome.Done ? Done("It is open again", CandourLinks.Case(RecordId, Case.Id)) : Refused("", "Somebody else did something here meanwhile. Open the page again");
    }

    private async Task<bool> ShowAsync()
    {
        if (!await FindAsync()) return false;
        Steps = await Reading.StepsAsync(Case.Id);
        Letters = await Reading.LettersAsync(Case.Id);
        return true;
    }
}
