using LearnSafe.Domain.SafetyActions;

namespace LearnSafe.Domain.Tests.SafetyActions;

public sealed class HintTests
{
    [Theory]
    [InlineData("Nobody can see from the inbox which letters change a medicine.", null)]
    [InlineData("The trolley is out of reach in the evening", null)]
    [InlineData("Reviews of repeat medicines depend on memory", null)]
    [InlineData("Training depends on who happens to be there", null)]
    [InlineData("Used stock and new stock look the same", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("Train all staff in sepsis", "“Train”")]
    [InlineData("  introduce a checklist", "“introduce”")]
    [InlineData("We will set up a weekly search", "“set up”")]
    [InlineData("- Ensure that letters are read", "“Ensure”")]
    [InlineData("Receptionists should ask for the address", "what people should do")]
    [InlineData("The address is unknown because staff must type it twice", "what people should do")]
    [InlineData("More training in wound care", "training or reminding")]
    [InlineData("Doctors to be reminded of the test", "training or reminding")]
    public void ImprovementHint_OnlyWhereItReadsLikeAnAction(string? statement, string? part)
    {
        var hint = ImprovementHint.Of(statement);
        if (part is null) Assert.Null(hint);
        else Assert.Contains(part, hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The scanning step asks whether a letter changes a medicine; a count each Friday shows how many wait.", true, true, false, 0)]
    [InlineData("The scanning step asks whether a letter changes a medicine.", true, true, true, 0)]
    [InlineData("The scanning step asks whether a letter changes a medicine.", true, true, false, 1)]
    [InlineData("The scanning step asks whether a letter changes a medicine.", false, false, false, 3)]
    [InlineData("A second bag hangs downstairs by the end of March, checked weekly with the list.", true, false, false, 0)]
    [InlineData("Raise awareness of sepsis", true, true, true, 1)]
    [InlineData("Ensure that everybody reads letters, audited monthly", true, true, false, 1)]
    [InlineData("New bag", true, true, true, 1)]
    [InlineData("", false, false, false, 4)]
    [InlineData(null, false, false, false, 4)]
    public void SmartHints_SayWhatIsMissing(string? description, bool hasOwner, bool hasDueBy, bool hasMeasure, int hints) =>
        Assert.Equal(hints, SmartHints.Of(description, hasOwner, hasDueBy, hasMeasure).Count);

    [Theory]
    [InlineData(2, "Ready", null)]
    [InlineData(null, "Ready", "Select a number for feasibility")]
    [InlineData(0, "Ready", "The number for feasibility must be between 1 and 5")]
    [InlineData(6, "Ready", "The number for feasibility must be between 1 and 5")]
    [InlineData(3, "", "Enter your reason for feasibility")]
    public void Ifaces_ANumberNeedsAReason(int? score, string reason, string? fault)
    {
        Assert.Equal(fault, IfacesAssessment.Fault("Feasibility", score, reason));
        Assert.NotNull(IfacesAssessment.Fault("Feasibility", score, new string('x', IfacesAssessment.LongestReason + 1)));
    }

    [Fact]
    public void Ifaces_SumOnlyOfAllSix()
    {
        List<IfacesRating> ratings = [.. Enum.GetValues<IfacesCriterion>().Select((criterion, index) => new IfacesRating(criterion, (index % 5) + 1, "So"))];
        Assert.Equal(16, IfacesAssessment.Sum(ratings));
        Assert.Null(IfacesAssessment.Sum(ratings[1..]));
        Assert.Null(IfacesAssessment.Sum([.. ratings[1..], ratings[1]]));
    }
}
