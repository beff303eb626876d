using System.Text;
using System.Xml.Linq;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Improvement.Drawing;

namespace LearnSafe.Domain.Tests.Improvement;

/// <summary>Whatever is asked of it: an answer that can be written and drawn, or one sentence; never another exception.</summary>
public class AnythingAskedTests
{
    private static readonly string[] Kinds = ["xmr", "mr", "c", "u", "p", "np", "pprime", "uprime", "g", "t", "run", "xbar-r", "xbar-s", "funnel", "pareto", "u+run"];

    private static readonly string[] Options =
    [
        "\"baseline_points\":3", "\"exclude_points\":[2]", "\"split_after\":[4]", "\"split_after\":[2,5]", "\"rebase_at\":[\"2026-03-01\"]", "\"screen_moving_ranges\":false", "\"screen_moving_ranges\":true",
        "\"rule_set\":\"nelson\"", "\"rule_set\":\"anhoej\"", "\"rule_set\":\"we\"", "\"run_rules\":\"ihi\"", "\"target\":3", "\"improvement_direction\":\"decrease\"", "\"centre\":2", "\"centre\":0", "\"multiplier\":1000",
        "\"sigma_divisor\":1.128", "\"power\":2", "\"zero_times\":\"half\"", "\"statistic\":\"ratio\"", "\"statistic\":\"rate\"", "\"decimals\":1", "\"baseline\":{\"from\":\"2026-02-01\"}", "\"value_axis\":\"Days\"",
        "\"annotations\":[{\"at\":\"2026-02-01\",\"text\":\"A very long annotation that is wider than any picture of a chart could ever be, so that there is no room\"}]",
    ];

    private static readonly string[] Numbers = ["0", "1", "2", "3", "5", "8", "0.5", "1e-9", "1e9", "1e300", "-1", "-0.0", "null", "4", "4", "4", "7"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_Anything_IsAnswered(int seed)
    {
        var random = new Random(seed);
        var answered = 0;
        for (var round = 0; round < 2000; round++)
        {
            var count = random.Next(0, 12);
            string List(string[] of) => $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => of[random.Next(of.Length)]))}]";
            var kind = Kinds[random.Next(Kinds.Length)];
            var mild = random.Next(3) > 0 ? Numbers[..6] : Numbers;
            List<string> input = [];
            if (random.Next(2) == 0) input.Add($"\"labels\":[{string.Join(',', Enumerable.Range(1, count).Select(month => $"\"2026-{month + (month > 5 ? random.Next(2) : 0):00}-01\""))}]");
            if (kind.StartsWith("xbar", StringComparison.Ordinal)) input.Add($"\"subgroups\":[{string.Join(',', Enumerable.Range(0, count).Select(_ => $"[{mild[random.Next(mild.Length)]},{mild[random.Next(mild.Length)]},3]"))}]");
            else if (kind is "u" or "p" or "np" or "pprime" or "uprime" or "funnel" or "u+run") input.Add($"\"numerators\":{List(mild)},\"denominators\":{(kind == "np" ? "9" : List([.. mild[1..], "9", "9"]))}");
            else input.Add($"\"values\":{List(mild)}");
            var options = Options.Where(_ => random.Next(12) == 0).DistinctBy(option => option[..option.IndexOf(':', StringComparison.Ordinal)]);
            var json = $$"""{"chart":"{{kind}}","input":{ {{string.Join(',', input)}} },"options":{ {{string.Join(',', options)}} } }""";
            try
            {
                var file = ChartFile.Read(Encoding.UTF8.GetBytes(json));
                using var stream = new MemoryStream();
                file.Write(stream);
                XElement.Parse(ChartDrawing.Draw(file.Charts));
                XElement.Parse(ChartDrawing.Draw(file.Charts, new("n", true, false)));
                ChartTable.Of(file.Charts[0]);
                answered++;
            }
            catch (ChartException fault)
            {
                Assert.DoesNotContain('\n', fault.Message);
            }
            catch (Exception surprise)
            {
                Assert.Fail($"{json}{Environment.NewLine}{surprise}");
            }
        }

        Assert.True(answered > 400, $"{answered} were answered.");
    }
}
