using System.Diagnostics;
using System.Security.Claims;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LearnSafe.Bench;

/// <summary>What the gate and the access log add to a page: who the person is and what they may do, the question about one record, and the entry on disk.</summary>
internal static class GateBench
{
    private const int Turns = 2000;

    public static async Task RunAsync()
    {
        var folder = RunningProgram.NewFolder();
        await using (await RunningProgram.StartAsync(folder, "--demo"))
        {
        }

        await using (var program = LearnSafeWeb.Build([], builder =>
        {
            LearnSafeSettings.AddTo(builder.Configuration, folder);
            builder.Logging.ClearProviders();
        }))
        {
            await MeasureAsync(program);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(WebApplication program)
    {
        await using var context = await program.Services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync();
        var lead = await context.Users.Where(known => known.Email == DemoSignIn.Email).Select(known => known.Id).SingleAsync();
        var http = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, lead.ToString())], "bench")) };
        program.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        CurrentPerson person = null!;
        await TimeAsync("who it is and what they may do", async () =>
        {
            using var request = program.Services.CreateScope();
            person = (await request.ServiceProvider.GetRequiredService<CurrentPersonService>().FindAsync())!;
        });
        var record = await context.Events.AsNoTracking().FirstAsync(known => known.OrganisationId == person.OrganisationId && known.ReporterId != lead);
        var may = 0;
        await TimeAsync("1,000 questions about a record", () =>
        {
            for (var turn = 0; turn < 1000; turn++) may += EventAccess.MayRead(person, record) && person.May(Permission.ReadRecords, record.OrganisationId) ? 1 : 0;
            return Task.CompletedTask;
        });
        if (may == 0) throw new InvalidOperationException("The lead may not read a record of their own practice.");
        var log = program.Services.GetRequiredService<AccessLogService>();
        await TimeAsync("the entry of a reading, on disk", () => log.ReadAsync(person, record, "/events/x"));
    }

    private static async Task TimeAsync(string what, Func<Task> act)
    {
        var times = new List<double>(Turns);
        for (var turn = 0; turn < Turns; turn++)
        {
            var watch = Stopwatch.StartNew();
            await act();
            if (turn >= Turns / 4) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what,-40} median {times[times.Count / 2],6:0.000} ms, p95 {times[times.Count * 95 / 100],6:0.000} ms");
    }
}
