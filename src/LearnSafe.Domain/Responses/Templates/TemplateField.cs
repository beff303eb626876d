namespace LearnSafe.Domain.Responses.Templates;

/// <summary>What is typed into a field.</summary>
public enum FieldKind
{
    /// <summary>One line, up to 300 characters.</summary>
    ShortText,

    /// <summary>Several lines, up to 20,000 characters.</summary>
    LongText,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day with a time of it, in UK time.</summary>
    DateTime,

    /// <summary>A number that is not negative.</summary>
    Number,

    /// <summary>One of the field's choices.</summary>
    Choice,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Rows of texts under the field's columns.</summary>
    Table,
}

/// <summary>One thing that a section asks for.</summary>
/// <param name="Name">Small letters, digits and capitals between; once in its section.</param>
/// <param name="Hint">Null where the label says enough.</param>
/// <param name="Choices">What can be chosen, as it is read and kept; empty for every other kind.</param>
/// <param name="Columns">Of a table; empty for every other kind.</param>
public sealed record TemplateField(string Name, string Label, FieldKind Kind, string? Hint, IReadOnlyList<string> Choices, IReadOnlyList<TemplateColumn> Columns);

/// <summary>One column of a table.</summary>
/// <param name="Choices">Empty where it takes a text.</param>
public sealed record TemplateColumn(string Name, string Label, IReadOnlyList<string> Choices);
