using System.Net;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Access;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Security;

/// <summary>Attacks every address that the program has.</summary>
public sealed class EveryAddressTests
{
    private const string Hostile = "<xss-was-here onfocus=\"x\">\"'><img src=x onerror=x><script>x</script>";

    private static readonly string[] Elsewhere = ["//evil.example", "/\\evil.example", "https://evil.example/", "/\t/evil.example", "%2F%2Fevil.example", "javascript:evil.example"];

    // Writing down that something was read or taken along is no change of it. Who opens a record first is what its reporter is told.
    private static readonly string[] WritesThatItWasRead = ["/history/export", "/events/{id:guid}", "/events/{id:guid}/review"];

    [Fact]
    public async Task Get_ByAnybody_StatesThePolicyAndNothingOfTheProgram()
    {
        await using var world = await AccessWorld.OpenAsync();
        List<string> faults = [];
        foreach (var address in Walk.Addresses(world).Append("/nowhere"))
        {
            foreach (var person in Walk.People)
            {
                var response = await world.As(person).GetAsync(Walk.Uri(address));
                var policy = response.Headers.TryGetValues("Content-Security-Policy", out var stated) ? stated.Single() : "";
                if (!policy.Contains("default-src", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal)) faults.Add($"{address} {person}: policy \"{policy}\"");
                if (!response.Headers.Contains("X-Content-Type-Options") || response.Headers.Contains("Server") || response.Headers.Contains("X-Powered-By")) faults.Add($"{address} {person}: headers");
                if (response.Headers.Contains("Strict-Transport-Security")) faults.Add($"{address} {person}: pinned over plain HTTP");
                if ((int)response.StatusCode >= 500 && !address.StartsWith("/errors", StringComparison.Ordinal)) faults.Add($"{address} {person}: {response.StatusCode}");
                if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var text = await response.Content.ReadAsStringAsync();
                if (text.Contains("   at ", StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal)) faults.Add($"{address} {person}: says how it is made");
                var page = await response.DocumentAsync();
                if (page.QuerySelector("[style], style, script:not([src])") is { } inline) faults.Add($"{address} {person}: {inline.OuterHtml}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [Fact]
    public async Task Post_WithoutTheFormsToken_IsRefusedByEveryForm()
    {
        await using var world = await AccessWorld.OpenAsync();
        var forms = (await Walk.FormsAsync(world)).Where(form => !form.StartsWith("/errors/", StringComparison.Ordinal)).ToList();
        Assert.True(forms.Count > 40, "The walk found few forms.");
        var before = await CountsAsync(world);
        List<string> faults = [];
        foreach (var form in forms)
        {
            List<string> answers = [];
            foreach (var person in Walk.People)
            {
                using var content = new FormUrlEncodedContent([new("Email", "reporter@harebell.example")]);
                var response = await world.As(person).PostAsync(Walk.Uri(form), content);
                answers.Add($"{person} {(int)response.StatusCode} {response.Headers.Location}");
                if (response.StatusCode == HttpStatusCode.BadRequest) break;
            }

            // Everybody before that one was kept out by the gate.
            if (!answers[^1].Contains(" 400", StringComparison.Ordinal) || answers.Exists(answer => answer.Contains(" 2", StringComparison.Ordinal))) faults.Add($"{form}: {string.Join(", ", answers)}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(before, await CountsAsync(world));
    }

    [Fact]
    public async Task Get_OfEverything_ChangesNothing()
    {
        await using var world = await AccessWorld.OpenAsync();
        foreach (var address in Walk.Addresses(world).Except(WritesThatItWasRead.Select(world.Address)))
        {
            var before = await CountsAsync(world);
            foreach (var person in new[] { "stranger", "reporter", "lead", "admin", "installation" }) await world.As(person).GetAsync(Walk.Uri(address));
            var after = await CountsAsync(world);
            Assert.True(before.SequenceEqual(after), $"{address}: {string.Join(", ", after.Except(before))}");
        }
    }

    [Fact]
    public async Task OtherMethod_OnAnyAddress_IsRefused()
    {
        await using var world = await AccessWorld.OpenAsync();
        List<string> faults = [];
        foreach (var address in Walk.Addresses(world))
        {
            foreach (var method in (string[])["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "JUNK"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Walk.Uri(address));
                var response = await world.As("lead").SendAsync(request);
                if (response.StatusCode is not (HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.Forbidden)) faults.Add($"{method} {address}: {response.StatusCode}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task ReturnUrl_ElsewhereOnAnyPage_LeadsNowhereElse()
    {
        await using var world = await AccessWorld.OpenAsync();
        List<string> faults = [];
        foreach (var address in Walk.Addresses(world))
        {
            foreach (var (person, to) in from person in (string[])["stranger", "lead"] from to in Elsewhere select (person, to))
            {
                var escaped = Uri.EscapeDataString(to);
                var response = await world.As(person).GetAsync(Walk.Uri($"{address}?return-url={escaped}&returnUrl={escaped}&to={escaped}&url={escaped}"));
                // As a browser would read it.
                if (response.Headers.Location is { } location && new Uri(new Uri("http://localhost"), location).Host != "localhost") faults.Add($"{address} {person}: {location}");
                if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var page = await response.DocumentAsync();
                faults.AddRange(page.QuerySelectorAll("[href], [action], [formaction], meta[http-equiv=refresh]")
                    .Select(element => element.GetAttribute("href") ?? element.GetAttribute("action") ?? element.GetAttribute("formaction") ?? element.GetAttribute("content")!.Split("url=")[1])
                    .Where(link => link.Contains("evil", StringComparison.Ordinal) && new Uri(new Uri("http://localhost"), link) is var read && (read.Host != "localhost" || read.Scheme != "http")).Select(link => $"{address} {person}: {link}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task HostHeader_OfAnother_StandsInNoAnswer()
    {
        await using var world = await AccessWorld.OpenAsync();
        foreach (var address in Walk.Addresses(world))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Walk.Uri(address)) { Headers = { { "X-Forwarded-Host", "evil.example" }, { "X-Original-URL", "/evil.example" } } };
            var response = await world.As("lead").SendAsync(request);
            Assert.DoesNotContain("evil.example", $"{response.Headers.Location} {await response.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task StoredText_ThatIsMarkup_StaysTextOnEveryPage()
    {
        await using var world = await AccessWorld.OpenAsync();
        await MakeHostileAsync(world, Hostile);
        List<string> faults = [], shown = [];
        foreach (var address in Walk.Addresses(world))
        {
            foreach (var person in Walk.People)
            {
                var response = await world.As(person).GetAsync(Walk.Uri(address));
                if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
                var page = await response.DocumentAsync();
                if (page.QuerySelector("xss-was-here, [onfocus], [onerror], img[src=x], script:not([src])") is { } born) faults.Add($"{address} {person}: {born.OuterHtml}");
                if (page.Body!.TextContent.Contains("<xss-was-here", StringComparison.Ordinal)) shown.Add(address);
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(shown.Distinct().Count() >= 10, $"Shown on {string.Join(", ", shown.Distinct())} only.");
    }

    [Fact]
    public async Task Csv_OfEveryKind_HoldsNoFormula()
    {
        await using var world = await AccessWorld.OpenAsync();
        await MakeHostileAsync(world, "=1+1");
        HashSet<string> files = [];
        var kept = 0;
        foreach (var address in Walk.Addresses(world))
        {
            foreach (var person in Walk.People)
            {
                var response = await world.As(person).GetAsync(Walk.Uri(address));
                if (response.Content.Headers.ContentType?.MediaType != "text/csv") continue;
                files.Add(Guid.TryParse(address.Split('/')[^2], out var id) ? address.Replace(id.ToString(), "{id}", StringComparison.Ordinal) : address);
                var bytes = await response.Content.ReadAsByteArrayAsync();
                Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
                var cells = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split([',', '\n', '"'], StringSplitOptions.RemoveEmptyEntries);
                Assert.DoesNotContain(cells, cell => cell[0] is '=' or '+' or '@' or '\t' || cell.StartsWith("-1", StringComparison.Ordinal));
                kept += cells.Count(cell => cell.StartsWith("'=1+1", StringComparison.Ordinal));
            }
        }

        // Whoever adds a file adds it here, having put what people write into it above.
        Assert.Equal(["/actions/list.csv", "/actions/measures/{id}/chart.csv", "/api/v1/records.csv", "/area/records.csv", "/events/all.csv", "/history/export", "/organisations/list.csv", "/retention/export", "/threads/flow.csv"], files.Order(StringComparer.Ordinal));
        Assert.True(kept > 1, "The formulas were in no file.");
    }

    private static async Task MakeHostileAsync(AccessWorld world, string text)
    {
        await using var context = world.Installation.NewContext();
        await foreach (var person in context.Users.AsTracking().AsAsyncEnumerable()) person.DisplayName = text;
        await foreach (var organisation in context.Organisations.AsTracking().AsAsyncEnumerable()) organisation.Name = text;
        await context.SaveChangesAsync();
        var practice = await context.Organisations.SingleAsync(known => known.Code == "Y99001");
        var reporter = await context.Users.SingleAsync(known => known.Email == "reporter@harebell.example");
        // The record that the walk opens says it too.
        var record = await context.Events.OrderBy(known => known.Sequence).FirstAsync();
        var outcome = await world.Installation.Get<EventService>().ReviseAsync(practice.Id, record.Id, null, TestData.Incident(text + " and the old dose"), new Change(Actor.Person(reporter.Id), text));
        Assert.Equal(ChangeStatus.Done, outcome.Status);
        await world.Installation.RecordAsync(practice, reporter.Id, TestData.Incident(text + " again"));
        await world.Installation.ActionAsync(await world.Installation.ActingAsync(practice, "lead@harebell.example"), title: text, outside: text);
    }

    /// <summary>The rows of every table but the log of what was read.</summary>
    /// <summary>Reading is written down, and mails leave by themselves.</summary>
    private static readonly Type[] WrittenOtherwise = [typeof(LearnSafe.Features.AccessLog.AccessLogEntry), typeof(LearnSafe.Platform.Mail.OutgoingMail)];

    private static async Task<IReadOnlyList<string>> CountsAsync(AccessWorld world)
    {
        await using var context = world.Installation.NewContext();
        await context.Database.OpenConnectionAsync();
        List<string> counts = [];
        foreach (var table in context.Model.GetEntityTypes().Where(entity => !WrittenOtherwise.Contains(entity.ClrType)).Select(entity => entity.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
        {
            // The name is the model's own.
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
            counts.Add($"{table} {await command.ExecuteScalarAsync()}");
        }

        return counts;
    }
}
