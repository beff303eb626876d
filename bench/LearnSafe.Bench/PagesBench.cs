using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LearnSafe.Bench;

/// <summary>Pages as a signed-in member of staff meets them, demo data: median time on the server's side of loopback, and bytes to the browser, compressed.</summary>
internal static partial class PagesBench
{
    private const int Turns = 60;

    public static async Task RunAsync()
    {
        var folder = RunningProgram.NewFolder();
        await using (var program = await RunningProgram.StartAsync(folder, "--demo"))
        {
            using var handler = new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = true };
            using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}") };
            client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
            await SignInAsync(client);
            using var plain = new HttpRequestMessage(HttpMethod.Get, "/events");
            plain.Headers.Add("Accept-Encoding", "identity");
            var list = await TextAsync(client, "/events/all");
            var record = RecordLink().Match(list).Groups[1].Value;
            foreach (var page in (string[])["/events", "/events/all", "/events/record", "/events/record/new/incident", "/events/record/quick/dispensing-error", "/insight", "/insight/themes", record, record + "/print"])
            {
                var times = new List<double>();
                var size = 0;
                for (var turn = 0; turn < Turns; turn++)
                {
                    var watch = Stopwatch.StartNew();
                    using var answer = await client.GetAsync(page);
                    size = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
                    if (turn >= Turns / 3) times.Add(watch.Elapsed.TotalMilliseconds);
                }

                times.Sort();
                Console.WriteLine($"{(page == record ? "/events/{id}" : page.Replace(record, "/events/{id}", StringComparison.Ordinal)),-40} median {times[times.Count / 2],5:0.0} ms, p95 {times[times.Count * 95 / 100],5:0.0} ms, {size / 1000.0,5:0.0} kB");
            }

            var assets = Asset().Matches(await TextAsync(client, "/events")).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
            var bytes = 0;
            foreach (var asset in assets) bytes += (await client.GetByteArrayAsync(asset)).Length;
            Console.WriteLine($"{assets.Count} assets on the first visit, {bytes / 1000.0:0.0} kB as sent; none on the next");
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>As the demo's safety lead.</summary>
    private static async Task SignInAsync(HttpClient client)
    {
        var page = await TextAsync(client, "/accounts/sign-in");
        var token = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("Email", DemoSignIn.Email), new("Password", DemoSignIn.Password), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync("/accounts/sign-in", form);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("sign-in", StringComparison.Ordinal)) throw new InvalidOperationException("Sign-in failed.");
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("identity");
        using var answer = await client.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    [GeneratedRegex("href=\"(/events/[0-9a-f-]{36})\"")]
    private static partial Regex RecordLink();

    [GeneratedRegex("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg|ico|png|json|webmanifest))\"")]
    private static partial Regex Asset();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
