using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class AnswerDisplayTests
{
    private readonly AnswerDisplay display = new(ShippedContent.V5, code => code == "P87657" ? "Wold Lane Surgery" : null);

    [Theory]
    [InlineData("PhysicalHarm", "4", "Low physical harm")]
    [InlineData("PhysicalHarm", "77", "77")]
    [InlineData("Organisation", "P87657", "Wold Lane Surgery")]
    [InlineData("Organisation", "P87658", "P87658")]
    [InlineData("NeverEvent", "true", "Yes")]
    [InlineData("NeverEvent", "false", "No")]
    [InlineData("TodaysDate", "2018-08-06", "6 August 2018")]
    [InlineData("ApproximateDate", "2018-08", "August 2018")]
    [InlineData("ApproximateDate", "early last summer", "early last summer")]
    [InlineData("Date", "2018", "2018")]
    [InlineData("Date", "2018-08-06T17:30:00+01:00", "6 August 2018 at 5:30pm")]
    [InlineData("PreciseTime", "17:30:00", "5:30pm")]
    [InlineData("PreciseTime", "12:00:00", "midday")]
    [InlineData("PreciseTime", "half past", "half past")]
    [InlineData("AgeAtTimeOfIncidentDays", "18600", "50 years")]
    [InlineData("AgeAtTimeOfIncidentDays", "18601", "18601")]
    [InlineData("DrugsInvolved", "Amoxicillin 500mg capsules", "Amoxicillin 500mg capsules")]
    [InlineData("NoSuchElement", "kept", "kept")]
    public void Text_OfAnAnswer_IsWhatPeopleRead(string question, string value, string text) => Assert.Equal(text, display.Text(question, value));
}
