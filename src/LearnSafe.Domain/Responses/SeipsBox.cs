using System.Globalization;
using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Responses;

/// <summary>One element of SEIPS with its findings: in words while they are few, as numbered marks when they are many.</summary>
internal sealed class SeipsBox(Svg svg, SeipsElement element, IReadOnlyList<(int Number, SeipsFinding Finding)> findings, double width, bool hasTexts)
{
    private const double Padding = 8;
    private const double Mark = 18;
    private const double TextSize = 0.87;
    private const int MostLines = 3;

    private readonly List<List<string>> texts = hasTexts ? [.. findings.Select(found => Lettering.Lines($"{Word(found)}: {Lettering.Clean(found.Finding.Text)}", (width - 2 * Padding - Mark - 6) / (svg.FontSize * TextSize), MostLines))] : [];

    private double Line => svg.LineHeight * TextSize;

    private double ChipWidth => Mark + svg.FontSize * 2.1;

    private int ChipsInLine => Math.Max(1, (int)((width - 2 * Padding) / ChipWidth));

    /// <summary>What it needs, its heading included.</summary>
    internal double Height => Padding + svg.LineHeight + 4 + (findings.Count == 0 ? Line : hasTexts ? texts.Sum(lines => lines.Count * Line + 5) : Math.Ceiling((double)findings.Count / ChipsInLine) * (Mark + 6)) + Padding;

    internal void Draw(double x, double y, double height)
    {
        svg.Raw($"<g class=\"seips-part seips-{element.ToString().ToLowerInvariant()}\">");
        svg.Raw($"<rect class=\"seips-box\" x=\"{Svg.N(x)}\" y=\"{Svg.N(y)}\" width=\"{Svg.N(width)}\" height=\"{Svg.N(height)}\" rx=\"{(element == SeipsElement.Person ? 14 : 3)}\" fill=\"none\" stroke=\"{Svg.Ink}\" stroke-width=\"{(element == SeipsElement.Person ? 3 : 1)}\"/>");
        Inside(x, y);
        svg.Raw("</g>");
    }

    /// <summary>Heading and findings without the frame.</summary>
    internal void Inside(double x, double y)
    {
        (x, y) = (x + Padding, y + Padding + svg.LineHeight * 0.8);
        svg.Text(x, y, element.Name(), "seips-name", isBold: true);
        y += svg.LineHeight * 0.2 + 4;
        if (findings.Count == 0) svg.Text(x, y + svg.FontSize, "Nothing noted", "seips-text", size: TextSize);
        for (var index = 0; index < findings.Count; index++)
        {
            if (hasTexts)
            {
                Sign(svg, x + Mark / 2, y + Mark / 2, findings[index].Finding.Effect);
                foreach (var (line, row) in texts[index].Select((line, row) => (line, row))) svg.Text(x + Mark + 6, y + svg.FontSize * 0.95 + row * Line, line, "seips-text", size: TextSize);
                y += texts[index].Count * Line + 5;
                continue;
            }

            var (column, down) = (index % ChipsInLine, index / ChipsInLine);
            var (left, top) = (x + column * ChipWidth, y + down * (Mark + 6));
            Sign(svg, left + Mark / 2, top + Mark / 2, findings[index].Finding.Effect);
            svg.Text(left + Mark + 3, top + Mark * 0.75, Number(findings[index].Number), "seips-text", size: TextSize);
        }
    }

    /// <summary>A square with a minus hindered, a circle with a plus helped, a diamond with both did both.</summary>
    internal static void Sign(Svg svg, double x, double y, SeipsEffect effect)
    {
        const double size = 7.5;
        var shape = effect switch
        {
            SeipsEffect.Hindered => $"<rect class=\"seips-hindered\" x=\"{Svg.N(x - size)}\" y=\"{Svg.N(y - size)}\" width=\"{Svg.N(2 * size)}\" height=\"{Svg.N(2 * size)}\"",
            SeipsEffect.Helped => $"<circle class=\"seips-helped\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"{Svg.N(size)}\"",
            _ => $"<polygon class=\"seips-both\" points=\"{Svg.N(x)},{Svg.N(y - 9)} {Svg.N(x + 9)},{Svg.N(y)} {Svg.N(x)},{Svg.N(y + 9)} {Svg.N(x - 9)},{Svg.N(y)}\"",
        };
        svg.Raw($"{shape} fill=\"none\" stroke=\"{Svg.Ink}\" stroke-width=\"1.5\"/>");
        var up = effect == SeipsEffect.Both ? y - 2 : y;
        svg.Line(x - 4, effect == SeipsEffect.Both ? y + 4 : y, x + 4, effect == SeipsEffect.Both ? y + 4 : y, "seips-sign", 2);
        if (effect == SeipsEffect.Hindered) return;
        svg.Line(x, up - 4, x, up + 4, "seips-sign", 2);
        if (effect == SeipsEffect.Both) svg.Line(x - 4, up, x + 4, up, "seips-sign", 2);
    }

    private static string Word((int Number, SeipsFinding Finding) found) => $"{Number(found.Number)} {found.Finding.Effect.Words()}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
