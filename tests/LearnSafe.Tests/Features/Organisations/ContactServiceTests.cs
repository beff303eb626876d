using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Organisations;

public sealed class ContactServiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory, EachEngine]
    public async Task Find_WhereNobodyWasNamed_MakesNobodyUp(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var practice = await installation.AddOrganisationAsync();

        Assert.Null(await installation.Get<ContactService>().FindAsync(practice.Id, ContactKind.SafetyLead));
        Assert.Empty(await installation.Get<ContactService>().ForHelpAsync(practice.Id));
        Assert.Empty(await installation.Get<ContactService>().ForHelpAsync(Guid.Empty));
    }

    [Theory, EachEngine]
    public async Task Add_ASecondOfTheKind_TakesOverFromItsDay(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var practice = await installation.AddOrganisationAsync();
        var lead = await installation.AddPersonAsync(practice, RoleNames.PatientSafetyLead);
        var contacts = installation.Get<ContactService>();

        Assert.Null(await contacts.AddAsync(practice.Id, ContactKind.SafetyLead, Named("Ines Falk", Today.AddYears(-1)) with { PersonId = lead }, Actor.System));
        Assert.Null(await contacts.AddAsync(practice.Id, ContactKind.SafetyLead, Named("Mairi Quill", Today.AddDays(1)), Actor.System));

        var today = await contacts.FindAsync(practice.Id, ContactKind.SafetyLead);
        Assert.Equal(("Ines Falk", lead, Today.AddDays(1)), (today!.Name, today.PersonId!.Value, today.Until!.Value));
        installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Mairi Quill", (await contacts.FindAsync(practice.Id, ContactKind.SafetyLead))!.Name);
        Assert.Equal(2, (await contacts.ListAsync(practice.Id)).Count);
    }

    [Theory, EachEngine]
    public async Task Add_BeforeOneNamedForLater_EndsWhereThatOneBegins(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var practice = await installation.AddOrganisationAsync();
        var contacts = installation.Get<ContactService>();
        await contacts.AddAsync(practice.Id, ContactKind.Deputy, Named("Mairi Quill", Today.AddDays(30)), Actor.System);

        Assert.Null(await contacts.AddAsync(practice.Id, ContactKind.Deputy, Named("Ines Falk", Today), Actor.System));

        Assert.Equal(Today.AddDays(30), (await contacts.FindAsync(practice.Id, ContactKind.Deputy))!.Until);
        Assert.StartsWith("Somebody is named from that day", await contacts.AddAsync(practice.Id, ContactKind.Deputy, Named("Tobias Wren", Today), Actor.System), StringComparison.Ordinal);
        Assert.StartsWith("Somebody else is named from 20 December 2026", await contacts.AddAsync(practice.Id, ContactKind.Deputy, Named("Tobias Wren", Today.AddDays(5)) with { Until = Today.AddDays(31) }, Actor.System), StringComparison.Ordinal);
        Assert.Null((await contacts.ListAsync(practice.Id)).Single(contact => contact.From == Today.AddDays(30)).Until);
    }

    [Theory, EachEngine]
    public async Task Change_IntoTheDaysOfAnother_IsRefused(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (practice, other) = (await installation.AddOrganisationAsync(), await installation.AddOrganisationAsync("Y99002", "Bryony Lane Surgery"));
        var contacts = installation.Get<ContactService>();
        await contacts.AddAsync(practice.Id, ContactKind.SpeakingUp, Named("Ines Falk", Today.AddYears(-1)), Actor.System);
        await contacts.AddAsync(practice.Id, ContactKind.SpeakingUp, Named("Mairi Quill", Today), Actor.System);
        var first = (await contacts.ListAsync(practice.Id)).Single(contact => contact.Name == "Ines Falk");

        Assert.Contains("Mairi Quill is named from 20 November 2026", await contacts.ChangeAsync(practice.Id, first.Id, Named("Ines Falk", Today.AddYears(-1)), Actor.System), StringComparison.Ordinal);
        Assert.NotNull(await contacts.ChangeAsync(other.Id, first.Id, Named("Somebody", Today), Actor.System));
        Assert.Null(await contacts.ChangeAsync(practice.Id, first.Id, Named("Ines Falk-Berg", Today.AddYears(-2)) with { Until = Today.AddDays(-3) }, Actor.System));

        Assert.Equal("Ines Falk-Berg", (await contacts.ListAsync(practice.Id)).Single(contact => contact.Id == first.Id).Name);
        Assert.DoesNotContain("Falk", string.Concat(await installation.QueryAsync(context => context.History.Where(entry => entry.Action == HistoryActions.ContactChanged).Select(entry => entry.Content!).ToListAsync())), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Help_SignedIn_ShowsOnesOwnOrganisationAndItsBoardAndNobodyElses(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var (practice, other) = (await installation.AddOrganisationAsync(), await installation.AddOrganisationAsync("Y99002", "Bryony Lane Surgery"));
        await installation.AddPersonAsync(practice);
        var board = new Organisation { Code = "QZ8", Name = "Harebell Care Board", Kind = OrganisationKind.IntegratedCareBoard, CreatedAt = TestClock.Start.UtcDateTime };
        await using (var context = installation.NewContext())
        {
            context.Add(board);
            context.Add(new OrganisationLink { OrganisationId = practice.Id, ParentId = board.Id, From = Today.AddYears(-1) });
            await OrganisationTreeService.ChangedAsync(context);
            await context.SaveChangesAsync();
        }

        var contacts = installation.Get<ContactService>();
        await contacts.AddAsync(practice.Id, ContactKind.SafetyLead, Named("Mairi <Quill>", Today), Actor.System);
        await contacts.AddAsync(board.Id, ContactKind.CareBoardLead, Named("Noor Haldane", Today), Actor.System);
        await contacts.AddAsync(other.Id, ContactKind.SafetyLead, Named("Sella Thorne", Today), Actor.System);
        using var client = installation.Client();
        Assert.DoesNotContain("Mairi", (await client.PageAsync("/help")).Body!.TextContent, StringComparison.Ordinal);

        await client.SignInAsync();
        var words = (await client.PageAsync("/help")).Body!.TextContent;

        Assert.Contains("Mairi <Quill>", words, StringComparison.Ordinal);
        Assert.Contains("Noor Haldane", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sella", words, StringComparison.Ordinal);
    }

    private static ContactDetails Named(string name, DateOnly from) => new(name, "Practice manager", "someone@harebell.example", "01632 960001", null, from);
}
