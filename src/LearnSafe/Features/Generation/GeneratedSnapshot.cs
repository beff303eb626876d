using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using LearnSafe.Data;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.Generation;

/// <summary>Made-up records straight into a snapshot for counting: ten million of them in minutes, where a database would take an hour. <c>Insight:File</c> serves it.</summary>
public static class GeneratedSnapshot
{
    public const string Name = "generated.snapshot";

    private const int BatchSize = 1000;
    private const int BatchesAhead = 8;

    /// <summary>The id of a generated organisation in a generated snapshot: always the same for one code, so that a database can be given the same.</summary>
    public static Guid IdOf(string code)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"generated {code}"));
        return new Guid(bytes.AsSpan(0, 16));
    }

    /// <returns>What was made, in a sentence.</returns>
    public static async Task<string> WriteAsync(
        EventGenerator generator, long events, long seed, IReadOnlyList<GeneratedOrganisation> organisations, LfpseContent lfpse, DataFolder folder, IProgress<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(generator);
        ArgumentNullException.ThrowIfNull(organisations);
        ArgumentNullException.ThrowIfNull(lfpse);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(progress);
        var began = Stopwatch.GetTimestamp();
        var ids = organisations.Select(organisation => IdOf(organisation.Code)).ToList();
        var builder = new InsightBuilder(InsightSchema.Of(lfpse.Taxonomies.Values));
        // Batches are made side by side and taken in in order, so that records of one time stand together.
        var ahead = Channel.CreateBounded<Task<List<(InsightRecord, byte[])>>>(BatchesAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var making = Task.Run(async () =>
        {
            for (var from = 0L; from < events; from += BatchSize)
            {
                var first = from;
                await ahead.Writer.WriteAsync(Task.Run(() => Batch(generator, seed, first, Math.Min(first + BatchSize, events), ids, lfpse), stop.Token), stop.Token);
            }

            ahead.Writer.Complete();
        }, stop.Token);
        try
        {
            var made = 0L;
            await foreach (var batch in ahead.Reader.ReadAllAsync(cancellation))
            {
                foreach (var (record, answers) in await batch) builder.Add(record, answers);
                progress.Report(made = Math.Min(made + BatchSize, events));
            }

            await making;
        }
        finally
        {
            await stop.CancelAsync();
        }

        var snapshot = builder.Publish(InsightCursor.Beginning);
        var path = Path.Combine(folder.Path, Name);
        var part = path + ".part";
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20)) InsightFile.Write(snapshot, file);
        File.Move(part, path, overwrite: true);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"Made {path} with {snapshot.Count:N0} records in {took:N1} seconds, {events / took:N0} a second; {snapshot.Size / (double)snapshot.Count:N1} bytes a record in memory.");
    }

    private static List<(InsightRecord, byte[])> Batch(EventGenerator generator, long seed, long from, long to, List<Guid> organisations, LfpseContent lfpse)
    {
        var batch = new List<(InsightRecord, byte[])>((int)(to - from));
        for (var index = from; index < to; index++)
        {
            var made = generator.Make(index);
            var columns = EventColumns.Of(made.Answers);
            var recordedOn = DateOnly.FromDateTime(UkTime.FromUtc(made.RecordedAt));
            var (reviewedOn, feedbackOn) = Review(new Chance(seed, ~index), recordedOn);
            batch.Add((new InsightRecord(
                made.Id, organisations[made.Organisation], columns.Type, columns.TaxonomyVersion, columns.Harm.Combined, columns.Harm.Physical, columns.Harm.Psychological, columns.PatientCount,
                columns.OccurredOn, columns.OccurredPrecision, recordedOn, reviewedOn, feedbackOn), Encoding.UTF8.GetBytes(EventAnswersJson.Write(made.Answers, lfpse.Taxonomies[made.Answers.TaxonomyVersion]))));
        }

        return batch;
    }

    /// <summary>Most are reviewed within days or weeks, and half of those are told of.</summary>
    private static (DateOnly? Reviewed, DateOnly? Feedback) Review(Chance chance, DateOnly recordedOn)
    {
        if (!chance.Percent(80)) return (null, null);
        var reviewed = recordedOn.AddDays(chance.Below(10) * chance.Below(8));
        return (reviewed, chance.Percent(50) ? reviewed.AddDays(chance.Below(15)) : null);
    }
}
