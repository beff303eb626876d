using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>What must hold of form rules as a whole: every element can be answered by somebody, every question can be reached, no opening goes in a circle.</summary>
internal sealed class FormRulesCheck(ContentPlace root, FormRules rules, Taxonomy taxonomy)
{
    public void Run()
    {
        CheckEveryElementIsAsked();
        CheckNoCircle();
        CheckEveryOpeningCounts();
        foreach (var form in rules.Forms.Values)
        {
            var place = root.At("forms").At(ContentPlace.Camel(form.Type));
            CheckNamesAreUnique(place, form);
            new EventFormCheck(place, form, rules, taxonomy).Run();
        }
    }

    private void CheckEveryElementIsAsked()
    {
        HashSet<string> asked = [.. rules.Forms.Values.SelectMany(form => form.Questions).Select(question => question.Question)];
        foreach (var name in taxonomy.Sections.SelectMany(section => section.Elements).Select(element => element.Name))
        {
            if (!asked.Contains(name) && !rules.SetBySystem.Contains(name)) root.At("forms").Fault($"No form asks {name}, and the system does not set it.");
            if (asked.Contains(name) && rules.SetBySystem.Contains(name)) root.At("setBySystem").Fault($"The system sets {name}, and yet a form asks it.");
        }
    }

    /// <summary>A circle of openings would keep all its questions closed for ever.</summary>
    private void CheckNoCircle()
    {
        var openers = rules.Openings
            .SelectMany(opening => opening.Opens.Select(opened => (opened, opener: opening.When.Question)))
            .ToLookup(edge => edge.opened, edge => edge.opener, StringComparer.Ordinal);
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (var question in openers.Select(group => group.Key))
        {
            if (Circle(question, openers, [], done) is { } circle) root.At("openings").Fault($"These questions open each other in a circle: {string.Join(", ", circle)}.");
        }
    }

    /// <summary>An opening counts only in a form that asks its question: one that no form asks together with what it opens would be passed over in silence.</summary>
    private void CheckEveryOpeningCounts()
    {
        var forms = rules.Forms.Values.Select(form => form.Questions.Select(question => question.Question).Concat(rules.SetBySystem).ToHashSet(StringComparer.Ordinal)).ToList();
        var places = root.List("openings");
        for (var index = 0; index < places.Count; index++)
        {
            var (when, opens, _, _) = rules.Openings[index];
            foreach (var never in opens.Where(opened => !forms.Any(form => form.Contains(when.Question) && form.Contains(opened))))
            {
                places[index].Fault($"No form asks both {when.Question} and {never}, so this never opens it.");
            }
        }
    }

    private static List<string>? Circle(string question, ILookup<string, string> openers, List<string> above, HashSet<string> done)
    {
        if (above.Contains(question)) return [.. above.SkipWhile(name => name != question), question];
        if (!done.Add(question)) return null;
        List<string> path = [.. above, question];
        return openers[question].Select(opener => Circle(opener, openers, path, done)).FirstOrDefault(circle => circle is not null);
    }

    private static void CheckNamesAreUnique(ContentPlace place, EventForm form)
    {
        HashSet<string> names = [];
        string[] groups = [.. form.Pages.Select(page => page.Name), .. form.Tasks.Select(task => task.Name)];
        foreach (var name in groups)
        {
            if (!names.Add(name)) place.Fault($"Two pages or tasks are named \"{name}\".");
        }
    }
}
