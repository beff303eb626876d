using System.Text.Json;
using System.Threading.Channels;
using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Review;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Generation;

/// <summary>Stores generated records: through the one writer, a batch a commit, under one entry of the history each.</summary>
public sealed class GenerationService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, DatabaseEngine engine, LfpseContent lfpse, ReviewSigns signs)
{
    private const int BatchSize = 500;

    private static readonly string[] Kinds = ["Larch Hill", "Ashbeck", "Fenwick Road", "Millrace", "Thornfield", "Sandpiper", "Copper Lane", "Westholme", "Rookery", "Brook End", "Cloudberry", "Long Meadow"];

    /// <summary>Organisations to generate for: the same for every seed, of all four care settings, general practices mostly.</summary>
    public static IReadOnlyList<GeneratedOrganisation> Organisations(int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var setting = (number % 8) switch { 1 or 4 or 6 => CareSetting.CommunityPharmacy, 3 => CareSetting.Dental, 5 => CareSetting.Optical, _ => CareSetting.GeneralPractice };
        var (letter, kind) = setting switch
        {
            CareSetting.CommunityPharmacy => ("FZ", "Pharmacy"),
            CareSetting.Dental => ("VZ", "Dental Practice"),
            CareSetting.Optical => ("TZ", "Opticians"),
            _ => ("YZ", "Surgery"),
        };
        return new GeneratedOrganisation($"{letter}{number:00000}", $"{Kinds[number % Kinds.Length]} {kind} {number + 1}", setting);
    })];

    /// <summary>Makes sure the organisations are there.</summary>
    /// <returns>Their ids, in the same order.</returns>
    public Task<IReadOnlyList<Guid>> AddOrganisationsAsync(IReadOnlyList<GeneratedOrganisation> organisations) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var codes = organisations.Select(organisation => organisation.Code).ToList();
        var known = await context.Organisations.Where(organisation => codes.Contains(organisation.Code)).ToDictionaryAsync(organisation => organisation.Code, organisation => organisation.Id);
        var added = organisations.Where(organisation => !known.ContainsKey(organisation.Code)).ToList();
        foreach (var organisation in added)
        {
            var row = new Organisation { Code = organisation.Code, Name = organisation.Name, Kind = OrganisationKind.Provider, CareSetting = organisation.Setting, CreatedAt = transaction.Now };
            context.Organisations.Add(row);
            known[organisation.Code] = row.Id;
        }

        await context.SaveChangesAsync();
        if (added.Count > 0)
            await transaction.AppendAsync(Actor.System, HistoryActions.OrganisationAdded, null, JsonSerializer.Serialize(new { codes = added.Select(organisation => organisation.Code) }, JsonSerializerOptions.Web), []);
        return (IReadOnlyList<Guid>)codes.ConvertAll(code => known[code]);
    });

    /// <summary>True where the first record of the generator is stored already: the same seed was used before.</summary>
    public async Task<bool> IsStoredAsync(EventGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var reference = generator.Make(0).Reference;
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Events.AnyAsync(record => record.Reference == reference);
    }

    /// <param name="organisations">Their ids, by the generator's index.</param>
    /// <param name="actor">Who recorded it.</param>
    /// <param name="progress">Told how many records are on disk.</param>
    public async Task GenerateAsync(
        EventGenerator generator, long events, IReadOnlyList<Guid> organisations, Func<GeneratedEvent, Actor> actor, long seed, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        // The next batch is made while the last is written.
        var ready = Channel.CreateBounded<List<NewEvent>>(2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var making = Task.Run(() => MakeAsync(ready.Writer, generator, events, organisations, actor, stop.Token), CancellationToken.None);
        try
        {
            var written = 0L;
            await foreach (var batch in ready.Reader.ReadAllAsync(cancellation))
            {
                await WriteAsync(batch, seed, written, cancellation);
                progress?.Report(written += batch.Count);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await making;
    }

    private async Task MakeAsync(ChannelWriter<List<NewEvent>> ready, EventGenerator generator, long events, IReadOnlyList<Guid> organisations, Func<GeneratedEvent, Actor> actor, CancellationToken cancellation)
    {
        try
        {
            for (var from = 0L; from < events; from += BatchSize)
            {
                var batch = new List<NewEvent>(BatchSize);
                for (var index = from; index < Math.Min(from + BatchSize, events); index++) batch.Add(Ready(generator.Make(index), organisations, actor));
                await ready.WriteAsync(batch, cancellation);
            }

            ready.Complete();
        }
        catch (Exception fault)
        {
            ready.Complete(fault);
            throw;
        }
    }

    private NewEvent Ready(GeneratedEvent made, IReadOnlyList<Guid> organisations, Func<GeneratedEvent, Actor> actor) => new(
        organisations[made.Organisation], made.Answers, EventAnswersJson.Write(made.Answers, lfpse.Taxonomies[made.Answers.TaxonomyVersion]),
        new Change(actor(made)), null, new GivenIdentity(made.Id, made.Reference, made.RecordedAt));

    private Task<long> WriteAsync(List<NewEvent> batch, long seed, long from, CancellationToken cancellation) => writer.WriteAsync(
        transaction => StoreAsync(transaction, batch, JsonSerializer.Serialize(new { seed, from, count = batch.Count }, JsonSerializerOptions.Web), cancellation), cancellation);

    /// <summary>Stores records that were made up elsewhere, in the caller's transaction.</summary>
    /// <param name="content">What the entry of the history says of them.</param>
    /// <returns>Their ids, in the same order.</returns>
    public async Task<IReadOnlyList<Guid>> StoreAsync(RecordTransaction transaction, IEnumerable<MadeUpRecord> records, string content)
    {
        ArgumentNullException.ThrowIfNull(records);
        var batch = records.Select(made => new NewEvent(
            made.Organisation, made.Answers, EventAnswersJson.Write(made.Answers, lfpse.Taxonomies[made.Answers.TaxonomyVersion]), new Change(Actor.Person(made.Reporter)), null,
            new GivenIdentity(Guid.CreateVersion7(new DateTimeOffset(made.RecordedAt, TimeSpan.Zero)), EventReference.New(), made.RecordedAt))).ToList();
        await StoreAsync(transaction, batch, content, CancellationToken.None);
        return batch.ConvertAll(record => record.Id);
    }

    private async Task<long> StoreAsync(RecordTransaction transaction, List<NewEvent> batch, string content, CancellationToken cancellation)
    {
        var revisions = batch.Select(record => record.Revision(transaction.NextSequence, transaction.Now)).ToList();
        var rows = batch.Zip(revisions, (record, revision) => record.Row(revision)).ToList();
        var sequence = await transaction.AppendAsync(Actor.System, HistoryActions.EventsGenerated, null, content, revisions.ConvertAll(revision => revision.Digest));
        var urgent = batch.Zip(rows, (record, row) => (row, signs.UrgencyOf(record.Answers))).Where(one => one.Item2.IsFirst());
        await transaction.Statements.InsertManyAsync(engine, rows, revisions, urgent, cancellation);
        return sequence;
    }
}

/// <summary>A record that was made up elsewhere.</summary>
/// <param name="RecordedAt">In UTC.</param>
public sealed record MadeUpRecord(Guid Organisation, Guid Reporter, DateTime RecordedAt, EventAnswers Answers);
