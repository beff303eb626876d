using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using LearnSafe.Domain.Responses;

namespace LearnSafe.Domain.Tests.Responses;

/// <summary>The pictures of SEIPS and of link analysis: with any data they are pictures, inside their frame, and free of markup that was typed.</summary>
public partial class SystemDrawingTests
{
    private const string Hostile = "</text><script>alert(1)</script>\u202e\" onload='x' \u0000 <b>&amp; " + "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww \ud83d\ude00 患者安全患者安全患者安全";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<int, bool> Counts => [.. ((int[])[0, 1, 7, 40, 41, 200]).SelectMany(count => ((bool[])[false, true]).Select(narrow => (count, narrow)))];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Seips_AnyCount_HasEveryFindingOnceInsideTheFrame(int count, bool isNarrow)
    {
        foreach (var random in ((int[])[1, 2, 3]).Select(seed => new Random(seed)))
        {
            var findings = Findings(random, count, _ => Hostile);

            var svg = Checked(SeipsDrawing.Draw(findings, new("c\"><x", isNarrow)));

            Assert.Equal(count + 3, svg.Descendants().Count(element => element.Attribute("class")?.Value is "seips-hindered" or "seips-helped" or "seips-both"));
            AssertNoOverlap(svg);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Links_AnyCount_StayInsideTheFrame(int count, bool isNarrow)
    {
        foreach (var (random, isPut) in ((int[])[1, 2]).Select(seed => (new Random(seed), seed == 2)))
        {
            var (nodes, links) = Network(random, Math.Min(count, 60), count, isPut);

            var svg = Checked(LinkDrawing.Draw(nodes, links, new("l", isNarrow)));

            // The key shows each kind once more.
            Assert.Equal(nodes.Length + nodes.Select(node => node.Kind).Distinct().Count(), svg.Descendants().Count(element => element.Attribute("class")?.Value == "links-node"));
            AssertNoOverlap(svg);
        }
    }

    [Fact]
    public void Links_OnOnePoint_AndWithoutPlace_AreMovedApart()
    {
        var nodes = Enumerable.Range(0, 30).Select(index => new LinkNode(Id(index), "Desk", LinkNodeKind.Place, 0.5, 0.5)).ToArray();

        Assert.Equal(30, Middles(Checked(LinkDrawing.Draw(nodes, []))).Distinct().Count());
        Assert.Equal(30, Middles(Checked(LinkDrawing.Draw([.. nodes.Select(node => node with { X = double.NaN, Y = double.PositiveInfinity })], []))).Distinct().Count());

        static IEnumerable<string> Middles(XElement svg) => svg.Descendants(Svg + "rect").Where(rect => rect.Attribute("class")!.Value == "links-node" && rect.Attribute("width")!.Value == "30").Select(rect => $"{rect.Attribute("x")!.Value} {rect.Attribute("y")!.Value}");
    }

    [Fact]
    public void Links_OfUnknownNodes_OfOneWithItself_AndWithHugeCounts_DoNotBreakThePicture()
    {
        LinkNode[] nodes = [new(Id(1), "Receptionist", LinkNodeKind.Person), new(Id(2), "Printer", LinkNodeKind.Tool)];

        var svg = Checked(LinkDrawing.Draw(nodes, [new(Id(1), Id(1), LinkType.Look, 3), new(Id(1), Id(9), LinkType.Talk, 3), new(Id(2), Id(1), LinkType.Digital, int.MaxValue, 9, true), new(Id(2), Id(1), LinkType.Digital, -4, -4)]));

        Assert.Equal(2, svg.Descendants(Svg + "path").Count());
    }

    [Fact]
    public void Matrix_SaysFromRowToColumn()
    {
        LinkNode[] nodes = [new(Id(1), "Receptionist", LinkNodeKind.Person), new(Id(2), "Printer", LinkNodeKind.Tool)];

        var matrix = LinkMatrix.Of(nodes, [new(Id(1), Id(2), LinkType.Movement, 4, 2), new(Id(1), Id(2), LinkType.Look, 3, 1, true), new(Id(2), Id(9), LinkType.Talk, 1), new(Id(2), Id(2), LinkType.Digital, int.MaxValue), new(Id(2), Id(2), LinkType.Digital, int.MaxValue)]);

        Assert.Equivalent(new LinkCell(7, [LinkType.Movement, LinkType.Look], 2, true), matrix.Rows[0][1], strict: true);
        Assert.Equivalent(new LinkCell(0, [], 0, false), matrix.Rows[1][0], strict: true);
        Assert.Equal(int.MaxValue, matrix.Rows[1][1].Count);
    }

    [Fact]
    public void Interactions_CountPairsBetweenElements()
    {
        SeipsFinding[] findings =
        [
            new(Id(1), SeipsElement.Tasks, "a", SeipsEffect.Hindered, [Id(2), Id(2), Id(3), Id(1), Id(8)]),
            new(Id(2), SeipsElement.Person, "b", SeipsEffect.Helped, [Id(1)]),
            new(Id(3), SeipsElement.Tasks, "c", SeipsEffect.Both, [Id(2)]),
        ];

        Assert.Equal([new(SeipsElement.Person, SeipsElement.Tasks, 1), new SeipsInteraction(SeipsElement.Tasks, SeipsElement.Person, 2)], SeipsInteraction.Between(findings));
        Assert.Equal("3 findings. Person: 1 helped. Tasks: 1 hindered, 1 did both. Person acts on Tasks (1). Tasks acts on Person (2).", SeipsWords.Describe(findings));
    }

    [Fact]
    public void AnyText_IsWellFormedAndDrawnTheSameTwice() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), typed =>
    {
        var text = typed ?? "";
        SeipsFinding[] findings = [new(Id(1), SeipsElement.Process, text, SeipsEffect.Both, [Id(2)]), new(Id(2), SeipsElement.Outcome, text, SeipsEffect.Helped, [])];
        LinkNode[] nodes = [new(Id(1), text, LinkNodeKind.Person, 0.2, 1e300), new(Id(2), text, LinkNodeKind.Tool, -5, 0)];
        Checked(SeipsDrawing.Draw(findings));
        Checked(LinkDrawing.Draw(nodes, [new(Id(1), Id(2), LinkType.HandOver, 1)]));
        return SeipsDrawing.Draw(findings) == SeipsDrawing.Draw(findings);
    }).QuickCheckThrowOnFailure();

