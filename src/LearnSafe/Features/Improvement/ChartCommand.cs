using System.CommandLine;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Improvement.Drawing;
using LearnSafe.Platform.CommandLine;

namespace LearnSafe.Features.Improvement;

/// <summary><c>learnsafe chart</c>: calculates the chart that a file asks for. It needs no installation and touches none.</summary>
internal static class ChartCommand
{
    private const long LargestFile = 64 * 1024 * 1024;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "JSON file with chart, input and options; see docs/charts.md" };
        var svg = new Option<string?>("--svg") { Description = "File to draw the chart into" };
        var command = new Command("chart", "Calculate a control chart, run chart, funnel plot or Pareto chart, and draw it") { file, svg };
        command.SetAction((parsed, cancellation) => Verb.AnswerAsync(() => RunAsync(parsed.GetValue(file)!, parsed.GetValue(svg), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? picture, CancellationToken cancellation)
    {
        var info = new FileInfo(path);
        if (!info.Exists) return await Verb.FailAsync($"There is no file {path}.");
        if (info.Length > LargestFile) return await Verb.FailAsync($"{path} is larger than 64 MB.");
        try
        {
            var read = ChartFile.Read(await File.ReadAllBytesAsync(path, cancellation));
            if (picture is not null) await File.WriteAllTextAsync(picture, ChartDrawing.Draw(Drawable(read)), cancellation);
            await using var output = Console.OpenStandardOutput();
            read.Write(output);
            output.WriteByte((byte)'\n');
            return 0;
        }
        catch (ChartException fault)
        {
            return await Verb.FailAsync($"{path}: {fault.Message}");
        }
    }

    private static IReadOnlyList<ChartResult> Drawable(ChartFile read) =>
        read.Charts.Count > 0 ? read.Charts : throw new ChartException("There is nothing to draw: the file asks about rules or icons.");
}
