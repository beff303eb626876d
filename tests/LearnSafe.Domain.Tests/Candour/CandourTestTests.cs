using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Candour;

public sealed class CandourTestTests
{
    private const string Content = "content";

    private static readonly CandourRules Shipped = CandourRules.Load(Path.Combine(AppContext.BaseDirectory, Content));

    private static readonly DateOnly Today = new(2026, 11, 27);

    // What is not named is answered no. "x=yes:27/no": lasted 27 days, not likely to last; "x=could": it could have; "?": not known.
    [Theory]
    // 20(9): whoever is no health service body.
    [InlineData("gpPartnership", "death=yes", CandourResult.Notifiable, "death")]
    [InlineData("gpPartnership", "death=could", CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", "death=could prevention=yes", CandourResult.Notifiable, "prevention")]
    [InlineData("gpPartnership", "impairment=could pain=could", CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", "prevention=could", CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", "impairment=yes:28", CandourResult.Notifiable, "impairment")]
    [InlineData("gpPartnership", "impairment=yes:27/no", CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", "impairment=yes:27/yes", CandourResult.Notifiable, "impairment")]
    [InlineData("gpPartnership", "impairment=yes:27/?", CandourResult.CannotBeSaid, "")]
    [InlineData("gpPartnership", "impairment=yes:28/no", CandourResult.Notifiable, "impairment")]
    [InlineData("gpPartnership", "impairment=yes", CandourResult.CannotBeSaid, "")]
    [InlineData("gpPartnership", "impairment=yes:3/could", CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", "pain=yes:1/yes", CandourResult.Notifiable, "pain")]
    [InlineData("gpPartnership", "pain=yes:27/no", CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", "psychological=yes:29", CandourResult.Notifiable, "psychological")]
    [InlineData("gpPartnership", "psychological=yes:0/no", CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", "shortenedLife=yes", CandourResult.Notifiable, "shortenedLife")]
    [InlineData("gpPartnership", "structure=yes pain=yes:40", CandourResult.Notifiable, "structure pain")]
    [InlineData("dentalPractice", "structure=yes", CandourResult.Notifiable, "structure")]
    [InlineData("dentalPractice", "", CandourResult.OpennessApplies, "")]
    [InlineData("company", "prevention=yes", CandourResult.Notifiable, "prevention")]
    // The trust's words are none of the questions that are asked of a practice: they decide nothing there.
    [InlineData("gpPartnership", "severe=yes moreTreatment=yes significantHarm=yes", CandourResult.OpennessApplies, "")]
    // One limb that is met settles it, whatever is unknown about the rest.
    [InlineData("gpPartnership", "death=? structure=yes", CandourResult.Notifiable, "structure")]
    [InlineData("gpPartnership", "death=?", CandourResult.CannotBeSaid, "")]
    // 20(8): a trust, and a GP practice that a trust runs.
    [InlineData("healthServiceBody", "death=could", CandourResult.Notifiable, "death")]
    [InlineData("healthServiceBody", "severe=yes", CandourResult.Notifiable, "severe")]
    [InlineData("healthServiceBody", "severe=could", CandourResult.Notifiable, "severe")]
    [InlineData("healthServiceBody", "moreTreatment=yes significantHarm=yes", CandourResult.Notifiable, "moderate")]
    [InlineData("healthServiceBody", "moreTreatment=yes", CandourResult.OpennessApplies, "")]
    [InlineData("healthServiceBody", "significantHarm=yes", CandourResult.OpennessApplies, "")]
    [InlineData("healthServiceBody", "moreTreatment=could significantHarm=yes", CandourResult.Notifiable, "moderate")]
    [InlineData("healthServiceBody", "moreTreatment=yes significantHarm=?", CandourResult.CannotBeSaid, "")]
    [InlineData("healthServiceBody", "moreTreatment=no significantHarm=?", CandourResult.OpennessApplies, "")]
    [InlineData("healthServiceBody", "psychological=yes:27/no", CandourResult.OpennessApplies, "")]
    [InlineData("healthServiceBody", "psychological=yes:27/could", CandourResult.Notifiable, "psychological")]
    [InlineData("healthServiceBody", "psychological=could", CandourResult.Notifiable, "psychological")]
    // A shortened life and a change to the body are limbs of the other test.
    [InlineData("healthServiceBody", "shortenedLife=yes structure=yes", CandourResult.OpennessApplies, "")]
    // A business of which only some activities are regulated: here this one is.
    [InlineData("pharmacyBusiness", "prevention=yes", CandourResult.Notifiable, "prevention")]
    [InlineData("opticalBusiness", "impairment=yes:28", CandourResult.Notifiable, "impairment")]
    [InlineData("opticalBusiness", "death=could", CandourResult.OpennessApplies, "")]
    [InlineData("notRegistered", "death=yes", CandourResult.ProfessionalDuty, "")]
    [InlineData(null, "death=yes", CandourResult.CannotBeSaid, "")]
    [InlineData("somebodyElse", "death=yes", CandourResult.CannotBeSaid, "")]
    public void Judge_ByRegisteredPersonAndHarm(string? registered, string harm, CandourResult result, string met)
    {
        var judged = CandourTest.Judge(Shipped, Answers(registered, harm));
        Assert.Equal((result, met), (judged.Result, string.Join(' ', judged.Met.Select(limb => limb.Name))));
        Assert.Equal(result == CandourResult.CannotBeSaid, judged.Missing.Count > 0);
    }

    [Theory]
    [InlineData("gpPartnership", CandourAnswer.No, CandourAnswer.Yes, true, CandourResult.ProfessionalDuty, "")]
    [InlineData("pharmacyBusiness", CandourAnswer.No, CandourAnswer.Yes, true, CandourResult.ProfessionalDuty, "")]
    [InlineData("pharmacyBusiness", CandourAnswer.No, CandourAnswer.NotKnown, false, CandourResult.ProfessionalDuty, "")]
    [InlineData("pharmacyBusiness", CandourAnswer.NotKnown, CandourAnswer.Yes, true, CandourResult.CannotBeSaid, "regulatedActivity")]
    [InlineData("gpPartnership", CandourAnswer.Yes, CandourAnswer.No, true, CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", CandourAnswer.Yes, CandourAnswer.No, false, CandourResult.OpennessApplies, "")]
    [InlineData("gpPartnership", CandourAnswer.Yes, CandourAnswer.NotKnown, true, CandourResult.CannotBeSaid, "unintended")]
    [InlineData("gpPartnership", CandourAnswer.Yes, CandourAnswer.Yes, false, CandourResult.CannotBeSaid, "opinion")]
    [InlineData("gpPartnership", CandourAnswer.Yes, CandourAnswer.NotKnown, false, CandourResult.CannotBeSaid, "unintended opinion")]
    [InlineData("healthServiceBody", CandourAnswer.Yes, CandourAnswer.Yes, false, CandourResult.CannotBeSaid, "opinion")]
    [InlineData("healthServiceBody", CandourAnswer.Yes, CandourAnswer.Yes, true, CandourResult.Notifiable, "")]
    public void Judge_TheOtherTwoConditions_OfADeath(string registered, CandourAnswer activity, CandourAnswer unintended, bool opinion, CandourResult result, string missing)
    {
        var judged = CandourTest.Judge(Shipped, Answers(registered, "death=yes") with { RegulatedActivity = activity, Unintended = unintended, HasOpinion = opinion });
        Assert.Equal((result, missing), (judged.Result, string.Join(' ', judged.Missing)));
    }

    [Fact]
    public void Judge_ThatNoHarmWasDone_NeedsAnOpinionToo() =>
        Assert.Equal(CandourResult.CannotBeSaid, CandourTest.Judge(Shipped, Answers("gpPartnership", "") with { HasOpinion = false }).Result);

    [Fact]
    public void Judge_NothingAnswered_NamesEveryQuestion()
    {
        var judged = CandourTest.Judge(Shipped, new("dentalPractice", CandourAnswer.Yes, CandourAnswer.Yes, true, new Dictionary<string, HarmAnswer>(), Today));
        Assert.Equal(["death", "impairment", "structure", "pain", "psychological", "shortenedLife", "prevention"], judged.Missing);
    }

    [Theory]
    [InlineData("gpPartnership", "20(9)")]
    [InlineData("dentalPractice", "20(9)")]
    [InlineData("company", "20(9)")]
    [InlineData("pharmacyBusiness", "20(9)")]
    [InlineData("opticalBusiness", "20(9)")]
    [InlineData("healthServiceBody", "20(8)")]
    [InlineData("notRegistered", null)]
    public void TestFor_IsChosenByTheRegisteredPerson(string registered, string? paragraph) =>
        Assert.Equal(paragraph, Shipped.TestFor(Shipped.Find(registered)!, Today)?.Paragraph);

    [Fact]
    public void TestFor_BeforeItCounted_IsNone()
    {
        Assert.Null(Shipped.TestFor(Shipped.Find("gpPartnership")!, new DateOnly(2015, 3, 31)));
        Assert.NotNull(Shipped.TestFor(Shipped.Find("gpPartnership")!, new DateOnly(2015, 4, 1)));
        Assert.NotNull(Shipped.TestFor(Shipped.Find("healthServiceBody")!, new DateOnly(2015, 3, 31)));
    }

    [Fact]
    public void Shipped_NothingIsCalledVerified_AndEachSettingHasAProposal()
    {
        Assert.All(Shipped.Tests.SelectMany(test => test.Limbs), limb => Assert.NotEqual(RuleStatus.Verified, limb.Status));
        Assert.All(Enum.GetValues<CareSetting>(), setting => Assert.NotNull(Shipped.Proposed(setting)));
        Assert.Null(Shipped.Proposed(null));
    }

    [Theory]
    [InlineData("\"test\": \"healthServiceBody\"", "\"test\": \"trust\"", "registeredPersons[3].test", "There is no test")]
    [InlineData("\"usualFor\": [\"dental\"]", "\"usualFor\": [\"generalPractice\"]", "registeredPersons[1].usualFor", "Another registered person")]
    [InlineData("\"from\": \"2014-11-27\"", "\"from\": \"27 November 2014\"", "tests[1].from", "A day such as")]
    [InlineData("\"from\": \"2014-11-27\"", "\"from\": \"2014-11-27\", \"until\": \"2014-11-26\"", "tests[1].until", "The last day lies before")]
    [InlineData("\"name\": \"healthServiceBody\", \"paragraph\"", "\"name\": \"otherRegisteredPerson\", \"paragraph\"", "tests[1].from", "Another test of this name")]
    [InlineData("\"name\": \"significantHarm\"", "\"name\": \"severe\"", "tests[1].limbs[2].questions[1].name", "The question is there twice.")]
    [InlineData("\"name\": \"significantHarm\"", "\"name\": \"opinion\"", "tests[1].limbs[2].questions[1].name", "The name belongs")]
    [InlineData("\"leastDays\": 28", "\"leastDays\": 0", "tests[0].limbs[1].questions[0].leastDays", "A whole number of 1")]
    [InlineData("\"couldCounts\"", "\"couldCount\"", "tests[1].limbs[0].couldCount", "There is no property")]
    [InlineData("[{ \"name\": \"severe\", \"ask\"", "[], \"more\": [{ \"name\": \"severe\", \"ask\"", "tests[1].limbs[1].questions", "At least one question")]
    public void AFile_ThatIsWrong_NamesPlaceAndReason(string found, string replaced, string place, string reason) =>
        Assert.Contains(WrongFile.Faults("tests-v1.json", found, replaced, folder => CandourRules.Load(folder)), fault => fault.Place == place && fault.Reason.StartsWith(reason, StringComparison.Ordinal));

    private static CandourAnswers Answers(string? registered, string harm)
    {
        var given = Shipped.Tests.SelectMany(test => test.Questions).Select(question => question.Name).Distinct().ToDictionary(name => name, _ => new HarmAnswer(CandourAnswer.No));
        foreach (var part in harm.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, said) = (part.Split('=')[0], part.Split('=')[1]);
            var (answer, lasting) = (said.Split(':')[0], said.Contains(':', StringComparison.Ordinal) ? said.Split(':')[1].Split('/') : []);
            given[name] = new HarmAnswer(Read(answer), lasting.Length > 0 ? int.Parse(lasting[0], System.Globalization.CultureInfo.InvariantCulture) : null, lasting.Length > 1 ? Read(lasting[1]) : CandourAnswer.NotKnown);
        }

        return new CandourAnswers(registered, CandourAnswer.Yes, CandourAnswer.Yes, true, given, Today);
    }

    private static CandourAnswer Read(string said) => said switch { "yes" => CandourAnswer.Yes, "no" => CandourAnswer.No, "could" => CandourAnswer.Could, _ => CandourAnswer.NotKnown };
}
