using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Writes down a step that was done, with its evidence.</summary>
public sealed class StepModel(EventService events, CurrentPersonService people, CandourReading reading, CandourService service, CandourSettingsService settings, TimeProvider clock) : CandourCasePage(events, people, reading, clock)
{
    private const string Way = "Way";

    [BindProperty]
    public DateParts On { get; set; } = new(null, null, null);

    /// <summary>By the names of the step's fields.</summary>
    [BindProperty]
    public Dictionary<string, string?> Fields { get; set; } = [];

    /// <summary>The version of the case that was on screen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    internal CandourStepForm Form { get; private set; } = null!;

    /// <summary>What makes little sense in the order of things, and is allowed.</summary>
    public string? Hint => (Form.Kind, Case.ToldOn) switch
    {
        (CandourStepKind.Written, null) => "The person was not told in person yet. The regulation asks for a letter that follows, so tell them first where you can.",
        (CandourStepKind.Results, _) when Case is { Statutory: true, WrittenOn: null } => "The first letter has not gone yet. It says which enquiries are made.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (!await ShowAsync()) return NotFound();
        if (Case.ClosedAt is not null) return StatusCode(StatusCodes.Status403Forbidden);
        (Seen, On) = (Case.Version, Parts(Today));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ShowAsync()) return NotFound();
        var on = ReadDay(nameof(On), On, Form.DateLabel);
        var said = Read();
        if (on < Case.AwareOn && Form.Kind != CandourStepKind.Correspondence) ModelState.AddModelError(nameof(On), $"{Form.DateLabel} must be on or after {Domain.Nhs.UkTime.Text(Case.AwareOn)}, when you became aware");
        if (!ModelState.IsValid) return Refused();
        var ends = said.GetValueOrDefault("Outcome") is { } outcome && CandourStepForm.Ends.Contains(outcome);
        return await service.StepAsync(Person.Id, RecordId, Case.Id, Seen, Form.Kind, on!.Value, said, await settings.TargetsAsync(Record.Event.OrganisationId), ends) switch
        {
            CandourOutcome.Done => Done("It is written down", CandourLinks.Case(RecordId, Case.Id)),
            CandourOutcome.Conflict => Conflict(),
            _ => Refused("", GoneNow),
        };
    }

    private Dictionary<string, string> Read()
    {
        Dictionary<string, string> said = [];
        foreach (var field in Form.Fields)
        {
            var (name, text) = ($"Fields[{field.Name}]", Fields.GetValueOrDefault(field.Name)?.Trim());
            if (string.IsNullOrEmpty(text))
            {
                if (field.Missing is { } missing) ModelState.AddModelError(name, missing);
            }
            else if (field.Choices is { } choices && choices.All(choice => choice.Value != text)) ModelState.AddModelError(name, field.Missing!);
            else if (text.Length > CandourService.Longest) ModelState.AddModelError(name, "The text must be 4,000 characters or fewer");
            else said[field.Name] = text;
        }

        if (Form.Kind == CandourStepKind.Told && said.GetValueOrDefault(Way) is "video" or "phone" && !said.ContainsKey("WhyNot")) ModelState.AddModelError("Fields[WhyNot]", "Enter why it was not in person");
        return said;
    }

    private PageResult Conflict()
    {
        Seen = Case.Version;
        ModelState.Remove(nameof(Seen));
        return Refused("", Meanwhile);
    }

    private async Task<bool> ShowAsync()
    {
        if (CandourStepForm.Find(RouteData.Values["candourstep"]?.ToString()) is not { } form || !await FindAsync()) return false;
        Form = form;
        return true;
    }

    internal static IEnumerable<RadioItem> Items(CandourField field) => field.Choices!.Select(choice => new RadioItem(choice.Value, choice.Text));
}
