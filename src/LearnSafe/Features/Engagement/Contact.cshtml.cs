using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Engagement;

/// <summary>A promise as typed.</summary>
public sealed class PromiseForm
{
    public string? Text { get; set; }

    public DateParts Due { get; set; } = new(null, null, null);
}

/// <summary>Notes a contact, with what was promised and asked at it.</summary>
public sealed class ContactModel(EngagementReadingService reading, ContactLogService service, CurrentPersonService people, EngagementGuide guide, TimeProvider clock) : EngagementPage(reading, people)
{
    public const int MostPromises = 3;

    private const int MostQuestions = 10;

    /// <summary>Of the contact: sent twice, it is noted once.</summary>
    [BindProperty]
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [BindProperty]
    public DateParts Day { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? Method { get; set; }

    [BindProperty]
    public List<string> With { get; set; } = [];

    [BindProperty]
    public string? Summary { get; set; }

    [BindProperty]
    public bool Apology { get; set; }

    [BindProperty]
    public List<PromiseForm> Promised { get; set; } = [];

    /// <summary>One a line.</summary>
    [BindProperty]
    public string? Questions { get; set; }

    public EngagementPrinciples Principles => guide.Principles;

    public static IReadOnlyList<RadioItem> Methods => [.. Enum.GetValues<ContactMethod>().Select(method => new RadioItem(method.ToString(), method.Title()))];

    public IEnumerable<CheckboxItem> Affected => One.People.Select(person => new CheckboxItem(person.Id.ToString(), person.Details.Name, person.Details.DoNotContact ? "Do not contact" : null));

    private DateOnly Today => UkTime.Today(clock);

    private protected override Task<IActionResult?> RefusedAsync() => Task.FromResult<IActionResult?>(One.Case.State == EngagementState.Closed ? Redirect(EngagementLinks.Case(CaseId)) : null);

    public void OnGet()
    {
        Day = Days.Parts(Today);
        Time = TimeOnly.FromDateTime(UkTime.FromUtc(clock.GetUtcNow().UtcDateTime)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Promised = [.. Enumerable.Range(0, MostPromises).Select(_ => new PromiseForm())];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Promised = [.. Promised.Concat(Enumerable.Repeat(0, MostPromises).Select(_ => new PromiseForm())).Take(MostPromises)];
        var day = Days.Read(ModelState, nameof(Day), Day, "The day of the contact", Today, DateLimit.TodayOrInThePast);
        if (!TimeOnly.TryParseExact(Time?.Trim(), ["H:mm", "HH:mm"], out var time)) ModelState.AddModelError(nameof(Time), "Enter the time, like 14:30");
        if (PersonForm.Chosen<ContactMethod>(Method) is not { } method)
        {
            ModelState.AddModelError(nameof(Method), "Select how you were in contact");
            method = default;
        }

        var with = One.People.Where(person => With.Contains(person.Id.ToString())).Select(person => person.Id).ToList();
        if (with.Count == 0) ModelState.AddModelError(nameof(With), One.People.Count == 0 ? "Add a person who is affected first" : "Select with whom");
        Judge(nameof(Summary), Summary, "Enter what was said");
        List<PromiseMade> promises = [];
        foreach (var (index, made) in Promised.Index())
        {
            if (made.Text is null && made.Due.IsEmpty) continue;
            Judge($"Promised[{index}].Text", made.Text, "Enter what was promised, or leave its day empty");
            if (Days.Read(ModelState, $"Promised[{index}].Due", made.Due, "The day by which you promised it", Today, DateLimit.None) is { } due && made.Text is not null) promises.Add(new PromiseMade(made.Text, due));
        }

        string[] questions = [.. (Questions ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        Judge(nameof(Questions), Questions);
        if (questions.Length > MostQuestions) ModelState.AddModelError(nameof(Questions), $"Enter {MostQuestions} questions or fewer, one a line");
        if (!ModelState.IsValid || day is not { } known || Id == Guid.Empty) return Refused();
        var outcome = await service.NoteContactAsync(Person, CaseId, Id, UkTime.ToUtc(known, time), new EngagementContactDetails(method, with, Summary!, Apology), promises, questions);
        return await AnswerAsync(outcome, "The contact is noted", () => { });
    }
}