    /// <summary>Pictures that people have seen in a report must stay as they were: a change here is looked at, not waved through.</summary>
    [Theory]
    [InlineData("seips-wide")]
    [InlineData("seips-narrow")]
    [InlineData("seips-many")]
    [InlineData("links-ring")]
    [InlineData("links-put-narrow")]
    public void Draw_Kept_IsUnchanged(string name)
    {
        var drawn = Kept.Draw(name);
        using var stream = GetType().Assembly.GetManifestResourceStream($"kept-systems/{name}");
        // To keep a new look: set this, run, and look at the files.
        if (Environment.GetEnvironmentVariable("LEARNSAFE_KEEP_DRAWINGS") is { Length: > 0 } folder) File.WriteAllText(Path.Combine(folder, name + ".svg"), drawn);
        Assert.NotNull(stream);
        using StreamReader reader = new(stream);
        Assert.Equal(reader.ReadToEnd(), drawn);
    }

    internal static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static SeipsFinding[] Findings(Random random, int count, Func<int, string> text) =>
        [.. Enumerable.Range(0, count).Select(index => new SeipsFinding(Id(index), (SeipsElement)random.Next(8), text(index), (SeipsEffect)random.Next(3), [.. Enumerable.Range(0, random.Next(3)).Select(_ => Id(random.Next(count)))]))];

