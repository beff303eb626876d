using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Platform.Mail;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace LearnSafe.Tests.Platform.Mail;

public sealed class MailTests
{
    private const string To = "ines@harebell.example";

    private static async Task<TestInstallation> WithServerAsync(Engine engine, LoopbackMailServer server)
    {
        var installation = await TestInstallation.CreateAsync(engine);
        await installation.StartProgramAsync(builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection(server.Settings);
        });
        return installation;
    }

    private static Task QueueAsync(TestInstallation installation, string to = To, string subject = "A request", string body = "Somebody asks – für Ines.") =>
        installation.Get<RecordWriter>().WriteAsync(async transaction =>
        {
            await installation.Get<MailService>().QueueAsync(await transaction.ContextAsync(), to, subject, body);
            return true;
        });

    private static Task<List<OutgoingMail>> WaitingAsync(TestInstallation installation) => installation.QueryAsync(context => context.OutgoingMails.AsNoTracking().ToListAsync());

    [Theory, EachEngine]
    public async Task Send_ToAServer_ArrivesOnceAndIsGoneFromTheDatabase(Engine engine)
    {
        await using var server = new LoopbackMailServer();
        await using var installation = await WithServerAsync(engine, server);
        await QueueAsync(installation);
        Assert.DoesNotContain(To, (await WaitingAsync(installation)).Single().Encrypted, StringComparison.Ordinal);

        await installation.Get<MailSender>().SendDueAsync();
        await installation.Get<MailSender>().SendDueAsync();

        var (to, text) = Assert.Single(server.Received);
        Assert.Contains(To, to, StringComparison.Ordinal);
        Assert.Contains("Subject: A request", text, StringComparison.Ordinal);
        Assert.Contains("From: learnsafe@harebell.example", text, StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync(installation));
        Assert.False(Directory.Exists(installation.Folder.Mail));
    }

    [Theory, EachEngine]
    public async Task Send_BySeveralProcessesAtOnce_ArrivesOnce(Engine engine)
    {
        await using var server = new LoopbackMailServer();
        await using var installation = await WithServerAsync(engine, server);
        for (var number = 0; number < 10; number++) await QueueAsync(installation, subject: $"Request {number}");
        var others = Enumerable.Range(0, 3).Select(_ => new MailSender(
            installation.Get<IDbContextFactory<LearnSafeContext>>(), installation.Get<MailService>(), installation.Get<MailSettings>(), installation.Folder, installation.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<MailSender>.Instance)).ToList();

        await Task.WhenAll(others.Select(sender => sender.SendDueAsync()));
        await installation.Get<MailSender>().SendDueAsync();

        Assert.Equal(10, server.Received.Count);
        Assert.Equal(10, server.Received.Select(mail => mail.Text.Split('\n').First(line => line.StartsWith("Subject", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).Count());
        others.ForEach(sender => sender.Dispose());
    }

    [Theory, EachEngine]
    public async Task Send_ServerSaysLater_TriesAgainAfterLongerAndLongerWaitsAndNamesNobodyInTheLog(Engine engine)
    {
        await using var server = new LoopbackMailServer { Answer = "451 try later" };
        await using var installation = await WithServerAsync(engine, server);
        await QueueAsync(installation);
        var sender = installation.Get<MailSender>();
        await sender.SendDueAsync();
        Assert.Equal(TestClock.Start.UtcDateTime.AddMinutes(1), (await WaitingAsync(installation)).Single().NextAttemptAt);

        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await sender.SendDueAsync();
        var twice = (await WaitingAsync(installation)).Single();
        Assert.Equal((2, TestClock.Start.UtcDateTime.AddMinutes(3)), (twice.Attempts, twice.NextAttemptAt));

        server.Answer = "250 OK";
        Assert.Equal(0, await sender.SendDueAsync());
        installation.Clock.Advance(TimeSpan.FromMinutes(2));
        await sender.SendDueAsync();
        Assert.Single(server.Received);
        Assert.Contains(installation.Log.Lines, line => line.Contains("did not leave at attempt 2", StringComparison.Ordinal));
        Assert.DoesNotContain(installation.Log.Lines, line => line.Contains(To, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_AddressThatTheServerRefuses_IsGivenUpAtOnce()
    {
        await using var server = new LoopbackMailServer { Answer = "550 no such mailbox" };
        await using var installation = await WithServerAsync(Engine.Sqlite, server);
        await QueueAsync(installation);
        await installation.Get<MailSender>().SendDueAsync();
        Assert.Empty(await WaitingAsync(installation));
        Assert.Contains(installation.Log.Lines, line => line.Contains("is given up", StringComparison.Ordinal));
        Assert.DoesNotContain(installation.Log.Lines, line => line.Contains(To, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_NoServerAnswers_IsGivenUpAfterTwoDays()
    {
        var server = new LoopbackMailServer();
        await using var installation = await WithServerAsync(Engine.Sqlite, server);
        await server.DisposeAsync();
        await QueueAsync(installation);
        for (var attempt = 1; attempt <= MailSender.MostAttempts; attempt++)
        {
            Assert.Single(await WaitingAsync(installation));
            await installation.Get<MailSender>().SendDueAsync();
            installation.Clock.Advance(MailSender.WaitAfter(attempt));
        }

        Assert.Empty(await WaitingAsync(installation));
        Assert.InRange(installation.Clock.GetUtcNow() - TestClock.Start, TimeSpan.FromHours(40), TimeSpan.FromHours(60));
    }

    [Theory, EachEngine]
    public async Task Send_WithoutAServer_IsAFileForTheOwnerAlone(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await QueueAsync(installation, subject: "A request\r\nBcc: everybody@elsewhere.example");
        var mail = Assert.Single(await installation.MailAsync());
        Assert.Equal((To, "A requestBcc: everybody@elsewhere.example"), (mail.To, mail.Subject));
        Assert.Contains("für Ines", mail.Text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Directory.GetFiles(installation.Folder.Mail).Single()));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(installation.Folder.Mail));
        }

        Assert.DoesNotContain(installation.Log.Lines, line => line.Contains("für Ines", StringComparison.Ordinal) || line.Contains(To, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Queue_WhatCausedItFails_NothingIsSent(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await Assert.ThrowsAsync<InvalidOperationException>(() => installation.Get<RecordWriter>().WriteAsync<bool>(async transaction =>
        {
            await installation.Get<MailService>().QueueAsync(await transaction.ContextAsync(), To, "A request", "It was taken back.");
            throw new InvalidOperationException("taken back");
        }));
        Assert.Empty(await installation.MailAsync());
    }

    [Theory]
    [InlineData("ines@harebell.example", true)]
    [InlineData("ines.falk+safety@mail.harebell.example", true)]
    [InlineData("ines@localhost", false)]
    [InlineData("ines", false)]
    [InlineData("", false)]
    [InlineData("Ines Falk <ines@harebell.example>", false)]
    [InlineData("a@harebell.example,b@elsewhere.example", false)]
    [InlineData("a@harebell.example\r\nBcc: b@elsewhere.example", false)]
    [InlineData("inés@harebell.example", false)]
    public void IsAddress_OnePlainAddressAlone(string text, bool expected) => Assert.Equal(expected, MailService.IsAddress(text));

    [Theory]
    [InlineData("Mail:From", "Mail:Host is set, so Mail:From")]
    [InlineData("Site:Address", "Mail:Host is set, so Site:Address")]
    public async Task Settings_ServerButNot_SaysWhatIsMissing(string left, string expected)
    {
        await using var server = new LoopbackMailServer();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(server.Settings.Where(setting => setting.Key != left)).Build();
        Assert.StartsWith(expected, Assert.Throws<SettingsException>(() => MailSettings.Read(configuration)).Message, StringComparison.Ordinal);
    }
}
