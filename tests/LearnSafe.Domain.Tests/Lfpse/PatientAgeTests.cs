using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class PatientAgeTests
{
    [Theory]
    [InlineData(1, "1 day")]
    [InlineData(30, "30 days")]
    [InlineData(31, "1 month")]
    [InlineData(341, "11 months")]
    [InlineData(372, "1 year")]
    [InlineData(18600, "50 years")]
    [InlineData(74028, "199 years")]
    public void FromLfpseDays_NumberOfTheConvention_IsThatAge(int days, string text)
    {
        var age = PatientAge.FromLfpseDays(days);

        Assert.Equal(text, age?.ToString());
        Assert.Equal(days, age?.LfpseDays);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData(365)]
    [InlineData(371)]
    [InlineData(373)]
    [InlineData(18250)]
    [InlineData(74400)]
    public void FromLfpseDays_AnyOtherNumber_IsNoAge(int days) => Assert.Null(PatientAge.FromLfpseDays(days));

    [Theory]
    [InlineData(0, AgeUnit.Days, "1 day")]
    [InlineData(45, AgeUnit.Days, "1 month")]
    [InlineData(364, AgeUnit.Days, "11 months")]
    [InlineData(400, AgeUnit.Days, "1 year")]
    [InlineData(11, AgeUnit.Months, "11 months")]
    [InlineData(18, AgeUnit.Months, "1 year")]
    [InlineData(85, AgeUnit.Years, "85 years")]
    [InlineData(0, AgeUnit.Months, null)]
    [InlineData(0, AgeUnit.Years, null)]
    [InlineData(200, AgeUnit.Years, null)]
    [InlineData(-3, AgeUnit.Days, null)]
    public void From_AsSaidByAPerson_IsWhatLfpseCanCarry(int number, AgeUnit unit, string? text) =>
        Assert.Equal(text, PatientAge.From(number, unit)?.ToString());

    [Theory]
    [InlineData("18600", "50 years")]
    [InlineData("+31", null)]
    [InlineData("fifty", null)]
    [InlineData(null, null)]
    public void FromAnswer_Text_IsReadOnlyAsANumber(string? answer, string? text) => Assert.Equal(text, PatientAge.FromAnswer(answer)?.ToString());
}
