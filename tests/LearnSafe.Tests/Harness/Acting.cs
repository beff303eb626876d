using LearnSafe.Domain.Access;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.SafetyActions;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Harness;

/// <summary>Makes areas, actions and measures with the services that pages use.</summary>
public static class Acting
{
    public const string Statement = "Nobody can see from the inbox which letters change a medicine.";
    public const string Title = "One marker for letters";
    public const string PublicSentence = "Letters that change a medicine now carry a marker.";

    /// <summary>By the clock of the tests.</summary>
    public static DateOnly Today { get; } = DateOnly.FromDateTime(TestClock.Start.UtcDateTime);

    public static ActionWords Words(string title = Title, string? outside = null) => new(title, "The scanning step asks whether a letter changes a medicine, counted each Friday.", outside, "Other letters may wait.", PublicSentence);

    /// <summary>Somebody as the pages would find them.</summary>
    public static async Task<CurrentPerson> ActingAsync(this TestInstallation installation, Organisation organisation, string email)
    {
        var (person, roles, kept) = await installation.QueryAsync(async context =>
        {
            var known = await context.Users.SingleAsync(one => one.Email == email);
            return (known, await context.RoleAssignments.Where(held => held.PersonId == known.Id).Select(held => held.Role).ToListAsync(), await context.KeptFrom.Where(one => one.PersonId == known.Id).Select(one => one.EventId).ToListAsync());
        });
        var held = roles.ConvertAll(name => installation.Get<RoleCatalogue>().TryFind(name, out var role) ? new HeldRole(role, organisation.Id) : throw new InvalidOperationException(name));
        return new CurrentPerson(person.Id, person.DisplayName, organisation.Id, organisation.Code, organisation.Name, OrganisationKind.Provider, CareSetting.GeneralPractice, false, new PersonAccess(held, await installation.Get<OrganisationTreeService>().GetAsync()))
        {
            KeptFrom = kept.ToHashSet(),
        };
    }

    public static async Task<Guid> AreaAsync(this TestInstallation installation, CurrentPerson by, params IReadOnlyList<Guid> records)
    {
        var outcome = await installation.Get<ImprovementAreaService>().AddAsync(by, new AreaInput(new AreaTexts(Statement, "Two people read letters.", null), [LearnSafe.Domain.Responses.SeipsElement.Tasks], ScopeLevel.Provider, records, []));
        Assert.Null(outcome.Fault);
        return outcome.Id;
    }

    public static async Task<Guid> ActionAsync(this TestInstallation installation, CurrentPerson by, Guid? owner = null, DateOnly? due = null, string title = Title, string? outside = null, string? strength = "forcing", params IReadOnlyList<Guid> areas)
    {
        var outcome = await installation.Get<SafetyActionService>().AddAsync(by, new ActionInput(Words(title, outside), areas, owner, strength, null, due));
        Assert.Null(outcome.Fault);
        return outcome.Id;
    }

    /// <summary>Moves an action through statuses in turn.</summary>
    public static async Task MoveAsync(this TestInstallation installation, CurrentPerson by, Guid action, params IReadOnlyList<ActionStatus> to)
    {
        foreach (var status in to) Assert.Null((await installation.Get<SafetyActionService>().MoveAsync(by, action, await installation.VersionAsync(action), status, "It changed nothing")).Fault);
    }

    public static Task<int> VersionAsync(this TestInstallation installation, Guid action) => installation.QueryAsync(context => context.SafetyActions.Where(known => known.Id == action).Select(known => known.Version).SingleAsync());

    public static async Task<Guid> MeasureAsync(this TestInstallation installation, CurrentPerson by, params IReadOnlyList<Guid> actions)
    {
        var outcome = await installation.Get<SafetyMeasureService>().AddAsync(by, new MeasureInput(
            new MeasureTexts("Letters coded the same day", "Letters of a Wednesday that were coded before we closed.", "letters coded the same day", "letters that came", "Count by hand", "Front desk", null, "Two weeks below 80%"),
            MeasureKind.Process, ChartKind.Proportion, ImprovementDirection.Increase, MeasureFrequency.Weekly, 90, null, null, actions));
        Assert.Null(outcome.Fault);
        return outcome.Id;
    }
}
