using System.Globalization;
using System.Text;

namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>
/// Writes SVG that may stand in a page under a strict content security policy: no script, no style attribute, no style element. Looks are
/// presentation attributes, which a style sheet may override by class, and what must be seen in any theme takes the colour of the text.
/// </summary>
internal sealed class Svg(int fontSize)
{
    internal const string Ink = "currentColor";

    private readonly StringBuilder text = new();

    internal int FontSize => fontSize;

    internal double LineHeight => fontSize * 1.3;

    /// <summary>How wide a text will be, roughly: nobody measures fonts here, so labels are kept short.</summary>
    internal double Width(string words) => words.Length * fontSize * 0.6;

    internal void Raw(string element) => text.Append(element);

    internal void Line(double x1, double y1, double x2, double y2, string name, double width = 1, string? dashes = null, string colour = Ink) =>
        text.Append(CultureInfo.InvariantCulture, $"<line class=\"{name}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{colour}\" stroke-width=\"{N(width)}\"{Dashed(dashes)}/>");

    /// <summary>A line through points; it breaks where a point is missing.</summary>
    internal void Path(IEnumerable<(double X, double Y)> points, string name, double width, string? dashes = null, string colour = Ink)
    {
        StringBuilder path = new();
        var isDown = false;
        foreach (var (x, y) in points)
        {
            if (double.IsNaN(y))
            {
                isDown = false;
                continue;
            }

            path.Append(isDown ? 'L' : 'M').Append(N(x)).Append(' ').Append(N(y));
            isDown = true;
        }

        text.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{N(width)}\"{Dashed(dashes)}/>");
    }

    internal void Text(double x, double y, string words, string name, string anchor = "start", bool isBold = false, double size = 1, string colour = Ink) =>
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"{name}\" x=\"{N(x)}\" y=\"{N(y)}\" fill=\"{colour}\" text-anchor=\"{anchor}\"{(size == 1 ? "" : $" font-size=\"{N(fontSize * size)}\"")}{(isBold ? " font-weight=\"bold\"" : "")}>{Escape(words)}</text>");

    internal void Rectangle(double x, double y, double width, double height, string name, string fill) =>
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"{name}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(Math.Max(0, width))}\" height=\"{N(height)}\" fill=\"{fill}\" stroke=\"{Ink}\" stroke-width=\"1\"/>");

    /// <summary>Words broken into lines that fit a width; a word that is too long for any line keeps its own.</summary>
    internal IReadOnlyList<string> Wrap(string words, double width, double size = 1)
    {
        List<string> lines = [];
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Width($"{lines[^1]} {word}") * size <= width) lines[^1] = $"{lines[^1]} {word}";
            else lines.Add(word);
        }

        return lines;
    }

    /// <summary>The whole picture, with its name and description for those who do not see it.</summary>
    internal string Finish(string id, double width, double height, string title, string description, string name = "chart") => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{name}\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" aria-labelledby=\"{Escape(id)}-title {Escape(id)}-description\" font-family=\"Arial, Helvetica, sans-serif\" font-size=\"{fontSize}\"><title id=\"{Escape(id)}-title\">{Escape(title)}</title><desc id=\"{Escape(id)}-description\">{Escape(description)}</desc>{text}</svg>\n");

    /// <summary>The height that <see cref="Finish"/> gave a picture.</summary>
    internal static double HeightOf(string picture)
    {
        const string before = " viewBox=\"0 0 ";
        var box = picture[(picture.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        return double.Parse(box[(box.IndexOf(' ', StringComparison.Ordinal) + 1)..box.IndexOf('"', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    /// <summary>A coordinate; a hundredth of a pixel is enough.</summary>
    internal static string N(double number) => (Math.Round(number, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    internal static string Escape(string words)
    {
        StringBuilder safe = new(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            // XML has no place for control characters and non-characters, not even escaped.
            if (rune.Value is < 0x20 and not (0x9 or 0xA or 0xD) or 0xFFFE or 0xFFFF) continue;
            safe.Append(rune.Value switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", _ => rune.ToString() });
        }

        return safe.ToString();
    }

    private static string Dashed(string? dashes) => dashes is null ? "" : $" stroke-dasharray=\"{dashes}\"";
}
