using System.Text;
using System.Text.Json;
using LearnSafe.Domain.Improvement;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>Asks for a chart as the command line does, and reads its answer.</summary>
internal static class Asked
{
    internal static JsonElement For(string json)
    {
        using var stream = new MemoryStream();
        ChartFile.Read(Encoding.UTF8.GetBytes(json)).Write(stream);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    internal static ControlChart Chart(string json) => (ControlChart)ChartFile.Read(Encoding.UTF8.GetBytes(json)).Charts.Single();

    internal static string Fault(string json) => Assert.Throws<ChartException>(() => For(json)).Message;
}
