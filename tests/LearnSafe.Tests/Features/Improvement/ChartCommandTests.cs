using System.Text.Json;
using System.Xml.Linq;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Improvement;

/// <summary><c>learnsafe chart</c> as a script calls it.</summary>
public sealed class ChartCommandTests
{
    [Fact]
    public async Task Chart_OfAFile_PrintsTheResultAndDrawsIt()
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);
        var (file, picture) = (At(installation, "wafers.json"), At(installation, "wafers.svg"));
        await File.WriteAllTextAsync(file, """{"chart":"c","input":{"values":[16,14,28,16,12,20,10,12,10,17,19,17,14,16,15,13,14,16,11,20,11,19,16,31,13]},"options":{"title":"Wafers"}}""");

        var ended = await ProgramProcess.RunAsync(installation, "chart", file, "--svg", picture);

        Assert.True(ended.ExitCode == 0, ended.Errors);
        var result = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal(16, result.GetProperty("centre").GetDouble());
        Assert.Equal(28, result.GetProperty("upper").GetDouble());
        Assert.Equal([24], result.GetProperty("outside_limit_points").EnumerateArray().Select(point => point.GetInt32()));
        Assert.Equal("Wafers: no significant change at the last point", XElement.Parse(await File.ReadAllTextAsync(picture)).Elements().First().Value);
        Assert.Equal(2, Directory.GetFileSystemEntries(installation.Folder.Path).Length);
    }

    [Fact]
    public async Task Chart_OfCases_AnswersThemInTheirOrder()
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);
        var file = At(installation, "icons.json");
        await File.WriteAllTextAsync(file, """{"chart":"icons","cases":[{"input":{"lower":10,"upper":20,"target":25,"direction":"increase"}},{"input":{"lower":10,"upper":20,"target":null,"direction":"increase"}}]}""");

        var ended = await ProgramProcess.RunAsync(installation, "chart", file);

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.Equal(["consistent_fail", null], JsonDocument.Parse(ended.Output).RootElement.GetProperty("cases").EnumerateArray().Select(item => item.GetString()));
    }

    [Theory]
    [InlineData("This is not JSON", "{")]
    [InlineData("There are no points to draw", """{"chart":"xmr","input":{"values":[]}}""")]
    [InlineData("Point 2 has a denominator of 0", """{"chart":"p","input":{"numerators":[1,0],"denominators":[2,0]}}""")]
    [InlineData("There is no chart", """{"chart":"pie","input":{"values":[1,2]}}""")]
    public async Task Chart_OfWhatCannotBeCalculated_ExitsWithOneAndOneSentence(string sentence, string json)
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);
        var file = At(installation, "series.json");
        await File.WriteAllTextAsync(file, json);

        var ended = await ProgramProcess.RunAsync(installation, "chart", file, "--svg", At(installation, "series.svg"));

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(sentence, ended.Errors, StringComparison.Ordinal);
        Assert.Single(ended.Errors.TrimEnd('\n').Split('\n'));
        Assert.Empty(ended.Output);
        Assert.False(File.Exists(At(installation, "series.svg")));
    }

    [Fact]
    public async Task Chart_OfAFileThatIsNotThere_OrAPictureThatCannotBeWritten_ExitsWithOneAndSaysWhich()
    {
        await using var installation = await TestInstallation.EmptyAsync(Engine.Sqlite);
        var file = At(installation, "series.json");

        var missing = await ProgramProcess.RunAsync(installation, "chart", file);
        await File.WriteAllTextAsync(file, """{"chart":"c","input":{"values":[1,2,3]}}""");
        var unwritable = await ProgramProcess.RunAsync(installation, "chart", file, "--svg", At(installation, "no/such/folder.svg"));

        Assert.Equal((1, 1), (missing.ExitCode, unwritable.ExitCode));
        Assert.Contains($"There is no file {file}", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("no/such/folder.svg", unwritable.Errors, StringComparison.Ordinal);
        Assert.Empty(unwritable.Output);
    }

    private static string At(TestInstallation installation, string name) => Path.Combine(installation.Folder.Path, name);
}
