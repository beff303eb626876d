namespace LearnSafe.Domain.Lfpse;

/// <summary>One question that two revisions answer differently.</summary>
/// <param name="Question">An element name, <c>Description</c>, <c>Date</c>, or one of the names in <see cref="AnswerDifferences"/>.</param>
/// <param name="Patient">Index of the patient, from 0, where the question is about one.</param>
public sealed record AnswerDifference(string Question, int? Patient, IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>What changed between two revisions of a record.</summary>
public static class AnswerDifferences
{
    /// <summary>The type of event; its values are slugs.</summary>
    public const string TypeQuestion = "Type";

    /// <summary>The sender's own identifiers; its values are <c>system|value</c>, or the value alone.</summary>
    public const string IdentifierQuestion = "Identifier";

    /// <summary>In the order in which the earlier revision holds its answers, with what is only in the later one after it. Patients are compared by their place.</summary>
    public static IReadOnlyList<AnswerDifference> Between(EventAnswers before, EventAnswers after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<AnswerDifference> differences = [];
        Compare(differences, TypeQuestion, null, [before.Type.Slug()], [after.Type.Slug()]);
        Compare(differences, EventAnswers.DescriptionQuestion, null, before.All(EventAnswers.DescriptionQuestion), after.All(EventAnswers.DescriptionQuestion));
        Compare(differences, EventAnswers.DateQuestion, null, before.All(EventAnswers.DateQuestion), after.All(EventAnswers.DateQuestion));
        Compare(differences, IdentifierQuestion, null, Identifiers(before), Identifiers(after));
        Compare(differences, null, before.Values, after.Values);
        for (var patient = 0; patient < Math.Max(before.Patients.Count, after.Patients.Count); patient++)
        {
            Compare(
                differences, patient,
                before.Patients.ElementAtOrDefault(patient) ?? AnswerSet.Empty, after.Patients.ElementAtOrDefault(patient) ?? AnswerSet.Empty);
        }

        return differences;
    }

    private static void Compare(List<AnswerDifference> differences, int? patient, AnswerSet before, AnswerSet after)
    {
        foreach (var element in before.Elements.Union(after.Elements, StringComparer.Ordinal))
        {
            Compare(differences, element, patient, before[element], after[element]);
        }
    }

    private static void Compare(List<AnswerDifference> differences, string question, int? patient, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (!before.SequenceEqual(after, StringComparer.Ordinal)) differences.Add(new AnswerDifference(question, patient, before, after));
    }

    private static string[] Identifiers(EventAnswers answers) =>
        [.. answers.Identifiers.Select(identifier => identifier.System is null ? identifier.Value : $"{identifier.System}|{identifier.Value}")];
}
