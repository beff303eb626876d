using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Responses;

/// <summary>How a picture of a system is to be drawn.</summary>
/// <param name="Id">Begins the ids of its name and description, which must be unique on a page.</param>
/// <param name="IsNarrow">For phones: everything below one another, 360 units wide. A page shows one of both by the classes <c>app-picture-wide</c> and <c>app-picture-narrow</c>.</param>
public sealed record PictureOptions(string Id = "picture", bool IsNarrow = false)
{
    internal double Width => IsNarrow ? 360 : 760;

    internal int FontSize => IsNarrow ? 13 : 15;
}

/// <summary>
/// Draws findings in the picture of SEIPS: the person in the middle of the work system, the outside around it, and what follows from it below.
/// The same findings give the same picture, letter for letter.
/// </summary>
/// <remarks>Source of the model: SEIPS 3.0 and SEIPS 101. Findings have the numbers of their order, from 1.</remarks>
public static class SeipsDrawing
{
    /// <summary>With more findings than this they are numbered marks, and their words stand in the list beside the picture.</summary>
    public const int MostWithTexts = 40;

    private const double Gap = 12;
    private const double Edge = 2;

    /// <summary>The whole picture as one svg element.</summary>
    public static string Draw(IReadOnlyList<SeipsFinding> findings, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(findings);
        options ??= new();
        var svg = new Svg(options.FontSize);
        var numbered = findings.Select((finding, index) => (Number: index + 1, Finding: finding)).ToLookup(found => found.Finding.Element);
        SeipsBox Box(SeipsElement element, double width) => new(svg, element, [.. numbered[element]], width, findings.Count <= MostWithTexts);
        var y = ChartKey.Draw(svg, Enum.GetValues<SeipsEffect>().Select(effect => (effect.Words(), (Action<double, double>)((x, at) => SeipsBox.Sign(svg, x, at, effect)))), options.Width, 2) + 8;
        y = WorkSystem(svg, Box, options, y);
        y = Follows(svg, Box, options, y);
        y = SeipsInteractions.Draw(svg, SeipsInteraction.Between(findings), options, y);
        return svg.Finish(options.Id, options.Width, y + 4, "What was found about the work system", SeipsWords.Describe(findings), "chart seips");
    }

    private static double WorkSystem(Svg svg, Func<SeipsElement, double, SeipsBox> boxOf, PictureOptions options, double top)
    {
        var outer = options.Width - 2 * Edge;
        var outside = boxOf(SeipsElement.ExternalEnvironment, outer);
        var (left, inner) = (Edge + Gap, outer - 2 * Gap);
        var from = top + outside.Height;
        var end = options.IsNarrow
            ? Below(from, [SeipsElement.Person, SeipsElement.Tasks, SeipsElement.ToolsAndTechnology, SeipsElement.InternalEnvironment, SeipsElement.Organisation])
            : Around(from);
        svg.Raw($"<g class=\"seips-part seips-externalenvironment\"><rect class=\"seips-outside\" x=\"{Svg.N(Edge)}\" y=\"{Svg.N(top)}\" width=\"{Svg.N(outer)}\" height=\"{Svg.N(end + Gap - top)}\" fill=\"none\" stroke=\"{Svg.Ink}\" stroke-width=\"2\" stroke-dasharray=\"8 4\"/>");
        outside.Inside(Edge, top);
        svg.Raw("</g>");
        return end + Gap;

        double Below(double y, SeipsElement[] elements)
        {
            foreach (var box in elements.Select(element => boxOf(element, inner)))
            {
                box.Draw(left, y, box.Height);
                y += box.Height + Gap;
            }

            return y - Gap;
        }

        double Around(double y)
        {
            var width = (inner - 2 * Gap) / 3;
            SeipsBox Small(SeipsElement element) => boxOf(element, width);
            var (tasks, inside, person) = (Small(SeipsElement.Tasks), Small(SeipsElement.InternalEnvironment), Small(SeipsElement.Person));
            var (tools, organisation) = (Small(SeipsElement.ToolsAndTechnology), Small(SeipsElement.Organisation));
            var (upper, lower) = (Math.Max(tasks.Height, tools.Height), Math.Max(inside.Height, organisation.Height));
            var more = Math.Max(0, person.Height - upper - Gap - lower) / 2;
            (upper, lower) = (upper + more, lower + more);
            var (middle, right) = (left + width + Gap, left + 2 * (width + Gap));
            tasks.Draw(left, y, upper);
            tools.Draw(right, y, upper);
            inside.Draw(left, y + upper + Gap, lower);
            organisation.Draw(right, y + upper + Gap, lower);
            person.Draw(middle, y, upper + Gap + lower);
            return y + upper + Gap + lower;
        }
    }

    /// <summary>Processes and outcomes, each with an arrow to it.</summary>
    private static double Follows(Svg svg, Func<SeipsElement, double, SeipsBox> boxOf, PictureOptions options, double y)
    {
        const double arrow = 34;
        var wide = options.IsNarrow ? options.Width - 2 * Edge : (options.Width - 2 * Edge - arrow) / 2;
        var (process, outcome) = (boxOf(SeipsElement.Process, wide), boxOf(SeipsElement.Outcome, wide));
        Arrow((Edge + wide / 2, y + 3), (Edge + wide / 2, y + arrow - 3));
        y += arrow;
        if (options.IsNarrow)
        {
            process.Draw(Edge, y, process.Height);
            y += process.Height;
            Arrow((Edge + wide / 2, y + 3), (Edge + wide / 2, y + arrow - 3));
            outcome.Draw(Edge, y + arrow, outcome.Height);
            return y + arrow + outcome.Height + Gap;
        }

        var height = Math.Max(process.Height, outcome.Height);
        process.Draw(Edge, y, height);
        Arrow((Edge + wide + 3, y + height / 2), (Edge + wide + arrow - 3, y + height / 2));
        outcome.Draw(Edge + wide + arrow, y, height);
        // What came of the work changes the work: the model is a circle.
        Arrow((Edge + wide + arrow + wide / 2, y - 3), (Edge + wide + arrow + wide / 2, y - arrow + 3));
        svg.Text(Edge + wide + arrow + wide / 2 + 12, y - arrow / 2 + svg.FontSize * 0.35, "Feedback", "seips-text", size: 0.87);
        return y + height + Gap;

        void Arrow((double X, double Y) from, (double X, double Y) to) =>
            DrawnCurve.Between(from, ((from.X + to.X) / 2, (from.Y + to.Y) / 2), to, (_, _) => false).Draw(svg, "seips-arrow", 2, null);
    }
}
