using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearnSafe.Domain.Lfpse;

/// <summary>
/// The stored form of answers: compact JSON whose elements stand in taxonomy order, so that equal answers are equal bytes.
/// <c>{"v":5,"type":"incident","description":…,"date":…,"identifiers":[{"system":…,"value":…}],"answers":{"InvolvedAgents":["4"]},"patients":[{…}]}</c>
/// What is not there is left out.
/// </summary>
public static class EventAnswersJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Write(EventAnswers answers, Taxonomy taxonomy)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, answers, taxonomy);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="ArgumentException">The taxonomy is of another version than the answers.</exception>
    public static void Write(IBufferWriter<byte> output, EventAnswers answers, Taxonomy taxonomy)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(taxonomy);
        if (answers.TaxonomyVersion != taxonomy.Version) throw new ArgumentException("The taxonomy is of another version than the answers.", nameof(taxonomy));
        using var json = new Utf8JsonWriter(output, Compact);
        json.WriteStartObject();
        json.WriteNumber("v"u8, answers.TaxonomyVersion);
        json.WriteString("type"u8, answers.Type.Slug());
        if (answers.Description is not null) json.WriteString("description"u8, answers.Description);
        if (answers.Date is not null) json.WriteString("date"u8, answers.Date);
        WriteIdentifiers(json, answers.Identifiers);
        if (answers.Values.Count > 0)
        {
            json.WritePropertyName("answers"u8);
            WriteSet(json, answers.Values, taxonomy);
        }

        if (answers.Patients.Count > 0)
        {
            json.WriteStartArray("patients"u8);
            foreach (var patient in answers.Patients) WriteSet(json, patient, taxonomy);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <exception cref="JsonException">The text is not the stored form of answers.</exception>
    public static EventAnswers Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Read(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <exception cref="JsonException">The bytes are not the stored form of answers.</exception>
    public static EventAnswers Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            json.Read();
            return ReadEvent(ref json);
        }
        catch (InvalidOperationException exception)
        {
            // The reader says so where a value is of another kind than it was asked for.
            throw new JsonException("Not the stored form of answers.", exception);
        }
    }

    private static EventAnswers ReadEvent(ref Utf8JsonReader json)
    {
        int? version = null;
        EventType? type = null;
        string? description = null, date = null;
        IReadOnlyList<SenderIdentifier> identifiers = [];
        var values = AnswerSet.Empty;
        IReadOnlyList<AnswerSet> patients = [];
        Expect(json.TokenType, JsonTokenType.StartObject);
        while (NextProperty(ref json, out var name))
        {
            switch (name)
            {
                case "v": version = json.GetInt32(); break;
                case "type": type = EventTypes.FromSlug(json.GetString()); break;
                case "description": description = json.GetString(); break;
                case "date": date = json.GetString(); break;
                case "identifiers": identifiers = ReadIdentifiers(ref json); break;
                case "answers": values = ReadSet(ref json); break;
                case "patients": patients = ReadPatients(ref json); break;
                default: throw new JsonException($"Stored answers have no property {name}.");
            }
        }

        return new EventAnswers
        {
            TaxonomyVersion = version ?? throw new JsonException("Stored answers name no taxonomy version."),
            Type = type ?? throw new JsonException("Stored answers name no known event type."),
            Description = description,
            Date = date,
            Identifiers = identifiers,
            Values = values,
            Patients = patients,
        };
    }

    private static void WriteIdentifiers(Utf8JsonWriter json, IReadOnlyList<SenderIdentifier> identifiers)
    {
        if (identifiers.Count == 0) return;
        json.WriteStartArray("identifiers"u8);
        foreach (var identifier in identifiers)
        {
            json.WriteStartObject();
            if (identifier.System is not null) json.WriteString("system"u8, identifier.System);
            json.WriteString("value"u8, identifier.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSet(Utf8JsonWriter json, AnswerSet answers, Taxonomy taxonomy)
    {
        json.WriteStartObject();
        var written = 0;
        foreach (var section in taxonomy.Sections)
        {
            if (written == answers.Count) break;
            foreach (var element in section.Elements)
            {
                if (answers[element.Name] is not { Count: > 0 } values) continue;
                WriteAnswer(json, element.Name, values);
                written++;
            }
        }

        // A draft may hold what the taxonomy does not know; it is not lost, only last.
        if (written < answers.Count)
        {
            foreach (var (element, values) in answers.Where(answer => taxonomy.Element(answer.Key) is null).OrderBy(answer => answer.Key, StringComparer.Ordinal))
            {
                WriteAnswer(json, element, values);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, string element, IReadOnlyList<string> values)
    {
        json.WriteStartArray(element);
        for (var index = 0; index < values.Count; index++) json.WriteStringValue(values[index]);
        json.WriteEndArray();
    }

    private static List<SenderIdentifier> ReadIdentifiers(ref Utf8JsonReader json)
    {
        List<SenderIdentifier> identifiers = [];
        Expect(json.TokenType, JsonTokenType.StartArray);
        while (NextItem(ref json))
        {
            Expect(json.TokenType, JsonTokenType.StartObject);
            string? system = null, value = null;
            while (NextProperty(ref json, out var name))
            {
                if (name is "system") system = json.GetString();
                else value = json.GetString();
            }

            identifiers.Add(new SenderIdentifier(system, value ?? throw new JsonException("A stored identifier has no value.")));
        }

        return identifiers;
    }

    private static List<AnswerSet> ReadPatients(ref Utf8JsonReader json)
    {
        List<AnswerSet> patients = [];
        Expect(json.TokenType, JsonTokenType.StartArray);
        while (NextItem(ref json)) patients.Add(ReadSet(ref json));
        return patients;
    }

    private static AnswerSet ReadSet(ref Utf8JsonReader json)
    {
        Expect(json.TokenType, JsonTokenType.StartObject);
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        while (NextProperty(ref json, out var element))
        {
            Expect(json.TokenType, JsonTokenType.StartArray);
            List<string> values = [];
            while (NextItem(ref json)) values.Add(json.GetString() ?? throw new JsonException($"A stored answer to {element} is null."));
            if (values.Count > 0) answers[element] = values;
        }

        return AnswerSet.Own(answers);
    }

    private static bool NextProperty(ref Utf8JsonReader json, out string name)
    {
        name = "";
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject) return false;
        name = json.GetString() ?? "";
        json.Read();
        return true;
    }

    private static bool NextItem(ref Utf8JsonReader json) => json.Read() && json.TokenType != JsonTokenType.EndArray;

    private static void Expect(JsonTokenType found, JsonTokenType wanted)
    {
        if (found != wanted) throw new JsonException($"Stored answers hold {found} where {wanted} is expected.");
    }
}
