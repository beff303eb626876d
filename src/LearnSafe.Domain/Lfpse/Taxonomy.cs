using System.Collections.Frozen;

namespace LearnSafe.Domain.Lfpse;

/// <summary>One published version of the LFPSE taxonomy: what can be said of an event, and in which codes. Immutable.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, TaxonomyElement> elements;
    private readonly FrozenDictionary<string, TaxonomySection> sections;
    private readonly FrozenDictionary<string, CodeSystem> codeSystems;

    public Taxonomy(
        int version, string profileId, string canonicalBase, bool accepted, string source,
        IReadOnlyList<EventTypeCode> eventTypes, IReadOnlyList<TaxonomySection> sections, IReadOnlyList<CodeSystem> codeSystems)
    {
        Version = version;
        ProfileId = profileId;
        CanonicalBase = canonicalBase;
        Accepted = accepted;
        Source = source;
        EventTypes = eventTypes;
        Sections = sections;
        CodeSystems = codeSystems;
        this.sections = sections.ToFrozenDictionary(section => section.Name, StringComparer.Ordinal);
        this.codeSystems = codeSystems.ToFrozenDictionary(system => system.Id, StringComparer.Ordinal);
        elements = sections.SelectMany(section => section.Elements).ToFrozenDictionary(element => element.Name, StringComparer.Ordinal);
    }

    /// <summary>The integer after the last hyphen of the profile's address: 4, 5.</summary>
    public int Version { get; }

    /// <summary>For instance <c>patient-safety-adverse-event-5</c>.</summary>
    public string ProfileId { get; }

    /// <summary>Where the national service says its definitions live; addresses are matched by path, never by this host.</summary>
    public string CanonicalBase { get; }

    /// <summary>False for a version that is only read: old records open in it, no new record is made in it.</summary>
    public bool Accepted { get; }

    /// <summary>Where the facts were taken from, and when.</summary>
    public string Source { get; }

    public IReadOnlyList<EventTypeCode> EventTypes { get; }

    /// <summary>In source order, which is the order in which records are written out.</summary>
    public IReadOnlyList<TaxonomySection> Sections { get; }

    public IReadOnlyList<CodeSystem> CodeSystems { get; }

    /// <summary>Element names are unique across one version; the loader refuses a file where they are not.</summary>
    public TaxonomyElement? Element(string name) => elements.GetValueOrDefault(name);

    public TaxonomySection? Section(string name) => sections.GetValueOrDefault(name);

    public CodeSystem? CodeSystem(string id) => codeSystems.GetValueOrDefault(id);

    /// <summary>The published text of a coded answer in this version, or the code itself where the list does not know it.</summary>
    public string Display(string elementName, string code) => Element(elementName)?.CodeSystem?.Display(code) ?? code;

    /// <summary>The code that travels for an event type.</summary>
    /// <exception cref="KeyNotFoundException">This version has no such type.</exception>
    public string CodeOf(EventType type) =>
        EventTypes.FirstOrDefault(known => known.Type == type)?.Code ?? throw new KeyNotFoundException($"Taxonomy {Version} has no event type {type}.");

    public EventType? EventTypeOf(string code) => EventTypes.FirstOrDefault(known => known.Code == code)?.Type;
}

/// <summary>How an event type travels. Codes 2 and 3 are not established by any public source: they are data so that they are easy to change.</summary>
public sealed record EventTypeCode(string Code, EventType Type, string Display);

/// <summary>A named group of answers, carried as one extension.</summary>
/// <param name="Min">0 or 1: whether the carrier must hold the section.</param>
/// <param name="Max">1, or more where the section repeats (patients).</param>
public sealed record TaxonomySection(
    string Name, string Id, string Description, int Min, int Max, Carrier Carrier, IReadOnlyList<TaxonomyElement> Elements)
{
    public bool Repeats => Max > 1;
}

/// <summary>One thing that can be answered.</summary>
/// <param name="Section">The name of the section it belongs to.</param>
/// <param name="Min">Binds only where the section is present.</param>
/// <param name="Max">How many answers it may hold.</param>
/// <param name="CodeSystem">Only for <see cref="AnswerType.Code"/>.</param>
public sealed record TaxonomyElement(
    string Section, string Name, string Definition, int Min, int Max, AnswerType Type, CodeSystem? CodeSystem)
{
    public bool Repeats => Max > 1;
}

/// <summary>A list of codes in source order. The order is the order in which the list is shown: codes are neither ranked nor contiguous.</summary>
/// <param name="AcceptsOdsCodes">True for the organisation list: it ships empty, and any code with the shape of an ODS code is accepted.</param>
public sealed record CodeSystem(string Id, string Name, IReadOnlyList<Concept> Concepts, bool AcceptsOdsCodes = false)
{
    private readonly FrozenDictionary<string, string> displays =
        Concepts.ToFrozenDictionary(concept => concept.Code, concept => concept.Display, StringComparer.Ordinal);

    public string? Display(string code) => displays.GetValueOrDefault(code);

    public bool Knows(string code) => displays.ContainsKey(code);
}

/// <summary>A code and its published wording.</summary>
public sealed record Concept(string Code, string Display);

/// <summary>The kinds of value that answers have.</summary>
public enum AnswerType
{
    Code,
    String,
    Integer,
    Boolean,
    Date,
    Time,
}

/// <summary>The FHIR resource on which a section travels.</summary>
public enum Carrier
{
    AdverseEvent,
    Patient,
    Location,
    Practitioner,
    Medication,
    Device,
}
