using LearnSafe.Domain.Access;

namespace LearnSafe.Domain.Tests.Access;

public sealed class OrganisationTreeTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Guid Board = Guid.NewGuid();
    private static readonly Guid Network = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private static readonly Guid Group = Guid.NewGuid();
    private static readonly Guid Pharmacy = Guid.NewGuid();
    private static readonly Guid Moved = Guid.NewGuid();

    private static readonly OrganisationBond[] Bonds =
    [
        new(Network, Board, new(2020, 1, 1), null),
        new(Other, Board, new(2020, 1, 1), null),
        new(Pharmacy, Network, new(2020, 1, 1), null),
        new(Pharmacy, Group, new(2020, 1, 1), null),
        new(Moved, Network, new(2020, 1, 1), new(2026, 11, 24)),
        new(Moved, Other, new(2026, 11, 24), null),
    ];

    private static readonly OrganisationTree Tree = new(Bonds, Today);

    [Fact]
    public void Covers_ItselfAndAllBelowThroughEveryParent()
    {
        Assert.True(Tree.Covers(Pharmacy, Pharmacy));
        Assert.True(Tree.Covers(Network, Pharmacy));
        Assert.True(Tree.Covers(Group, Pharmacy));
        Assert.True(Tree.Covers(Board, Pharmacy));
        Assert.False(Tree.Covers(Pharmacy, Network));
        Assert.False(Tree.Covers(Other, Pharmacy));
        Assert.False(Tree.Covers(Group, Network));
    }

    [Theory]
    [InlineData(-1, true, false)]
    [InlineData(0, false, true)]
    public void Covers_OneThatMoves_FollowsTheDay(int days, bool before, bool after)
    {
        var tree = new OrganisationTree(Bonds, Today.AddDays(days));
        Assert.Equal((before, after), (tree.Covers(Network, Moved), tree.Covers(Other, Moved)));
    }

    [Fact]
    public void WithinAndAbove_AreEachOthersInverse()
    {
        Guid[] all = [Board, Network, Other, Group, Pharmacy, Moved];
        foreach (var one in all)
        {
            foreach (var other in all) Assert.Equal(Tree.Within(one).Contains(other), Tree.Above(other).Contains(one));
        }
    }

    [Fact]
    public void Circle_EndsAndCoversAllOfIt()
    {
        var tree = new OrganisationTree([new(Network, Board, Today, null), new(Board, Network, Today, null)], Today);
        Assert.True(tree.Covers(Network, Board));
        Assert.Equal(2, tree.Within(Board).Count);
    }
}
