using System.Net;
using LearnSafe.Features.Events;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events;

/// <summary>Every page of a record, asked for by everybody.</summary>
public sealed class RecordAccessTests
{
    private static readonly Func<Guid, string>[] Pages =
    [
        RecordLinks.Record, id => RecordLinks.Revision(id, 1), RecordLinks.Print, RecordLinks.Withdraw, RecordLinks.Reflection, RecordLinks.Attachments, RecordLinks.PatientNumber,
    ];

    [Theory, EachEngine]
    public async Task Get_EveryPageOfARecord_OnlyToWhomEventAccessLets(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        foreach (var page in Pages)
        {
            var path = page(id);
            Assert.Equal((path, HttpStatusCode.OK), (path, await practice.StatusAsync("reporter", path)));
            Assert.Equal((path, HttpStatusCode.OK), (path, await practice.StatusAsync("lead", path)));
            Assert.Equal((path, path == RecordLinks.PatientNumber(id) ? HttpStatusCode.Forbidden : HttpStatusCode.OK), (path, await practice.StatusAsync("admin", path)));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await practice.StatusAsync("colleague", path)));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await practice.StatusAsync("outsider", path)));
            using var stranger = practice.Installation.Client();
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }
    }

    [Theory, EachEngine]
    public async Task Get_ARecordThatIsNotThere_IsTheSamePageAsSomebodyElses(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var somebodyElses = await (await practice.GetAsync("colleague", RecordLinks.Record(id))).DocumentAsync();
        var nobodys = await (await practice.GetAsync("colleague", RecordLinks.Record(Guid.NewGuid()))).DocumentAsync();
        Assert.Equal("Page not found", nobodys.QuerySelector("h1")!.TextContent);
        Assert.Equal(nobodys.QuerySelector("main")!.TextContent, somebodyElses.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", RecordLinks.Revision(id, 2)));
    }

    [Theory, EachEngine]
    public async Task Get_AllRecords_OnlyToLeadAndAdministratorAndOnlyTheirOwn(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var reference = (await practice.RecordAsync()).Reference;
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", RecordLinks.All));
        Assert.Contains(reference, (await practice.PageAsync("lead", RecordLinks.All)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(reference, (await practice.PageAsync("admin", RecordLinks.All)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await practice.PageAsync("outsider", RecordLinks.All)).Body!.TextContent, StringComparison.Ordinal);
    }
}
