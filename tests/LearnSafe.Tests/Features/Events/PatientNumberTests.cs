using System.Net;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class PatientNumberTests
{
    private const string Number = "EMIS-77310";

    private static Task<List<string>> ActionsAsync(Practice practice) => practice.Installation.QueryAsync(context =>
        context.History.Where(entry => entry.Action.StartsWith("patient number")).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync());

    [Theory, EachEngine]
    public async Task Keep_ByTheReporter_IsSeenByTheLeadAloneAndTheLookIsInTheHistory(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var path = RecordLinks.PatientNumber(id);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("reporter", path, "Leave the number", ("NewNumber", Number))).StatusCode);

        var mine = await practice.PageAsync("reporter", path);
        Assert.Contains("A number is kept", mine.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Show the number", mine.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, (await practice.PageAsync("lead", path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([HistoryActions.PatientNumberKept], await ActionsAsync(practice));

        var shown = await practice.PressAsync("lead", path, "Show the number");
        Assert.Contains(Number, (await shown.DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([HistoryActions.PatientNumberKept, HistoryActions.PatientNumberSeen], await ActionsAsync(practice));
        Assert.DoesNotContain("77310", await practice.Installation.QueryAsync(context => context.PatientNumbers.Select(row => row.Encrypted).SingleAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(await practice.Installation.QueryAsync(context => context.History.Select(entry => entry.Content).ToListAsync()), content => content?.Contains("77310", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(practice.Installation.Log.Lines, line => line.Contains("77310", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task See_ByTheReporterWhoSendsTheFormAllTheSame_IsRefused(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        await practice.Installation.Get<PatientNumberService>().KeepAsync(id, Number, Actor.Person(practice.Reporter));
        var client = await practice.AsAsync("reporter");
        var page = await client.PageAsync(RecordLinks.PatientNumber(id));
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        var response = await client.PostAsync(new Uri(RecordLinks.PatientNumber(id) + "?handler=see", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain(Number, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([HistoryActions.PatientNumberKept], await ActionsAsync(practice));
    }

    [Theory, EachEngine]
    public async Task Keep_TooLongOrNothing_SaysSo(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var path = RecordLinks.PatientNumber((await practice.RecordAsync()).Id);
        Assert.Equal(["Enter the patient's number in your system"], (await (await practice.PressAsync("reporter", path, "Leave the number", ("NewNumber", ""))).DocumentAsync()).Errors());
        Assert.Equal(["The number must be 40 characters or fewer"], (await (await practice.PressAsync("reporter", path, "Leave the number", ("NewNumber", new string('1', 41)))).DocumentAsync()).Errors());
    }

    [Theory, EachEngine]
    public async Task Delete_Pressed_TakesTheNumberAwayAtOnce(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        await practice.Installation.Get<PatientNumberService>().KeepAsync(id, Number, Actor.Person(practice.Reporter));
        await practice.PressAsync("lead", RecordLinks.PatientNumber(id), "Delete the number now");
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.PatientNumbers.CountAsync()));
        Assert.Equal([HistoryActions.PatientNumberKept, HistoryActions.PatientNumberDeleted], await ActionsAsync(practice));
    }

    [Theory, EachEngine]
    public async Task DeleteExpired_AfterItsDays_DeletesWithOneEntryForAllAndNotBefore(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var numbers = practice.Installation.Get<PatientNumberService>();
        Guid[] ids = [(await practice.RecordAsync()).Id, (await practice.RecordAsync()).Id];
        foreach (var id in ids) await numbers.KeepAsync(id, Number, Actor.Person(practice.Reporter));
        practice.Installation.Clock.Advance(TimeSpan.FromDays(28) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await numbers.DeleteExpiredAsync());
        practice.Installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await numbers.FindAsync(ids[0]));
        Assert.Null(await numbers.SeeAsync(ids[0], Actor.Person(practice.Lead)));
        Assert.Equal(2, await numbers.DeleteExpiredAsync());
        Assert.Equal([HistoryActions.PatientNumberKept, HistoryActions.PatientNumberKept, HistoryActions.PatientNumberDeleted], await ActionsAsync(practice));
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }
}
