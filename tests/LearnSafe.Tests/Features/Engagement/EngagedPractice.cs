using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Engagement;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Engagement;

/// <summary>A practice with two engagement leads, "hedda" and "second", and a case about a record that Hedda leads.</summary>
internal sealed class EngagedPractice : IAsyncDisposable
{
    private EngagedPractice(Practice practice) => Practice = practice;

    public Practice Practice { get; }

    public TestInstallation Installation => Practice.Installation;

    public EventHead Record { get; private set; } = null!;

    public Guid Case { get; private set; }

    public Guid Hedda { get; private set; }

    public Guid Second { get; private set; }

    public static async Task<EngagedPractice> OpenAsync(Engine engine)
    {
        var practice = await Practice.OpenAsync(engine);
        var engaged = new EngagedPractice(practice)
        {
            Hedda = await practice.Installation.AddPersonAsync(practice.Organisation, RoleNames.EngagementLead, "hedda@harebell.example", "Hedda Lorne"),
            Second = await practice.Installation.AddPersonAsync(practice.Organisation, RoleNames.EngagementLead, "second@harebell.example", "Sella Thorne"),
            Record = await practice.RecordAsync(),
        };
        engaged.Case = await engaged.BeginAsync("hedda", engaged.Record.Reference);
        return engaged;
    }

    public async Task<Guid> BeginAsync(string who, string reference)
    {
        var answer = await Practice.PressAsync(who, EngagementLinks.New, "Begin the engagement", ("References", reference));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    /// <returns>Who they are in the case.</returns>
    public async Task<Guid> AddPersonAsync(string name, string kind = "Family", params (string Name, string Value)[] more)
    {
        var before = await Installation.QueryAsync(context => context.AffectedPeople.Select(person => person.Id).ToListAsync());
        await DoneAsync(Practice.PressAsync("hedda", EngagementLinks.NewPerson(Case), "Keep this person", [("Form.Kind", kind), ("Form.Name", name), .. more]));
        return await Installation.QueryAsync(context => context.AffectedPeople.Where(person => !before.Contains(person.Id)).Select(person => person.Id).SingleAsync());
    }

    /// <param name="due">Of a promise; null for none.</param>
    public Task AddContactAsync(Guid with, string summary, string? promise = null, DateOnly? due = null, string? questions = null)
    {
        List<(string Name, string Value)> answers = [("With", with.ToString()), ("Day.Day", "20"), ("Day.Month", "11"), ("Day.Year", "2026"), ("Time", "9:15"), ("Method", "Phone"), ("Summary", summary), ("Apology", "true")];
        if (questions is not null) answers.Add(("Questions", questions));
        if (promise is not null) answers.AddRange([("Promised[0].Text", promise), ("Promised[0].Due.Day", $"{due!.Value.Day}"), ("Promised[0].Due.Month", $"{due.Value.Month}"), ("Promised[0].Due.Year", $"{due.Value.Year}")]);
        return DoneAsync(Practice.PressAsync("hedda", EngagementLinks.Contact(Case), "Keep this contact", [.. answers]));
    }

    public Task NameAsync(Guid reader) => DoneAsync(Practice.PressAsync("hedda", EngagementLinks.Readers(Case), "Keep who may see it", ("Named", reader.ToString())));

    public async Task CloseAsync() => await DoneAsync(Practice.PressAsync("hedda", EngagementLinks.Close(Case), "Close the engagement", ("Anyway", "true")));

    public async Task<string> TextAsync(string who, string path) => (await Practice.PageAsync(who, path)).Body!.TextContent;

    public async Task LeaveAsync(Guid person) => await Installation.QueryAsync(context => context.RoleAssignments.Where(role => role.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(role => role.State, RoleState.Ended).SetProperty(role => role.DecidedAt, TestClock.Start.UtcDateTime)));

    /// <summary>Keeps the record from somebody who is involved.</summary>
    public async Task KeepFromAsync(Guid person)
    {
        await using var context = Installation.NewContext();
        context.KeptFrom.Add(new KeptFrom { EventId = Record.Id, PersonId = person, At = TestClock.Start.UtcDateTime });
        await context.SaveChangesAsync();
    }

    /// <summary>Whose session ended as the clock was turned signs in once more.</summary>
    public async Task SignInAgainAsync()
    {
        foreach (var who in new[] { "hedda", "second", "admin" })
        {
            var client = await Practice.AsAsync(who);
            if ((await client.GetAsync(new Uri("/accounts", UriKind.Relative))).StatusCode != HttpStatusCode.OK) Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync($"{who}@harebell.example")).StatusCode);
        }
    }

    public static async Task DoneAsync(Task<HttpResponseMessage> pressed)
    {
        var answer = await pressed;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {string.Join("; ", (await answer.DocumentAsync()).Errors())}");
    }

    public Task<List<HistoryEntry>> HistoryAsync() => Installation.QueryAsync(context => context.History.AsNoTracking().Where(entry => entry.SubjectId == Case).OrderBy(entry => entry.Sequence).ToListAsync());

    public ValueTask DisposeAsync() => Practice.DisposeAsync();
}
