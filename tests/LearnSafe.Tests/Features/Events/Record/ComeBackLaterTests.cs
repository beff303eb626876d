using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events.Record;

/// <summary>What is put by for later is kept, or it is said what is not.</summary>
public sealed class ComeBackLaterTests
{
    private static readonly (string, string)[] OnTheDay =
    [
        ("Description", "The repeat was issued at the old dose."), ("IncidentOccurredToday", "n"), ("Date.Day", "2"), ("Date.Month", "11"), ("Date.Year", "2026"), ("PreciseTime", "17:30"),
        ("LocationKnown", "y"), ("LocationWithinService", "11"), ("ServiceArea", "17"),
    ];

    [Theory, EachEngine]
    public async Task Later_WhatCannotBeRead_KeepsTheAnswersBeforeAndSaysSo(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", OnTheDay);
        var first = second.Location.Replace("who-and-how-serious", "what-happened", StringComparison.Ordinal);

        var later = await recorder.Client.SubmitAsShownAsync(first, ("Date.Day", "31"), ("PreciseTime", "half past"), ("LocationKnown", "n"), ("Organisation.Search", "harebell"), ("press", "later"));

        Assert.Equal("/events", later.Headers.Location?.ToString());
        var said = (await recorder.PageAsync("/events")).QuerySelector(".nhsuk-notification-banner")!.TextContent;
        Assert.Contains("Date (“31 11 2026”)", said, StringComparison.Ordinal);
        Assert.Contains("(“half past”)", said, StringComparison.Ordinal);
        Assert.Contains("(“harebell”)", said, StringComparison.Ordinal);
        var kept = await recorder.DraftAnswersAsync();
        Assert.Equal(("2026-11-02", "17:30:00"), (kept.Date, kept.First("PreciseTime")));
    }

    [Theory, EachEngine]
    public async Task Later_NothingUnread_SaysThatTheDraftIsSaved(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        // The month and year of the date stand there before anybody types.
        await recorder.Client.SubmitAsShownAsync("/events/record/new/incident", ("Description", "Begun."), ("IncidentOccurredToday", "n"), ("press", "later"));

        Assert.EndsWith("Your draft is saved", (await recorder.PageAsync("/events")).QuerySelector(".nhsuk-notification-banner__content")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Continue_DateThatIsNone_IsRefusedAndTheOneBeforeIsStillKept(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);
        var second = await recorder.SendAsync("/events/record/new/incident", OnTheDay);
        var first = second.Location.Replace("who-and-how-serious", "what-happened", StringComparison.Ordinal);

        var refused = await Sent.OfAsync(await recorder.Client.SubmitAsShownAsync(first, ("Date.Year", "0206")));

        Assert.Equal(["The date it happened must be 1 January 1900 or later"], refused.Page.Errors());
        Assert.Equal("0206", refused.Page.QuerySelector("input[name='Date.Year']")!.GetAttribute("value"));
        Assert.Equal("2026-11-02", (await recorder.DraftAnswersAsync()).Date);
    }

    [Theory, EachEngine]
    public async Task Later_FromAQuickStart_SaysWhatCouldNotBeRead(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var recorder = await Recorder.SignInAsync(installation);

        await recorder.Client.SubmitAsShownAsync("/events/record/quick/prescribing-error", ("Description", "Begun."), ("patients[0].AgeAtTimeOfIncidentDays.Number", "fifty"), ("press", "later"));

        Assert.Contains("(“fifty years”)", (await recorder.PageAsync("/events")).QuerySelector(".nhsuk-notification-banner")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Begun.", (await recorder.DraftAnswersAsync()).Description);
    }
}
