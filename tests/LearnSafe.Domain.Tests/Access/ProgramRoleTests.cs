using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Tests.Access;

public sealed class ProgramRoleTests
{
    [Theory]
    [InlineData(OrganisationKind.Provider, true)]
    [InlineData(OrganisationKind.Unknown, true)]
    [InlineData(OrganisationKind.PrimaryCareNetwork, false)]
    [InlineData(OrganisationKind.Federation, false)]
    [InlineData(OrganisationKind.Neighbourhood, false)]
    [InlineData(OrganisationKind.Place, false)]
    [InlineData(OrganisationKind.OwnerGroup, false)]
    [InlineData(OrganisationKind.IntegratedCareBoard, false)]
    public void At_AKindOfOrganisation_ReadsItsOwnRecordsOrThoseOfMembersWithoutNamesAndNothingElse(OrganisationKind kind, bool own)
    {
        var role = ProgramRole.At(kind);
        Assert.Equal(new[] { own ? Permission.ReadRecords : Permission.ReadDeidentifiedRecords, Permission.ReadAggregates }.Order(), role.Permissions.Order());
        Assert.Empty(role.Scopes);
    }
}
