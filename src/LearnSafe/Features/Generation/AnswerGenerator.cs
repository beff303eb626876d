using System.Globalization;
using System.Text;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Generation;

/// <summary>Answers as a member of staff would give them: what the form asks of everybody, and now and then a task of the optional detail.</summary>
internal sealed class AnswerGenerator(GenerationPhrases phrases, int taxonomyVersion, EventMix mix)
{
    private readonly Dictionary<CareSetting, List<IncidentTopic>> incidents =
        CareSettings.All.ToDictionary(setting => setting, setting => phrases.Incidents.Where(topic => topic.Settings.Contains(setting)).ToList());

    private readonly Dictionary<CareSetting, List<GoodCareTopic>> goodCare =
        CareSettings.All.ToDictionary(setting => setting, setting => phrases.GoodCare.Where(topic => topic.Settings.Contains(setting)).ToList());

    public EventAnswers Make(Chance chance, GeneratedOrganisation organisation, DateTime recordedAt)
    {
        var set = new AnswerBuilder();
        Reporter(chance, set, organisation);
        var type = mix.TypeOf(chance.Below(1000));
        var description = type switch
        {
            EventType.Incident => Incident(chance, set, organisation.Setting),
            EventType.GoodCare => GoodCare(chance, set, organisation.Setting),
            EventType.Risk => Risk(chance, set, organisation.Setting),
            _ => Outcome(chance, set),
        };
        var date = type == EventType.Risk ? null : When(chance, set, DateOnly.FromDateTime(recordedAt), recordedAt.TimeOfDay);
        if (type != EventType.Risk) Where(chance, set, organisation);
        else set["Organisation"] = organisation.Code;
        return new EventAnswers
        {
            TaxonomyVersion = taxonomyVersion,
            Type = type,
            Description = description,
            Date = date,
            Values = set.ToSet(),
            Patients = type is EventType.Incident or EventType.Outcome ? Patients(chance, type) : [],
        } is var made && type == EventType.Incident ? Concern(chance, made) : made;
    }

    private string Incident(Chance chance, AnswerBuilder set, CareSetting setting)
    {
        var topic = chance.Weighted(incidents[setting], candidate => candidate.Weight);
        foreach (var (element, values) in topic.Answers) set.Add(element, values);
        set["SafetyChallenges"] = chance.Percent(96) ? "6" : chance.Percent(50) ? "2" : "5";
        var medicine = chance.Of(phrases.Words["medicine"]);
        if (topic.Medicine) set["DrugsInvolved"] = medicine;
        if (chance.Percent(60)) set["ImmediateActions"] = Fill(chance, "{action}", medicine);
        if (chance.Percent(30)) set["WentWell"] = Fill(chance, "{well}", medicine);
        if (chance.Percent(25)) set["DetectionPoint"] = chance.Of(["3", "4", "5", "6", "7"]);
        if (chance.Percent(15)) set["InvolvedPersonsActions"] = "1";
        var text = Fill(chance, chance.Of(topic.Texts), medicine);
        if (chance.Percent(85)) text += " " + Fill(chance, "{found}", medicine);
        if (chance.Percent(45)) text += " " + Fill(chance, "{why}", medicine);
        return text;
    }

    private string GoodCare(Chance chance, AnswerBuilder set, CareSetting setting)
    {
        set["HowFutureOccurrence"] = chance.Of(phrases.Repeat);
        if (chance.Percent(50)) set["StrengthsOfCare"] = Fill(chance, "{well}", "");
        if (chance.Percent(70)) set["GoodCareDetectionFactor"] = chance.Of(["1", "2", "4"]);
        var text = Fill(chance, chance.Of(chance.Of(goodCare[setting]).Texts), chance.Of(phrases.Words["medicine"]));
        if (chance.Percent(70)) text += " " + Fill(chance, "{action}", "");
        return chance.Percent(70) ? text + " " + Fill(chance, "{well}", "") : text;
    }

    private string Risk(Chance chance, AnswerBuilder set, CareSetting setting)
    {
        var topic = chance.Of(phrases.Risks);
        set.Add("RiskTheme", topic.Themes);
        set["LocationAtRisk"] = "1";
        set["RiskImminent"] = chance.Of(["n", "n", "n", "y", "u"]);
        set["RiskServiceArea"] = setting.ServiceAreaCode();
        if (chance.Percent(60)) set["RiskTimeframe"] = chance.Of(["1", "1", "2", "3"]);
        if (chance.Percent(60)) set["RiskPopulation"] = chance.Of(phrases.Population);
        set["LevelOfConcern"] = chance.Of(["3", "4", "4", "5"]);
        var text = Fill(chance, chance.Of(topic.Texts), chance.Of(phrases.Words["medicine"]));
        return chance.Percent(70) ? text + " " + Fill(chance, "{why}", "") : text;
    }

    private string Outcome(Chance chance, AnswerBuilder set)
    {
        var topic = chance.Weighted(phrases.Outcomes, candidate => candidate.Weight);
        set.Add("OutcomeType", topic.Types);
        set["PatientSafetyIncidentHasOccurred"] = chance.Of(["n", "u", "u", "y"]);
        return Fill(chance, chance.Of(topic.Texts), chance.Of(phrases.Words["medicine"]));
    }

    private static void Reporter(Chance chance, AnswerBuilder set, GeneratedOrganisation organisation)
    {
        set["ReporterType"] = "3";
        set["ReporterOrganisation"] = organisation.Code;
        if (chance.Percent(45)) set["ReporterRole"] = organisation.Setting == CareSetting.Dental ? chance.Of(["4", "5"]) : chance.Of(["2", "3", "4", "5", "6"]);
        if (chance.Percent(40)) set["ReporterInvolvement"] = chance.Of(["1", "2", "3", "4"]);
        set["FromOnlineForms"] = "true";
        set["IsAnonymous"] = "false";
        set["DataSharingOptOut"] = organisation.DataSharingOptOut ? "true" : "false";
    }

