using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>The answers of a list as they are shown.</summary>
public static class Choices
{
    private static readonly Concept[] YesNo = [new("true", "Yes"), new("false", "No")];

    /// <summary>In source order; yes and no for a boolean.</summary>
    public static IReadOnlyList<Concept> Of(TaxonomyElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.CodeSystem?.Concepts ?? (element.Type == AnswerType.Boolean ? YesNo : []);
    }

    /// <summary>An answer that no other goes with: it stands last, behind a divider.</summary>
    public static bool IsExclusive(CodeSystem list, string code) =>
        list.Display(code) is { } display
        && (display.StartsWith("None of", StringComparison.OrdinalIgnoreCase) || display.StartsWith("I don't know", StringComparison.OrdinalIgnoreCase));
}
