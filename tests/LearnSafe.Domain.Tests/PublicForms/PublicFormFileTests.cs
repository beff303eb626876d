using LearnSafe.Domain.Content;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.PublicForms;

namespace LearnSafe.Domain.Tests.PublicForms;

public sealed class PublicFormFileTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content");
    private static readonly LfpseContent Lfpse = LfpseContentLoader.Load(Folder);
    private static readonly PublicFormCatalogue Forms = PublicFormCatalogue.Load(Folder, Lfpse);
    private static readonly DateOnly Today = new(2026, 11, 20);

    public static TheoryData<string> Names => ["patient", "staff"];

    /// <summary>An adult's grade is 12 and more; patients are asked at an age of 9 to 11, which is a grade of 4 to 6. What is said before is held to the same.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Words_HaveAReadingAgeOfAtMostEleven(string name)
    {
        var form = Forms.Find(name)!;
        var questions = ReadingAge.Grade(form.Pages.SelectMany(WordsOf));
        var first = ReadingAge.Grade(form.First.SelectMany(section => section.Paragraphs.Concat(section.List).Prepend(section.Heading)));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: questions grade {questions:0.0}, first grade {first:0.0}"));
        Assert.InRange(questions, -1, 6);
        Assert.InRange(first, -1, name == "patient" ? 6 : 7);
        Assert.All(form.Pages, page => Assert.False(ReadingAge.Grade(WordsOf(page)) > 8, $"{page.Name}: {ReadingAge.Grade(WordsOf(page)):0.0}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Words_HoldNoJargonAndNoBlame(string name)
    {
        string[] banned = ["incident", "adverse", "LFPSE", "PSIRF", "clinician", "practitioner", "blame", "fault", "error", "please", "!"];
        var words = string.Join(' ', Forms.Find(name)!.Pages.SelectMany(WordsOf));
        Assert.All(banned, word => Assert.DoesNotContain(word, words, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Every way through the choices, with the free text and dates filled in.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWayThrough_EndsInARecordThatTheTaxonomyTakes(string name)
    {
        var form = Forms.Find(name)!;
        var taxonomy = Lfpse.Taxonomies[form.TaxonomyVersion];
        var ways = 0;
        foreach (var setting in CareSettings.All)
        {
            foreach (var answers in Ways(form, PublicAnswers.Begin(Today), 0, setting == CareSetting.GeneralPractice))
            {
                var record = PublicFormRecord.Of(form, answers, new OwnOrganisation("Y99001", setting, true));
                Assert.Empty(AnswerCheck.Faults(taxonomy, record, Today));
                Assert.Equal(record, EventAnswersJson.Read(EventAnswersJson.Write(record, taxonomy)));
                Assert.All(record.Values.Elements, element => Assert.Contains(taxonomy.Element(element)!.Section, Lfpse.FormRules[form.TaxonomyVersion].SectionsOf[record.Type]));
                Assert.Equal(("true", "true", "true"), (record.Values.First("IsAnonymous"), record.Values.First("FromOnlineForms"), record.Values.First("DataSharingOptOut")));
                ways++;
            }
        }

        Assert.True(ways > 50, $"Only {ways} ways were walked.");
    }

    [Fact]
    public void Of_APatientWhoKnowsTheMonth_SaysSoInTheTaxonomysWords()
    {
        var answers = PublicAnswers.Begin(Today).With("kind", "wrong").With("who", "carer").With("what-happened", "The tablets were not the usual ones.").With("when", "about").With("month", "2026-09")
            .With("where", "phone").With("body", "low").With("feelings", "unknown").With("about", "medicine").With("change", "A label that says it is new.").With("answer", "yes").With("contact", "07700 900123");
        var record = PublicFormRecord.Of(Forms.Patient, answers, new OwnOrganisation("Y99001", CareSetting.CommunityPharmacy, false));
        Assert.Equal((EventType.Incident, "2", "u", "2026-09", "4", "9"), (record.Type, record.First("ReporterType"), record.First("IncidentOccurredToday"), record.First("ApproximateDate"), record.First("InvolvedAgents"), record.First("ServiceArea")));
        Assert.Equal("The tablets were not the usual ones.\n\nWhere it happened: On the phone\n\nWhat it was about: A medicine\n\nWhat would help or should change: A label that says it is new.", record.Description);
        Assert.Equal("4", Assert.Single(record.Patients).First("PhysicalHarm"));
        Assert.DoesNotContain("07700", EventAnswersJson.Write(record, Lfpse.Current), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AMemberOfStaff_CarriesWhyAnonymous()
    {
        var answers = PublicAnswers.Begin(Today).With("kind", "nearly").With("what-happened", "Two bags were swapped.").With("when", "today").With("involved", "medicine", "computer").With("body", "none").With("feelings", "none")
            .With("why-anonymous", "own-employer", "colleagues", "other").With("why-other", "It was said before.").With("answer", "no");
        var record = PublicFormRecord.Of(Forms.Staff, answers, new OwnOrganisation("Y99001", CareSetting.GeneralPractice, false));
        Assert.Equal(["4", "7", "8"], record.All("WhyAnonymous"));
        Assert.Equal(("It was said before.", "3", "2026-11-20"), (record.First("WhyAnonymousOther"), record.First("ReporterType"), record.Date));
        Assert.Equal(["4", "9"], record.All("InvolvedAgents"));
    }

    [Fact]
    public void StaffForm_AsksEveryReasonOfTheTaxonomyInItsOrder()
    {
        var list = Lfpse.Taxonomies[5].Element("WhyAnonymous")!.CodeSystem!.Concepts.Select(concept => concept.Code);
        Assert.Equal(list, Forms.Staff.Page("why-anonymous")!.Options.Select(option => option.Sets["WhyAnonymous"].Single()));
    }

    [Fact]
    public void Open_AClosedPagesAnswer_CountsForNothing()
    {
        var answers = PublicAnswers.Begin(Today).With("kind", "wrong").With("body", "died").With("feelings", "severe");
        Assert.DoesNotContain(answers.Open(Forms.Patient), page => page.Name == "feelings");
        Assert.DoesNotContain(answers.With("kind", "good").Open(Forms.Patient), page => page.Name is "body" or "about" or "change");
    }

    [Fact]
    public void Of_NotAnsweredToTheEnd_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => PublicFormRecord.Of(Forms.Patient, PublicAnswers.Begin(Today).With("kind", "good"), new OwnOrganisation("Y99001", CareSetting.Dental, false)));

    [Theory]
    [InlineData("\"PhysicalHarm\": [\"5\"]", "\"PhysicalHarm\": [\"9\"]", "pages[7].options[0].patient.PhysicalHarm[0]")]
    [InlineData("\"to\": \"HowFutureOccurrence\"", "\"to\": \"HowItGoes\"", "pages[11].to")]
    [InlineData("\"page\": \"when\", \"values\": [\"day\"]", "\"page\": \"answer\", \"values\": [\"yes\"]", "pages[4].when[0].page")]
    [InlineData("\"urgent\": true,", "", "first")]
    [InlineData(", \"type\": \"goodCare\" }", " }", "pages")]
    [InlineData("\"values\": [\"good\"]", "\"values\": [\"wrong\"]", "pages")]
    [InlineData("\"audience\": \"patient\"", "\"audience\": \"staff\"", "audience")]
    public void Load_Broken_NamesThePlace(string found, string replaced, string place)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-public-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "public"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "public")))
        {
            var text = File.ReadAllText(file);
            var at = text.IndexOf(found, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, "public", Path.GetFileName(file)), file.Contains("patient", StringComparison.Ordinal) ? string.Concat(text.AsSpan(0, at), replaced, text.AsSpan(at + found.Length)) : text);
        }

        var fault = Assert.Throws<ContentException>(() => PublicFormCatalogue.Load(folder, Lfpse));
        Assert.Contains(fault.Faults, one => one.File == "public/patient-form-v1.json" && one.Place == place);
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> WordsOf(PublicFormPage page) =>
        page.Options.SelectMany(option => new[] { option.Text, option.Hint ?? "" }).Prepend(page.Hint ?? "").Prepend(page.Question);

    /// <param name="all">Every way; else each answer at least once.</param>
    private static IEnumerable<PublicAnswers> Ways(PublicForm form, PublicAnswers answers, int from, bool all)
    {
        for (var index = from; index < form.Pages.Count; index++)
        {
            var page = form.Pages[index];
            if (!answers.Open(form).Contains(page)) continue;
            if (page.Kind is PublicFormPageKind.Choice)
            {
                // Pages on which nothing depends are answered by turns, or the ways would be a hundred thousand.
                var deciding = all && form.Pages.Any(other => other.When.Any(condition => condition.Page == page.Name));
                foreach (var option in deciding ? page.Options : [page.Options[answers.Values.Values.Sum(values => values[0].Length) % page.Options.Count]])
                {
                    foreach (var way in Ways(form, answers.With(page.Name, option.Value), index + 1, all)) yield return way;
                }

                yield break;
            }

            answers = page.Kind switch
            {
                PublicFormPageKind.Choices => answers.With(page.Name, page.Options.Where(option => !option.Alone).Select(option => option.Value)),
                PublicFormPageKind.Day => answers.With(page.Name, "2026-11-02"),
                PublicFormPageKind.Month => answers.With(page.Name, "2026-10"),
                _ => answers.With(page.Name, $"Words for {page.Name}."),
            };
        }

        yield return answers;
    }
}
