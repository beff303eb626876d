using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Browser.Tests.Events;

/// <summary>Each quick start of each care setting: one page, no check page.</summary>
public sealed class QuickStartTests(Site site)
{
    private const int MostInteractions = 9;

    public static TheoryData<CareSetting> Settings => [.. CareSettings.All];

    [Theory, MemberData(nameof(Settings))]
    public async Task QuickStart_EachOfTheSetting_RecordsWithinNineInteractions(CareSetting setting)
    {
        foreach (var start in QuickStarts(setting))
        {
            // A visit of its own, so that its interactions are counted from none.
            await using var visit = await site.OpenAsync(SeededPractice.ReporterOf(setting), judgesPagesOnce: true);
            await visit.GoAsync("/events");
            await visit.FollowAsync(start.Title);
            await AnswerWhatIsAskedAsync(visit);

            await visit.PressAsync("Record event");

            Assert.True(visit.Path.EndsWith("/receipt", StringComparison.Ordinal), $"{start.Name} was not recorded: {await visit.WordsAsync()}");
            visit.AssertAtMost(MostInteractions);
        }
    }

    private IEnumerable<QuickStart> QuickStarts(CareSetting setting)
    {
        var lfpse = site.Practice.Content;
        return lfpse.QuickStarts[lfpse.Current.Version].Where(start => start.CareSettings.Contains(setting));
    }

    /// <summary>The first question that is seen, has no answer and is not optional, until there is none.</summary>
    private static async Task AnswerWhatIsAskedAsync(Visit visit)
    {
        while (await visit.Page.EvaluateAsync<string?>(Scripts.FirstUnanswered) is { } id)
        {
            var field = visit.Page.Locator($"[id='{id}']");
            if (await field.GetAttributeAsync("type") is "radio" or "checkbox") await visit.ChooseAsync(field);
            else await visit.TypeAsync(field, await Example(field));
        }
    }

    /// <summary>Yesterday's date, part by part; else a sentence.</summary>
    private static async Task<string> Example(Microsoft.Playwright.ILocator field)
    {
        var name = await field.GetAttributeAsync("name") ?? "";
        return name.EndsWith(".Day", StringComparison.Ordinal) ? "19"
            : name.EndsWith(".Month", StringComparison.Ordinal) ? "11"
            : name.EndsWith(".Year", StringComparison.Ordinal) ? "2026"
            : "The wrong label was on the box, and it was noticed at the counter.";
    }
}
