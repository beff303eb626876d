using LearnSafe.Browser.Tests.Harness;
using LearnSafe.Domain.Lfpse;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Events;

/// <summary>Each type of event, recorded with a mouse, with script off, and by keys alone.</summary>
public sealed class RecordingTests(Site site)
{
    /// <summary>Control changes and presses that a low-harm medication incident with one patient may take.</summary>
    private const int MostInteractions = 16;

    public static TheoryData<EventType, Viewing> TypesAndViewings =>
        new(from type in EventTypes.All from viewing in new[] { Viewing.Desktop, Viewing.NoScript, Viewing.Keyboard } select (type, viewing));

    [Theory, MemberData(nameof(TypesAndViewings))]
    public async Task Record_FromMyRecords_EndsWithItsReference(EventType type, Viewing viewing)
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter, viewing);

        await (type switch
        {
            EventType.Incident => Recording.IncidentAsync(visit),
            EventType.GoodCare => Recording.GoodCareAsync(visit),
            EventType.Risk => Recording.RiskAsync(visit),
            _ => Recording.OutcomeAsync(visit),
        });

        var record = await site.Installation.QueryAsync(context => context.Events.AsNoTracking().SingleAsync(one => one.Id == visit.Id));
        Assert.Equal(type, record.Type);
        Assert.Equal($"/events/{record.Id}/receipt", visit.Path);
        Assert.Contains(record.Reference, await visit.WordsAsync(), StringComparison.Ordinal);
        visit.AssertAtMost(MostInteractions);
    }

    [Fact]
    public async Task Record_OnAPhone_IsTheSameJourney()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter, Viewing.Phone | Viewing.ReducedMotion);

        await Recording.IncidentAsync(visit);

        Assert.EndsWith("/receipt", visit.Path, StringComparison.Ordinal);
        visit.AssertAtMost(MostInteractions);
    }

    [Fact]
    public async Task Continue_NothingAnswered_NamesEachQuestionAndKeepsNothingBack()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter);
        await visit.GoAsync("/events");
        await visit.FollowAsync("Incident");

        await visit.PressAsync("Continue");

        Assert.StartsWith("Error: ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        await visit.Page.Locator(".nhsuk-error-summary").GetByText("Enter what happened").ClickAsync();
        Assert.Equal("Description", await visit.Page.EvaluateAsync<string>("() => document.activeElement.name"));
    }

    [Fact]
    public async Task Back_AfterTheRecordWasSubmitted_ShowsTheRecordWithASentence()
    {
        await using var visit = await site.OpenAsync(SeededPractice.Reporter);
        await Recording.IncidentAsync(visit);
        var id = visit.Id;

        await visit.Page.GoBackAsync();
        await visit.CheckAsync();

        Assert.Equal($"/events/{id}", visit.Path);
        Assert.Contains("You have recorded this event", await visit.WordsAsync(), StringComparison.Ordinal);
    }
}
