using System.Text;
using System.Xml.Linq;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>Every worked example as a picture, wide and narrow.</summary>
public class ChartDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, bool> Pictures => [.. WorkedExamplesTests.Names.Select(name => (string)name).Where(name => !name.StartsWith("rules", StringComparison.Ordinal) && !name.StartsWith("icons", StringComparison.Ordinal)).SelectMany(name => ((bool[])[false, true]).Select(narrow => (name, narrow)))];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Draw_WorkedExample_IsWellFormedNamedAndFreeOfScriptAndStyle(string name, bool isNarrow)
    {
        foreach (var chart in Worked(name).Charts)
        {
            var svg = XElement.Parse(ChartDrawing.Draw(chart, new("c7", isNarrow)));

            Assert.Equal("img", svg.Attribute("role")!.Value);
            Assert.Equal(svg.Attribute("aria-labelledby")!.Value, $"{svg.Element(Svg + "title")!.Attribute("id")!.Value} {svg.Element(Svg + "desc")!.Attribute("id")!.Value}");
            Assert.Equal(ChartSentence.Headline(chart), svg.Element(Svg + "title")!.Value);
            Assert.Equal(ChartSentence.Of(chart), svg.Element(Svg + "desc")!.Value);
            Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "style" or "foreignObject" or "a" or "use" or "image");
            Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Value.Contains("url(", StringComparison.Ordinal));
            Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Draw_WorkedExample_StaysInsideItsFrame(string name, bool isNarrow)
    {
        foreach (var chart in Worked(name).Charts)
        {
            var svg = XElement.Parse(ChartDrawing.Draw(chart, new("c7", isNarrow)));
            var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();

            foreach (var shape in svg.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "x" or "x1" or "x2" or "cx")) Assert.InRange(Number(shape.Value), 0, box[2]);
            foreach (var shape in svg.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "y" or "y1" or "y2" or "cy")) Assert.InRange(Number(shape.Value), 0, box[3]);
        }
    }

    [Fact]
    public void Draw_Signals_HaveAShapeOfTheirOwn()
    {
        var chart = (ControlChart)Worked("xmr-montgomery-6-5-frozen-baseline").Charts.Single();

        var svg = XElement.Parse(ChartDrawing.Draw(chart));

        var plotted = svg.Descendants(Svg + "polygon").Where(shape => shape.Attribute("class")!.Value.Contains("special-cause", StringComparison.Ordinal)).ToArray();
        Assert.Equal(chart.Causes.Count(cause => cause.Kind != SpecialCauseKind.None) + 1, plotted.Length);
        Assert.Contains(svg.Descendants(Svg + "text"), text => text.Value.StartsWith("Above limit", StringComparison.Ordinal));
    }

    [Fact]
    public void Draw_HostileLabels_AreText()
    {
        var json = """{"chart":"xmr","input":{"values":[1,2,3,9],"labels":["<script>alert(1)</script>","\" onload=\"x","\u0000\u0001&amp;","\ud83d\ude00"]},"options":{"title":"</title><script>","value_axis":"<b>","annotations":[{"at":"\u0000\u0001&amp;","text":"'\"><i>"}]}}""";

        var picture = ChartDrawing.Draw(ChartFile.Read(Encoding.UTF8.GetBytes(json)).Charts, new("\"><x"));

        Assert.DoesNotContain(XElement.Parse(picture).Descendants(), element => element.Name.LocalName is "script" or "b" or "i" or "x");
    }

    [Fact]
    public void Draw_AHundredThousandPoints_IsAPictureThatAPageCanCarry()
    {
        var values = Enumerable.Range(0, 100_000).Select(index => (double?)(index * 7919 % 101 + (index > 60_000 ? 20 : 0))).ToArray();
        var chart = ChartResult.Calculate(new() { Chart = ChartKind.Xmr }, new() { Values = values });

        Assert.InRange(ChartDrawing.Draw(chart).Length, 1_000, 1_000_000);
    }

    [Fact]
    public void Draw_TwoPoints_AndOneUnit_Work()
    {
        Assert.NotEmpty(ChartDrawing.Draw(ChartResult.Calculate(new() { Chart = ChartKind.Run }, new() { Values = [0, 0] })));
        Assert.NotEmpty(ChartDrawing.Draw(ChartResult.Calculate(new() { Chart = ChartKind.Funnel }, new() { Numerators = [0], Denominators = [1] })));
        Assert.NotEmpty(ChartDrawing.Draw(ChartResult.Calculate(new() { Chart = ChartKind.Pareto }, new() { Values = [1], Labels = ["a"] })));
    }

    /// <summary>
    /// Charts that people stored must look the same for ever. If this fails, a change altered what method version 1 draws or calculates:
    /// give the new way a new number and keep this one.
    /// </summary>
    [Theory]
    [InlineData("xmr-rebased-three-segments")]
    [InlineData("p-monthly-proportion-variable")]
    [InlineData("run-cdi-frozen-median")]
    [InlineData("funnel-proportion-significance")]
    public void Draw_StoredSpecification_IsThePictureThatWasKept(string name)
    {
        var chart = Worked(name).Charts.Single();
        var stored = ChartSpecificationJson.Read(ChartSpecificationJson.Write(chart.Specification));

        var picture = ChartDrawing.Draw(ChartResult.Calculate(stored, chart.Series));

        using var stream = typeof(ChartDrawingTests).Assembly.GetManifestResourceStream($"kept/{name}")!;
        using var reader = new StreamReader(stream);
        Assert.Equal(reader.ReadToEnd(), picture);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    internal static ChartFile Worked(string name)
    {
        using var stream = typeof(ChartDrawingTests).Assembly.GetManifestResourceStream($"worked/{name}")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return ChartFile.Read(memory.ToArray());
    }
}