    private static void Where(Chance chance, AnswerBuilder set, GeneratedOrganisation organisation)
    {
        set["LocationKnown"] = "y";
        set["Organisation"] = organisation.Code;
        set["ServiceArea"] = organisation.Setting.ServiceAreaCode();
        set["LocationWithinService"] = chance.Percent(93) ? organisation.Setting.LocationWithinServiceCode() : chance.Of(["2", "3"]);
    }

    /// <summary>Most are recorded on the day or in the days after; of a few only the month is known.</summary>
    private static string? When(Chance chance, AnswerBuilder set, DateOnly today, TimeSpan time)
    {
        if (chance.Percent(5))
        {
            set["IncidentOccurredToday"] = "u";
            set["ApproximateDate"] = today.AddDays(-chance.Below(90)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            return null;
        }

        var isToday = chance.Percent(45);
        var date = (isToday ? today : today.AddDays(-1 - (chance.Below(20) * chance.Below(3)))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        set["IncidentOccurredToday"] = isToday ? "y" : "n";
        if (isToday) set["TodaysDate"] = date;
        if (chance.Percent(30)) set["PreciseTime"] = TimeSpan.FromMinutes(Math.Floor(time.TotalMinutes * chance.Below(100) / 100)).ToString("hh':'mm':'ss", CultureInfo.InvariantCulture);
        return date;
    }

    private List<AnswerSet> Patients(Chance chance, EventType type)
    {
        if (type == EventType.Incident && chance.Percent(mix.NearMisses)) return [];
        var patients = new List<AnswerSet>();
        var count = chance.Percent(94) ? 1 : 2 + chance.Below(3);
        for (var number = 1; number <= count; number++) patients.Add(Patient(chance, number));
        return patients;
    }

    private AnswerSet Patient(Chance chance, int number)
    {
        var patient = new AnswerBuilder { ["PatientSequence"] = number.ToString(CultureInfo.InvariantCulture) };
        if (chance.Percent(88)) patient["AgeAtTimeOfIncidentDays"] = Age(chance).LfpseDays.ToString(CultureInfo.InvariantCulture);
        else patient["AgeBracket"] = chance.Of(["8", "9", "10", "11", "12"]);
        patient["Gender"] = chance.Of(["1", "1", "1", "2", "2", "3"]);
        var harm = mix.HarmOf(chance.Below(1000));
        patient["PhysicalHarm"] = harm.ToString(CultureInfo.InvariantCulture);
        var psychological = Math.Clamp(harm - 1 + chance.Below(2), 1, 4);
        if (harm > 1) patient["PsychologicalHarm"] = (harm == 5 ? chance.Percent(85) ? 4 : 3 : psychological).ToString(CultureInfo.InvariantCulture);
        if (harm <= 2) patient["StrengthOfAssociation"] = chance.Of(["6", "5", "4", "2"]);
        if (chance.Percent(25)) patient["ClinicalOutcome"] = harm == 1 ? "The death has been reported to the medical examiner." : chance.Of(phrases.Words["outcome"]);
        return patient.ToSet();
    }

    private static PatientAge Age(Chance chance) => (chance.Below(40) switch
    {
        0 => PatientAge.From(1 + chance.Below(30), AgeUnit.Days),
        1 => PatientAge.From(1 + chance.Below(11), AgeUnit.Months),
        < 6 => PatientAge.From(1 + chance.Below(17), AgeUnit.Years),
        < 20 => PatientAge.From(18 + chance.Below(45), AgeUnit.Years),
        _ => PatientAge.From(55 + chance.Below(45), AgeUnit.Years),
    })!.Value;

    /// <summary>Concern follows harm; a near miss is asked whether it could come again.</summary>
    private EventAnswers Concern(Chance chance, EventAnswers made)
    {
        var harm = ReportedHarm.Of(made).Combined ?? 5;
        var concern = harm <= 2 ? "5" : harm == 3 ? chance.Of(["4", "5"]) : chance.Of(["1", "3", "3", "4"]);
        var values = made.Values.With("LevelOfConcern", concern);
        if (harm <= 3) values = values.With("DutyOfCandour", chance.Percent(70) ? "true" : "false");
        if (made.Patients.Count == 0)
        {
            values = values.With("RiskImminent", chance.Of(["n", "n", "n", "u", "y"]));
            if (chance.Percent(40)) values = values.With("RiskPopulation", chance.Of(phrases.Population));
        }

        return made with { Values = values };
    }

    private string Fill(Chance chance, string template, string medicine)
    {
        var text = Words(chance, template, medicine);
        return string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));
    }

    /// <summary>Puts words in the place of braces; a word may hold braces itself.</summary>
    private string Words(Chance chance, string template, string medicine)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            var close = template.IndexOf('}', open);
            var word = template[(open + 1)..close];
            text.Append(template, at, open - at).Append(word == "medicine" ? medicine : Words(chance, chance.Of(phrases.Words[word]), medicine));
            at = close + 1;
        }

        return text.ToString();
    }

    /// <summary>Collects answers without a copy an answer.</summary>
    private sealed class AnswerBuilder
    {
        private readonly Dictionary<string, IReadOnlyList<string>> answers = new(StringComparer.Ordinal);

        public string this[string element]
        {
            set => answers[element] = [value];
        }

        public void Add(string element, IReadOnlyList<string> values) => answers[element] = values;

        public AnswerSet ToSet() => AnswerSet.Of(answers);
    }
}
