using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Events.Questions;

namespace LearnSafe.Features.Events.Record;

/// <summary>One page of the form: a page of questions, or of one patient from the second on.</summary>
/// <param name="Patient">Number of the patient, from 2.</param>
public sealed record RecordStep(FormPage Page, int? Patient)
{
    /// <summary>For the address.</summary>
    public string Path => Patient is { } number ? string.Create(CultureInfo.InvariantCulture, $"patient/{number}") : Page.Name;
}

/// <summary>The pages that a draft takes, in order.</summary>
public sealed class RecordSteps
{
    public RecordSteps(FormRules rules, EventAnswers answers, int? number)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        List<RecordStep> steps = [];
        foreach (var page in rules.Forms[answers.Type].Pages)
        {
            steps.Add(new RecordStep(page, null));
            if (!AsksForPatients(page)) continue;
            for (var patient = 2; patient <= Math.Min(number ?? 0, PatientCount.Most); patient++) steps.Add(new RecordStep(page, patient));
        }

        All = steps;
    }

    public IReadOnlyList<RecordStep> All { get; }

    public RecordStep? Find(string path) => All.FirstOrDefault(step => step.Path == path);

    /// <summary>The page after this one; null where the answers are to be checked next.</summary>
    public RecordStep? After(RecordStep step) => All.SkipWhile(known => known.Path != step.Path).Skip(1).FirstOrDefault();

    public RecordStep? Before(RecordStep step) => All.TakeWhile(known => known.Path != step.Path).LastOrDefault();

    /// <summary>The first page on which an answer is still missing.</summary>
    public RecordStep? FirstUnanswered(OpenQuestions open)
    {
        ArgumentNullException.ThrowIfNull(open);
        var missing = FormCheck.Faults(open, open.Form.Pages.SelectMany(page => open.On(page)));
        return All.FirstOrDefault(step => missing.Any(fault => IsOn(step, fault.Question, fault.Patient)));
    }

    /// <summary>Whether a question of a patient is put on this page.</summary>
    public static bool IsOn(RecordStep step, string question, int? patient)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Page.Questions.Any(asked => asked.Question == question)
            && (step.Patient is { } number ? patient == number - 1 : patient is null or 0);
    }

    /// <summary>The number of the patient on this page, where there are several: then one of them can be taken out.</summary>
    public static int? PatientOn(RecordStep step, int? number)
    {
        ArgumentNullException.ThrowIfNull(step);
        return number > 1 && AsksForPatients(step.Page) ? step.Patient ?? 1 : null;
    }

    public static bool AsksForPatients(FormPage page) => page is not null && page.Questions.Any(question => question.Question == FormRules.NumberOfPatients);
}
