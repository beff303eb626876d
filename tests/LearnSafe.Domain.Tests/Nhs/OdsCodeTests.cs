using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Nhs;

public class OdsCodeTests
{
    /// <summary>One code of every shape that the national list of early 2023 has (16,496 codes, 14 shapes), and two issued since.</summary>
    [Theory]
    [InlineData("Y00313")]
    [InlineData("FNA75")]
    [InlineData("FG440")]
    [InlineData("603480A")]
    [InlineData("15A")]
    [InlineData("NQE")]
    [InlineData("RP6")]
    [InlineData("JER766")]
    [InlineData("Z4820")]
    [InlineData("Z01")]
    [InlineData("R1H")]
    [InlineData("7A2")]
    [InlineData("P06J")]
    [InlineData("P1J6")]
    [InlineData("A1B2C")]
    [InlineData("G9999999")]
    public void HasShape_ShapesOfTheNationalList_AreAccepted(string code)
    {
        Assert.True(OdsCode.HasShape(code));
        Assert.Equal(code, OdsCode.Read(code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P8")]
    [InlineData("P87657XYZ")]
    [InlineData("2026")]
    [InlineData("P87 657")]
    [InlineData("p87657")]
    [InlineData("P8765É")]
    [InlineData("P87-657")]
    public void HasShape_OtherText_IsRefused(string code) => Assert.False(OdsCode.HasShape(code));

    [Theory]
    [InlineData(" p87657 ", "P87657")]
    [InlineData("fa 123", "FA123")]
    [InlineData("The Surgery", null)]
    [InlineData("12345", null)]
    [InlineData(null, null)]
    public void Read_AsTyped_GivesTheStoredCode(string? typed, string? expected) => Assert.Equal(expected, OdsCode.Read(typed));

    [Theory]
    [InlineData("P87657", CareSetting.GeneralPractice)]
    [InlineData("V00123", CareSetting.Dental)]
    [InlineData("FA123", CareSetting.CommunityPharmacy)]
    [InlineData("TP1AB", CareSetting.Optical)]
    [InlineData("U99001X", null)]
    [InlineData("QZ9", null)]
    [InlineData("P8765X", null)]
    [InlineData("", null)]
    public void LikelySetting_OfAShape_IsThatOrNone(string code, CareSetting? expected) => Assert.Equal(expected, OdsCode.LikelySetting(code));
}
