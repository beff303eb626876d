using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Finishes a response, approves it, opens it again.</summary>
public sealed class FinishModel(ResponseDirectory reading, ResponseService responses, CurrentPersonService people) : ResponsePage(reading, people)
{
    private protected override bool MayOpen() => MayManage;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        return await AnswerAsync(await responses.FinishAsync(Person, ResponseId), "The response is finished. Whoever recorded the event can see so", ResponseLinks.Response(ResponseId));
    }

    public async Task<IActionResult> OnPostReopenAsync()
    {
        ModelState.Clear();
        return await AnswerAsync(await responses.ReopenAsync(Person, ResponseId), "The response is open again", ResponseLinks.Response(ResponseId));
    }

    public async Task<IActionResult> OnPostApproveAsync()
    {
        ModelState.Clear();
        return await AnswerAsync(await responses.ApproveAsync(Person, ResponseId), "The response is approved", ResponseLinks.Response(ResponseId), "It was opened again meanwhile, so it is not approved");
    }
}
