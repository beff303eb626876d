using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Nhs;

public class CareSettingsTests
{
    [Theory]
    [InlineData(CareSetting.GeneralPractice, "General practice", "17", "11")]
    [InlineData(CareSetting.CommunityPharmacy, "Community pharmacy", "9", "12")]
    [InlineData(CareSetting.Optical, "Optical practice", "10", "5")]
    [InlineData(CareSetting.Dental, "Dental practice", "11", "5")]
    public void EachSetting_HasTitleAndTaxonomyCodes(CareSetting setting, string title, string area, string place)
    {
        Assert.Equal(title, setting.Title());
        Assert.Equal(area, setting.ServiceAreaCode());
        Assert.Equal(place, setting.LocationWithinServiceCode());
    }

    [Fact]
    public void All_ListsEverySettingOnce() => Assert.Equal(Enum.GetValues<CareSetting>(), CareSettings.All.Order());
}
