using LearnSafe.Domain.Access;

namespace LearnSafe.Domain.Tests.Access;

public sealed class PersonAccessTests
{
    private static readonly RoleCatalogue Catalogue = RoleCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content"));
    private static readonly Guid Board = Guid.NewGuid();
    private static readonly Guid Practice = Guid.NewGuid();
    private static readonly Guid Neighbour = Guid.NewGuid();
    private static readonly Guid Elsewhere = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly OrganisationTree Tree = new([new(Practice, Board, Today, null), new(Neighbour, Board, Today, null)], Today);

    /// <summary>Role, where it is held, permission, and whether it holds at the practice, at its neighbour, and elsewhere.</summary>
    [Theory]
    [InlineData(RoleNames.Reporter, "practice", Permission.RecordEvents, true, false, false)]
    [InlineData(RoleNames.Reporter, "practice", Permission.ReadRecords, false, false, false)]
    [InlineData(RoleNames.PatientSafetyLead, "practice", Permission.ReadRecords, true, false, false)]
    [InlineData(RoleNames.PatientSafetyLead, "practice", Permission.ManagePeople, false, false, false)]
    [InlineData(RoleNames.OrganisationAdministrator, "practice", Permission.ManagePeople, true, false, false)]
    [InlineData(RoleNames.OrganisationAdministrator, "practice", Permission.SeePatientNumbers, false, false, false)]
    [InlineData(RoleNames.OrganisationAdministrator, "practice", Permission.SeeReporters, false, false, false)]
    [InlineData(RoleNames.CareBoardReader, "board", Permission.ReadDeidentifiedRecords, true, true, false)]
    [InlineData(RoleNames.CareBoardReader, "board", Permission.ReadRecords, false, false, false)]
    [InlineData(RoleNames.PatientSafetyPartner, "board", Permission.ReadAggregates, true, true, false)]
    [InlineData(RoleNames.PatientSafetyPartner, "board", Permission.ReadDeidentifiedRecords, false, false, false)]
    [InlineData(RoleNames.NationalReader, "installation", Permission.ReadAggregates, true, true, true)]
    [InlineData(RoleNames.NationalReader, "installation", Permission.ReadDeidentifiedRecords, false, false, false)]
    [InlineData(RoleNames.InstallationAdministrator, "installation", Permission.ManagePeople, true, true, true)]
    [InlineData(RoleNames.InstallationAdministrator, "installation", Permission.ReadRecords, false, false, false)]
    [InlineData(RoleNames.InstallationAdministrator, "installation", Permission.ReadDeidentifiedRecords, false, false, false)]
    [InlineData(RoleNames.InstallationAdministrator, "installation", Permission.ReadAggregates, false, false, false)]
    public void May_EachRole_ReachesAsFarAsItsScope(string role, string at, Permission permission, bool practice, bool neighbour, bool elsewhere)
    {
        Assert.True(Catalogue.TryFind(role, out var definition));
        Guid? scope = at switch { "practice" => Practice, "board" => Board, _ => null };
        var access = new PersonAccess([new HeldRole(definition, scope)], Tree);
        Assert.Equal((practice, neighbour, elsewhere), (access.May(permission, Practice), access.May(permission, Neighbour), access.May(permission, Elsewhere)));
        var where = access.Where(permission);
        Assert.Equal((practice, neighbour, elsewhere), (where.Holds(Practice), where.Holds(Neighbour), where.Holds(Elsewhere)));
    }

    [Fact]
    public void May_TwoRolesInTwoPlaces_EachHoldsOnlyInItsOwn()
    {
        Assert.True(Catalogue.TryFind(RoleNames.Reporter, out var reporter));
        Assert.True(Catalogue.TryFind(RoleNames.PatientSafetyLead, out var lead));
        var access = new PersonAccess([new(reporter, Practice), new(lead, Neighbour)], Tree);
        Assert.False(access.May(Permission.ReadRecords, Practice));
        Assert.True(access.May(Permission.ReadRecords, Neighbour));
    }

    /// <summary>Role, where it is held, and whether its holder looks after people there, at a member, and of the whole installation.</summary>
    [Theory]
    [InlineData(RoleNames.OrganisationAdministrator, true, false, false)]
    [InlineData(RoleNames.NetworkLead, true, false, false)]
    [InlineData(RoleNames.GroupReader, true, true, false)]
    [InlineData(RoleNames.PatientSafetySpecialist, true, true, false)]
    [InlineData(RoleNames.CareBoardReader, false, false, false)]
    [InlineData(RoleNames.InstallationAdministrator, true, true, true)]
    public void ManagesPeople_EachRole_ReachesMembersExceptANetworks(string role, bool own, bool member, bool installation)
    {
        Assert.True(Catalogue.TryFind(role, out var definition));
        var (at, below) = role == RoleNames.OrganisationAdministrator ? (Practice, Neighbour) : (Board, Practice);
        var access = new PersonAccess([new HeldRole(definition, installation ? null : at)], Tree);
        Assert.Equal((own, member, installation), (access.ManagesPeopleAt(at), access.ManagesPeopleAt(below), access.ManagesPeopleAt(null)));
        Assert.Equal((own, member), (access.ManagesPeople().Holds(at), access.ManagesPeople().Holds(below)));
    }

    [Fact]
    public void None_MayNothing() => Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(PersonAccess.None.May(permission, Practice)));
}
