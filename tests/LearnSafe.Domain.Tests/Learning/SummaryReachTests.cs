using LearnSafe.Domain.Access;
using LearnSafe.Domain.Learning;

namespace LearnSafe.Domain.Tests.Learning;

public sealed class SummaryReachTests
{
    private static readonly Dictionary<string, Guid> Places = new[] { "board", "network", "group", "writer", "member", "site", "neighbour", "otherBoard", "far" }.ToDictionary(name => name, _ => Guid.NewGuid());

    // Narrowest scope at which each reader reads what "writer" shares; a neighbour is in another network of the same board.
    [Theory]
    [InlineData("writer", SummaryScope.Organisation)]
    [InlineData("member", SummaryScope.Network)]
    [InlineData("site", SummaryScope.Network)]
    [InlineData("network", SummaryScope.Network)]
    [InlineData("group", SummaryScope.Network)]
    [InlineData("neighbour", SummaryScope.CareBoard)]
    [InlineData("board", SummaryScope.CareBoard)]
    [InlineData("far", SummaryScope.Installation)]
    [InlineData("otherBoard", SummaryScope.Installation)]
    [InlineData("", SummaryScope.Installation)]
    public void Reaches_EachReader_FromTheirScopeOn(string reader, SummaryScope from)
    {
        var reach = Reach();
        var who = reader.Length == 0 ? Guid.Empty : Places[reader];
        Assert.All(SummaryScopes.All, scope => Assert.Equal(scope >= from, reach.Reaches(Places["writer"], scope, who)));
    }

    private static SummaryReach Reach()
    {
        var day = new DateOnly(2026, 11, 20);
        OrganisationBond Bond(string organisation, string parent, DateOnly? until = null) => new(Places[organisation], Places[parent], new DateOnly(2020, 1, 1), until);
        OrganisationBond[] bonds =
        [
            Bond("network", "board"), Bond("writer", "network"), Bond("member", "network"), Bond("writer", "group"), Bond("site", "group"), Bond("neighbour", "board"), Bond("far", "otherBoard"),
            Bond("far", "network", until: day),
        ];
        return new SummaryReach(new OrganisationTree(bonds, day), new Dictionary<Guid, RoleScope>
        {
            [Places["board"]] = RoleScope.CareBoard,
            [Places["otherBoard"]] = RoleScope.CareBoard,
            [Places["network"]] = RoleScope.Network,
            [Places["group"]] = RoleScope.OwnerGroup,
        });
    }
}
