using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using static LearnSafe.Domain.Nhs.OrganisationKind;

namespace LearnSafe.Domain.Tests.Nhs;

public sealed class OrganisationParentsTests
{
    private static readonly Guid Small = Guid.NewGuid();
    private static readonly Guid Middle = Guid.NewGuid();
    private static readonly Guid Large = Guid.NewGuid();

    [Theory]
    [InlineData(Provider, PrimaryCareNetwork, true)]
    [InlineData(Provider, Federation, true)]
    [InlineData(Provider, Neighbourhood, true)]
    [InlineData(Provider, Place, true)]
    [InlineData(Provider, OwnerGroup, true)]
    [InlineData(Provider, IntegratedCareBoard, true)]
    [InlineData(Provider, Provider, false)]
    [InlineData(Unknown, PrimaryCareNetwork, true)]
    [InlineData(Provider, Unknown, false)]
    [InlineData(PrimaryCareNetwork, Neighbourhood, true)]
    [InlineData(PrimaryCareNetwork, Federation, true)]
    [InlineData(PrimaryCareNetwork, PrimaryCareNetwork, false)]
    [InlineData(PrimaryCareNetwork, OwnerGroup, false)]
    [InlineData(PrimaryCareNetwork, Provider, false)]
    [InlineData(Neighbourhood, PrimaryCareNetwork, false)]
    [InlineData(Neighbourhood, Place, true)]
    [InlineData(Federation, IntegratedCareBoard, true)]
    [InlineData(Federation, PrimaryCareNetwork, false)]
    [InlineData(Place, IntegratedCareBoard, true)]
    [InlineData(Place, Place, false)]
    [InlineData(OwnerGroup, OwnerGroup, true)]
    [InlineData(OwnerGroup, IntegratedCareBoard, true)]
    [InlineData(OwnerGroup, Place, false)]
    [InlineData(IntegratedCareBoard, IntegratedCareBoard, false)]
    [InlineData(IntegratedCareBoard, Place, false)]
    public void Fault_OfEachKindUnderAnother_IsAsTheTableSays(OrganisationKind kind, OrganisationKind parent, bool may) =>
        Assert.Equal(may, OrganisationParents.Fault(kind, parent) is null);

    [Fact]
    public void Fault_IsASentence()
    {
        Assert.Equal("An integrated care board cannot belong to a place.", OrganisationParents.Fault(IntegratedCareBoard, Place));
        Assert.Equal("A provider cannot belong to an organisation whose kind is not known.", OrganisationParents.Fault(Provider, Unknown));
    }

    [Fact]
    public void WouldCircle_AnOrganisationUnderItselfOrUnderWhatLiesBelowIt_IsTrue()
    {
        OrganisationBond[] bonds = [new(Small, Middle, new(2020, 1, 1), null), new(Middle, Large, new(2021, 1, 1), null)];
        Assert.True(OrganisationParents.WouldCircle(bonds, new(Small, Small, new(2026, 1, 1), null)));
        Assert.True(OrganisationParents.WouldCircle(bonds, new(Middle, Small, new(2026, 1, 1), null)));
        Assert.True(OrganisationParents.WouldCircle(bonds, new(Large, Small, new(2026, 1, 1), null)));
        Assert.False(OrganisationParents.WouldCircle(bonds, new(Small, Large, new(2026, 1, 1), null)));
    }

    [Theory]
    [InlineData("2019-01-01", "2020-01-01", false)]
    [InlineData("2019-01-01", "2020-01-02", false)]
    [InlineData("2019-01-01", "2021-01-02", true)]
    [InlineData("2022-01-01", null, false)]
    [InlineData("2021-12-31", null, true)]
    public void WouldCircle_CountsOnlyDaysOnWhichAllBondsHold(string from, string? until, bool circles)
    {
        OrganisationBond[] bonds = [new(Small, Middle, new(2020, 1, 1), new(2022, 1, 1)), new(Middle, Large, new(2021, 1, 1), null)];
        var added = new OrganisationBond(Large, Small, DateOnly.Parse(from, null), until is null ? null : DateOnly.Parse(until, null));
        Assert.Equal(circles, OrganisationParents.WouldCircle(bonds, added));
    }

    [Fact]
    public void WouldCircle_WhereThereIsACircleAlready_Ends()
    {
        OrganisationBond[] bonds = [new(Small, Middle, new(2020, 1, 1), null), new(Middle, Small, new(2020, 1, 1), null)];
        Assert.False(OrganisationParents.WouldCircle(bonds, new(Large, Small, new(2020, 1, 1), null)));
    }
}
