using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Culture;

/// <summary>Reads a <c>just-culture-v*.json</c>: every answer leads somewhere, and every outcome can be reached.</summary>
internal static class JustCultureReader
{
    private const string Next = "next";

    public static JustCultureGuide? Read(ContentPlace root)
    {
        root.Only("version", "notes", "source", "status", "rules", "questions", "outcomes");
        Dictionary<string, JustCultureOutcome> outcomes = new(StringComparer.Ordinal);
        foreach (var place in root.List("outcomes"))
        {
            place.Only("name", "title", "meaning", "system");
            JustCultureOutcome outcome = new(place.Text("name"), place.Text("title"), place.Text("meaning"), place.Text("system"));
            if (!outcomes.TryAdd(outcome.Name, outcome)) place.At("name").Fault("The outcome is there twice.");
        }

        List<JustCultureQuestion> questions = [];
        var places = root.List("questions");
        foreach (var place in places)
        {
            place.Only("name", "test", "text", "yes", "no");
            var isLast = questions.Count == places.Count - 1;
            JustCultureQuestion question = new(place.Text("name"), place.Text("test"), place.Text("text"), End(place.At("yes"), outcomes, isLast), End(place.At("no"), outcomes, isLast));
            if (questions.Exists(known => known.Name == question.Name)) place.At("name").Fault("The question is there twice.");
            if (!isLast && question is { OnYes: not null, OnNo: not null }) place.Fault("Whatever the answer the guide ends here, so nobody comes to the questions behind it.");
            questions.Add(question);
        }

        if (questions.Count == 0) root.At("questions").Fault("At least one question is needed.");
        foreach (var lost in outcomes.Keys.Where(name => !questions.Exists(question => question.OnYes == name || question.OnNo == name))) root.At("outcomes").Fault($"No answer leads to \"{lost}\".");
        var (rules, source, status) = (root.Texts("rules"), root.Text("source"), root.Choice<RuleStatus>("status"));
        if (rules.Count == 0) root.At("rules").Fault("At least one rule is needed.");
        return root.HasFaults ? null : new(source, status, rules, questions, outcomes);
    }

    private static string? End(ContentPlace place, Dictionary<string, JustCultureOutcome> outcomes, bool isLast)
    {
        if (place.AsText() is not { } name) return null;
        if (name == Next && isLast) place.Fault("There is no question behind the last one.");
        else if (name != Next && !outcomes.ContainsKey(name)) place.Fault($"There is no outcome \"{name}\".");
        return name == Next ? null : name;
    }
}
