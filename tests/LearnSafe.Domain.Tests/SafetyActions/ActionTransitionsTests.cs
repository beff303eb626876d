using LearnSafe.Domain.SafetyActions;

namespace LearnSafe.Domain.Tests.SafetyActions;

public sealed class ActionTransitionsTests
{
    private static readonly Guid Owner = new("0197a000-0000-7000-8000-000000000001");
    private static readonly Guid Other = new("0197a000-0000-7000-8000-000000000002");

    /// <summary>Rows are what it is, columns what it becomes: x where it may.</summary>
    private const string Table = """
                    Proposed Agreed Testing Implemented Embedded Stopped
        Proposed    -        x      -       -           -        x
        Agreed      x        -      x       x           -        x
        Testing     -        x      -       x           -        x
        Implemented -        -      x       -           x        x
        Embedded    -        -      -       x           -        x
        Stopped     x        -      -       -           -        -
        """;

    [Fact]
    public void Fault_OfEveryPair_IsAsTheTableSays()
    {
        var rows = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var heads = rows[0].Select(Enum.Parse<ActionStatus>).ToList();
        Assert.Equal(Enum.GetValues<ActionStatus>(), heads);
        foreach (var row in rows.Skip(1))
        {
            var state = new ActionState(Enum.Parse<ActionStatus>(row[0]), true, true, Owner, false);
            foreach (var (column, to) in heads.Index())
            {
                var may = row[column + 1] == "x";
                Assert.True(ActionTransitions.Fault(state, to, "It changed nothing") is null == may, $"{state.Status} to {to}");
                Assert.Equal(may, ActionTransitions.From(state).Contains(to));
                Assert.NotNull(ActionTransitions.Fault(state with { IsClosed = true }, to, "It changed nothing"));
            }

            Assert.Empty(ActionTransitions.From(state with { IsClosed = true }));
        }
    }

    [Theory]
    [InlineData(ActionStatus.Proposed, ActionStatus.Agreed, false, true, null, "Say who does it before it is agreed")]
    [InlineData(ActionStatus.Proposed, ActionStatus.Agreed, true, false, null, "Say by when it is done before it is agreed")]
    [InlineData(ActionStatus.Testing, ActionStatus.Stopped, true, true, " ", "Enter why this action is stopped")]
    [InlineData(ActionStatus.Testing, ActionStatus.Stopped, false, false, "It changed nothing", null)]
    [InlineData(ActionStatus.Stopped, ActionStatus.Proposed, false, false, null, null)]
    [InlineData(ActionStatus.Agreed, ActionStatus.Agreed, true, true, null, "This action is agreed already")]
    [InlineData(ActionStatus.Proposed, ActionStatus.Embedded, true, true, null, "An action that is proposed cannot become embedded at once")]
    public void Fault_SaysWhatIsMissing(ActionStatus from, ActionStatus to, bool hasOwner, bool hasDueBy, string? reason, string? fault) =>
        Assert.Equal(fault, ActionTransitions.Fault(new ActionState(from, hasOwner, hasDueBy, null, false), to, reason));

    [Theory]
    [InlineData(ActionStatus.Implemented, "Seen on two visits", false, null)]
    [InlineData(ActionStatus.Embedded, "Seen on two visits", false, null)]
    [InlineData(ActionStatus.Implemented, "Seen on two visits", true, "Somebody other than its owner looks at the evidence and closes it")]
    [InlineData(ActionStatus.Implemented, "", false, "Enter what shows that the change is there and works")]
    [InlineData(ActionStatus.Testing, "Seen on two visits", false, "Only what is implemented or embedded can be closed")]
    [InlineData(ActionStatus.Stopped, "Seen on two visits", false, "Only what is implemented or embedded can be closed")]
    public void ClosingFault_AsksForEvidenceAndForSomebodyElse(ActionStatus status, string evidence, bool byOwner, string? fault)
    {
        var state = new ActionState(status, true, true, Owner, false);
        Assert.Equal(fault, ActionTransitions.ClosingFault(state, evidence, byOwner ? Owner : Other));
        Assert.Equal("This action is closed already", ActionTransitions.ClosingFault(state with { IsClosed = true }, evidence, Other));
    }
}
