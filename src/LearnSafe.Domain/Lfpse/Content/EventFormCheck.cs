using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>What must hold of the form of one event type.</summary>
internal sealed class EventFormCheck(ContentPlace form, EventForm eventForm, FormRules rules, Taxonomy taxonomy)
{
    private readonly ILookup<string, string> openers = rules.OpeningsOf(eventForm.Type)
        .SelectMany(opening => opening.Opens.Select(opened => (opened, opener: opening.When.Question)))
        .ToLookup(edge => edge.opened, edge => edge.opener, StringComparer.Ordinal);

    public void Run()
    {
        if (eventForm.Pages.Count == 0) form.At("pages").Fault("A form needs at least one page.");
        HashSet<string> asked = [.. rules.SetBySystem];
        CheckGroups("pages", [.. eventForm.Pages.Select(page => page.Questions)], asked);
        var onPages = asked.ToHashSet(StringComparer.Ordinal);
        CheckTaskConditions(onPages);
        CheckGroups("tasks", [.. eventForm.Tasks.Select(task => task.Questions)], asked);
        CheckSectionsAreComplete(onPages, asked);
    }

    private void CheckGroups(string property, List<IReadOnlyList<FormQuestion>> groups, HashSet<string> asked)
    {
        var places = form.List(property);
        for (var group = 0; group < groups.Count; group++)
        {
            var questions = places[group].List("questions");
            for (var index = 0; index < groups[group].Count; index++)
            {
                CheckQuestion(groups[group][index].Question, questions[index].At("question"), asked);
            }
        }
    }

    private void CheckQuestion(string question, ContentPlace place, HashSet<string> asked)
    {
        if (!rules.SetBySystem.Contains(question) && !asked.Add(question)) place.Fault($"{question} is asked twice in this form.");
        if (openers[question].Any() && !openers[question].Any(asked.Contains))
        {
            place.Fault($"{question} comes before every question that could open it ({string.Join(", ", openers[question].Distinct(StringComparer.Ordinal))}).");
        }

        if (taxonomy.Element(question) is not { } element) return;
        if (!rules.SectionsOf[eventForm.Type].Contains(element.Section)) place.Fault($"{question} is of {element.Section}, which sectionsOf does not give to this event type.");
        if (taxonomy.Section(element.Section)!.Repeats && !asked.Contains(FormRules.NumberOfPatients)) place.Fault($"{question} is about one patient, and {FormRules.NumberOfPatients} is not asked before it.");
    }

    private void CheckTaskConditions(HashSet<string> onPages)
    {
        var places = form.List("tasks");
        for (var index = 0; index < places.Count; index++)
        {
            if (eventForm.Tasks[index].When is { } when && !onPages.Contains(when.Question)) places[index].At("when").Fault($"No page asks {when.Question}, so the task would never be offered.");
        }
    }

    /// <summary>A section that is written at all must hold its mandatory elements.</summary>
    private void CheckSectionsAreComplete(HashSet<string> onPages, HashSet<string> asked)
    {
        var mandatory = eventForm.Pages.SelectMany(page => page.Questions).Where(question => question.Mandatory).Select(question => question.Question).ToHashSet(StringComparer.Ordinal);
        foreach (var section in taxonomy.Sections.Where(section => section.Elements.Any(element => asked.Contains(element.Name) && !rules.SetBySystem.Contains(element.Name))))
        {
            var begunOnPages = section.Elements.Any(element => onPages.Contains(element.Name) && !rules.SetBySystem.Contains(element.Name));
            foreach (var element in section.Elements.Where(element => element.Min > 0 && !rules.SetBySystem.Contains(element.Name)))
            {
                if (begunOnPages && !mandatory.Contains(element.Name)) form.At("pages").Fault($"{section.Name} is asked, so {element.Name} must be mandatory on a page.");
                if (!asked.Contains(element.Name)) form.Fault($"{section.Name} is asked, so {element.Name} must be asked.");
            }
        }
    }
}
