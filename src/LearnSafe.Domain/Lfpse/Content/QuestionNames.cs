using System.Globalization;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Lfpse;

/// <summary>What may stand where a content file names a question or an answer: the elements of one taxonomy version and the three questions that are no element.</summary>
internal sealed class QuestionNames(Taxonomy taxonomy)
{
    public Taxonomy Taxonomy => taxonomy;

    public bool Knows(string question) => IsStandard(question) || taxonomy.Element(question) is not null;

    /// <summary>Reads the name of a question; faults one that does not exist.</summary>
    public string Read(ContentPlace place)
    {
        if (place.AsText() is not { } question) return "";
        if (!Knows(question)) place.Fault($"Taxonomy {taxonomy.Version} has no element \"{question}\".");
        return question;
    }

    public AnswerCondition ReadCondition(ContentPlace place)
    {
        place.Only("question", "values", "not");
        var question = Read(place.At("question"));
        List<string> values = [];
        foreach (var item in place.List("values"))
        {
            if (item.AsText() is not { } value) continue;
            if (values.Contains(value)) item.Fault($"The value \"{value}\" stands twice in this list.");
            values.Add(value);
            if (Knows(question) && WhyNotDecisive(question, value) is { } reason) item.Fault(reason);
        }

        if (values.Count == 0) place.At("values").Fault("At least one value is needed.");
        return new(question, values, place.Flag("not"));
    }

    /// <summary>Why an answer cannot be given beforehand; null where it can.</summary>
    public string? WhyNotAnAnswer(string question, string value) => taxonomy.Element(question) switch
    {
        null when question == FormRules.NumberOfPatients => "The number of patients has a property of its own.",
        null => null,
        { Type: AnswerType.Code or AnswerType.Boolean } => WhyNotDecisive(question, value),
        _ => null,
    };

    private string? WhyNotDecisive(string question, string value) => taxonomy.Element(question) switch
    {
        null when question == FormRules.NumberOfPatients => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : $"\"{value}\" is not a number of patients.",
        { Type: AnswerType.Code, CodeSystem: { } list } => list.Knows(value) ? null : $"The list \"{list.Id}\" of {question} has no code \"{value}\".",
        { Type: AnswerType.Boolean } => value is "true" or "false" ? null : $"{question} is true or false, not \"{value}\".",
        _ => $"{question} has no list of answers, so no answer to it can decide anything.",
    };

    private static bool IsStandard(string question) =>
        question is EventAnswers.DescriptionQuestion or EventAnswers.DateQuestion or FormRules.NumberOfPatients;
}
