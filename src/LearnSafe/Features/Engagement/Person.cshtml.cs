using LearnSafe.Domain.Engagement;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Engagement;

/// <summary>Adds somebody affected, or changes what is known of them.</summary>
public sealed class PersonModel(EngagementReadingService reading, ContactLogService service, CurrentPersonService people) : EngagementPage(reading, people)
{
    /// <summary>Of a name, a telephone number and the like, in characters.</summary>
    private const int LongestLine = 200;

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    /// <summary>Who it is; from the page for somebody new, so that who is sent twice is added once.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Who { get; set; }

    public bool IsNew => Known is null;

    private ReadablePerson? Known => One.People.FirstOrDefault(person => person.Id == Who);

    public static IReadOnlyList<RadioItem> Kinds => [.. Enum.GetValues<AffectedKind>().Select(kind => new RadioItem(kind.ToString(), kind.Title()))];

    public static IReadOnlyList<RadioItem> Choices => [.. Enum.GetValues<Involvement>().Select(choice => new RadioItem(choice.ToString(), choice.Title()))];

    public static IReadOnlyList<RadioItem> Consents => [.. Enum.GetValues<Consent>().Select(consent => new RadioItem(consent.ToString(), consent.Title()))];

    public static IReadOnlyList<SelectItem> Methods => [new("", "Not said"), .. Enum.GetValues<ContactMethod>().Select(method => new SelectItem(method.ToString(), method.Title()))];

    public IActionResult OnGet()
    {
        if (Who == Guid.Empty) Who = Guid.CreateVersion7();
        else if (Known is not { } known) return NotFound();
        else (Form, Seen) = (PersonForm.Of(known.Details), known.Version);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, title, text) in Form.Texts)
        {
            if (field is nameof(Form.Name) or nameof(Form.Relation) or nameof(Form.Phone) or nameof(Form.Email) && text?.Length > LongestLine) ModelState.AddModelError($"Form.{field}", $"{title} must be {LongestLine} characters or fewer");
            else Judge($"Form.{field}", text);
        }

        if (PersonForm.Chosen<AffectedKind>(Form.Kind) is null) ModelState.AddModelError("Form.Kind", "Select who they are");
        if (Form.Name is null) ModelState.AddModelError("Form.Name", "Enter their name, or what you call them");
        if (Form.DoNotContact && Form.WhyNotContact is null) ModelState.AddModelError("Form.WhyNotContact", "Enter why they must not be contacted");
        if (Form.ConsentToHold == nameof(Consent.Refused) && (Form.Phone ?? Form.Email ?? Form.Address) is not null)
            ModelState.AddModelError("Form.ConsentToHold", "They do not agree that their contact details are kept: leave phone, email and address empty");
        if (!ModelState.IsValid || Form.Read() is not { } details || Who == Guid.Empty) return Refused();
        return await AnswerAsync(await service.NotePersonAsync(Person, CaseId, Who, Seen, details), $"What is known of {details.Name} is kept", () =>
        {
            Seen = Known?.Version ?? 0;
            if (Known is { } now) Meanwhile = Differing(PersonForm.Of(now.Details));
        });
    }

    private List<(string Title, string Now)> Differing(PersonForm now)
    {
        var texts = now.Texts.Zip(Form.Texts).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => (pair.First.Title, pair.First.Text ?? "Nothing")).ToList();
        if (now.Kind != Form.Kind) texts.Add(("Who they are", Enum.Parse<AffectedKind>(now.Kind!).Title()));
        if (now.Involvement != Form.Involvement) texts.Add(("How they want to be involved", Enum.Parse<Involvement>(now.Involvement!).Title()));
        if (now.ConsentToHold != Form.ConsentToHold) texts.Add(("Keeping their contact details", Enum.Parse<Consent>(now.ConsentToHold!).Title()));
        if (now.Preferred != (Form.Preferred is "" ? null : Form.Preferred)) texts.Add(("How they prefer to be contacted", PersonForm.Chosen<ContactMethod>(now.Preferred)?.Title() ?? "Not said"));
        if (now.DoNotContact != Form.DoNotContact) texts.Add(("Do not contact", now.DoNotContact ? "Yes" : "No"));
        return texts;
    }
}
