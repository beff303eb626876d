using System.Runtime.CompilerServices;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Area;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight.Export;

/// <summary>Reads the records behind a number, some hundred at a time, with nothing of them but what the reader may see.</summary>
internal sealed class ExportSource(IDbContextFactory<LearnSafeContext> contexts, InsightPlaces places, ReleaseService release, AreaService area, LfpseContent lfpse)
{
    /// <summary>Ids that are put in order at once.</summary>
    private const int IdsAtOnce = 20_000;

    private const int RowsAtOnce = 500;

    /// <summary>In the order of the list. What was withdrawn or erased since it was counted is left out.</summary>
    public async IAsyncEnumerable<ExportedRecord> ReadAsync(CurrentPerson person, InsightRecords records, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isOwn = records.Granted.Sharpness == InsightSharpness.OwnRecords;
        var known = await places.GetAsync();
        var names = known.Values.ToDictionary(place => place.Code, place => place.Name, StringComparer.Ordinal);
        var seesReporters = person.Access.Where(Permission.SeeReporters);
        var reported = lfpse.Taxonomies.Values.SelectMany(taxonomy => taxonomy.Sections).SelectMany(section => section.Elements).Where(Deidentified.IsAboutReporter).Select(element => element.Name).ToHashSet(StringComparer.Ordinal);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var readable = isOwn ? EventAccess.InFull(context, person) : Across(context, person);
        for (var at = 0L; at < records.Matches.Total; at += IdsAtOnce)
        {
            foreach (var part in records.Matches.Page(at, IdsAtOnce).Select(match => match.Id).Chunk(RowsAtOnce))
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = (await RowsAsync(context, readable, part, cancellation)).ToDictionary(row => row.Event.Id);
                var wordings = isOwn ? null : await release.FindAsync(rows.Keys);
                foreach (var row in part.Select(id => rows.GetValueOrDefault(id)).OfType<Row>())
                {
                    var place = known.GetValueOrDefault(row.Event.OrganisationId);
                    var answers = EventAnswersJson.Read(row.Answers);
                    yield return wordings is null
                        ? Of(row, true, row.Event.Id, place, seesReporters.Holds(row.Event.OrganisationId) ? answers : Without(answers, reported.Contains), release.Texts(answers))
                        : Of(row, false, area.Outside(row.Event.Id), place, Coded(answers, names), [.. (wordings.GetValueOrDefault(row.Event.Id)?.Texts ?? []).Select(text => new ReleasableText(text.Question, text.Patient, text.Text))]);
                }
            }
        }
    }

    /// <summary>Somebody may read one practice in full and others without names: among both, all are read without.</summary>
    private static IQueryable<PatientSafetyEvent> Across(LearnSafeContext context, CurrentPerson person)
    {
        var (across, own) = (EventAccess.AcrossOrganisations(context, person), EventAccess.InFull(context, person));
        return person.Access.Where(Permission.ReadRecords).IsEmpty ? across : context.Events.Where(record => across.Any(one => one.Id == record.Id) || own.Any(one => one.Id == record.Id));
    }

    private static Task<List<Row>> RowsAsync(LearnSafeContext context, IQueryable<PatientSafetyEvent> readable, Guid[] ids, CancellationToken cancellation) => (
        from record in readable.AsNoTracking()
        join revision in context.Revisions.AsNoTracking() on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
        where ids.Contains(record.Id)
        select new Row(
            record, revision.Number, revision.At, revision.Answers!, context.RecordReviews.Where(review => review.EventId == record.Id).Select(review => review.ReviewedAt).FirstOrDefault(),
            context.EventProgress.Where(progress => progress.EventId == record.Id).Select(progress => progress.FeedbackAt).FirstOrDefault())).ToListAsync(cancellation);

    private static ExportedRecord Of(Row row, bool isOwn, Guid id, InsightPlace? place, EventAnswers answers, IReadOnlyList<ReleasableText> texts) =>
        new(isOwn, id, row.Event, row.Number, row.At, row.ReviewedAt, row.FeedbackAt, place, answers, texts);

    private static EventAnswers Without(EventAnswers answers, Func<string, bool> isLeftOut) => answers with { Values = AnswerSet.Of(answers.Values.Where(answer => !isLeftOut(answer.Key))) };

    /// <summary>What is seen across organisations. What patients are is counted there in rounded numbers, and would be counted exactly from a file.</summary>
    private EventAnswers Coded(EventAnswers answers, IReadOnlyDictionary<string, string> names)
    {
        var taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        AnswerSet Seen(AnswerSet set) => AnswerSet.Of(set.Where(answer => !Deidentified.IsAboutPatient(answer.Key)).Select(answer => KeyValuePair.Create(answer.Key, (IReadOnlyList<string>)[.. answer.Value.Where(value => Deidentified.Text(taxonomy, answer.Key, value, code => names.GetValueOrDefault(code)) is not null)])).Where(answer => answer.Value.Count > 0));
        return answers with { Description = null, Date = null, Identifiers = [], Values = Seen(answers.Values), Patients = [.. answers.Patients.Select(Seen)] };
    }

    private sealed record Row(PatientSafetyEvent Event, int Number, DateTime At, string Answers, DateTime? ReviewedAt, DateTime? FeedbackAt);
}
