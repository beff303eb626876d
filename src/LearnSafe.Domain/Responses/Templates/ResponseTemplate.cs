using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Responses.Templates;

/// <summary>What a template is for.</summary>
public enum TemplateKind
{
    /// <summary>A method by which a learning response is made.</summary>
    Method,

    /// <summary>A tool that any learning response may use.</summary>
    Tool,
}

/// <summary>What a section holds.</summary>
public enum SectionKind
{
    /// <summary>The fields that the template names.</summary>
    Fields,

    /// <summary>The findings of the response, by the elements of SEIPS.</summary>
    Findings,

    /// <summary>Who takes part.</summary>
    Participants,
}

/// <summary>A part of a template.</summary>
/// <param name="Name">Once in its template; part of addresses.</param>
/// <param name="Intro">What to say before its fields; null where there is nothing to say.</param>
/// <param name="SideBySide">The fields stand beside each other where there is room, so that they are compared.</param>
/// <param name="Fields">Empty unless its kind is <see cref="SectionKind.Fields"/>.</param>
public sealed record TemplateSection(string Name, string Title, SectionKind Kind, string? Intro, bool SideBySide, IReadOnlyList<TemplateField> Fields);

/// <summary>How a learning response is made, or one of its tools, in one version. A response keeps the version it was begun with.</summary>
/// <param name="Name">As in the name of its file: <c>swarm-huddle</c>.</param>
/// <param name="Cue">When to choose it, in a few words: "Everyone is here now".</param>
/// <param name="WhenToUse">In whole sentences.</param>
/// <param name="AsOf">When the source was looked at.</param>
public sealed record ResponseTemplate(
    string Name, int Version, TemplateKind Kind, string Title, string Cue, IReadOnlyList<string> WhenToUse, string Who, string HowLong, string Source, RuleStatus Status, DateOnly AsOf, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>Null where there is none of the name.</summary>
    public TemplateSection? Section(string? name) => Sections.FirstOrDefault(section => section.Name == name);

    /// <summary>Null where there is none of the names.</summary>
    public TemplateField? Field(string? section, string? field) => Section(section)?.Fields.FirstOrDefault(known => known.Name == field);
}
