using System.Net;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.SafetyActions;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.SafetyActions;

public sealed class SafetyMeasureTests
{
    [Theory, EachEngine]
    public async Task Measure_DefinedAndFilled_KeepsCorrectedPointsAndGivesAChart(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var installation = practice.Installation;
        var lead = await installation.ActingAsync(practice.Organisation, "lead@harebell.example");
        var action = await installation.ActionAsync(lead, practice.Reporter, Acting.Today.AddDays(9));
        (string Name, string Value)[] good =
        [
            ("MeasureName", "Letters coded"), ("Kind", "Process"), ("Definition", "Letters coded before we close."), ("Chart", "p"), ("Numerator", "letters coded"), ("Denominator", "letters that came"),
            ("Direction", "Increase"), ("Frequency", "Weekly"), ("Target", "90"), ("Actions", action.ToString()),
        ];
        foreach (var (name, value, said) in new[] { ("Kind", "", "Select what it tells"), ("Chart", "pie", "Select a chart"), ("Denominator", "", "Say what is counted"), ("Target", "many", "must be a number"), ("BaselinePoints", "1", "whole number from 2"), ("Actions", practice.Lead.ToString(), "Select actions"), ("Collector", "Dr Ottoline Bramley", "personal data") })
            Assert.Contains(said, await SaidAsync(practice.PressAsync("lead", ActionLinks.NewMeasureFor(action), "Save measure", [.. good.Where(field => field.Name != name), (name, value)]), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await SaidAsync(practice.PressAsync("lead", ActionLinks.NewMeasureFor(action), "Save measure", good), HttpStatusCode.Redirect);
        var id = await installation.QueryAsync(context => context.SafetyMeasures.Select(measure => measure.Id).SingleAsync());
        var page = ActionLinks.Measure(id);

        // The owner of the action enters points; others do not see the measure.
        await SaidAsync(practice.PressAsync("reporter", page, "Add point", ("Taken.Day", "4"), ("Taken.Month", "11"), ("Taken.Year", "2026"), ("Numerator", "19"), ("Denominator", "42"), ("Note", "Half-term")), HttpStatusCode.Redirect);
        foreach (var who in new[] { "colleague", "outsider" }) Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync(who, page));
        Assert.Contains("There is a point of 4 November 2026 already", await SaidAsync(practice.PressAsync("lead", page, "Add point", ("Taken.Day", "4"), ("Taken.Month", "11"), ("Taken.Year", "2026"), ("Numerator", "20"), ("Denominator", "42")), HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("must not be larger", await SaidAsync(practice.PressAsync("lead", page, "Add point", ("Taken.Day", "5"), ("Taken.Month", "11"), ("Taken.Year", "2026"), ("Numerator", "43"), ("Denominator", "42")), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("Enter the date", await SaidAsync(practice.PressAsync("lead", page, "Add point"), HttpStatusCode.BadRequest), StringComparison.Ordinal);

        // Pasted lines: every fault by line, and nothing is kept until all are right.
        const string Wrong = "Date,Coded,Came\n2026-10-07,31,44\nsoon,3,4\n2026-10-14,45,44";
        var text = await SaidAsync(practice.PressAsync("lead", page, "Add these points", ("Lines", Wrong)), HttpStatusCode.BadRequest);
        Assert.All(["Line 3: “soon” is not a date", "Line 4: The numerator must not be larger", "31,44"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains("personal data", await SaidAsync(practice.PressAsync("lead", page, "Add these points", ("Lines", "2026-10-07,31,44,Mrs Ottoline Bramley was away")), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Equal(1, await installation.QueryAsync(context => context.MeasurePoints.CountAsync()));
        await SaidAsync(practice.PressAsync("lead", page, "Add these points", ("Lines", string.Join('\n', Enumerable.Range(1, 12).Select(week => FormattableString.Invariant($"{new DateOnly(2026, 8, 5).AddDays(7 * week):yyyy-MM-dd},{20 + week},44"))))), HttpStatusCode.Redirect);

        // A correction leaves the old one readable.
        var point = await installation.QueryAsync(context => context.MeasurePoints.Where(one => one.Note != null).Select(one => one.Id).SingleAsync());
        await SaidAsync(practice.PressAsync("lead", ActionLinks.Point(id, point), "Save correction", ("Taken.Day", "4"), ("Taken.Month", "11"), ("Taken.Year", "2026"), ("Numerator", "24"), ("Denominator", "42")), HttpStatusCode.Redirect);
        Assert.Contains("put it right", (await practice.PageAsync("lead", ActionLinks.Point(id, point))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Somebody else changed this point meanwhile", (await installation.Get<SafetyMeasureService>().CorrectPointAsync(lead, id, point, null)).Fault![..42]);
        text = (await practice.PageAsync("lead", page)).QuerySelector("main")!.TextContent;
        Assert.All(["13 points", "1 point that was corrected", "19 of 42", "0.5714"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        var newest = await installation.QueryAsync(context => context.MeasurePoints.Where(one => one.ReplacedAt == null).OrderBy(one => one.Day).Select(one => one.Id).FirstAsync());
        await SaidAsync(practice.PressAsync("lead", ActionLinks.Point(id, newest), "Take it out"), HttpStatusCode.Redirect);

        var found = (await installation.Get<MeasureReading>().FindAsync(lead, id))!;
        var chart = ChartResult.Calculate(found.Specification, found.Series);
        Assert.Equal((12, 2), (chart.Series.Count, found.Replaced.Count));
        Assert.Contains("take other numbers".Replace("take", "takes", StringComparison.Ordinal), await SaidAsync(practice.PressAsync("lead", ActionLinks.ChangeMeasure(id), "Save measure", [.. good.Where(field => field.Name != "Chart"), ("Chart", "run")]), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await SaidAsync(practice.PressAsync("lead", ActionLinks.ChangeMeasure(id), "Save measure", [.. good.Where(field => field.Name != "Chart"), ("Chart", "u")]), HttpStatusCode.Redirect);
        Assert.Contains("Letters coded", (await practice.PageAsync("lead", ActionLinks.Action(action))).QuerySelector("#measures + ul")!.TextContent, StringComparison.Ordinal);
        var stored = await installation.QueryAsync(async context => await context.SafetyMeasures.Select(row => row.Texts).Concat(context.MeasurePoints.Where(row => row.Note != null).Select(row => row.Note!)).ToListAsync());
        Assert.All(stored, one => Assert.DoesNotContain("term", one, StringComparison.Ordinal));
    }

    private static async Task<string> SaidAsync(Task<HttpResponseMessage> pressed, HttpStatusCode expected)
    {
        var response = await pressed;
        var text = response.StatusCode == HttpStatusCode.Redirect ? "" : (await response.DocumentAsync()).QuerySelector("main")!.TextContent;
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        return text;
    }
}
