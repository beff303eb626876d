using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Features.History;
using LearnSafe.Features.PublicForms;
using LearnSafe.Features.Settings;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.PublicForms;

public sealed class SettingsTests
{
    [Theory, EachEngine]
    public async Task Form_OpenedRotatedAndClosed_IsFoundOnlyWhileOpen(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        await installation.AddPersonAsync(organisation, RoleNames.OrganisationAdministrator, "admin@harebell.example");
        using var admin = installation.Client();
        using var stranger = installation.Client();
        await admin.SignInAsync("admin@harebell.example");
        Assert.Contains("did not find", await FoundAsync(stranger), StringComparison.Ordinal);

        await admin.SubmitAsync(PublicFormLinks.Settings);
        var first = (await installation.Get<PublicPageService>().OfAsync(organisation.Id))!;
        Assert.NotEqual("Y99001", first.Code);
        Assert.Contains("Harebell Surgery", await FoundAsync(stranger), StringComparison.Ordinal);
        await using (var context = installation.NewContext())
        {
            context.OrganisationSettings.Add(new OrganisationSettings { OrganisationId = organisation.Id, PublicOpening = "We are glad to hear from you. <b>Thank you</b>", UpdatedAt = TestClock.Start.UtcDateTime });
            await context.SaveChangesAsync();
        }

        var start = await stranger.PageAsync(PublicFormLinks.Start(first.Code));
        Assert.Contains("We are glad to hear from you. <b>Thank you</b>", start.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await admin.PostAsync($"{PublicFormLinks.Settings}?handler=rotate", PublicFormLinks.Settings);
        var second = (await installation.Get<PublicPageService>().OfAsync(organisation.Id))!;
        Assert.NotEqual(first.Code, second.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(PublicFormLinks.Start(first.Code), UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(new Uri(PublicFormLinks.Start(second.Code.ToUpperInvariant()), UriKind.Relative))).StatusCode);

        await admin.PostAsync($"{PublicFormLinks.Settings}?handler=close", PublicFormLinks.Settings);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(PublicFormLinks.Start(second.Code), UriKind.Relative))).StatusCode);
        Assert.Contains("did not find", await FoundAsync(stranger), StringComparison.Ordinal);
        Assert.Equal(
            [HistoryActions.PublicFormOpened, HistoryActions.PublicFormChanged, HistoryActions.PublicFormClosed],
            await installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == organisation.Id).OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync()));
    }

    [Fact]
    public async Task Receipt_AfterTheFormIsClosed_StillOpens()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        await world.Installation.Get<PublicPageService>().CloseAsync(world.Organisation.Id, Actor.System);
        using var person = world.Installation.Client();
        Assert.Equal(PublicFormLinks.Progress, (await person.SubmitAsync("/receipt", ("code", world.Told.ReceiptCode))).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Poster_HasTheLinkAsACodeAndAsWords()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var lead = await world.SignedInAsync("lead@harebell.example");
        var poster = await lead.PageAsync(PublicFormLinks.Poster);
        Assert.Equal("localhost/say/fkrm2wtv", poster.QuerySelector(".app-poster__address")!.TextContent);
        Assert.Equal(QrCode.Of("http://localhost/say/fkrm2wtv").Path, poster.QuerySelector(".app-poster__code path")!.GetAttribute("d"));
        Assert.Empty(poster.QuerySelectorAll("[style]"));
    }

    [Fact]
    public void QrCode_HasItsThreeCornersAndAQuietMargin()
    {
        var code = QrCode.Of("http://localhost/say/fkrm2wtv");
        bool Dark(int column, int row) => code.Path.Contains(FormattableString.Invariant($"M{column} {row}h1"), StringComparison.Ordinal);
        var far = code.Size - 5;
        Assert.All(new[] { (4, 4), (far, 4), (4, far) }, corner => Assert.True(Dark(corner.Item1, corner.Item2)));
        Assert.False(Dark(far, far) && Dark(far - 6, far - 6) && Dark(far - 6, far) && Dark(far - 3, far - 3) && Dark(far, far - 6) && Dark(far - 1, far));
        Assert.All(Enumerable.Range(0, code.Size), at => Assert.False(Dark(at, 0) || Dark(0, at) || Dark(at, 3) || Dark(3, at)));
    }

    private static async Task<string> FoundAsync(HttpClient client) => (await client.PageAsync("/say?name=harebell")).QuerySelector("main")!.TextContent;
}
