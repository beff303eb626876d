using System.Globalization;
using System.Text.Json;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Puts the questions of a page into fields and groups.</summary>
/// <param name="values">What stands in the fields.</param>
/// <param name="found">What searches on the page found, by field name.</param>
/// <param name="organisationName">Of an organisation by its code.</param>
/// <param name="marksOptional">Whether questions that may be left out say so.</param>
public sealed class DrawPage(
    AskedForm form, FieldValues values, IReadOnlyDictionary<string, IReadOnlyList<Concept>> found, Func<string, string?> organisationName, bool marksOptional)
{
    /// <summary>Where it happened is mostly the reporter's own organisation, which is known.</summary>
    private static readonly string[] Place = ["LocationKnown", "Organisation", "OrganisationOther", "LocationWithinService", "ServiceArea"];

    private IReadOnlyCollection<string> foldedNow = [];

    private readonly AnswerDisplay display = new(form.Taxonomy, organisationName);

    /// <param name="foldedHere">Questions that are folded away while nothing is wrong with their answers: those a quick start fills in.</param>
    /// <param name="faults">A group with a fault is not folded.</param>
    public IReadOnlyList<FieldGroup> Groups(IReadOnlyCollection<string> foldedHere, IReadOnlyList<FieldFault> faults)
    {
        foldedNow = foldedHere;
        List<FieldGroup> groups = [];
        List<Slot> folded = [.. form.Slots.Where(slot => foldedHere.Contains(slot.Question.Question))];
        foreach (var run in Runs(form.Slots.Except(folded)))
        {
            if (run[0].Patient is { } patient) groups.Add(PatientGroup(patient, run));
            else if (run[0].Question.Question == Place[0] && IsFilled(run, faults)) groups.Add(Folded("Where it happened", run));
            else groups.Add(new FieldGroup([.. run.Select(slot => Field(slot))]));
        }

        if (folded.Count > 0) groups.Add(IsFilled(folded, faults) ? Folded("Already filled in", folded) : new FieldGroup([.. folded.Select(slot => Field(slot))]));
        return groups;
    }

    private static bool IsPlace(Slot slot) => Place.Contains(slot.Question.Question, StringComparer.Ordinal);

    private static IEnumerable<List<Slot>> Runs(IEnumerable<Slot> slots)
    {
        List<Slot> run = [];
        foreach (var slot in slots)
        {
            if (run.Count > 0 && (run[^1].Patient != slot.Patient || IsPlace(run[^1]) != IsPlace(slot)))
            {
                yield return run;
                run = [];
            }

            run.Add(slot);
        }

        if (run.Count > 0) yield return run;
    }

    /// <summary>Every mandatory question of them is answered, and nothing is wrong.</summary>
    private bool IsFilled(List<Slot> slots, IReadOnlyList<FieldFault> faults) =>
        slots.TrueForAll(slot => !slot.Question.Mandatory || !form.Open.IsAsked(slot.Question.Question, slot.Patient) || form.Open.AnswersTo(slot.Question.Question, slot.Patient).Count > 0)
        && !faults.Any(fault => slots.Exists(slot => slot.Name == fault.Field));

    private FieldGroup Folded(string heading, List<Slot> slots) => new([.. slots.Select(slot => Field(slot))], heading, Filled:
    [
        .. slots.Where(slot => form.Open.IsAsked(slot.Question.Question, slot.Patient))
            .Select(slot => (slot, Answers: form.Open.AnswersTo(slot.Question.Question, slot.Patient)))
            .Where(answered => answered.Answers.Count > 0)
            .Select(answered => new FilledAnswer(
                form.Words.Of(answered.slot.Question.Question).ShortName, string.Join(", ", display.Texts(answered.slot.Question.Question, answered.Answers)))),
    ]);

    private FieldGroup PatientGroup(int patient, List<Slot> slots)
    {
        var counted = slots.Select(slot => form.OpenedHereBy(slot).FirstOrDefault(condition => condition.Question == FormRules.NumberOfPatients)).FirstOrDefault(condition => condition is not null);
        var several = form.Slots.Any(slot => slot.Patient is { } other && other != patient);
        return new FieldGroup(
            [.. slots.Select(slot => Field(slot, inPatientGroup: true))],
            counted is not null ? "The patient" : several ? string.Create(CultureInfo.InvariantCulture, $"Patient {patient + 1}") : null,
            counted is null ? null : Opener([counted], patient, "Answer these if a patient was affected."));
    }

    private QuestionField Field(Slot slot, bool inPatientGroup = false)
    {
        var question = slot.Question.Question;
        var words = form.Words.Of(question);
        var conditions = form.OpenedHereBy(slot);
        if (inPatientGroup && conditions.Any(condition => condition.Question == FormRules.NumberOfPatients)) conditions = [];
        var element = form.Taxonomy.Element(question);
        var kind = FieldKinds.Of(form.Taxonomy, question);
        return new QuestionField
        {
            Question = question,
            Kind = kind,
            Name = slot.Name,
            Label = marksOptional && !slot.Question.Mandatory ? words.Question + " (optional)" : words.Question,
            Hint = words.Hint,
            Details = words.Details,
            Choices = kind == FieldKind.Search ? Searched(slot, element!) : element is null ? [] : Offered(element),
            MayTakeBack = kind == FieldKind.Radios && !slot.Question.Mandatory && values[slot.Name].Count > 0,
            Several = element?.Repeats == true,
            Values = values,
            Opener = conditions.Count == 0 ? null : Opener(conditions, slot.Patient, null),
        };
    }

    private static List<Choice> Offered(TaxonomyElement element)
    {
        var all = Choices.Of(element).Select(concept => new Choice(concept.Code, concept.Display, element.Repeats && Choices.IsExclusive(element.CodeSystem!, concept.Code)));
        return [.. all.OrderBy(choice => choice.IsExclusive)];
    }

    /// <summary>What was chosen before, and what was found now.</summary>
    private List<Choice> Searched(Slot slot, TaxonomyElement element)
    {
        var chosen = values[slot.Name].Select(code => new Choice(code, display.Text(element.Name, code)));
        return [.. chosen.Concat((found.GetValueOrDefault(slot.Name) ?? []).Select(concept => new Choice(concept.Code, concept.Display))).DistinctBy(choice => choice.Code)];
    }

    private Opener Opener(IReadOnlyList<AnswerCondition> conditions, int? patient, string? onlyIf)
    {
        var json = JsonSerializer.Serialize(
            conditions.Select(condition => new { field = FieldNames.Of(condition.Question, About(condition, patient)), values = condition.Values, not = condition.Not }),
            JsonSerializerOptions.Web);
        return new Opener(json, onlyIf ?? "Answer this if " + string.Join(", or ", conditions.Select(OnlyIf)) + ".", conditions.Any(condition => Holds(condition, patient)),
            onlyIf is null && conditions.All(condition => !condition.Not && !foldedNow.Contains(condition.Question, StringComparer.Ordinal)));
    }

    private string OnlyIf(AnswerCondition condition)
    {
        var answers = string.Join(" or ", condition.Values.Select(value => condition.Question == FormRules.NumberOfPatients && value == "0" ? "None" : display.Text(condition.Question, value)).Select(text => $"“{text}”"));
        return $"the answer to “{form.Words.Of(condition.Question).Question}” is {(condition.Not ? "not " : "")}{answers}";
    }

    private bool Holds(AnswerCondition condition, int? patient)
    {
        var typed = values[FieldNames.Of(condition.Question, About(condition, patient))];
        return typed.Count > 0 && typed.Any(value => condition.Values.Contains(value, StringComparer.Ordinal)) != condition.Not;
    }

    private int? About(AnswerCondition condition, int? patient) => form.Open.IsAboutPatient(condition.Question) ? patient : null;
}
