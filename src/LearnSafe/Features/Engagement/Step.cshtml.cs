using LearnSafe.Domain.Engagement;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Engagement;

/// <summary>What one of the four steps records.</summary>
public sealed class StepModel(EngagementReadingService reading, EngagementService service, CurrentPersonService people, EngagementGuide guide) : EngagementPage(reading, people)
{
    public EngagementStep Step { get; private set; } = null!;

    public EngagementPrinciples Principles => guide.Principles;

    public bool IsClosed => One.Case.State == EngagementState.Closed;

    public string? Text(StepRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Kept.GetValueOrDefault(record.Name);
    }

    private IReadOnlyDictionary<string, string> Kept => One.Steps.TryGetValue(Step.Number, out var notes) ? notes.Texts : new Dictionary<string, string>();

    private int Version => One.Steps.TryGetValue(Step.Number, out var notes) ? notes.Version : 0;

    private protected override Task<IActionResult?> RefusedAsync()
    {
        if (!int.TryParse(RouteData.Values["stage"]?.ToString(), out var number) || guide.Steps(One.Case.GuideVersion).All.FirstOrDefault(step => step.Number == number) is not { } found) return Task.FromResult<IActionResult?>(NotFound());
        Step = found;
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() => Seen = Version;

    public async Task<IActionResult> OnPostAsync()
    {
        Dictionary<string, string> typed = [];
        foreach (var record in Step.Records)
        {
            var text = ((string?)Request.Form[Field(record)])?.Trim();
            ModelState.SetModelValue(Field(record), text, text);
            ModelState.MarkFieldSkipped(Field(record));
            Judge(Field(record), text);
            if (!string.IsNullOrEmpty(text)) typed[record.Name] = text;
        }

        if (!ModelState.IsValid) return Refused();
        return await AnswerAsync(await service.WriteStepAsync(Person, CaseId, Step.Number, Seen, typed), $"What you wrote for “{Step.Title}” is kept", () =>
        {
            Seen = Version;
            Meanwhile = [.. Step.Records.Where(record => Text(record) != typed.GetValueOrDefault(record.Name)).Select(record => (record.Title, Text(record) ?? "Nothing"))];
        });
    }

    public static string Field(StepRecord record) => $"text-{record?.Name}";
}
