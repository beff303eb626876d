using LearnSafe.Domain.Responses.Templates;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A field as a form shows it: what was typed where something was, else what was saved.</summary>
/// <param name="Url">Where the script of the pages saves it; null where it is only read.</param>
/// <param name="Result">What became of it when it was last sent; null where it was not.</param>
public sealed record FieldView(TemplateField Field, string Key, string SeenKey, int Seen, IReadOnlyDictionary<string, string> Parts, string? Url, FieldResult? Result)
{
    /// <summary>Rows that wait for something to be typed.</summary>
    private const int EmptyRows = 2;

    public string? Error => Result is { Outcome: FieldOutcome.Refused or FieldOutcome.Closed } ? Result.Fault : null;

    public bool IsConflict => Result is { Outcome: FieldOutcome.Conflict };

    public string KeepKey => $"keep.{Key}";

    public string? Part(string suffix = "") => Parts.GetValueOrDefault(Key + suffix);

    public string? Cell(int row, TemplateColumn column) => Parts.GetValueOrDefault(FieldReading.CellKey(Key, row, column.Name));

    /// <summary>Those with something in them, and empty ones to go on.</summary>
    public int Rows
    {
        get
        {
            var filled = Enumerable.Range(0, FieldReading.MostRows).LastOrDefault(row => Field.Columns.Any(column => !string.IsNullOrEmpty(Cell(row, column))), -1) + 1;
            return Math.Min(filled + EmptyRows, FieldReading.MostRows);
        }
    }

    public static string SeenKeyOf(string section, string field) => $"seen.{section}.{field}";
}

/// <summary>The fields of a section, to be drawn.</summary>
/// <param name="Editable">False where the response is finished.</param>
public sealed record SectionView(TemplateSection Section, IReadOnlyList<FieldView> Fields, bool Editable)
{
    /// <summary>As it is read and not written.</summary>
    public static SectionView ToRead(ReadableResponse known, Guid part, TemplateSection section)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(section);
        return new SectionView(section, [.. section.Fields.Select(field => View(known, part, section, field))], Editable: false);
    }

    private static FieldView View(ReadableResponse known, Guid part, TemplateSection section, TemplateField field)
    {
        var (key, saved) = (FieldReading.Key(section.Name, field.Name), known.Field(part, section.Name, field.Name));
        return new FieldView(field, key, FieldView.SeenKeyOf(section.Name, field.Name), saved?.Revision ?? 0, FieldReading.Parts(field, key, saved?.Value ?? ""), null, null);
    }
}
