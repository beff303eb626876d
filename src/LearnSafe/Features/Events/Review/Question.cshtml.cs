using LearnSafe.Domain.Language;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Culture.Language;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Review;

/// <summary>What the reviewer asks whoever recorded the event, and their answers.</summary>
public sealed class QuestionModel(EventService events, CurrentPersonService people, ReviewService reviews, ReviewReading reading, BlameLanguage language, LanguageTotalsService totals) : WordingPage(events, people, language, totals)
{
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public Guid Asked { get; set; }

    public IReadOnlyList<ReadableQuestion> Questions { get; private set; } = [];

    /// <summary>Null where nothing waits for an answer.</summary>
    public ReadableQuestion? Open => Record.Event.WithdrawnAt is null ? Questions.FirstOrDefault(question => question.AnsweredAt is null) : null;

    private protected override bool MayOpen() => ReviewAccess.MayAnswer(Person, Record.Event);

    public async Task OnGetAsync() => Questions = await reading.QuestionsAsync(RecordId);

    public async Task<IActionResult> OnPostAsync()
    {
        Questions = await reading.QuestionsAsync(RecordId);
        if (Look) return ShowWording(nameof(Answer), "Your answer", Answer);
        if (!Judge(nameof(Answer), Answer, "Enter your answer")) return Refused();
        var outcome = await reviews.AnswerAsync(Person, RecordId, Asked, Answer!);
        if (outcome == ReviewOutcome.Done) await CountWordingAsync(Answer!);
        return outcome switch
        {
            ReviewOutcome.Done => Done("Thank you. Your answer is sent", ReviewLinks.Question(RecordId)),
            ReviewOutcome.Conflict => Refused(nameof(Answer), "You have answered this already. Change your record where you want to add something"),
            _ => Refused("", "This record was withdrawn or erased meanwhile. Nothing was kept"),
        };
    }
}
