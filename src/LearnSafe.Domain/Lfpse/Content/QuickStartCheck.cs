using System.Globalization;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>
/// Whether a quick start can end in a complete record: every mandatory question of the pages of its event type is answered beforehand, asked,
/// or closed whatever is answered.
/// </summary>
internal sealed class QuickStartCheck(ContentPlace place, QuickStart quickStart, FormRules rules, Taxonomy taxonomy)
{
    /// <summary>Filled in by the program from the reporter's own organisation.</summary>
    private static readonly string[] FromOrganisation = ["LocationKnown", "LocationWithinService", "ServiceArea"];

    private readonly List<Opening> openings = [.. rules.OpeningsOf(quickStart.Type)];
    private readonly HashSet<string> asked = [.. quickStart.Ask.Select(question => question.Question)];
    private readonly Dictionary<string, bool> mayBeOpen = new(StringComparer.Ordinal);

    public void Run()
    {
        HashSet<string> form = [.. rules.Forms[quickStart.Type].Questions.Select(question => question.Question)];
        foreach (var question in quickStart.Prefill.Keys)
        {
            CheckQuestion(question, place.At("prefill").At(question), form);
        }

        var questions = place.List("ask");
        HashSet<string> before = [];
        for (var index = 0; index < quickStart.Ask.Count; index++)
        {
            var question = quickStart.Ask[index].Question;
            CheckQuestion(question, questions[index].At("question"), form);
            if (!before.Add(question)) questions[index].At("question").Fault($"{question} is asked twice in this quick start.");
        }

        foreach (var question in rules.Forms[quickStart.Type].Pages.SelectMany(page => page.Questions).Where(question => question.Mandatory))
        {
            if (!IsAnswered(question.Question) && MayBeOpen(question.Question)) place.At("ask").Fault($"{question.Question} is mandatory, and neither prefilled nor asked.");
        }
    }

    private void CheckQuestion(string question, ContentPlace at, HashSet<string> form)
    {
        if (!form.Contains(question)) at.Fault($"The form for {ContentPlace.Camel(quickStart.Type)} does not ask {question}.");
        else if (!MayBeOpen(question)) at.Fault($"Nothing that this quick start asks or fills in opens {question}.");
        if (taxonomy.Element(question) is { } element && taxonomy.Section(element.Section)!.Repeats && quickStart.NumberOfPatients == 0) at.Fault($"{question} is about a patient, and this quick start has none.");
    }

    private bool IsAnswered(string question) =>
        asked.Contains(question) || quickStart.Prefill.ContainsKey(question) || FromOrganisation.Contains(question)
        || (question == FormRules.NumberOfPatients && quickStart.NumberOfPatients is not null);

    private bool MayBeOpen(string question)
    {
        if (mayBeOpen.TryGetValue(question, out var known)) return known;
        var byOpening = openings.Where(opening => opening.Opens.Contains(question)).ToList();
        return mayBeOpen[question] = byOpening.Count == 0 || byOpening.Any(opening => !opening.BySystem && MayHold(opening.When));
    }

    private bool MayHold(AnswerCondition when)
    {
        if (rules.SetBySystem.Contains(when.Question)) return true;
        if (!MayBeOpen(when.Question)) return false;
        if (asked.Contains(when.Question)) return true;
        IReadOnlyList<string> answers = when.Question == FormRules.NumberOfPatients && quickStart.NumberOfPatients is { } number
            ? [number.ToString(CultureInfo.InvariantCulture)]
            : quickStart.Prefill.GetValueOrDefault(when.Question) ?? [];
        return answers.Count > 0 && answers.Any(when.Values.Contains) != when.Not;
    }
}
