using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class ThreadFlowTests
{
    private static readonly DateTime Asked = new(2026, 9, 7, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly AnswerBy = new(2026, 9, 21);
    private static readonly DateTime Later = new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Row_CountsWhatBecameOfEach_AndTheMedianOfThoseAnswered()
    {
        var row = FlowRow.Of("All", [Thread(2), Thread(9), Thread(4, declined: true), Thread(null), Thread(null, answerBy: new(2027, 1, 1)), Thread(null, closed: true), Thread(3, closed: true)], Later, DateOnly.FromDateTime(Later), rounded: false);
        Assert.Equal(new FlowRow("All", 7, 3, 1, 1, 2, 1, 43, 3), row);
        Assert.Equal(row.Sent, row.Answered + row.Declined + row.Unanswered + row.Waiting);
    }

    [Theory]
    [InlineData(new[] { 4 }, 4.0)]
    [InlineData(new[] { 1, 8 }, 4.5)]
    [InlineData(new[] { 30, 0, 1 }, 1.0)]
    public void Row_Median_IsTheMiddleOrBetweenTheTwoInTheMiddle(int[] days, double median) =>
        Assert.Equal(median, FlowRow.Of("All", [.. days.Select(day => Thread(day))], Later, DateOnly.FromDateTime(Later), rounded: false).Days);

    [Fact]
    public void Row_Rounded_GivesNoShareOrMedianOfAFew()
    {
        Assert.Equal(new FlowRow("All", 5, 5, 0, 0, 0, 0, null, null), FlowRow.Of("All", [.. Enumerable.Repeat(Thread(3), 6)], Later, DateOnly.FromDateTime(Later), rounded: true));
        // Of each three months by themselves: seven and seven are no fifteen.
        Assert.Equal((10, 10), FlowRow.Of("All", [.. Enumerable.Repeat(Thread(3), 7), .. Enumerable.Repeat(Thread(3) with { SentAt = Asked.AddMonths(-4), AnsweredAt = Asked.AddMonths(-4).AddDays(1) }, 7)], Later, DateOnly.FromDateTime(Later), rounded: true) is var two ? (two.Sent, two.Answered) : default);
        Assert.Equal(new FlowRow("All", 15, 10, 0, 0, 5, 5, 67, 3), FlowRow.Of("All", [.. Enumerable.Repeat(Thread(3), 11), .. Enumerable.Repeat(Thread(null), 4)], Later, DateOnly.FromDateTime(Later), rounded: true));
    }

    [Fact]
    public void Row_AnsweredAfterTheTimeThatIsShown_StillWaits() =>
        Assert.Equal((0, 1, 1), FlowRow.Of("All", [Thread(20)], Asked.AddDays(16), AnswerBy.AddDays(1), rounded: false) is var row ? (row.Answered, row.Waiting, row.Overdue) : default);

    [Theory]
    [InlineData(3, true, "August 2026 to October 2026")]
    [InlineData(3, false, "September 2026 to November 2026")]
    [InlineData(12, true, "November 2025 to October 2026")]
    [InlineData(7, true, "November 2025 to October 2026")]
    public void Period_IsWholeMonthsOfThreeLengths(int months, bool over, string text) => Assert.Equal(text, FlowPeriod.Of(months, new DateOnly(2026, 11, 24), over).Text);

    [Theory, EachEngine]
    public async Task Flow_OfAnArea_IsTrueForReadersAndRoundedByKindForOthers(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        await AskAsync(practice, 7);
        Assert.Contains("7 questions were asked. None was answered. 7 wait for an answer.", await PageAsync(practice, "lead", ThreadLinks.Flow), StringComparison.Ordinal);
        Assert.Contains("7 questions were asked", await PageAsync(practice, "outsider", ThreadLinks.Flow), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", ThreadLinks.Flow));

        practice.Installation.Clock.Advance(TimeSpan.FromDays(92));
        Assert.Contains("Bryony Lane Surgery", await PageAsync(practice, "network", ThreadLinks.Flow), StringComparison.Ordinal);
        foreach (var path in new[] { ThreadLinks.Flow, ThreadLinks.FlowFile })
        {
            var rounded = await TextAsync(practice, "partner", path);
            Assert.DoesNotContain("Bryony", rounded, StringComparison.Ordinal);
            // One practice in a network is no kind by itself.
            Assert.DoesNotContain("General practice", rounded, StringComparison.Ordinal);
            Assert.Contains("Others together, so that none is known", rounded, StringComparison.Ordinal);
            Assert.DoesNotContain("7", rounded.Replace("2027", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains("About 5 questions were asked.", await PageAsync(practice, "partner", ThreadLinks.Flow), StringComparison.Ordinal);
        Assert.Contains("All,7,0,0,0,7,7,0%,None yet", await TextAsync(practice, "network", ThreadLinks.FlowFile), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Flow_OfTheMonthThatIsRunning_IsKnownToReadersAlone(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        await AskAsync(practice, 7);
        Assert.Contains("7 questions were asked.", await PageAsync(practice, "network", ThreadLinks.Flow), StringComparison.Ordinal);
        Assert.Contains("Fewer than 3 questions were asked.", await PageAsync(practice, "partner", ThreadLinks.Flow), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Flow_OfAWithdrawnRecordOrAnotherArea_IsNotCounted(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var elsewhere = await practice.Installation.AddOrganisationAsync("Y99003", "Teasel House");
        await practice.Installation.AddPersonAsync(elsewhere, RoleNames.PatientSafetyLead, "elsewhere@harebell.example");
        await AskAsync(practice, 2);
        Assert.Contains("No organisation asked another anything.", await PageAsync(practice, "elsewhere", ThreadLinks.Flow), StringComparison.Ordinal);
        await practice.Installation.QueryAsync(context => context.Events.Take(1).ExecuteUpdateAsync(set => set.SetProperty(record => record.WithdrawnAt, TestClock.Start.UtcDateTime)));
        Assert.Contains("1 question was asked.", await PageAsync(practice, "lead", ThreadLinks.Flow), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Flow_OfANameLikeAFormula_IsNoFormulaInTheFile(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.Installation.QueryAsync(context => context.Organisations.Where(place => place.Id == practice.Other.Id).ExecuteUpdateAsync(set => set.SetProperty(place => place.Name, "=1+1")));
        await AskAsync(practice, 1);
        Assert.Contains("\n'=1+1,1,", await TextAsync(practice, "lead", ThreadLinks.FlowFile), StringComparison.Ordinal);
    }

    private static AskedThread Thread(int? days, bool declined = false, bool closed = false, DateOnly? answerBy = null) =>
        new(Guid.Empty, Asked, days is { } after ? Asked.AddDays(after) : null, answerBy ?? AnswerBy, declined, closed ? Later.AddDays(-1) : null);

    private static async Task AskAsync(Practice practice, int times)
    {
        for (var turn = 0; turn < times; turn++)
        {
            var record = await practice.RecordAsync();
            await using var context = practice.Installation.NewContext();
            context.RecordThreads.Add(new RecordThread { Id = Guid.CreateVersion7(), EventId = record.Id, Revision = 1, SenderId = practice.Organisation.Id, ReceiverId = practice.Other.Id, SentBy = practice.Lead, SentAt = TestClock.Start.UtcDateTime, AnswerBy = DateOnly.FromDateTime(TestClock.Start.UtcDateTime).AddDays(28) });
            await context.SaveChangesAsync();
        }
    }

    private static async Task<string> PageAsync(Practice practice, string who, string path) => (await practice.PageAsync(who, path)).QuerySelector("main")!.TextContent;

    private static async Task<string> TextAsync(Practice practice, string who, string path) =>
        path == ThreadLinks.FlowFile ? await (await practice.GetAsync(who, path)).Content.ReadAsStringAsync() : await PageAsync(practice, who, path);
}
