using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;

namespace LearnSafe.Domain.Responses;

/// <summary>Reads a <c>national-criteria-v*.json</c>.</summary>
internal static class NationalCriteriaReader
{
    public static NationalCriteria Read(ContentPlace root, int version)
    {
        root.Only("version", "notes", "from", "until", "source", "criteria", "neverEvents");
        var from = root.Day("from");
        List<NationalCriterion> criteria = [];
        foreach (var place in root.List("criteria"))
        {
            var criterion = Criterion(place);
            if (criteria.Exists(known => known.Name == criterion.Name)) place.At("name").Fault("The criterion is there twice.");
            if (criterion.Number != criteria.Count + 1) place.At("number").Fault($"The rows are numbered in order; {criteria.Count + 1} is expected here.");
            criteria.Add(criterion);
        }

        if (criteria.Count == 0) root.At("criteria").Fault("At least one criterion is needed.");
        return new NationalCriteria(version, from, root.End(from), root.Text("source"), criteria, NeverEvents(root.At("neverEvents")));
    }

    private static NationalCriterion Criterion(ContentPlace place)
    {
        place.Only("name", "number", "event", "requiredResponse", "lead", "relevance", "from", "until", "signs", "notifications", "source", "status");
        var name = place.Text("name");
        // Decisions keep the names of their criteria in one column, apart by spaces.
        if (name.Any(character => !(char.IsAsciiLetterLower(character) || character == '-'))) place.At("name").Fault("A name is of small letters and hyphens.");
        var from = place.Day("from");
        return new NationalCriterion(
            name, place.Number("number", 1), place.Text("event"), place.Text("requiredResponse"), place.Text("lead"), place.Choice<PrimaryCareRelevance>("relevance"), from, place.End(from),
            place.Texts("signs"), place.Texts("notifications"), place.Text("source"), place.Choice<RuleStatus>("status"));
    }

    private static NeverEventList NeverEvents(ContentPlace place)
    {
        place.Only("source", "status", "events");
        List<NeverEvent> events = [];
        foreach (var item in place.List("events"))
        {
            item.Only("name", "title", "note");
            var known = new NeverEvent(item.Text("name"), item.Text("title"), item.OptionalText("note") ?? "");
            if (events.Exists(other => other.Name == known.Name)) item.At("name").Fault("The Never Event is there twice.");
            events.Add(known);
        }

        return new NeverEventList(place.Text("source"), place.Choice<RuleStatus>("status"), events);
    }
}