    private static (LinkNode[] Nodes, NodeLink[] Links) Network(Random random, int nodes, int links, bool isPut) => (
        [.. Enumerable.Range(0, nodes).Select(index => new LinkNode(Id(index), Hostile, (LinkNodeKind)random.Next(3), isPut ? random.NextDouble() * 1.4 - 0.2 : null, isPut ? random.NextDouble() : null))],
        [.. Enumerable.Range(0, links).Select(_ => new NodeLink(Id(random.Next(nodes)), Id(random.Next(nodes)), (LinkType)random.Next(5), random.Next(1, 300), random.Next(1, 4), random.Next(2) == 0))]);

    private static XElement Checked(string picture)
    {
        var svg = XElement.Parse(picture);
        var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToArray();
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(svg.Attribute("aria-labelledby")!.Value, $"{svg.Element(Svg + "title")!.Attribute("id")!.Value} {svg.Element(Svg + "desc")!.Attribute("id")!.Value}");
        Assert.DoesNotContain(svg.DescendantsAndSelf(), element => element.Name.LocalName is not ("svg" or "g" or "title" or "desc" or "text" or "rect" or "circle" or "line" or "path" or "polygon"));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal) || attribute.Value.Contains('∞'));
        foreach (var shape in svg.Descendants())
        {
            foreach (var (x, y) in Points(shape))
            {
                Assert.InRange(x, 0, box[2]);
                Assert.InRange(y, 0, box[3]);
            }
        }

        return svg;
    }

    private static IEnumerable<(double X, double Y)> Points(XElement shape)
    {
        double Of(string name) => Number(shape.Attribute(name)!.Value);
        switch (shape.Name.LocalName)
        {
            case "rect": return [(Of("x"), Of("y")), (Of("x") + Of("width"), Of("y") + Of("height"))];
            case "circle": return [(Of("cx") - Of("r"), Of("cy") - Of("r")), (Of("cx") + Of("r"), Of("cy") + Of("r"))];
            case "line": return [(Of("x1"), Of("y1")), (Of("x2"), Of("y2"))];
            case "text": return TextBox(shape) is var (left, top, right, bottom) ? [(left, top), (right, bottom)] : [];
            case "path" or "polygon":
                var numbers = Numbers().Matches((shape.Attribute("d") ?? shape.Attribute("points"))!.Value).Select(match => Number(match.Value)).ToArray();
                return numbers.Chunk(2).Select(pair => (pair[0], pair[1]));
            default: return [];
        }
    }

    private static (double Left, double Top, double Right, double Bottom) TextBox(XElement text)
    {
        var size = Number(text.Attribute("font-size")?.Value ?? text.AncestorsAndSelf().Last().Attribute("font-size")!.Value);
        // Svg.Width measures the key's own words; what was typed is measured glyph by glyph.
        var width = text.Attribute("class")!.Value == "chart-key" ? text.Value.Length * size * 0.6 : Lettering.Width(text.Value) * size;
        var left = Number(text.Attribute("x")!.Value) - (text.Attribute("text-anchor")!.Value == "middle" ? width / 2 : 0);
        var y = Number(text.Attribute("y")!.Value);
        return (left, y - size * 0.75, left + width, y + size * 0.2);
    }

    /// <summary>No line of text lies on another, nor a finding's sign on one; the numbers on links may cross where links do.</summary>
    private static void AssertNoOverlap(XElement svg)
    {
        var boxes = svg.Descendants(Svg + "text").Where(text => text.Attribute("class")!.Value != "drawing-number").Select(TextBox)
            .Concat(svg.Descendants().Where(element => element.Attribute("class")?.Value is "seips-hindered" or "seips-helped" or "seips-both" && element.Name.LocalName != "polygon").Select(element => Points(element).ToArray() is [var from, var to] ? (from.X, from.Y, to.X, to.Y) : default))
            .ToArray();
        for (var one = 0; one < boxes.Length; one++)
        {
            for (var other = one + 1; other < boxes.Length; other++)
            {
                var (a, b) = (boxes[one], boxes[other]);
                Assert.False(a.Item1 < b.Item3 - 0.5 && b.Item1 < a.Item3 - 0.5 && a.Item2 < b.Item4 - 0.5 && b.Item2 < a.Item4 - 0.5, $"{a} lies on {b}");
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}
