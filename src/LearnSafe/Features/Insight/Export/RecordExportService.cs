using System.IO.Pipelines;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Insight.Export;

/// <summary>Writes the records behind a number as a file, one after the other, however many there are. That they were taken is on disk before the first is given.</summary>
internal sealed class RecordExportService(InsightService insight, ExportSource source, InsightWords words, AdverseEventWriter fhir, AccessLogService log)
{
    private const int UnflushedBytes = 1 << 16;

    /// <summary>The records of a question, for somebody who may read them.</summary>
    /// <param name="address">Where they are taken, and with which question: both stand in the log.</param>
    /// <exception cref="InsightException">Why the question cannot be answered with records.</exception>
    public async Task<InsightRecords> BeginAsync(CurrentPerson person, InsightAsked asked, string address, string filter, CancellationToken cancellation)
    {
        // What a file holds is not grouped, measured or drawn: an address that is a view of numbers gives the records behind it.
        var records = await insight.FindAsync(person, asked with { Question = asked.Question with { Groupings = [], Span = null }, Chart = null }, cancellation);
        Guid? organisation = records.Granted.Question.Organisations is { Count: 1 } only ? only.First() : null;
        await log.ListAsync(person, organisation, address, filter, checked((int)records.Matches.Total));
        return records;
    }

    public async Task WriteCsvAsync(CurrentPerson person, InsightRecords records, bool titles, CsvFile csv, CancellationToken cancellation)
    {
        var cells = new ExportCells(words, titles);
        await csv.LineAsync(RecordColumns.All.Select(column => column.Name));
        await foreach (var record in source.ReadAsync(person, records, cancellation)) await csv.LineAsync(cells.Of(record));
    }

    public async Task WriteNdjsonAsync(CurrentPerson person, InsightRecords records, Stream stream, CancellationToken cancellation)
    {
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        var json = new ExportJson(fhir);
        await foreach (var record in source.ReadAsync(person, records, cancellation))
        {
            json.Write(output, record);
            if (output.UnflushedBytes > UnflushedBytes) await output.FlushAsync(cancellation);
        }

        await output.CompleteAsync();
    }
}
