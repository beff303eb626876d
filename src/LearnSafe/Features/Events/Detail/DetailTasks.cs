using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Shared.Nhsuk;
using TaskStatus = LearnSafe.Features.Shared.Nhsuk.TaskStatus;

namespace LearnSafe.Features.Events.Detail;

/// <summary>The list of detail that can be added to a record, and how far each part of it is.</summary>
public static class DetailTasks
{
    /// <summary>Null where records of that version are only read.</summary>
    public static OpenQuestions? Open(LfpseContent lfpse, EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(lfpse);
        ArgumentNullException.ThrowIfNull(answers);
        return lfpse.Taxonomies[answers.TaxonomyVersion] is { Accepted: true } taxonomy && lfpse.FormRules.TryGetValue(answers.TaxonomyVersion, out var rules)
            ? new OpenQuestions(taxonomy, rules, answers, PatientCount.Of(rules, answers))
            : null;
    }

    public static IReadOnlyList<TaskItem> Items(Guid id, OpenQuestions open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return [.. open.Tasks.Select(task => new TaskItem(task.Title, EventLinks.Task(id, task.Name), Status(open, task), task.Hint))];
    }

    private static TaskStatus Status(OpenQuestions open, FormTask task)
    {
        // That a member of staff reports is known beforehand: it does not make a beginning.
        var asked = open.On(task).Where(question => question.Question.Question != "ReporterType").ToList();
        var answered = asked.Count(question => open.AnswersTo(question.Question.Question, question.Patient).Count > 0);
        return answered == 0 ? TaskStatus.NotYetStarted : answered == asked.Count ? TaskStatus.Completed : TaskStatus.InProgress;
    }
}
