using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What is wrong with the answers of one page, in its order: what could not be read, what is missing, what the taxonomy does not take.</summary>
public static class JudgePage
{
    /// <param name="open">With the answers as sent.</param>
    /// <param name="unreadable">What could not be read.</param>
    public static IReadOnlyList<FieldFault> Faults(AskedForm form, OpenQuestions open, IReadOnlyList<FieldFault> unreadable)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(unreadable);
        Dictionary<string, FieldFault> faults = unreadable.DistinctBy(fault => fault.Field).ToDictionary(fault => fault.Field, StringComparer.Ordinal);
        var asked = form.Slots.Where(slot => open.IsAsked(slot.Question.Question, slot.Patient)).ToList();
        var missing = FormCheck.Faults(open, asked.Select(slot => new AskedQuestion(slot.Question, slot.Patient)), form.Words.Wording);
        var unfit = AnswerCheck.Faults(form.Taxonomy, open.Answers, form.Today).Where(fault => fault.Kind != AnswerFaultKind.Required);
        foreach (var fault in missing.Concat(unfit))
        {
            var name = FieldNames.Of(fault.Question, fault.Patient);
            if (asked.Exists(slot => slot.Name == name)) faults.TryAdd(name, new FieldFault(name, Message(form.Words, fault)));
        }

        return [.. form.Slots.Where(slot => faults.ContainsKey(slot.Name)).Select(slot => faults[slot.Name])];
    }

    private static string Message(QuestionWords words, AnswerFault fault) => fault.Kind switch
    {
        AnswerFaultKind.Required => fault.Message,
        AnswerFaultKind.TooLong => $"{words.Of(fault.Question).ShortName} must be 100,000 characters or fewer",
        AnswerFaultKind.WrongType => $"{words.Of(fault.Question).ShortName} has a character in it that is not text",
        _ => fault.Message,
    };
}
