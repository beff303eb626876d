namespace LearnSafe.Domain.Lfpse;

/// <summary>Answers after a change, without those that the change closed.</summary>
/// <param name="Removed">What was taken out, to be said before it is done.</param>
public sealed record PrunedAnswers(EventAnswers Answers, IReadOnlyList<QuestionAnswer> Removed);

/// <summary>What a person's change to the answers closes. Only that: what was closed before (sent by a program without the answer that opens it) stays.</summary>
public static class FormChange
{
    /// <summary>The answers still there after the change whose question was open before it and is not any more; those that the system itself gave are not worth saying.</summary>
    public static IReadOnlyList<QuestionAnswer> ClosedBy(OpenQuestions before, OpenQuestions after) => Prune(before, after).Removed;

    /// <summary>The answers after the change without those that it closes. A patient who is not counted any more and of whom nothing is left is taken out with them.</summary>
    public static PrunedAnswers Prune(OpenQuestions before, OpenQuestions after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        QuestionAnswer[] closed = [.. after.Answered().Where(answer => before.IsOpen(answer.Question, answer.Patient) && !after.IsOpen(answer.Question, answer.Patient))];
        var pruned = after.Answers;
        AnswerSet[] patients = [.. pruned.Patients];
        foreach (var (question, patient, _) in closed)
        {
            if (patient is { } index) patients[index] = patients[index].Without(question);
            else pruned = pruned.With(question);
        }

        var kept = patients.Where((patient, index) =>
            index < after.PatientsAsked || index >= before.PatientsAsked || patient.Elements.Any(element => !after.IsSetBySystem(element)));
        AnswerSet[] left = [.. kept];
        if (closed.Length > 0 || left.Length < patients.Length) pruned = pruned with { Patients = left };
        return new PrunedAnswers(pruned, [.. closed.Where(answer => !after.IsSetBySystem(answer.Question))]);
    }
}
