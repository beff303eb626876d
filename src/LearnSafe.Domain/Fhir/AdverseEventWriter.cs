using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Fhir;

/// <summary>What the receiving system knows of a record beside its answers.</summary>
/// <param name="VersionId">Counts revisions from 1.</param>
/// <param name="LastUpdated">UTC.</param>
public sealed record RecordStamp(Guid Id, int VersionId, DateTime LastUpdated, string ReferenceNumber);

/// <summary>
/// Writes a record as the FHIR STU3 AdverseEvent of its own taxonomy version: sections in source order, the reference metadata as the
/// last extension with the reference number first in it, where local risk systems look for it. Thread-safe.
/// </summary>
public sealed class AdverseEventWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly Carrier[] ContainedOrder = [Carrier.Location, Carrier.Practitioner, Carrier.Patient, Carrier.Medication, Carrier.Device];

    private readonly FrozenDictionary<int, Plan> plans;

    /// <param name="taxonomies">Every version that records are in.</param>
    public AdverseEventWriter(IEnumerable<Taxonomy> taxonomies) =>
        plans = taxonomies.ToFrozenDictionary(taxonomy => taxonomy.Version, taxonomy => new Plan(taxonomy));

    /// <exception cref="KeyNotFoundException">The record's taxonomy version is not among those given.</exception>
    public void Write(IBufferWriter<byte> output, EventAnswers answers, RecordStamp stamp)
    {
        using var json = new Utf8JsonWriter(output, Options);
        Write(json, answers, stamp);
    }

    /// <summary>The same, as part of something else, such as a bundle.</summary>
    /// <exception cref="KeyNotFoundException">The record's taxonomy version is not among those given.</exception>
    public void Write(Utf8JsonWriter json, EventAnswers answers, RecordStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(stamp);
        var plan = plans[answers.TaxonomyVersion];
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "AdverseEvent"u8);
        json.WriteString("id"u8, stamp.Id);
        Meta(json, plan, stamp);
        var carried = Contained(json, plan, answers);
        json.WriteStartArray("extension"u8);
        foreach (var section in plan.Sections[(int)Carrier.AdverseEvent]) Section(json, section, answers.Values, null);
        if (plan.Metadata is { } metadata) Section(json, metadata, answers.Values, stamp.ReferenceNumber);
        json.WriteEndArray();
        Identifiers(json, answers.Identifiers);
        json.WriteString("category"u8, "AE"u8);
        json.WriteStartObject("type"u8);
        json.WriteStartArray("coding"u8);
        json.WriteStartObject();
        json.WriteString("code"u8, plan.Taxonomy.CodeOf(answers.Type));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        if (carried[(int)Carrier.Patient]) Reference(json, "subject"u8, "#patient1"u8);
        if (answers.Date is not null) json.WriteString("date"u8, answers.Date);
        if (carried[(int)Carrier.Location]) Reference(json, "location"u8, "#location1"u8);
        if (carried[(int)Carrier.Practitioner]) Reference(json, "recorder"u8, "#practitioner1"u8);
        if (answers.Description is not null) json.WriteString("description"u8, answers.Description);
        SuspectEntities(json, carried);
        json.WriteEndObject();
    }

    private static void Meta(Utf8JsonWriter json, Plan plan, RecordStamp stamp)
    {
        Span<char> text = stackalloc char[32];
        json.WriteStartObject("meta"u8);
        stamp.VersionId.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        json.WriteString("versionId"u8, text[..length]);
        stamp.LastUpdated.TryFormat(text, out length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        json.WriteString("lastUpdated"u8, text[..length]);
        json.WriteStartArray("profile"u8);
        json.WriteStringValue(plan.Profile);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Which carriers there are, by their number.</summary>
    private static bool[] Contained(Utf8JsonWriter json, Plan plan, EventAnswers answers)
    {
        var carried = new bool[ContainedOrder.Length + 1];
        var any = false;
        foreach (var carrier in ContainedOrder)
        {
            var sections = plan.Sections[(int)carrier];
            if (!IsCarried(sections, answers)) continue;
            carried[(int)carrier] = true;
            if (!any) json.WriteStartArray("contained"u8);
            any = true;
            json.WriteStartObject();
            json.WriteString("resourceType"u8, plan.Kinds[(int)carrier]);
            json.WriteString("id"u8, plan.Ids[(int)carrier]);
            json.WriteStartArray("extension"u8);
            foreach (var section in sections)
            {
                if (!section.Repeats) Section(json, section, answers.Values, null);
                else foreach (var patient in answers.Patients) Section(json, section, patient, null);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (any) json.WriteEndArray();
        return carried;
    }

    private static bool IsCarried(PlannedSection[] sections, EventAnswers answers)
    {
        foreach (var section in sections)
        {
            if (section.Repeats ? answers.Patients.Count > 0 : section.IsAnswered(answers.Values)) return true;
        }

        return false;
    }

    private static void Section(Utf8JsonWriter json, PlannedSection section, AnswerSet answers, string? referenceNumber)
    {
        if (referenceNumber is null && !section.IsAnswered(answers)) return;
        json.WriteStartObject();
        json.WriteString("url"u8, section.Url);
        json.WriteStartArray("extension"u8);
        if (referenceNumber is not null)
        {
            json.WriteStartObject();
            json.WriteString("url"u8, "ReferenceNumber"u8);
            json.WriteString("valueString"u8, referenceNumber);
            json.WriteEndObject();
        }

        foreach (var element in section.Elements)
        {
            var values = answers[element.Name.Value];
            if (values.Count == 0 || (referenceNumber is not null && element.IsReferenceNumber)) continue;
            for (var index = 0; index < values.Count; index++) Answer(json, element, values[index]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Answer(Utf8JsonWriter json, PlannedElement element, string value)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, element.Name);
        switch (element.Type)
        {
            case AnswerType.Integer: json.WriteNumber(element.ValueProperty, int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)); break;
            case AnswerType.Boolean: json.WriteBoolean(element.ValueProperty, value is "true"); break;
            default: json.WriteString(element.ValueProperty, value); break;
        }

        json.WriteEndObject();
    }

    private static void Identifiers(Utf8JsonWriter json, IReadOnlyList<SenderIdentifier> identifiers)
    {
        if (identifiers.Count == 0) return;
        json.WritePropertyName("identifier"u8);

        // STU3 has room for one; several are written as they came.
        if (identifiers.Count > 1) json.WriteStartArray();
        foreach (var identifier in identifiers)
        {
            json.WriteStartObject();
            if (identifier.System is not null) json.WriteString("system"u8, identifier.System);
            json.WriteString("value"u8, identifier.Value);
            json.WriteEndObject();
        }

        if (identifiers.Count > 1) json.WriteEndArray();
    }

    private static void Reference(Utf8JsonWriter json, ReadOnlySpan<byte> property, ReadOnlySpan<byte> reference)
    {
        json.WriteStartObject(property);
        json.WriteString("reference"u8, reference);
        json.WriteEndObject();
    }

    private static void SuspectEntities(Utf8JsonWriter json, bool[] carried)
    {
        if (!carried[(int)Carrier.Medication] && !carried[(int)Carrier.Device]) return;
        json.WriteStartArray("suspectEntity"u8);
        if (carried[(int)Carrier.Medication]) Instance(json, "#medication1"u8);
        if (carried[(int)Carrier.Device]) Instance(json, "#device1"u8);
        json.WriteEndArray();
    }

    private static void Instance(Utf8JsonWriter json, ReadOnlySpan<byte> reference)
    {
        json.WriteStartObject();
        Reference(json, "instance"u8, reference);
        json.WriteEndObject();
    }

    /// <summary>Everything about a version that is the same for each record, encoded once.</summary>
    private sealed class Plan
    {
        internal Plan(Taxonomy taxonomy)
        {
            Taxonomy = taxonomy;
            Profile = JsonEncodedText.Encode(TaxonomyPaths.StructureDefinition(taxonomy, taxonomy.ProfileId), Options.Encoder);
            var metadata = taxonomy.Element(AnswerCheck.ReferenceNumber)?.Section;
            Sections = [.. Enum.GetValues<Carrier>().Select(carrier => taxonomy.Sections
                .Where(section => section.Carrier == carrier && !string.Equals(section.Name, metadata, StringComparison.Ordinal))
                .Select(section => new PlannedSection(taxonomy, section)).ToArray())];
            Metadata = metadata is null ? null : new PlannedSection(taxonomy, taxonomy.Section(metadata)!);
            Kinds = [.. Enum.GetNames<Carrier>().Select(name => JsonEncodedText.Encode(name))];
            Ids = [.. Enum.GetNames<Carrier>().Select(name => JsonEncodedText.Encode($"{name.ToLowerInvariant()}1"))];
        }

        internal Taxonomy Taxonomy { get; }

        internal JsonEncodedText Profile { get; }

        internal PlannedSection[][] Sections { get; }

        internal PlannedSection? Metadata { get; }

        internal JsonEncodedText[] Kinds { get; }

        internal JsonEncodedText[] Ids { get; }
    }

    private sealed class PlannedSection(Taxonomy taxonomy, TaxonomySection section)
    {
        internal JsonEncodedText Url { get; } = JsonEncodedText.Encode(TaxonomyPaths.StructureDefinition(taxonomy, section.Id), Options.Encoder);

        internal bool Repeats => section.Repeats;

        internal PlannedElement[] Elements { get; } = [.. section.Elements.Select(element => new PlannedElement(element))];

        internal bool IsAnswered(AnswerSet answers)
        {
            foreach (var element in Elements)
            {
                if (answers.Has(element.Name.Value)) return true;
            }

            return false;
        }
    }

    private sealed class PlannedElement(TaxonomyElement element)
    {
        internal JsonEncodedText Name { get; } = JsonEncodedText.Encode(element.Name);

        internal JsonEncodedText ValueProperty { get; } = JsonEncodedText.Encode(AnswerTypes.ValueProperty(element.Type));

        internal AnswerType Type => element.Type;

        internal bool IsReferenceNumber { get; } = string.Equals(element.Name, AnswerCheck.ReferenceNumber, StringComparison.Ordinal);
    }
}
