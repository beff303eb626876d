using System.IO.Compression;
using System.Text.RegularExpressions;

namespace LearnSafe.Tests.Platform.Web;

/// <summary>What the program serves to every page.</summary>
public sealed partial class AssetsTests
{
    private static readonly string Served = Path.Combine(Repository.Root, "src", "LearnSafe", "wwwroot");

    public static TheoryData<string> StylesAndScripts() =>
        [.. Directory.EnumerateFiles(Served, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Served, file))];

    [Theory, MemberData(nameof(StylesAndScripts))]
    public void Served_StyleOrScript_NamesNoOtherHost(string file)
    {
        var text = File.ReadAllText(Path.Combine(Served, file));
        // The address that only names the language of pictures is fetched by nobody.
        var hosts = OtherHost().Matches(text).Select(match => match.Value).Where(host => host != "http://www.w3.org");
        Assert.Empty(hosts);
    }

    [Fact]
    public void Served_StyleSheet_HasOurFontAndNotFrutiger()
    {
        var css = File.ReadAllText(Path.Combine(Served, "css", "app.css"));
        Assert.Contains("html{font-family:Arial,sans-serif}", css, StringComparison.Ordinal);
        Assert.DoesNotContain("Frutiger", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@font-face", css, StringComparison.Ordinal);
    }

    [Fact]
    public void Served_StyleSheet_FindsEveryPictureItAsksFor()
    {
        var css = File.ReadAllText(Path.Combine(Served, "css", "app.css"));
        var pictures = Picture().Matches(css).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.True(File.Exists(Served + picture), picture));
    }

    [Fact]
    public void Served_FirstVisit_Under150Kilobytes()
    {
        var files = new[] { "css/app.css", "js/app.js", "js/supported.js", "favicon.ico", "assets/images/favicon.svg", "manifest.json" };
        Assert.InRange(files.Sum(file => Compressed(Path.Combine(Served, file))), 1, 150_000);
    }

    [Fact]
    public void LockFile_NamesNoRegistryButThePublicOne()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "assets", "package-lock.json"));
        Assert.All(Resolved().Matches(text), match => Assert.StartsWith("https://registry.npmjs.org/", match.Groups[1].Value, StringComparison.Ordinal));
    }

    private static long Compressed(string file)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(file));
        return memory.Length;
    }

    [GeneratedRegex("""(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+""", RegexOptions.IgnoreCase)]
    private static partial Regex OtherHost();

    [GeneratedRegex("""url\(["']?(/[^"')]+)""")]
    private static partial Regex Picture();

    [GeneratedRegex(""""resolved": "([^"]+)"""")]
    private static partial Regex Resolved();
}
