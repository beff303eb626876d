using LearnSafe.Domain.Engagement;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Engagement;

/// <summary>Pauses a case, closes it, or opens it again.</summary>
public sealed class CloseModel(EngagementReadingService reading, EngagementService service, CurrentPersonService people) : EngagementPage(reading, people)
{
    /// <summary>That it is closed though something is open.</summary>
    [BindProperty]
    public bool Anyway { get; set; }

    public bool IsLead => EngagementAccess.MayLead(Person, One.Case);

    public int OpenPromises => One.Promises.Count(promise => promise.Promise.IsOpen);

    public int OpenQuestions => One.Questions.Count(question => question.Question.AnsweredOn is null);

    public bool HasOpen => OpenPromises + OpenQuestions > 0;

    public void OnGet() => Seen = One.Case.Version;

    public Task<IActionResult> OnPostPauseAsync() => MoveAsync(EngagementState.Paused, "It is paused. Nobody is reminded of promises until you go on");

    public Task<IActionResult> OnPostGoOnAsync() => MoveAsync(EngagementState.Open, "It goes on");

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (HasOpen && !Anyway) return Refused(nameof(Anyway), "Keep the promises and answer the questions first, or select that you have spoken about them");
        return await MoveAsync(EngagementState.Closed, "The engagement is closed. It can be opened again");
    }

    public Task<IActionResult> OnPostReopenAsync() => MoveAsync(EngagementState.Open, "The engagement is open again");

    private async Task<IActionResult> MoveAsync(EngagementState state, string said)
    {
        if ((state == EngagementState.Closed || One.Case.State == EngagementState.Closed) && !IsLead) return NotFound();
        return await AnswerAsync(await service.MoveAsync(Person, CaseId, Seen, state, One.Case.Step), said, () =>
        {
            Seen = One.Case.Version;
            Meanwhile = [("Engagement lead", One.Lead), ("How far", One.Case.State.Title(One.Case.Step))];
        });
    }
}
