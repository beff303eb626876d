namespace LearnSafe.Domain.Improvement.Drawing;

/// <summary>What is written above a plot: each run of signals with a bar over its points, where limits begin anew, and what people noted.</summary>
internal sealed class PlotNotes
{
    private const int MostRows = 3;
    private const int MostSignals = 30;

    private readonly Svg svg;
    private readonly Func<double, double> x;
    private readonly List<Note> notes = [];

    internal PlotNotes(Svg svg, ControlChart chart, Func<double, double> x, double left, double right)
    {
        (this.svg, this.x) = (svg, x);
        var episodes = SignalEpisode.Of(chart);
        foreach (var episode in episodes)
        {
            var words = string.Join(", ", episode.Causes.Select(Short).Distinct());
            // Where everything is a signal, words above it would only be noise: bars are left, and the description.
            notes.Add(new(episode.First, episode.Last, episodes.Count > MostSignals ? "" : char.ToUpperInvariant(words[0]) + words[1..], Marks.Colour(ControlDrawing.Type(chart, episode.Causes[0]))));
        }

        foreach (var segment in chart.Segments.Skip(1))
        {
            var rebase = chart.Specification.Rebases.FirstOrDefault(known => known.After == segment.First - 1 || known.At == chart.Series.Label(segment.First - 1));
            notes.Add(new(segment.First - 1.5, segment.First - 1.5, rebase?.Reason is { } reason ? $"New limits: {reason}" : "New limits", null));
        }

        foreach (var annotation in chart.Specification.Annotations)
        {
            var index = Enumerable.Range(0, chart.Series.Count).FirstOrDefault(at => chart.Series.Label(at) == annotation.At, -1);
            if (index >= 0) notes.Add(new(index, index, annotation.Text, null));
        }

        Height = Place(left, right) * (svg.LineHeight + 2) + (notes.Count > 0 ? 8 : 0);
    }

    internal double Height { get; }

    internal void Draw(double plotTop, double plotBottom)
    {
        var barred = double.PositiveInfinity;
        foreach (var note in notes.OrderByDescending(note => note.Last))
        {
            if (note.Row >= 0) svg.Text(note.Middle, plotTop - 8 - note.Row * (svg.LineHeight + 2), note.Words, "chart-note", "middle");
            if (note.Colour is null) svg.Line(x(note.First), plotTop, x(note.First), plotBottom, "chart-note-line", 1, "1 3");
            if (note.Colour is null || x(note.Last) > barred) continue;
            svg.Line(x(note.First) - 3, plotTop - 2, x(note.Last) + 3, plotTop - 2, "chart-signal-bar", 4, colour: note.Colour);
            barred = x(note.First) - 3;
        }
    }

    /// <summary>What people noted is placed first, then the latest signals; one that finds no room keeps its bar or line. Returns how many rows are used.</summary>
    private int Place(double left, double right)
    {
        var rows = Enumerable.Range(0, MostRows).Select(_ => new List<(double From, double To)>()).ToArray();
        foreach (var note in notes.Where(note => note.Words.Length > 0).OrderBy(note => note.Colour is not null).ThenByDescending(note => note.Last))
        {
            var half = svg.Width(note.Words) / 2;
            if (2 * half > right - left) continue;
            note.Middle = Math.Clamp((x(note.First) + x(note.Last)) / 2, left + half, right - half);
            var (from, to) = (note.Middle - half - 6, note.Middle + half + 6);
            note.Row = Array.FindIndex(rows, taken => taken.TrueForAll(other => to <= other.From || from >= other.To));
            if (note.Row >= 0) rows[note.Row].Add((from, to));
        }

        return rows.Count(row => row.Count > 0);
    }

    private static string Short(SpecialCause cause) => cause.Kind switch
    {
        SpecialCauseKind.Outside => cause.Direction > 0 ? "above limit" : "below limit",
        SpecialCauseKind.Trend => cause.Direction > 0 ? "rising" : "falling",
        SpecialCauseKind.TwoOfThree => "2 of 3 near limit",
        SpecialCauseKind.Shift or SpecialCauseKind.LongRun => cause.Direction > 0 ? "run above" : "run below",
        SpecialCauseKind.FourOfFive => "4 of 5 far out",
        SpecialCauseKind.OuterThirds => "away from centre",
        SpecialCauseKind.Alternating => "up and down",
        _ => "close to centre",
    };

    private sealed class Note(double first, double last, string words, string? colour)
    {
        internal double First => first;

        internal double Last => last;

        internal string Words => words;

        /// <summary>Of a signal; null for what people noted.</summary>
        internal string? Colour => colour;

        internal double Middle { get; set; }

        internal int Row { get; set; } = -1;
    }
}
