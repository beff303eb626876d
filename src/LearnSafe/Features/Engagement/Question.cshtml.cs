using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Engagement;

/// <summary>Says how a question was answered, or why it cannot be. What was said can be put right.</summary>
public sealed class QuestionModel(EngagementReadingService reading, ContactLogService service, CurrentPersonService people, TimeProvider clock) : EngagementPage(reading, people)
{
    public AffectedQuestion Question { get; private set; } = null!;

    [BindProperty]
    public string? Where { get; set; }

    [BindProperty]
    public DateParts Day { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Answer { get; set; }

    public bool IsClosed => One.Case.State == EngagementState.Closed;

    public static IReadOnlyList<RadioItem> Places => [.. Enum.GetValues<AnsweredIn>().Select(place => new RadioItem(place.ToString(), EngagementTags.Title(place)))];

    private protected override Task<IActionResult?> RefusedAsync()
    {
        Find();
        return Task.FromResult<IActionResult?>(Question is null ? NotFound() : null);
    }

    public void OnGet() => (Seen, Where, Day, Answer) = (
        Question.Question.Version, Question.Details.In?.ToString(), Days.Parts(Question.Question.AnsweredOn ?? UkTime.Today(clock)), Question.Details.Answer);

    public async Task<IActionResult> OnPostAsync()
    {
        var place = PersonForm.Chosen<AnsweredIn>(Where);
        if (place is null) ModelState.AddModelError(nameof(Where), "Select where it was answered");
        var day = Days.Read(ModelState, nameof(Day), Day, "The day on which they were told", UkTime.Today(clock), DateLimit.TodayOrInThePast);
        Judge(nameof(Answer), Answer, place == AnsweredIn.Nowhere ? "Enter why it cannot be answered" : "Enter what they were told");
        if (!ModelState.IsValid || place is not { } known || day is not { } on) return Refused();
        return await AnswerAsync(await service.SettleQuestionAsync(Person, CaseId, Question.Question.Id, Seen, known, on, Answer!), "What they were told is kept", () =>
        {
            Find();
            Seen = Question.Question.Version;
            Meanwhile = [("What they were told", Question.Details.Answer ?? "Nothing"), ("Where", Question.Details.In is { } now ? EngagementTags.Title(now) : "Nowhere yet")];
        });
    }

    private void Find() => Question = Guid.TryParse(RouteData.Values["question"]?.ToString(), out var id) ? One.Questions.FirstOrDefault(known => known.Question.Id == id)! : null!;
}
