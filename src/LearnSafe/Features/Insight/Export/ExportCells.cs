using LearnSafe.Domain.Insight;

namespace LearnSafe.Features.Insight.Export;

/// <summary>A record as a line of <see cref="RecordColumns"/>.</summary>
/// <param name="titles">Whether codes are written in words.</param>
internal sealed class ExportCells(InsightWords words, bool titles)
{
    private const string Between = "|";

    private readonly Dictionary<(string, string), string> known = [];

    /// <summary>In the order of the columns; null where there is nothing.</summary>
    public IEnumerable<string?> Of(ExportedRecord record)
    {
        var row = record.Event;
        string?[] first =
        [
            record.Id.ToString(), record.IsOwn ? row.Reference : null, record.Place?.Code, record.Place?.Name, Word(InsightAsked.Setting, record.Place?.SettingName),
            Word(InsightSchema.Type, ExportJson.TypeOf(record)), ExportedRecord.Number(row.TaxonomyVersion), record.Occurred, Word(InsightSchema.DateKnown, record.DateKnown),
            record.Day(row.RecordedAt), record.IsOwn ? record.Day(row.UpdatedAt) : null, record.Day(record.ReviewedAt), record.Day(record.FeedbackAt),
            Word(InsightSchema.Harm, row.Harm), Word(InsightSchema.PhysicalHarm, row.PhysicalHarm), Word(InsightSchema.PsychologicalHarm, row.PsychologicalHarm),
            ExportedRecord.Number(row.PatientCount), Joined(InsightSchema.AgeBand, record.AgeBandCodes()), record.Text(isDescription: true), record.Text(isDescription: false),
        ];
        return first.Concat(RecordColumns.All.Skip(RecordColumns.BeforeCoded).Select(column => Joined(column.Dimension!, record.Codes(column.Dimension!))));
    }

    private string? Joined(string dimension, IReadOnlyList<string> codes) => codes.Count switch { 0 => null, 1 => Word(dimension, codes[0]), _ => string.Join(Between, codes.Select(code => Word(dimension, code))) };

    private string? Word(string dimension, int? code) => code is { } number ? Word(dimension, ExportedRecord.Number(number)) : null;

    private string? Word(string dimension, string? code)
    {
        if (code is null || !titles) return code;
        if (known.TryGetValue((dimension, code), out var title)) return title;
        return known[(dimension, code)] = words.Title(dimension, code) ?? code;
    }
}
