using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Domain.Insight;

/// <summary>Reads the coded answers out of the stored form of a record (<see cref="EventAnswersJson"/>) straight into the numbers of the dictionaries; free text is passed over.</summary>
internal sealed class InsightReader
{
    /// <summary>A code is short; what is longer is text that has nothing to do here.</summary>
    private const int LongestName = 200;

    private readonly InsightSets[] sets;
    private readonly InsightSchema schema;
    private readonly List<int>[] found;
    private readonly List<int> touched = [];
    private readonly Dictionary<string, int> bands = new(StringComparer.Ordinal);
    private readonly int ageBand;

    public InsightReader(InsightSchema schema, InsightSets[] sets)
    {
        (this.schema, this.sets) = (schema, sets);
        found = [.. sets.Select(_ => new List<int>())];
        ageBand = schema.PlaceOf(InsightSchema.AgeBand);
    }

    /// <exception cref="JsonException">The bytes are not the stored form of answers.</exception>
    public void Read(InsightRecord record, ReadOnlySpan<byte> answers, InsightRow row)
    {
        foreach (var dimension in touched) found[dimension].Clear();
        touched.Clear();
        row.Id = record.Id;
        row.Sets.Clear();
        row.Days[(int)InsightDay.Occurred] = record.OccurredOn is { } occurred ? InsightBlock.Kept(occurred, record.OccurredPrecision switch { >= 10 => null, >= 7 => InsightUnit.Month, _ => InsightUnit.Year }) : InsightBlock.NoDay;
        row.Days[(int)InsightDay.Recorded] = Kept(record.RecordedOn);
        row.Days[(int)InsightDay.Reviewed] = Kept(record.ReviewedOn);
        row.Days[(int)InsightDay.Feedback] = Kept(record.FeedbackOn);
        Span<char> text = stackalloc char[36];
        record.Organisation.TryFormat(text, out _);
        Add(InsightSchema.Organisation, text);
        Add(InsightSchema.Type, record.Type.Slug());
        Add(InsightSchema.Version, record.TaxonomyVersion);
        Add(InsightSchema.Harm, record.Harm);
        Add(InsightSchema.PhysicalHarm, record.PhysicalHarm);
        Add(InsightSchema.PsychologicalHarm, record.PsychologicalHarm);
        Add(InsightSchema.Patients, record.PatientCount);
        if (record.OccurredPrecision switch { >= 10 => "day", >= 7 => "month", >= 4 => "year", _ => null } is { } known) Add(InsightSchema.DateKnown, known);
        ReadAnswers(answers);
        foreach (var dimension in touched)
        {
            var values = found[dimension];
            row.Sets.Add((dimension, values.Count == 1 ? sets[dimension].Single(values[0]) : sets[dimension].Set(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values))));
        }
    }

    private static int Kept(DateOnly? day) => day is { } known ? InsightBlock.Kept(known, null) : InsightBlock.NoDay;

    private void ReadAnswers(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("Not the stored form of answers.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isAnswers = json.ValueTextEquals("answers"u8);
            var isPatients = !isAnswers && json.ValueTextEquals("patients"u8);
            json.Read();
            if (isAnswers) ReadSet(ref json);
            else if (isPatients) while (json.Read() && json.TokenType == JsonTokenType.StartObject) ReadSet(ref json);
            else json.Skip();
        }
    }

    private void ReadSet(ref Utf8JsonReader json)
    {
        Span<char> text = stackalloc char[LongestName];
        var names = schema.ByName;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var dimension = -1;
            var isAge = json.ValueTextEquals("AgeAtTimeOfIncidentDays"u8);
            if (!isAge && json.ValueSpan.Length <= LongestName && !names.TryGetValue(text[..json.CopyString(text)], out dimension)) dimension = -1;
            json.Read();
            if (dimension < 0 && !isAge)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                if (json.ValueSpan.Length > LongestName) continue;
                var value = text[..json.CopyString(text)];
                if (isAge) AddAge(value);
                else Add(dimension, value);
            }
        }
    }

    private void AddAge(ReadOnlySpan<char> value)
    {
        if (!bands.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value, out var band))
        {
            var answer = value.ToString();
            band = AgeBands.Of(answer) is { } name ? AgeBands.All.Index().First(one => one.Item == name).Index : -1;
            bands[answer] = band;
        }

        if (band >= 0) Add(ageBand, band.ToString(CultureInfo.InvariantCulture));
    }

    private void Add(string dimension, int? value)
    {
        if (value is not { } number) return;
        Span<char> text = stackalloc char[11];
        number.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        Add(dimension, text[..length]);
    }

    private void Add(string dimension, ReadOnlySpan<char> value) => Add(schema.PlaceOf(dimension), value);

    private void Add(int dimension, ReadOnlySpan<char> value)
    {
        if (found[dimension].Count == 0) touched.Add(dimension);
        found[dimension].Add(sets[dimension].Value(value));
    }
}
