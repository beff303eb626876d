using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations.Import;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Organisations.Import;

public sealed class OrganisationImportTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory, EachEngine]
    public async Task Import_ParentsBelowTheirMembers_AddsAllAndASecondTimeChangesNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);

        Assert.Equal((4, 0, 0, 0), (await installation.ImportAsync(Importing.Area)).Counts());

        var practice = await installation.QueryAsync(context => context.Organisations.SingleAsync(known => known.Code == "Y99001"));
        Assert.Equal(("Harebell Surgery", OrganisationKind.Provider, CareSetting.GeneralPractice, new DateOnly(2001, 4, 1), "HB1 1AA"), (practice.Name, practice.Kind, practice.CareSetting!.Value, practice.OpenedOn!.Value, practice.Postcode!));
        Assert.Equal(["P9Z1", "U99001"], await installation.ParentsAsync("Y99001", Today));
        Assert.Equal(["QZ8"], await installation.ParentsAsync("U99001", Today));
        var entries = await HistoryAsync(installation);
        var again = await installation.ImportAsync(Importing.Area);
        Assert.Equal((0, 0, 0, 0), again.Counts());
        Assert.Empty(again.Outcomes);
        Assert.Equal(entries, await HistoryAsync(installation));
        Assert.Contains("\"added\":4", Assert.Single(entries), StringComparison.Ordinal);
        Assert.True((await installation.Get<HistoryVerification>().VerifyAsync(cancellation: TestContext.Current.CancellationToken)).Intact);
    }

    [Theory, EachEngine]
    public async Task Import_OfAnotherNetwork_EndsTheOldOneAndKeepsTheGroup(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.ImportAsync(Importing.Area);
        await installation.ImportAsync("code,name,kind,parents\nU99002,Bryony Network,PCN,QZ8");
        installation.Clock.Advance(TimeSpan.FromDays(10));

        var report = await installation.ImportAsync("code,parents,joined\nY99001,U99002,2026-11-25");

        Assert.Equal((0, 1, 0, 0), report.Counts());
        Assert.Contains("left Harebell Network on 25 November 2026", report.Outcomes[0].Detail, StringComparison.Ordinal);
        Assert.Equal(["P9Z1", "U99001"], await installation.ParentsAsync("Y99001", new DateOnly(2026, 11, 24)));
        Assert.Equal(["P9Z1", "U99002"], await installation.ParentsAsync("Y99001", new DateOnly(2026, 11, 25)));
        Assert.Equal((0, 0, 0, 0), (await installation.ImportAsync("code,parents,joined\nY99001,U99002,2026-11-25")).Counts());
        Assert.Equal((0, 0, 0, 1), (await installation.ImportAsync("code,parents,joined\nY99001,U99001,2026-11-01")).Counts());
    }

    [Theory, EachEngine]
    public async Task Import_ThereAndBackOnOneDay_BelongsWhereItBelongedAtFirst(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.ImportAsync(Importing.Area);
        await installation.ImportAsync("code,name,kind,parents\nU99002,Bryony Network,PCN,QZ8");

        foreach (var network in new[] { "U99002", "U99001", "U99002", "U99001" }) Assert.Equal((0, 1, 0, 0), (await installation.ImportAsync($"code,parents\nY99001,{network}")).Counts());

        Assert.Equal(["P9Z1", "U99001"], await installation.ParentsAsync("Y99001", Today));
    }

    [Theory, EachEngine]
    public async Task Import_Changes_SaysWhatWasBeforeAndKeepsWhatTheFileDoesNotSay(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.ImportAsync(Importing.Area);

        var report = await installation.ImportAsync("code,name,closed\nY99001,Harebell Medical Centre,\nU99001,,2026-12-31\nP9Z1,Harebell Group,1999-01-01");

        Assert.Equal((0, 1, 2, 0), report.Counts());
        Assert.Equal("name was Harebell Surgery", report.Outcomes[0].Detail);
        var practice = await installation.QueryAsync(context => context.Organisations.SingleAsync(known => known.Code == "Y99001"));
        Assert.Equal(("Harebell Medical Centre", "HB1 1AA", null), (practice.Name, practice.Postcode, practice.ClosedOn));
    }

    [Theory, EachEngine]
    public async Task Import_DryRun_SaysTheSameAndWritesNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);

        Assert.Equal((4, 0, 0, 0), (await installation.ImportAsync(Importing.Area, new ImportOptions { DryRun = true })).Counts());

        Assert.Equal(0, await installation.OrganisationsAsync());
        Assert.Empty(await HistoryAsync(installation));
    }

    [Theory, EachEngine]
    public async Task Import_CloseMissing_ClosesThatKindAloneAndOnce(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.ImportAsync(Importing.Area);
        await installation.AddOrganisationAsync("Y99002", "Bryony Lane Surgery");

        var report = await installation.ImportAsync("code,name\nY99001,Harebell Surgery", new ImportOptions { CloseMissing = OrganisationKind.Provider });

        var closed = Assert.Single(report.Outcomes);
        Assert.Equal(("Y99002", ImportResult.Closed, 0L), (closed.Code, closed.Result, closed.Line));
        Assert.Equal(["Y99002"], await installation.QueryAsync(context => context.Organisations.Where(known => known.ClosedOn == Today).Select(known => known.Code).ToListAsync()));
        Assert.True((await installation.ImportAsync("code,name\nY99001,Harebell Surgery", new ImportOptions { CloseMissing = OrganisationKind.Provider })).ChangesNothing);
    }

    [Fact]
    public async Task Import_LinesThatCannotBe_AreRefusedWithTheReasonAndTheRestIsTaken()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        await installation.ImportAsync(Importing.Area);
        var file = $"""
            code,name,kind,care setting,parents,opened,closed
            Y99003,Fine Surgery,provider,dental,U99001,,
            Y99003,Again,provider,dental,,,
            2026,No letters,provider,dental,,,
            ,No code,provider,dental,,,
            Y99004,,provider,dental,,,
            Y99005,No kind,,dental,,,
            Y99006,No setting,provider,,,,
            Y99007,Bad kind,hospital,,,,
            Y99008,Bad setting,provider,vet,,,
            Y99009,Bad parent,provider,dental,Z00000,,
            Y99010,Provider as parent,provider,dental,Y99001,,
            Y99011,Itself,provider,dental,Y99011,,
            Y99012,Bad day,provider,dental,,2026-13-01,
            Y99013,Closed first,provider,dental,,2026-01-01,2025-01-01
            Y99014,{new string('x', 201)},provider,dental,,,
            U99003,A network,PCN,dental,,,
            P9Z2,Round,owner group,,P9Z3,,
            P9Z3,And round,owner group,,P9Z2,,
            P9Z4,Below both,owner group,,P9Z3,,
            U99001,Harebell Network,provider,dental,,,
            Y99015,"Quoted "" fine",provider,dental,,,
            Y99016,"Broken,provider,dental,,,
            Y99017,After it,provider,dental,,,
            """;

        var report = await installation.ImportAsync(file);

        Assert.Equal((3, 0, 0, 20), report.Counts());
        Assert.Equal(Enumerable.Range(3, 19).Except([22]).Append(23).Select(line => (long)line), report.Outcomes.Where(outcome => outcome.Result == ImportResult.Refused).Select(outcome => outcome.Line));
        Assert.All(report.Outcomes, outcome => Assert.False(string.IsNullOrWhiteSpace(outcome.Detail)));
        Assert.Equal("Quoted \" fine", await installation.QueryAsync(context => context.Organisations.Where(known => known.Code == "Y99015").Select(known => known.Name).SingleAsync()));
    }

    [Fact]
    public async Task Import_TheNationalTwoColumns_NeedsToBeToldWhatTheyAre()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        const string file = "code,display\nP87657,(IRLAM) SALFORD CARE\nFA123,A Pharmacy\nX1,Odd\nABCDEFG,No shape";

        Assert.Equal((0, 0, 0, 4), (await installation.ImportAsync(file)).Counts());
        Assert.Equal((2, 0, 0, 2), (await installation.ImportAsync(file, new ImportOptions { Kind = OrganisationKind.Provider, GuessCareSetting = true })).Counts());
        Assert.Equal((1, 0, 0, 1), (await installation.ImportAsync(file, new ImportOptions { Kind = OrganisationKind.Provider, CareSetting = CareSetting.Optical })).Counts());
    }

    [Theory, EachEngine]
    public async Task Import_ForAnAreaAlone_TouchesNothingOutsideIt(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await installation.ImportAsync(Importing.Area);
        await installation.ImportAsync("code,name,kind,parents\nQZ7,Other Board,ICB,\nU99007,Other Network,PCN,QZ7");
        var ids = await installation.QueryAsync(context => context.Organisations.ToDictionaryAsync(known => known.Code, known => known.Id));
        var options = new ImportOptions
        {
            Scope = OrganisationSet.Of(new HashSet<Guid> { ids["U99001"], ids["Y99001"] }),
            Parents = OrganisationSet.Of(new HashSet<Guid> { ids["QZ8"], ids["U99001"], ids["Y99001"] }),
        };

        var report = await installation.ImportAsync(
            """
            code,name,kind,care setting,parents
            Y99021,In a new network,provider,dental,U99021
            U99021,A new network,PCN,,QZ8
            Y99022,In none,provider,dental,
            Y99023,In another's,provider,dental,U99007
            U99007,Renamed,PCN,,QZ7
            QZ8,Own board renamed,ICB,,
            Y99001,Renamed,provider,,U99007
            U99001,Renamed,PCN,,QZ8
            """, options);

        Assert.Equal((2, 1, 0, 5), report.Counts());
        Assert.Equal(["Y99021", "U99021", "U99001"], report.Outcomes.Where(outcome => outcome.Result != ImportResult.Refused).Select(outcome => outcome.Code));
        Assert.Equal(["P9Z1", "U99001"], await installation.ParentsAsync("Y99001", Today));
    }

    [Fact]
    public async Task Report_AsCsv_RunsNoFormula()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var report = await installation.ImportAsync("code,name,kind\nY99031,\"=cmd|' /C calc'!A0\",hospital\nQZ8,@board,ICB");
        using var stream = new MemoryStream();

        await report.WriteAsync(stream);

        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("'=cmd", text, StringComparison.Ordinal);
        Assert.Contains("'@board", text, StringComparison.Ordinal);
    }

    private static Task<List<string>> HistoryAsync(TestInstallation installation) =>
        installation.QueryAsync(context => context.History.Where(entry => entry.Action == HistoryActions.OrganisationsImported).Select(entry => entry.Content!).ToListAsync());
}
