using LearnSafe.Data;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <summary>Judges the duty of candour on records of the demo and carries it out, through the services that the pages use.</summary>
internal sealed class DemoCandourMaker(DemoCandourContent content, DateOnly today, CandourRules rules, CandourLetters letters, CandourService service, CandourSettingsService settings, IDbContextFactory<LearnSafeContext> contexts)
{
    /// <summary>What each organisation has said of itself.</summary>
    public async Task SettleAsync(IReadOnlyDictionary<string, Guid> organisations, IReadOnlyDictionary<string, Guid> people)
    {
        foreach (var one in content.Settings)
            await settings.ChangeAsync(organisations[one.Organisation], default, one.Registered, one.Activities, CandourSettings.UsualDays, CandourSettings.UsualDays, Actor.Person(people[one.By]));
    }

    /// <summary>Everybody was reminded of everything: the program that serves the demo mails nobody.</summary>
    public static async Task<int> RemindedAsync(RecordTransaction transaction)
    {
        var context = await transaction.ContextAsync();
        var all = CandourReminders.BeforeTelling | CandourReminders.AfterTelling | CandourReminders.BeforeWriting | CandourReminders.AfterWriting;
        return await context.CandourCases.ExecuteUpdateAsync(set => set.SetProperty(one => one.Reminded, all));
    }

    /// <summary>What is done about the record with this description, if anything is.</summary>
    public void AddTo(List<(DateTimeOffset At, Func<Task> Do)> steps, string description, IReadOnlyDictionary<string, Guid> people, Guid organisation, Func<Guid> id)
    {
        if (content.Records.FirstOrDefault(record => description.StartsWith(record.Of, StringComparison.Ordinal)) is not { } made) return;
        var (by, begun, minute) = (people[made.By], Guid.Empty, 0);
        // Later on the day than everything else that is done about a record, in the order of the file.
        void Add(int day, Func<Task> make) => steps.Add((new DateTimeOffset(today.AddDays(-day), new TimeOnly(20, 30).AddMinutes(minute++), TimeSpan.Zero), make));
        foreach (var (index, assessment) in made.Assessments.Index()) Add(assessment.Day, () => AssessAsync(by, id(), index, assessment));
        if (made.Begun is { } day)
        {
            Add(day, async () => begun = await BeginAsync(by, id(), organisation, today.AddDays(-day)));
            Add(day, () => Expect(service.NameAsync(by, id(), begun, 0, made.Person!)));
        }

        foreach (var step in (made.Steps ?? []).Select(step => (step.Day, Do: (Func<Task>)(() => StepAsync(step))))
            .Concat((made.Letters ?? []).Select(letter => (letter.Day, Do: (Func<Task>)(() => WriteAsync(letter))))).OrderByDescending(step => step.Day)) Add(step.Day, step.Do);
        if (made.Closed is { } closed) Add(closed.Day, async () => await Expect(service.CloseAsync(by, id(), begun, await VersionAsync(), today.AddDays(-closed.Day), closed.Text)));

        async Task StepAsync(DemoCandourStep step) => await Expect(service.StepAsync(by, id(), begun, await VersionAsync(), step.Kind, today.AddDays(-step.Day), step.Fields, await settings.TargetsAsync(organisation), step.Ends));

        async Task WriteAsync(DemoCandourLetter letter)
        {
            var written = await service.BeginLetterAsync(by, id(), begun, letters.Find(letter.Template)!, letter.Text) ?? throw new InvalidOperationException("The demo's letter was refused.");
            if (letter.Sent is { } sent) await Expect(service.SendLetterAsync(by, id(), begun, written, 0, today.AddDays(-sent), letter.How!, await settings.TargetsAsync(organisation)));
        }

        async Task<int> VersionAsync()
        {
            await using var context = await contexts.CreateDbContextAsync();
            return await context.CandourCases.Where(one => one.Id == begun).Select(one => one.Version).SingleAsync();
        }
    }

    private Task AssessAsync(Guid by, Guid record, int seen, DemoCandourAssessment said)
    {
        var test = rules.TestFor(rules.Find(said.Registered)!, today);
        var harm = test is null ? [] : test.Questions.ToDictionary(question => question.Name, question => said.Harm.GetValueOrDefault(question.Name) ?? new HarmAnswer(CandourAnswer.No), StringComparer.Ordinal);
        var judged = CandourTest.Judge(rules, new CandourAnswers(said.Registered, said.Activity, CandourAnswer.Yes, said.OpinionBy is not null, harm, today));
        var statement = new CandourStatement(
            said.Activity, CandourAnswer.Yes, said.Complication, harm, said.OpinionBy, said.OpinionRole, said.OpinionBy is null ? null : today.AddDays(-said.Day), said.Rationale,
            [.. judged.Met.Select(limb => $"{limb.Title} ({limb.Paragraph})")], judged.Missing, CandourStatement.InWords(test, said.Activity, CandourAnswer.Yes, said.Complication, harm));
        return Expect(service.AssessAsync(by, record, seen, rules.Version, said.Registered, statement, judged));
    }

    private async Task<Guid> BeginAsync(Guid by, Guid record, Guid organisation, DateOnly aware)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var latest = await context.CandourAssessments.Where(known => known.EventId == record).OrderByDescending(known => known.Number).Select(known => known.Id).FirstAsync();
        return await service.OpenAsync(by, record, latest, aware, await settings.TargetsAsync(organisation)) ?? throw new InvalidOperationException("The demo's case was refused.");
    }

    private static async Task Expect(Task<CandourOutcome> done)
    {
        if (await done is var outcome and not CandourOutcome.Done) throw new InvalidOperationException($"The demo's duty of candour was refused: {outcome}.");
    }
}
