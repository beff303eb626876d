using LearnSafe.Features.Engagement;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Engagement;

public sealed class RemindOfPromisesTests
{
    [Theory, EachEngine]
    public async Task Remind_OnceBeforeTheDayAndOnceAfterIt_WithoutAWordOfThePromise(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var person = await engaged.AddPersonAsync("Wilhelmina Dace");
        // The clock stands at 20 November.
        await engaged.AddContactAsync(person, "She spoke.", "Ring on Thursday", new DateOnly(2026, 11, 26));
        await engaged.AddContactAsync(person, "She spoke again.", "Write on Thursday", new DateOnly(2026, 11, 26));
        var job = engaged.Installation.Get<RemindOfPromisesJob>();
        async Task<int> MailsOnAsync(int day)
        {
            engaged.Installation.Clock.Advance(new DateTimeOffset(2026, 11, day, 10, 30, 0, TimeSpan.Zero) - engaged.Installation.Clock.GetUtcNow());
            var before = (await engaged.Installation.MailAsync()).Count;
            await job.RemindAsync(TestContext.Current.CancellationToken);
            return (await engaged.Installation.MailAsync()).Count - before;
        }

        Assert.Equal(0, await MailsOnAsync(23));
        // Two promises, one lead, one mail.
        Assert.Equal(1, await MailsOnAsync(24));
        Assert.Equal(0, await MailsOnAsync(25));
        Assert.Equal(0, await MailsOnAsync(26));
        Assert.Equal(1, await MailsOnAsync(27));
        Assert.Equal(0, await MailsOnAsync(28));
        var mails = await engaged.Installation.MailAsync();
        Assert.All(mails, mail => Assert.Equal(("hedda@harebell.example", EngagementLinks.Mine), (mail.To, mail.Link)));
        Assert.All(mails, mail => Assert.All(["Dace", "Thursday", "EN-", engaged.Record.Reference], secret => Assert.DoesNotContain(secret, mail.Text[mail.Text.IndexOf("\n\n", StringComparison.Ordinal)..], StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task Remind_OfWhatIsPausedClosedOrKept_TellsNobody(Engine engine)
    {
        await using var engaged = await EngagedPractice.OpenAsync(engine);
        var person = await engaged.AddPersonAsync("Wilhelmina Dace");
        await engaged.AddContactAsync(person, "She spoke.", "Ring on Saturday", new DateOnly(2026, 11, 21));
        var job = engaged.Installation.Get<RemindOfPromisesJob>();
        await EngagedPractice.DoneAsync(engaged.Practice.PressAsync("hedda", EngagementLinks.Close(engaged.Case), "Pause"));
        Assert.Equal(0, await job.RemindAsync(TestContext.Current.CancellationToken));
        await EngagedPractice.DoneAsync(engaged.Practice.PressAsync("hedda", EngagementLinks.Close(engaged.Case), "Go on"));
        Assert.Equal(1, await job.RemindAsync(TestContext.Current.CancellationToken));
        engaged.Installation.Clock.Advance(TimeSpan.FromDays(3));
        await engaged.SignInAgainAsync();
        await engaged.CloseAsync();
        Assert.Equal(0, await job.RemindAsync(TestContext.Current.CancellationToken));
    }
}
