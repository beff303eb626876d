using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What a person sent from a page, judged.</summary>
/// <param name="Answers">With what was sent, and without what that closes.</param>
/// <param name="Removed">Answers given before that the change closes: to be said before they are taken away.</param>
/// <param name="Found">What searches on the page found, by field name.</param>
/// <param name="Unread">What was entered and could not be read: with the words that were typed. The answers before it still stand.</param>
public sealed record SentPage(
    EventAnswers Answers, int? Number, IReadOnlyList<FieldFault> Faults, IReadOnlyList<QuestionAnswer> Removed,
    FieldValues Typed, IReadOnlyDictionary<string, IReadOnlyList<Concept>> Found, IReadOnlyList<FilledAnswer> Unread)
{
    public bool IsGood => Faults.Count == 0;

    /// <summary>What to say when it is put by for later: that it is saved, and what of it is not.</summary>
    public string SavedForLater => Unread.Count == 0 ? "Your draft is saved"
        : $"Your draft is saved, but not what could not be read: {string.Join("; ", Unread.Select(answer => answer.Text.Length == 0 ? answer.What : $"{answer.What} (“{answer.Text}”)"))}";
}
