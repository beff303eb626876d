using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Data;

public sealed class RecordWriterTests
{
    [Theory, EachEngine]
    public async Task Write_OneOfManyFails_TakesNoOtherWithIt(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var writer = installation.Get<RecordWriter>();

        var writes = Enumerable.Range(0, 40).Select(number => writer.WriteAsync(async transaction =>
        {
            var sequence = await transaction.AppendAsync(Actor.System, HistoryActions.PersonAdded, null, $$"""{"number":{{number}}}""", []);
            return number % 10 == 3 ? throw new InvalidOperationException("Meant to fail") : sequence;
        })).ToList();
        var results = await Task.WhenAll(writes.Select(async write => await Record.ExceptionAsync(() => write)));

        Assert.Equal(4, results.Count(fault => fault is InvalidOperationException { Message: "Meant to fail" }));
        Assert.Equal(36, results.Count(fault => fault is null));
        Assert.Equal(36, await installation.QueryAsync(context => context.History.CountAsync()));
        Assert.True((await installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task Write_FromTwoProcesses_MakesOneChain(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var first = installation.Get<RecordWriter>();
        await using var second = new RecordWriter(installation.Get<LearnSafe.Data.Engines.DatabaseEngine>(), installation.Get<HistoryChain>(), installation.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<RecordWriter>.Instance);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => (number % 2 == 0 ? first : second).WriteAsync(transaction =>
            transaction.AppendAsync(Actor.System, HistoryActions.PersonAdded, null, "{}", []))));

        var report = await installation.Get<HistoryVerification>().VerifyAsync();
        Assert.True(report.Intact, report.Fault);
        Assert.Equal(100, report.Head.Sequence);
    }
}
