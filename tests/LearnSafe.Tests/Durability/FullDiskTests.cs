using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Durability;

public sealed class FullDiskTests
{
    /// <summary>SQLite is told that it may not grow, which it answers as it answers a full disk.</summary>
    [Fact]
    public async Task Record_OnAFullDisk_IsRefusedAndGoesOnOnceThereIsSpace()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);
        Assert.Equal(201, (await program.PostAsync(FhirProgram.With("Before"))).Status);

        await LimitPagesAsync(installation, 1);
        var acknowledged = 1;
        FhirAnswer answer;
        do
        {
            answer = await program.PostAsync(FhirProgram.With("While it fills " + new string('x', 20_000)));
            if (answer.Status == 201) acknowledged++;
        }
        while (answer.Status == 201 && acknowledged < 1000);

        Assert.InRange(answer.Status, 500, 599);
        Assert.Equal("OperationOutcome", (string?)answer.Json["resourceType"]);
        Assert.Equal(acknowledged, await installation.QueryAsync(context => context.Events.CountAsync()));
        await LimitPagesAsync(installation, 1_000_000);
        Assert.Equal(201, (await program.PostAsync(FhirProgram.With("Afterwards"))).Status);
        Assert.Equal(acknowledged + 1, await installation.QueryAsync(context => context.Events.CountAsync()));
        var report = await installation.Get<HistoryVerification>().VerifyAsync();
        Assert.True(report.Intact, report.Fault);
    }

    /// <summary>The limit holds for one connection, so it is set on the writer's own; SQLite raises it to what is in use.</summary>
    private static Task<long> LimitPagesAsync(TestInstallation installation, int pages) => installation.Get<RecordWriter>().WriteAsync(async transaction =>
    {
        await using var command = transaction.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction.Transaction, $"pragma max_page_count = {pages}");
        return (long)(await command.ExecuteScalarAsync())!;
    });
}
