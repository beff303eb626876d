using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Rates a proposed action by six questions, each with a reason.</summary>
[May(Permission.ManageActions)]
public sealed class AssessModel(CurrentPersonService people, ActionReading reading, SafetyActionService actions, ActionContent content) : ActionsPage(people)
{
    private IReadOnlyList<IfacesRating> kept = [];

    [FromRoute]
    public Guid SafetyAction { get; set; }

    public ActionRow Row { get; private set; } = null!;

    public IfacesQuestions Questions => content.Ifaces;

    public string? ScoreOf(IfacesCriterion criterion) => kept.FirstOrDefault(rating => rating.Criterion == criterion)?.Score.ToString(CultureInfo.InvariantCulture);

    public string? ReasonOf(IfacesCriterion criterion) => kept.FirstOrDefault(rating => rating.Criterion == criterion)?.Reason;

    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        var seen = Seen;
        if (!await FindAsync()) return NotFound();
        Seen = seen;
        List<IfacesRating> ratings = [];
        foreach (var question in Questions.All)
        {
            var name = question.Criterion.ToString();
            var (score, reason) = (int.TryParse(Typed("Score", name), CultureInfo.InvariantCulture, out var number) ? number : (int?)null, Typed("Reason", name));
            Judge($"Reason.{name}", reason, null, IfacesAssessment.LongestReason);
            if (IfacesAssessment.Fault(question.Title, score, reason) is not { } fault) ratings.Add(new IfacesRating(question.Criterion, score!.Value, reason!));
            else if (score is null or < IfacesAssessment.Least or > IfacesAssessment.Most) ModelState.AddModelError($"Score.{name}", fault);
            else if (string.IsNullOrEmpty(reason)) ModelState.AddModelError($"Reason.{name}", fault);
        }

        if (!ModelState.IsValid) return Refused();
        var outcome = await actions.AssessAsync(Person, SafetyAction, seen, ratings);
        return outcome.Done ? Done("The ratings are kept", ActionLinks.Action(SafetyAction)) : Refused(outcome, "", Row.Action.Version);
    }

    /// <summary>As it was sent: which questions there are is content, so no property holds an answer.</summary>
    private string? Typed(string field, string name)
    {
        var text = Request.Form[$"{field}.{name}"].ToString();
        // The controls show what was typed, under the very name.
        ModelState.SetModelValue($"{field}.{name}", text, text);
        ModelState.MarkFieldValid($"{field}.{name}");
        return string.IsNullOrWhiteSpace(text) ? null : LearnSafe.Domain.Lfpse.WritableText.Of(text).Trim();
    }

    private async Task<bool> FindAsync()
    {
        if (await reading.FindAsync(Person, SafetyAction) is not { } found) return false;
        (Row, kept, Seen) = (found.Row, found.Ratings, found.Row.Action.Version);
        return true;
    }
}
