using System.Globalization;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events.Record;

/// <summary>One page of the form, over a draft.</summary>
public sealed class QuestionsModel(DraftJourney journey, CurrentPersonService people) : AskingPage
{
    public async Task<IActionResult> OnGetAsync(Guid draft, string step, int? number, string? to) =>
        await people.FindAsync() is { } person ? Answer(await journey.ShowAsync(person, draft, Path(step, number), to)) : Forbidden();

    public async Task<IActionResult> OnPostAsync(Guid draft, string step, int? number, string? to) =>
        await people.FindAsync() is { } person ? Answer(await journey.SendAsync(person, draft, Path(step, number), to, Posted)) : Forbidden();

    private static string Path(string step, int? number) => number is { } patient ? string.Create(CultureInfo.InvariantCulture, $"{step}/{patient}") : step;
}
