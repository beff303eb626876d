using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What a person sent from a page, judged.</summary>
/// <param name="Answers">With what was sent, and without what that closes.</param>
/// <param name="Removed">Answers given before that the change closes: to be said before they are taken away.</param>
/// <param name="Found">What searches on the page found, by field name.</param>
public sealed record SentPage(
    EventAnswers Answers, int? Number, IReadOnlyList<FieldFault> Faults, IReadOnlyList<QuestionAnswer> Removed,
    FieldValues Typed, IReadOnlyDictionary<string, IReadOnlyList<Concept>> Found)
{
    public bool IsGood => Faults.Count == 0;
}
