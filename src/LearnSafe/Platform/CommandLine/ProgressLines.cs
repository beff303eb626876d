using System.Diagnostics;
using System.Globalization;

namespace LearnSafe.Platform.CommandLine;

/// <summary>Says every few seconds how far long work has come; nothing for work that is done at once.</summary>
public sealed class ProgressLines(TextWriter output, string what) : IProgress<long>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private readonly long began = Stopwatch.GetTimestamp();
    private int said;

    public void Report(long value)
    {
        var passed = Stopwatch.GetElapsedTime(began);
        if (passed < Every * (said + 1)) return;
        said = (int)(passed / Every);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value:N0} {what} after {passed.TotalSeconds:N0} seconds"));
    }
}
