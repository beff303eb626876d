using System.Globalization;
using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Candour;

/// <summary>Reads a <c>tests-v*.json</c>.</summary>
internal static class CandourRulesReader
{
    public static CandourRules Read(ContentPlace root, int version)
    {
        root.Only("version", "notes", "registeredPersons", "regulatedActivities", "tests", "watchList");
        List<HarmTest> tests = [];
        foreach (var place in root.List("tests"))
        {
            var test = Test(place);
            if (tests.Exists(known => known.Name == test.Name && known.From <= (test.Until ?? DateOnly.MaxValue) && test.From <= (known.Until ?? DateOnly.MaxValue))) place.At("from").Fault("Another test of this name counts on the same days.");
            tests.Add(test);
        }

        List<RegisteredPerson> people = [];
        foreach (var place in root.List("registeredPersons"))
        {
            place.Only("name", "title", "hint", "test", "usualFor", "namesActivities", "source", "status");
            var person = new RegisteredPerson(
                place.Text("name"), place.Text("title"), place.Text("hint"), place.OptionalText("test"), [.. place.List("usualFor").Select(setting => setting.AsChoice<CareSetting>())],
                place.Flag("namesActivities"), place.Text("source"), place.Choice<RuleStatus>("status"));
            if (people.Exists(known => known.Name == person.Name)) place.At("name").Fault("The registered person is there twice.");
            if (person.Test is { } named && !tests.Exists(test => test.Name == named)) place.At("test").Fault($"There is no test \"{named}\".");
            if (person.UsualFor.Any(setting => people.Exists(known => known.UsualFor.Contains(setting)))) place.At("usualFor").Fault("Another registered person is proposed for the same care setting.");
            people.Add(person);
        }

        if (people.Count == 0) root.At("registeredPersons").Fault("At least one registered person is needed.");
        return new CandourRules(version, people, Activities(root), tests, Watched(root));
    }

    private static List<RegulatedActivity> Activities(ContentPlace root)
    {
        List<RegulatedActivity> found = [];
        foreach (var place in root.List("regulatedActivities"))
        {
            place.Only("name", "title");
            var activity = new RegulatedActivity(place.Text("name"), place.Text("title"));
            if (found.Exists(known => known.Name == activity.Name)) place.At("name").Fault("The activity is there twice.");
            found.Add(activity);
        }

        return found;
    }

    private static List<WatchedChange> Watched(ContentPlace root) =>
        [.. root.List("watchList").Select(place => place.Only("title", "note", "source", "status")).Select(place => new WatchedChange(place.Text("title"), place.Text("note"), place.Text("source"), place.Choice<RuleStatus>("status")))];

    private static HarmTest Test(ContentPlace place)
    {
        place.Only("name", "paragraph", "title", "from", "until", "lead", "limbs", "source", "status");
        List<HarmLimb> limbs = [];
        foreach (var item in place.List("limbs"))
        {
            item.Only("name", "paragraph", "title", "couldCounts", "questions", "source", "status");
            var limb = new HarmLimb(
                item.Text("name"), item.Text("paragraph"), item.Text("title"), item.Flag("couldCounts"), Questions(item, limbs), item.Text("source"), item.Choice<RuleStatus>("status"));
            if (limbs.Exists(known => known.Name == limb.Name)) item.At("name").Fault("The limb is there twice.");
            limbs.Add(limb);
        }

        if (limbs.Count == 0) place.At("limbs").Fault("At least one limb is needed: without one, nothing would ever be notifiable.");
        var (from, until) = (Day(place, "from"), place.Has("until") ? Day(place, "until") : (DateOnly?)null);
        if (until < from) place.At("until").Fault("The last day lies before the first.");
        return new HarmTest(place.Text("name"), place.Text("paragraph"), place.Text("title"), from, until, place.Text("lead"), limbs, place.Text("source"), place.Choice<RuleStatus>("status"));
    }

    private static List<HarmQuestion> Questions(ContentPlace limb, List<HarmLimb> before)
    {
        List<HarmQuestion> found = [];
        foreach (var place in limb.List("questions"))
        {
            place.Only("name", "ask", "help", "leastDays");
            var question = new HarmQuestion(place.Text("name"), place.Text("ask"), place.OptionalText("help"), place.Has("leastDays") ? place.Number("leastDays", 1) : null);
            if (found.Concat(before.SelectMany(known => known.Questions)).Any(known => known.Name == question.Name)) place.At("name").Fault("The question is there twice.");
            if (question.Name is CandourTest.RegisteredPerson or CandourTest.RegulatedActivity or CandourTest.Unintended or CandourTest.Opinion) place.At("name").Fault("The name belongs to a question that every test asks.");
            found.Add(question);
        }

        if (found.Count == 0) limb.At("questions").Fault("At least one question is needed: a limb without one would always be met.");
        return found;
    }

    private static DateOnly Day(ContentPlace place, string property)
    {
        if (!DateOnly.TryParseExact(place.Text(property), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) place.At(property).Fault("A day such as 2015-04-01 is expected here.");
        return day;
    }
}
