using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Engagement;

/// <summary>A whole case on paper.</summary>
public sealed class PrintModel(EngagementReadingService reading, CurrentPersonService people, EngagementGuide guide, TimeProvider clock) : EngagementPage(reading, people)
{
    public IReadOnlyList<EngagementStep> Steps => guide.Steps(One.Case.GuideVersion).All;

    public string PrintedAt => UkTime.TextFromUtc(clock.GetUtcNow().UtcDateTime);

    public static string State(ReadablePromise promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        return promise.Promise switch
        {
            { KeptOn: { } kept } => $"Kept on {UkTime.Text(kept)}",
            { GivenUpOn: { } ended } => $"Given up on {UkTime.Text(ended)}: {promise.Details.Reason}",
            var open => $"Due on {UkTime.Text(open.Due)}",
        };
    }

    public static string State(AffectedQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question is { Question.AnsweredOn: { } day, Details: { In: { } place } details } ? $"{EngagementTags.Title(place)}, {UkTime.Text(day)}: {details.Answer}" : "Not answered yet";
    }

    public void OnGet()
    {
    }
}
