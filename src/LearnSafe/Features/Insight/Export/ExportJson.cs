using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Insight.Export;

/// <summary>A record as a line of JSON: the AdverseEvent of FHIR where it is read in full, and where it is not, what is seen across organisations, which is no AdverseEvent.</summary>
internal sealed class ExportJson(AdverseEventWriter fhir)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public void Write(IBufferWriter<byte> output, ExportedRecord record)
    {
        if (record.IsOwn)
        {
            fhir.Write(output, record.Answers, new RecordStamp(record.Id, record.Revision, record.RevisedAt, record.Event.Reference));
        }
        else
        {
            using var json = new Utf8JsonWriter(output, Options);
            Write(json, record);
        }

        output.Write("\n"u8);
    }

    public static string TypeOf(ExportedRecord record) => record.Event.Type.Slug();

    private static void Write(Utf8JsonWriter json, ExportedRecord record)
    {
        var row = record.Event;
        json.WriteStartObject();
        json.WriteString("id"u8, record.Id);
        Text(json, "organisation_code", record.Place?.Code);
        Text(json, "organisation_name", record.Place?.Name);
        Text(json, "setting", record.Place?.SettingName);
        json.WriteString("type"u8, TypeOf(record));
        json.WriteNumber("taxonomy_version"u8, row.TaxonomyVersion);
        Text(json, "occurred", record.Occurred);
        Text(json, "date_known", record.DateKnown);
        Text(json, "recorded", record.Day(row.RecordedAt));
        Text(json, "reviewed", record.Day(record.ReviewedAt));
        Text(json, "feedback", record.Day(record.FeedbackAt));
        Number(json, "harm", row.Harm);
        Number(json, "physical_harm", row.PhysicalHarm);
        Number(json, "psychological_harm", row.PsychologicalHarm);
        // Empty, because ages are not told across organisations; members are never taken away.
        List(json, "age_band", record.AgeBandCodes());
        Answers(json, "answers", record.Answers.Values);
        json.WriteStartArray("patients"u8);
        foreach (var patient in record.Answers.Patients) Answers(json, null, patient);
        json.WriteEndArray();
        json.WriteStartArray("released"u8);
        foreach (var text in record.Texts)
        {
            json.WriteStartObject();
            json.WriteString("question"u8, text.Question);
            Number(json, "patient", text.Patient);
            json.WriteString("text"u8, text.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Answers(Utf8JsonWriter json, string? name, AnswerSet answers)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        foreach (var (question, values) in answers) List(json, question, values);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
    }
}
