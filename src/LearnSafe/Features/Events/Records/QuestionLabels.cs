using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Records;

/// <summary>What each question is called beside its answer: our short name where there is one for that version, else the taxonomy's own words.</summary>
public sealed class QuestionLabels(LfpseContent lfpse, int version, EventType type)
{
    /// <summary>Counts the patients: said by their order, never as an answer.</summary>
    public const string PatientSequence = "PatientSequence";

    private readonly Taxonomy taxonomy = lfpse.Taxonomies[version];
    private readonly Wording? wording = lfpse.Wordings.GetValueOrDefault(version);

    public string Of(string question)
    {
        if (wording?.Questions.GetValueOrDefault(question) is { } words) return words.For.TryGetValue(type, out var particular) ? particular.ShortName : words.ShortName;
        return question switch
        {
            EventAnswers.DescriptionQuestion => "What happened",
            EventAnswers.DateQuestion => "Date",
            AnswerDifferences.TypeQuestion => "Type of event",
            AnswerDifferences.IdentifierQuestion => "Reference in the sending system",
            "ReporterOrganisation" => "Reporter's organisation",
            "TodaysDate" => "Date of the day it was recorded",
            "DataSharingOptOut" => "Organisation has opted out of data sharing",
            "FromOnlineForms" => "Recorded on an online form",
            "IsAnonymous" => "Recorded anonymously",
            "ReferenceNumber" => "Reference number in the record",
            _ => taxonomy.Element(question)?.Definition ?? question,
        };
    }

    /// <summary>The same, with the patient it is about where there are several.</summary>
    public string Of(string question, int? patient) => patient is { } index
        ? string.Create(CultureInfo.InvariantCulture, $"Patient {index + 1}: {Of(question)}")
        : Of(question);
}
