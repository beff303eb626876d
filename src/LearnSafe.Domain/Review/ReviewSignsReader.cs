using LearnSafe.Domain.Content;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Review;

/// <summary>Reads a <c>signs-v*.json</c>.</summary>
internal static class ReviewSignsReader
{
    public static ReviewSigns Read(ContentPlace root)
    {
        root.Only("version", "notes", "safeguarding", "several", "signs");
        var several = root.At("several").Only("days", "least", "alike");
        var rule = new SeveralRule(several.Number("days", 1), several.Number("least", 2), several.Texts("alike"));
        if (rule.Alike.Count == 0) several.At("alike").Fault("At least one question is needed.");
        List<ReviewSign> signs = [];
        foreach (var place in root.List("signs"))
        {
            place.Only("name", "kind", "title", "sentence", "when", "source", "status");
            var sign = new ReviewSign(
                place.Text("name"), place.Choice<SignKind>("kind"), place.Text("title"), place.Text("sentence"), Conditions(place, "when"), place.Text("source"), place.Choice<RuleStatus>("status"));
            if (signs.Exists(known => known.Name == sign.Name)) place.At("name").Fault("The sign is there twice.");
            signs.Add(sign);
        }

        return new ReviewSigns(Conditions(root, "safeguarding"), rule, signs);
    }

    private static List<SignCondition> Conditions(ContentPlace parent, string property)
    {
        List<SignCondition> found = [];
        foreach (var place in parent.List(property))
        {
            place.Only("types", "physicalHarm", "psychologicalHarm", "ageUnder", "answers");
            var answers = place.Has("answers") ? place.Members("answers").ToDictionary(asked => asked.Name, asked => Texts(asked.Place), StringComparer.Ordinal) : [];
            var condition = new SignCondition(
                [.. place.OptionalList("types").Select(type => type.AsChoice<EventType>())], Level(place, "physicalHarm", 5), Level(place, "psychologicalHarm", 4), place.Has("ageUnder") ? place.Number("ageUnder", 1) : null, answers);
            if (condition is { PhysicalHarm: null, PsychologicalHarm: null, AgeUnder: null, Answers.Count: 0 }) place.Fault("The condition asks for nothing, so every event would meet it.");
            found.Add(condition);
        }

        if (found.Count == 0) parent.At(property).Fault("At least one condition is needed.");
        return found;
    }

    private static IReadOnlyList<string> Texts(ContentPlace place) => [.. place.AsList().Select(item => item.AsText()).OfType<string>()];

    private static int? Level(ContentPlace place, string property, int none)
    {
        if (!place.Has(property)) return null;
        var level = place.Number(property, 1);
        if (level >= none) place.At(property).Fault("A level of harm is expected here, from 1 for the worst; no harm is none.");
        return level;
    }
}
