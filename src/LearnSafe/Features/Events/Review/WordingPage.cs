using LearnSafe.Domain.Language;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Culture.Language;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Review;

/// <summary>A page on which something is written about a record, and on which one may ask to have its wording looked at.</summary>
public abstract class WordingPage(EventService events, CurrentPersonService people, BlameLanguage language, LanguageTotalsService totals) : ReviewPage(events, people)
{
    /// <summary>A form field can say anything: no text of ours has more.</summary>
    private const int MostPhrases = 50;

    /// <summary>Set by the button that asks to look at the wording and sends nothing.</summary>
    [BindProperty]
    public bool Look { get; set; }

    /// <summary>How many phrases were pointed out in the text so far; null where nobody asked.</summary>
    [BindProperty]
    public int? PhrasesShown { get; set; }

    /// <summary>The field whose wording was looked at.</summary>
    public string? LookedAt { get; private set; }

    public IReadOnlyList<ShownHint> Hints { get; private set; } = [];

    /// <summary>Shows the text again with what could be put in another way.</summary>
    private protected PageResult ShowWording(string field, string what, string? text)
    {
        ModelState.Clear();
        (LookedAt, Hints) = (field, [.. ShownHint.In(language, what, text is { Length: <= ReviewService.Longest } ? text : "")]);
        PhrasesShown = Math.Max(PhrasesShown is { } before ? Math.Clamp(before, 0, MostPhrases) : 0, Hints.Count);
        return Page();
    }

    /// <summary>Counts a text whose wording was looked at, once it is sent.</summary>
    private protected Task CountWordingAsync(string text) =>
        PhrasesShown is { } shown ? totals.CountAsync(Record.Event.OrganisationId, 1, Math.Clamp(shown, 0, MostPhrases), language.Find(text).Count) : Task.CompletedTask;
}
