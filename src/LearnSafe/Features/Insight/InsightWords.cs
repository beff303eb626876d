using System.Globalization;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;

namespace LearnSafe.Features.Insight;

/// <summary>What dimensions and their codes are called: ours in the newest wording, the taxonomy's own words else, the newest version that knows a code first.</summary>
public sealed class InsightWords(LfpseContent lfpse)
{
    private readonly List<Taxonomy> newestFirst = [.. lfpse.Taxonomies.Values.OrderByDescending(taxonomy => taxonomy.Version)];

    /// <summary>The name of a dimension for a reader.</summary>
    public string Title(string dimension) => dimension switch
    {
        InsightSchema.Organisation => "Organisation",
        InsightAsked.Setting => "Care setting",
        InsightSchema.Type => "Type of event",
        InsightSchema.Version => "Taxonomy version",
        InsightSchema.Harm => "Worst harm",
        InsightSchema.PhysicalHarm => "Worst physical harm",
        InsightSchema.PsychologicalHarm => "Worst psychological harm",
        InsightSchema.DateKnown => "How exactly the date is known",
        InsightSchema.Patients => "Number of patients",
        InsightSchema.AgeBand => "Age of a patient",
        _ => newestFirst.Select(taxonomy => lfpse.Wordings.GetValueOrDefault(taxonomy.Version)?.Questions.GetValueOrDefault(dimension)?.ShortName).FirstOrDefault(name => name is not null)
            ?? newestFirst.Select(taxonomy => taxonomy.Element(dimension)?.Definition).FirstOrDefault(name => name is not null) ?? dimension,
    };

    /// <summary>The name of a grouping: of its dimension, or "Month recorded".</summary>
    public string Title(InsightGrouping grouping)
    {
        ArgumentNullException.ThrowIfNull(grouping);
        if (grouping.Dimension is { } dimension) return Title(dimension);
        return $"{grouping.Unit} {grouping.Day switch { InsightDay.Occurred => "it happened", InsightDay.Recorded => "recorded", InsightDay.Reviewed => "reviewed", _ => "of feedback" }}";
    }

    /// <summary>A code in words; null where no taxonomy knows it.</summary>
    public string? Title(string dimension, string code)
    {
        if (code == InsightQuestion.NotAnswered) return "Not recorded";
        var number = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        return dimension switch
        {
            InsightAsked.Setting => CareSettings.All.Where(setting => InsightPlace.NameOf(setting) == code).Select(setting => setting.Title()).FirstOrDefault(),
            InsightSchema.Type => EventTypes.FromSlug(code)?.Title(),
            InsightSchema.Version => number > 0 ? $"Version {code}" : null,
            InsightSchema.Harm => ReportedHarm.CombinedText(number),
            InsightSchema.PhysicalHarm => InList(ReportedHarm.PhysicalQuestion, code),
            InsightSchema.PsychologicalHarm => InList(ReportedHarm.PsychologicalQuestion, code),
            InsightSchema.DateKnown => code switch { "day" => "The day", "month" => "The month", "year" => "The year", _ => null },
            InsightSchema.Patients => number >= 0 ? code : null,
            InsightSchema.AgeBand => number >= 0 && number < AgeBands.All.Count ? AgeBands.All[number] : null,
            _ => InList(dimension, code),
        };
    }

    /// <summary>The types of event whose form asks for a dimension: of the others no record can have an answer. What no form asks is known of all, such as the type itself.</summary>
    public IReadOnlyList<EventType> AskedOf(string dimension)
    {
        IReadOnlyList<string> questions = dimension switch
        {
            InsightSchema.Harm => [ReportedHarm.PhysicalQuestion, ReportedHarm.PsychologicalQuestion],
            InsightSchema.PhysicalHarm => [ReportedHarm.PhysicalQuestion],
            InsightSchema.PsychologicalHarm => [ReportedHarm.PsychologicalQuestion],
            _ => [dimension],
        };
        List<EventType> asked = [.. EventTypes.All.Where(type => lfpse.FormRules.Values.Any(rules => questions.Any(question => rules.Asks(type, question))))];
        return asked.Count == 0 ? EventTypes.All : asked;
    }

    /// <summary>Whether a code can be asked for: a taxonomy knows it, or a record has it.</summary>
    /// <param name="snapshot">Null while there is none.</param>
    public bool Knows(string dimension, string code, InsightSnapshot? snapshot) =>
        Title(dimension, code) is not null || (dimension != InsightAsked.Setting && snapshot?.ValuesOf(dimension).Contains(code, StringComparer.Ordinal) == true);

    /// <summary>The codes of a dimension in the order in which they are listed; empty where there is no list.</summary>
    public IReadOnlyList<string> Codes(string dimension) => dimension switch
    {
        InsightAsked.Setting => [.. CareSettings.All.Select(InsightPlace.NameOf)],
        InsightSchema.Type => [.. EventTypes.All.Select(type => type.Slug())],
        InsightSchema.Version => [.. newestFirst.Select(taxonomy => taxonomy.Version.ToString(CultureInfo.InvariantCulture))],
        InsightSchema.Harm => ["1", "2", "3", "4", "5"],
        InsightSchema.DateKnown => ["day", "month", "year"],
        InsightSchema.AgeBand => [.. AgeBands.All.Select((_, index) => index.ToString(CultureInfo.InvariantCulture))],
        InsightSchema.PhysicalHarm => Codes(ReportedHarm.PhysicalQuestion),
        InsightSchema.PsychologicalHarm => Codes(ReportedHarm.PsychologicalQuestion),
        _ => newestFirst.Exists(taxonomy => taxonomy.Element(dimension)?.Type == AnswerType.Boolean) ? ["true", "false"]
            : [.. newestFirst.SelectMany(taxonomy => taxonomy.Element(dimension)?.CodeSystem?.Concepts ?? []).Select(concept => concept.Code).Distinct(StringComparer.Ordinal)],
    };

    private string? InList(string dimension, string code)
    {
        foreach (var taxonomy in newestFirst)
        {
            if (taxonomy.Element(dimension) is not { } element) continue;
            if (element.Type == AnswerType.Boolean) return code switch { "true" => "Yes", "false" => "No", _ => null };
            if (element.CodeSystem?.Display(code) is { } text) return text;
            if (element.CodeSystem?.AcceptsOdsCodes == true && OdsCode.HasShape(code)) return code;
        }

        return null;
    }
}
