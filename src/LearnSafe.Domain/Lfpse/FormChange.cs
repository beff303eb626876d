namespace LearnSafe.Domain.Lfpse;

/// <summary>Answers after a change, without those that the change closed.</summary>
/// <param name="Removed">What was taken out, to be said before it is done.</param>
public sealed record PrunedAnswers(EventAnswers Answers, IReadOnlyList<QuestionAnswer> Removed);

/// <summary>What a person's change to the answers closes. Only that: what was closed before (sent by a program without the answer that opens it) stays.</summary>
public static class FormChange
{
    /// <summary>The answers still there after the change whose question was open before it and is not any more; those that the system itself gave are not worth saying.</summary>
    public static IReadOnlyList<QuestionAnswer> ClosedBy(OpenQuestions before, OpenQuestions after) => Prune(before, after).Removed;

    /// <summary>The answers after the change without those that it closes. A patient who is not counted any more is taken out with them.</summary>
    public static PrunedAnswers Prune(OpenQuestions before, OpenQuestions after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        QuestionAnswer[] closed = [.. WithoutWhatHoldsASection(after, [.. after.Answered().Where(answer => IsClosed(before, after, answer))])];
        var pruned = after.Answers;
        AnswerSet[] patients = [.. pruned.Patients];
        foreach (var (question, patient, _) in closed)
        {
            if (patient is { } index) patients[index] = patients[index].Without(question);
            else pruned = pruned.With(question);
        }

        AnswerSet[] left = [.. patients.Where((_, index) => index < after.PatientsAsked || index >= before.PatientsAsked)];
        if (closed.Length > 0 || left.Length < patients.Length) pruned = pruned with { Patients = left };
        return new PrunedAnswers(pruned, [.. closed.Where(answer => !after.IsSetBySystem(answer.Question))]);
    }

    private static bool IsClosed(OpenQuestions before, OpenQuestions after, QuestionAnswer answer) => GoesWithItsPatient(before, after, answer)
        || (before.IsOpen(answer.Question, answer.Patient) && !after.IsOpen(answer.Question, answer.Patient));

    /// <summary>A patient who is not counted any more goes whole, with what a program sent of them.</summary>
    private static bool GoesWithItsPatient(OpenQuestions before, OpenQuestions after, QuestionAnswer answer) =>
        answer.Patient >= after.PatientsAsked && answer.Patient < before.PatientsAsked;

    /// <summary>What a section must hold stays while another answer of that section does, or the record could never be sent again.</summary>
    private static IEnumerable<QuestionAnswer> WithoutWhatHoldsASection(OpenQuestions after, List<QuestionAnswer> closed)
    {
        var gone = closed.Select(answer => (answer.Question, answer.Patient)).ToHashSet();
        return closed.Where(answer => after.Taxonomy.Element(answer.Question) is not { Min: > 0 } element || after.IsAboutPatient(answer.Question)
            || !after.Taxonomy.Section(element.Section)!.Elements.Any(sibling => after.Answers.Values.Has(sibling.Name) && !gone.Contains((sibling.Name, null))));
    }
}
