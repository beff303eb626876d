using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Events.Records;

namespace LearnSafe.Features.Events.Area;

/// <summary>A record in cards, with nothing in them but what may be read across organisations.</summary>
internal static class AreaCards
{
    /// <param name="tellsPatients">Whether age, gender and ethnic category are among it: where one record was sent to be asked about, and not where many can be read.</param>
    public static IReadOnlyList<RecordCard> Of(LfpseContent lfpse, EventAnswers answers, Released? released, Func<string, string?> organisationName, string wording = "Released wording", bool tellsPatients = false)
    {
        var taxonomy = lfpse.Taxonomies[answers.TaxonomyVersion];
        var labels = new QuestionLabels(lfpse, answers.TaxonomyVersion, answers.Type);
        List<RecordCard> cards = [];
        if (released is not null) cards.Add(new RecordCard(wording, [.. released.Texts.Select(text => new AnsweredQuestion(labels.Of(text.Question, answers.Patients.Count > 1 ? text.Patient : null), [text.Text]))]));
        cards.Add(new RecordCard("Coded answers", [.. taxonomy.Sections.Where(section => !section.Repeats).SelectMany(section => Rows(section, name => answers.Values[name]))]));
        foreach (var section in taxonomy.Sections.Where(section => section.Repeats))
            cards.AddRange(answers.Patients.Select((patient, index) => new RecordCard(Title(index, answers.Patients.Count), Rows(section, name => patient[name]))));

        return [.. cards.Where(card => card.Questions.Count > 0)];

        List<AnsweredQuestion> Rows(TaxonomySection section, Func<string, IReadOnlyList<string>> valuesOf) =>
        [
            .. from element in section.Elements
               where tellsPatients || !Deidentified.IsAboutPatient(element.Name)
               let values = valuesOf(element.Name).Select(value => Deidentified.Text(taxonomy, element.Name, value, organisationName)).OfType<string>().ToList()
               where values.Count > 0
               select new AnsweredQuestion(labels.Of(element.Name), values),
        ];
    }

    private static string Title(int index, int count) => count == 1 ? "The patient" : string.Create(CultureInfo.InvariantCulture, $"Patient {index + 1} of {count}");
}
