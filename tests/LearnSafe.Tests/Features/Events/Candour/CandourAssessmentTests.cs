using System.Net;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Candour;

public sealed class CandourAssessmentTests
{
    private const string Why = "Nothing lasts, and no treatment was needed.";
    private const string Save = "Save the assessment";

    [Theory, EachEngine]
    public async Task Assess_WhereNobodyHasSaidWhoIsRegistered_AsksFirst_AndUsesTheRightTest(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        // Severe by its label: it decides nothing for a partnership.
        var answers = TestData.Incident();
        var record = await practice.RecordAsync(answers with { Patients = [answers.Patients[0].With("PhysicalHarm", "2")] });
        var asked = await practice.PageAsync("lead", CandourLinks.Assess(record.Id));
        Assert.Contains("a proposal, for you to confirm", asked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(asked.QuerySelectorAll("input[type=radio][checked]"));
        Assert.Contains("20(8)", (await practice.PageAsync("lead", CandourLinks.Assess(record.Id, "healthServiceBody"))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("professional duty", (await practice.PageAsync("lead", CandourLinks.Assess(record.Id, "notRegistered"))).Body!.TextContent, StringComparison.Ordinal);

        var questions = CandourLinks.Assess(record.Id, "gpPartnership");
        var empty = await (await practice.PressAsync("lead", questions, Save)).DocumentAsync();
        Assert.Equal(10, empty.Errors().Count);
        foreach (var (wrong, fault) in new[] { (("Rationale", "Mrs Ottoline Bramley is well."), "looks like personal data"), (("Days[pain]", "many"), "whole number"), (("OpinionOn.Year", "2031"), "today or in the past"), (("Harm[death]", "Could"), "Select one"), (("OpinionRole", ""), "Enter their role"), (("Rationale", new string('x', 4001)), "4,000") })
            Assert.Contains((await (await PressAsync(practice, record.Id, "pain=Yes", wrong)).DocumentAsync()).Errors(), error => error.Contains(fault, StringComparison.Ordinal));
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.CandourAssessments.CountAsync()));

        await DoneAsync(PressAsync(practice, record.Id, ""));
        await DoneAsync(PressAsync(practice, record.Id, "impairment=Yes", ("Days[impairment]", "28")));
        var page = (await practice.PageAsync("lead", CandourLinks.Record(record.Id))).Body!.TextContent;
        Assert.All(["Notifiable", "Impairment for 28 days (20(9)(a)(ii))", "version 1 of the rules", "Odile Hart, GP", "Yes, for 28 days so far", "Assessment 1: not notifiable, openness applies", Why], part => Assert.Contains(part, page, StringComparison.Ordinal));
        var (stored, history) = await practice.Installation.QueryAsync(async context => (
            await context.CandourAssessments.AsNoTracking().OrderBy(known => known.Number).ToListAsync(), await context.History.Where(entry => entry.Action == HistoryActions.CandourAssessed).Select(entry => entry.Content!).ToListAsync()));
        Assert.Equal([(CandourResult.OpennessApplies, "20(9)", 1), (CandourResult.Notifiable, "20(9)", 1)], stored.Select(one => (one.Result, one.Test!, one.RulesVersion)));
        Assert.All(stored.Select(one => one.Encrypted).Concat(history), text => Assert.All([Why, "Odile Hart"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    [Theory, EachEngine]
    public async Task Assess_TwoAtOnce_KeepsOneAndTheOthersText(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        await practice.PageAsync("lead", CandourLinks.Record(record.Id));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => PressAsync(practice, record.Id, "", ("Seen", "0"))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(answer => answer.StatusCode).Order());
        var late = (await answers.Single(answer => answer.StatusCode == HttpStatusCode.BadRequest).DocumentAsync()).Body!.TextContent;
        Assert.All(["Somebody else assessed it", Why], part => Assert.Contains(part, late, StringComparison.Ordinal));
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.CandourAssessments.CountAsync()));
    }

    [Theory, EachEngine]
    public async Task Settings_AreProposedConfirmedAndThenUsed(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", CandourLinks.Settings));
        var page = await practice.PageAsync("admin", CandourLinks.Settings);
        Assert.Contains("Nobody has confirmed this yet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("gpPartnership", page.QuerySelector("input[name=Registered][checked]")!.GetAttribute("value"));
        Task<HttpResponseMessage> SaveAsync(string registered, string tell, string? seen = null) =>
            practice.PressAsync("admin", CandourLinks.Settings, "Save the settings", [("Registered", registered), ("TellDays", tell), ("WriteDays", "15"), ("Activities", "surgical"), ("Activities", "<b>"), .. seen is null ? Array.Empty<(string, string)>() : [("Seen", seen)]]);
        Assert.All(new[] { await SaveAsync("trust", "10"), await SaveAsync("company", "0"), await SaveAsync("company", "61"), await SaveAsync("company", "ten") }, refused => Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode));
        await DoneAsync(SaveAsync("healthServiceBody", "5"));
        Assert.Equal(HttpStatusCode.BadRequest, (await SaveAsync("company", "6", "0")).StatusCode);
        var kept = await practice.Installation.Get<CandourSettingsService>().FindAsync(practice.Organisation.Id);
        Assert.Equal(("healthServiceBody", "surgical", 5, 15), (kept.RegisteredPerson, kept.Activities, kept.TellDays, kept.WriteDays));
        Assert.Contains("healthServiceBody", await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.Action == HistoryActions.SettingsChanged).Select(entry => entry.Content!).SingleAsync()), StringComparison.Ordinal);

        var record = await practice.RecordAsync();
        Assert.Contains("20(8)", (await practice.PageAsync("lead", CandourLinks.Assess(record.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5 working days", (await practice.PageAsync("lead", CandourLinks.List)).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Every harm is answered no but for what is given.</summary>
    private static Task<HttpResponseMessage> PressAsync(Practice practice, Guid record, string harm, params (string Name, string Value)[] answers)
    {
        var given = harm.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(part => part.Split('=')[0], part => part.Split('=')[1]);
        List<(string Name, string Value)> all =
        [
            ("Activity", "Yes"), ("Unintended", "Yes"), ("OpinionBy", "Odile Hart"), ("OpinionRole", "GP"), ("OpinionOn.Day", "19"), ("OpinionOn.Month", "11"), ("OpinionOn.Year", "2026"), ("Rationale", Why),
            .. new[] { "death", "impairment", "structure", "pain", "psychological", "shortenedLife", "prevention" }.Select(name => ($"Harm[{name}]", given.GetValueOrDefault(name, "No"))),
        ];
        return practice.PressAsync("lead", CandourLinks.Assess(record, "gpPartnership"), Save, [.. all.Where(field => !Array.Exists(answers, answer => answer.Name == field.Name)), .. answers]);
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> pressed) => Assert.Equal(HttpStatusCode.Redirect, (await pressed).StatusCode);
}
