using System.Globalization;
using System.Text.Json;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>
/// Charts that others published or whose programs were run, one file each in the folder beside this test, with their source in it. Every
/// number that a file expects must come out to the precision that its source gives; what it does not expect is not looked at.
/// </summary>
public class WorkedExamplesTests
{
    public static TheoryData<string> Names => [.. typeof(WorkedExamplesTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("worked/", StringComparison.Ordinal)).Select(name => name["worked/".Length..])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_WorkedExample_GivesWhatItsSourcePublished(string name)
    {
        using var stream = typeof(WorkedExamplesTests).Assembly.GetManifestResourceStream($"worked/{name}")!;
        using var reader = new StreamReader(stream);
        var json = reader.ReadToEnd();
        var file = JsonDocument.Parse(json).RootElement;
        var tolerance = file.TryGetProperty("tolerance", out var given) ? given.GetDouble() : 0;

        var answer = Asked.For(json);

        if (file.TryGetProperty("cases", out var cases))
        {
            var answers = answer.GetProperty("cases");
            Assert.Equal(cases.GetArrayLength(), answers.GetArrayLength());
            for (var index = 0; index < cases.GetArrayLength(); index++) Same(cases[index].GetProperty("expected"), answers[index], tolerance, $"cases[{index}]");
        }
        else
        {
            Same(file.GetProperty("expected"), answer, tolerance, "");
        }
    }

    [Fact]
    public void Names_OfTheWorkedExamples_AreAllThere() => Assert.True(Names.Count >= 21);

    private static void Same(JsonElement expected, JsonElement actual, double tolerance, string place)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in expected.EnumerateObject())
                {
                    Assert.True(actual.TryGetProperty(property.Name, out var found), $"{place}.{property.Name} is missing.");
                    Same(property.Value, found, tolerance, $"{place}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.True(expected.GetArrayLength() == actual.GetArrayLength(), $"{place} has {actual.GetArrayLength()} items, {expected.GetArrayLength()} are expected.");
                for (var index = 0; index < expected.GetArrayLength(); index++) Same(expected[index], actual[index], tolerance, $"{place}[{index}]");
                break;
            case JsonValueKind.Number:
                var (wanted, got) = (expected.GetDouble(), actual.GetDouble());
                Assert.True(Math.Abs(wanted - got) <= tolerance * Math.Max(1, Math.Abs(wanted)), string.Create(CultureInfo.InvariantCulture, $"{place} is {got}, expected is {wanted}."));
                break;
            default:
                Assert.True(JsonElement.DeepEquals(expected, actual), $"{place} is {actual}, expected is {expected}.");
                break;
        }
    }
}
