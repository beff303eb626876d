using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Platform.CommandLine;

/// <summary>The real program, as a script calls it: 0 where it did what was asked, 1 where it could not and says why, 2 where it was asked wrongly.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("user", "add")]
    [InlineData("api-key", "add")]
    [InlineData("export", "records")]
    [InlineData("generate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("history", "verify")]
    [InlineData("chart")]
    public async Task Help_OfEveryVerb_IsShownAndNothingIsTouched(params string[] verb)
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);

        var ended = await ProgramProcess.RunAsync(installation, [.. verb, "--help"]);

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Contains("Usage:", ended.Output, StringComparison.Ordinal);
        Assert.Contains("--data", ended.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(installation.Folder.Path));
    }

    [Theory]
    [InlineData("no-such-verb")]
    [InlineData("generate")]
    [InlineData("generate", "--events", "many", "--seed", "1")]
    [InlineData("generate", "--events", "10", "--seed", "1", "--mix", "some")]
    [InlineData("backup")]
    [InlineData("chart")]
    [InlineData("api-key", "add")]
    [InlineData("api-key", "add", "--organisation", "FA123", "--may", "everything")]
    [InlineData("user", "add", "somebody@harebell.example")]
    public async Task AskedWrongly_ExitsWithTwoAndSaysHow(params string[] arguments)
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);

        var ended = await ProgramProcess.RunAsync(installation, arguments);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("--help", ended.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(installation.Folder.Path));
    }

    [Theory]
    [InlineData("There is no organisation", "user", "add", "somebody@harebell.example", "--name", "Somebody", "--organisation", "Y99001")]
    [InlineData("not an email address", "user", "add", "somebody", "--name", "Somebody", "--organisation", "Y99001")]
    [InlineData("shape of an ODS code", "api-key", "add", "--organisation", "no code")]
    [InlineData("is not a head", "history", "verify", "--head", "12")]
    [InlineData("There is no file", "restore", "/no/such/backup.zip")]
    [InlineData("no/such/folder", "backup", "/no/such/folder/backup.zip")]
    public async Task CannotBeDone_ExitsWithOneAndSaysWhyInOneSentence(string sentence, params string[] arguments)
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);

        var ended = await ProgramProcess.RunAsync(installation, arguments);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(sentence, ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task ApiKeyAdd_AnUnknownOrganisation_RegistersItAndPrintsTheKeyAloneOnTheLastLine()
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);

        var ended = await ProgramProcess.RunAsync(installation, "api-key", "add", "--organisation", "fa123");

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Matches("^ls_[A-Za-z0-9_-]{43}$", ended.LastLine);
        Assert.Equal("FA123", await installation.QueryAsync(context => context.Organisations.Select(organisation => organisation.Code).SingleAsync()));
        await using var context = installation.NewContext();
        Assert.DoesNotContain(ended.LastLine, System.Text.Encoding.UTF8.GetString((await context.ApiKeys.SingleAsync(TestContext.Current.CancellationToken)).Hash), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackupAndRestore_WithAPassphrase_CarryEverythingToAnotherFolder()
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);
        await using var other = await TestInstallation.EmptyAsync(Engine.Sqlite);
        var (archive, passphrase) = (Path.Combine(other.Folder.Path, "b.zip"), Path.Combine(other.Folder.Path, "passphrase"));
        await File.WriteAllTextAsync(passphrase, "larches in the rain\n", TestContext.Current.CancellationToken);
        await ProgramProcess.RunAsync(installation, "generate", "--events", "700", "--seed", "3");

        var backup = await ProgramProcess.RunAsync(installation, "backup", archive, "--passphrase-file", passphrase);
        Assert.True(backup.ExitCode == 0, backup.Errors);
        Assert.StartsWith("History head: ", backup.LastLine, StringComparison.Ordinal);
        var restore = await ProgramProcess.RunAsync(other, "restore", archive, "--passphrase-file", passphrase);
        Assert.True(restore.ExitCode == 0, restore.Errors);
        var verify = await ProgramProcess.RunAsync(other, "history", "verify", "--head", backup.LastLine["History head: ".Length..]);

        Assert.True(verify.ExitCode == 0, verify.Errors);
        Assert.Equal(700, await other.QueryAsync(context => context.Events.CountAsync()));
        Assert.Equal(1, (await ProgramProcess.RunAsync(other, "restore", archive, "--passphrase-file", passphrase)).ExitCode);
        Assert.Equal(0, (await ProgramProcess.RunAsync(other, "restore", archive, "--force")).ExitCode);
    }

    [Fact]
    public async Task Serve_WithTheKeysOfAnotherInstallation_Refuses()
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        await ProgramProcess.RunAsync(installation, "migrate");
        Directory.Delete(installation.Folder.Keys, recursive: true);

        var ended = await ProgramProcess.RunAsync(installation, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("The keys in this data folder are not the ones", ended.Errors, StringComparison.Ordinal);
    }
}
