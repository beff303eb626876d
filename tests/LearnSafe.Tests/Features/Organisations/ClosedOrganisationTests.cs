using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Organisations;

public sealed class ClosedOrganisationTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory, EachEngine]
    public async Task Record_OnTheLastDayAndTheDayAfter_IsTakenAndRefused(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var practice = await ClosingTodayAsync(installation);
        var events = installation.Get<EventService>();

        Assert.Equal(ChangeStatus.Done, (await events.RecordAsync(practice.Id, TestData.Incident(), new Change(Actor.System))).Status);
        installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(ChangeStatus.OrganisationClosed, (await events.RecordAsync(practice.Id, TestData.Incident(), new Change(Actor.System))).Status);
        Assert.Equal(1, await installation.QueryAsync(context => context.Events.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Role_TheDayAfter_IsRefusedAndThoseHeldStay(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var practice = await ClosingTodayAsync(installation);
        await installation.AddPersonAsync(practice);
        installation.Clock.Advance(TimeSpan.FromDays(1));

        var fault = await installation.Get<AccountService>().AddAsync("late@harebell.example", "Late", TestData.Password, practice.Code, RoleNames.Reporter, Actor.System);

        Assert.Equal("Harebell Surgery is closed and takes no new roles.", fault);
        Assert.Equal(1, await installation.QueryAsync(context => context.RoleAssignments.CountAsync()));
    }

    private static async Task<Organisation> ClosingTodayAsync(TestInstallation installation)
    {
        var practice = await installation.AddOrganisationAsync();
        await installation.QueryAsync(context => context.Organisations.ExecuteUpdateAsync(set => set.SetProperty(known => known.ClosedOn, Today)));
        return practice;
    }
}
