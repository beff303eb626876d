using LearnSafe.Domain.Content;
using LearnSafe.Domain.Review;

namespace LearnSafe.Domain.Tests.Review;

public sealed class ReviewSignsTests
{
    [Theory]
    [InlineData("incident / PhysicalHarm=1 PsychologicalHarm=4", ReviewUrgency.Fatal)]
    [InlineData("incident / PhysicalHarm=5 / PhysicalHarm=1", ReviewUrgency.Fatal)]
    [InlineData("outcome / PhysicalHarm=1", ReviewUrgency.Fatal)]
    [InlineData("incident LevelOfConcern=5 LocalAuthoritySafeguarding=true / PhysicalHarm=2", ReviewUrgency.Severe)]
    [InlineData("incident / PhysicalHarm=5 PsychologicalHarm=1", ReviewUrgency.Severe)]
    [InlineData("incident LevelOfConcern=5 LocalAuthoritySafeguarding=true / PhysicalHarm=3", ReviewUrgency.Safeguarding)]
    [InlineData("outcome OutcomeType=2,4", ReviewUrgency.Safeguarding)]
    [InlineData("outcome OutcomeType=2", ReviewUrgency.Usual)]
    [InlineData("incident LocalAuthoritySafeguarding=false / PhysicalHarm=3", ReviewUrgency.Usual)]
    [InlineData("risk LevelOfConcern=5", ReviewUrgency.VeryConcerned)]
    [InlineData("incident LevelOfConcern=4 / PhysicalHarm=3 PsychologicalHarm=2", ReviewUrgency.Usual)]
    [InlineData("incident / PhysicalHarm=9", ReviewUrgency.Usual)]
    [InlineData("good-care", ReviewUrgency.Usual)]
    public void Urgency_TheFirstReasonCounts(string said, ReviewUrgency urgency) => Assert.Equal(urgency, Said.Shipped.UrgencyOf(Said.Answers(said)));

    [Theory]
    [InlineData("incident / PhysicalHarm=3", "candour")]
    [InlineData("incident / PhysicalHarm=5 PsychologicalHarm=2", "candour")]
    [InlineData("incident / PhysicalHarm=4 PsychologicalHarm=3", "")]
    [InlineData("risk / PhysicalHarm=3", "")]
    [InlineData("incident DutyOfCandour=true / PhysicalHarm=5", "candour")]
    [InlineData("incident NeverEvent=true", "never-event")]
    [InlineData("incident / PhysicalHarm=1 AgeAtTimeOfIncidentDays=18600", "candour death")]
    [InlineData("incident / PhysicalHarm=1 AgeAtTimeOfIncidentDays=6324", "candour death child-death")]
    [InlineData("incident / PhysicalHarm=1 AgeAtTimeOfIncidentDays=6696", "candour death")]
    [InlineData("incident / PhysicalHarm=1 AgeAtTimeOfIncidentDays=62", "candour death child-death")]
    [InlineData("incident / PhysicalHarm=1 / PhysicalHarm=5 AgeAtTimeOfIncidentDays=372", "candour death")]
    [InlineData("outcome OutcomeType=1", "death")]
    [InlineData("outcome OutcomeType=4", "safeguarding")]
    [InlineData("incident DeprivationOfLiberty=true / PhysicalHarm=1", "candour death death-in-detention")]
    [InlineData("incident DeprivationOfLiberty=true / PhysicalHarm=2", "candour")]
    [InlineData("good-care", "")]
    public void Seen_IsWhatTheAnswersSay(string said, string names) => Assert.Equal(names, string.Join(' ', Said.Shipped.SeenIn(Said.Answers(said)).Select(sign => sign.Name)));

    [Fact]
    public void Shipped_EachSignSaysWhereItComesFrom() =>
        Assert.All(Said.Shipped.All, sign => Assert.All([sign.Title, sign.Sentence, sign.Source], text => Assert.NotEmpty(text)));

    [Theory]
    [InlineData("\"physicalHarm\": 1, \"ageUnder\": 18", "\"physicalHarm\": 5, \"ageUnder\": 18", "signs[3].when[0].physicalHarm", "A level of harm")]
    [InlineData("\"physicalHarm\": 1, \"ageUnder\": 18", "", "signs[3].when[0]", "The condition asks for nothing")]
    [InlineData("\"status\": \"proposed\"", "\"status\": \"sure\"", "signs[0].status", "\"sure\" is not known here")]
    [InlineData("\"name\": \"death\"", "\"name\": \"never-event\"", "signs[2].name", "The sign is there twice.")]
    [InlineData("\"least\": 3", "\"least\": 1", "several.least", "A whole number of 2 or more")]
    [InlineData("\"ageUnder\"", "\"agesUnder\"", "signs[3].when[0].agesUnder", "There is no property")]
    public void AFile_ThatIsWrong_NamesPlaceAndReason(string found, string replaced, string place, string reason)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-signs-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "review"));
        var published = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "review", "signs-v1.json"));
        File.WriteAllText(Path.Combine(folder, "review", "signs-v1.json"), published.Replace(found, replaced, StringComparison.Ordinal));
        Assert.Contains(Assert.Throws<ContentException>(() => ReviewSigns.Load(folder)).Faults, fault => fault.Place == place && fault.Reason.StartsWith(reason, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }
}
