namespace LearnSafe.Domain.Lfpse;

/// <summary>What the form makes mandatory on top of the taxonomy. Only open questions bind.</summary>
public static class FormCheck
{
    /// <summary>The mandatory questions of one page that have no answer.</summary>
    /// <param name="wording">Where given, its own sentence for a missing answer is used.</param>
    public static IReadOnlyList<AnswerFault> Faults(OpenQuestions open, FormPage page, Wording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Faults(open, open.On(page), wording);
    }

    /// <summary>The mandatory questions of one task that have no answer.</summary>
    public static IReadOnlyList<AnswerFault> Faults(OpenQuestions open, FormTask task, Wording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return Faults(open, open.On(task), wording);
    }

    /// <summary>The mandatory questions of all pages, and of the tasks that were begun: a task is optional until something in it is answered.</summary>
    public static IReadOnlyList<AnswerFault> Faults(OpenQuestions open, Wording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return
        [
            .. open.Form.Pages.SelectMany(page => Faults(open, page, wording)),
            .. open.Tasks.Where(task => open.On(task).Any(asked => Answered(open, asked))).SelectMany(task => Faults(open, task, wording)),
        ];
    }

    /// <summary>The mandatory ones among the questions asked that have no answer.</summary>
    public static IReadOnlyList<AnswerFault> Faults(OpenQuestions open, IEnumerable<AskedQuestion> asked, Wording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return
        [
            .. asked.Where(question => question.Question.Mandatory && !Answered(open, question)).Select(question => new AnswerFault(
                question.Question.Question, question.Patient, AnswerFaultKind.Required,
                Missing(wording, question.Question.Question, open.Answers.Type) ?? $"Answer {question.Question.Question}")),
        ];
    }

    private static bool Answered(OpenQuestions open, AskedQuestion asked) => open.AnswersTo(asked.Question.Question, asked.Patient).Count > 0;

    private static string? Missing(Wording? wording, string question, EventType type)
    {
        if (wording is null || !wording.Questions.TryGetValue(question, out var words)) return null;
        return (words.For.TryGetValue(type, out var own) ? own.Missing : null) ?? words.Missing;
    }
}
