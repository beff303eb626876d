using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.Generation;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>The snapshot says exactly what SQL over the same rows says.</summary>
public sealed class InsightNumbersTests
{
    private const int Records = 1200;
    private const int Questions = 120;

    [Theory, EachEngine]
    public async Task Answer_AnyQuestion_GivesTheNumbersThatSqlGives(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        await FillAsync(installation);
        // Records that were made by the hundred are found by their words too.
        await installation.Get<SearchIndexer>().CatchUpAsync(TestContext.Current.CancellationToken);
        await using (var context = installation.NewContext())
        {
            var found = await installation.Get<RecordSearch>().IdsAsync(context, installation.Get<RecordSearch>().Read("the"), SearchedText.Record, null, TestContext.Current.CancellationToken);
            Assert.InRange(found.Count, Records / 2, Records + 10);
            Assert.Equal(found.Count, await installation.Get<DatabaseEngine>().Search.Find(context, installation.Get<RecordSearch>().Read("the"), SearchedText.Record, null, SearchUse.Listed).CountAsync(TestContext.Current.CancellationToken));
        }

        await using var lap = await InsightLap.StartAsync(installation);
        var snapshot = await lap.ReadyAsync();
        var lfpse = installation.Get<LfpseContent>();
        await using var connection = installation.Get<DatabaseEngine>().CreateConnection();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        InsightSql.Prepare(connection);
        var sql = new InsightSql(connection, lfpse);
        var questions = new RandomQuestions(snapshot, 7);
        var counted = 0L;
        for (var number = 0; number < Questions; number++)
        {
            var question = questions.Next();
            var answer = snapshot.Answer(question, TestContext.Current.CancellationToken);
            var expected = await sql.AnswerAsync(question);
            Assert.True(expected.Total == answer.Total, $"{number}: {expected.Total} and {answer.Total} for {Told(question)}");
            counted += answer.Total;
            var cells = question.Groupings.Count == 0 ? [answer.Measured] : answer.Cells;
            foreach (var cell in cells.Where(cell => cell.Count > 0))
            {
                var key = (KeyOf(answer, 0, cell.First), KeyOf(answer, 1, cell.Second));
                Assert.True(expected.Cells.Remove(key, out var values), $"{number}: SQL has nothing at {key} for {Told(question)}");
                var sum = question.Span is null ? values[0] : values.Count;
                Assert.True(sum == cell.Count, $"{number}: {sum} and {cell.Count} at {key} for {Told(question)}");
                if (question.Span is { } span) Assert.Equal(Percentile(values, span.Percentile), cell.Days!.Value, 9);
            }

            expected.Cells.Where(left => left.Value is not [0]).ToList().ForEach(left => Assert.Fail($"{number}: nothing was counted at {left.Key} for {Told(question)}"));
        }

        Assert.True(counted > Records, "The questions matched hardly anything, and prove little.");
    }

    /// <summary>Generated records, and what the generator does not make: several values, several patients who differ, dates known to the month or the year, reviews and feedback.</summary>
    private static async Task FillAsync(TestInstallation installation)
    {
        var lfpse = installation.Get<LfpseContent>();
        var places = GenerationService.Organisations(6);
        var generator = new EventGenerator(GenerationPhrases.Load(Path.Combine(AppContext.BaseDirectory, "content")), lfpse.Current.Version, 3, Records, EventMix.PrimaryCare, GenerationPeriod.FiveYears, places);
        var generation = installation.Get<GenerationService>();
        await generation.GenerateAsync(generator, Records, await generation.AddOrganisationsAsync(places), _ => Actor.System, 3, cancellation: TestContext.Current.CancellationToken);
        var organisation = await installation.AddOrganisationAsync();
        foreach (var date in new[] { "2024", "2024-02", "2024-02-29" })
        {
            var answers = TestData.Incident() with { Date = date, Patients = [.. new[] { "1", "2" }.Select((gender, index) => AnswerSet.Empty.With("PatientSequence", $"{index + 1}").With("Gender", gender).With("AgeAtTimeOfIncidentDays", index == 0 ? "12" : "18600").With("PhysicalHarm", $"{4 - index}"))] };
            await installation.RecordAsync(organisation, answers: answers with { Values = answers.Values.With("InvolvedAgents", "3", "4", "9").With("SafetyChallenges", "1", "2") });
        }

        var withdrawn = await installation.RecordAsync(organisation);
        await installation.Get<EventService>().WithdrawAsync(organisation.Id, withdrawn.Id, null, new Change(Actor.System, "Twice"));
        await installation.Get<ErasureService>().EraseAsync((await installation.RecordAsync(organisation)).Id, Actor.System, "Order of a court");
        await installation.Get<RecordWriter>().WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var number = 0;
            foreach (var record in await context.Events.AsNoTracking().OrderBy(record => record.Id).ToListAsync())
            {
                number++;
                if (number % 5 == 0) continue;
                var at = record.RecordedAt.AddHours(number % 700);
                if (await context.RecordReviews.FindAsync(record.Id) is { } known) known.ReviewedAt = at;
                else context.RecordReviews.Add(new RecordReview { EventId = record.Id, OrganisationId = record.OrganisationId, ReviewedAt = at });
                if (number % 2 == 0) context.EventProgress.Add(new EventProgress { EventId = record.Id, FeedbackAt = at.AddHours(number % 333) });
            }

            return await context.SaveChangesAsync();
        }, TestContext.Current.CancellationToken);
    }

    private static string KeyOf(InsightAnswer answer, int axis, int place) => axis < answer.Axes.Count ? answer.Axes[axis].Keys[place] : "";

    private static double Percentile(List<double> values, double percentile)
    {
        values.Sort();
        var place = percentile / 100 * (values.Count - 1);
        var (lower, upper) = (values[(int)place], values[Math.Min((int)place + 1, values.Count - 1)]);
        return lower + ((upper - lower) * (place - (int)place));
    }

    private static string Told(InsightQuestion question) => string.Join("; ",
    [
        .. question.Filters.Select(filter => $"{filter.Dimension} {filter.Match} {string.Join('|', filter.Values)}"), .. question.Periods.Select(period => $"{period}"),
        .. question.Groupings.Select(grouping => $"by {InsightAsked.Text(grouping)}"), $"{question.Span}",
    ]);
}
