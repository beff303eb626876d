using LearnSafe.Domain.Responses;

namespace LearnSafe.Domain.Tests.Responses;

public sealed class DecisionCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    private static readonly DecisionAnswers Whole = new()
    {
        Safety = ImmediateSafety.Done,
        LearningPotential = JudgedLevel.High,
        LearningWhy = "Not understood.",
        SystemicRisk = JudgedLevel.Low,
        RiskWhy = "Seldom.",
        InequalityConsidered = true,
        InequalityNote = "None found.",
        Outcome = ResponseOutcome.NoResponse,
        DecidedOn = Today,
        Reason = "Little is new.",
    };

    public static TheoryData<string, DecisionAnswers, string> Cases() => new()
    {
        { "whole", Whole, "" },
        { "nothing at all", new DecisionAnswers(), "Safety LearningPotential SystemicRisk InequalityConsidered Outcome Reason" },
        { "safety still to do without what", Whole with { Safety = ImmediateSafety.StillToDo, SafetyNote = " " }, "SafetyNote" },
        { "a reason of spaces", Whole with { Reason = " \n" }, "Reason" },
        { "a level without why", Whole with { LearningWhy = null, RiskWhy = "" }, "LearningWhy RiskWhy" },
        { "why without a level", Whole with { Criteria = ["child-death"], LearningPotential = null, SystemicRisk = null }, "LearningPotential SystemicRisk" },
        { "nationally required, no questions", Whole with { Criteria = ["child-death"], LearningPotential = null, LearningWhy = null, SystemicRisk = null, RiskWhy = null }, "" },
        { "in the plan, no questions", Whole with { Priority = "Letters", LearningPotential = null, LearningWhy = null, SystemicRisk = null, RiskWhy = null }, "" },
        { "inequality not asked", Whole with { InequalityConsidered = null, Criteria = ["child-death"] }, "InequalityConsidered" },
        { "inequality not considered", Whole with { InequalityConsidered = false, InequalityNote = null }, "" },
        { "inequality considered, nothing said", Whole with { InequalityNote = null }, "InequalityNote" },
        { "improvement without its name", Whole with { Outcome = ResponseOutcome.LinkToImprovement }, "Improvement" },
        { "improvement", Whole with { Outcome = ResponseOutcome.LinkToImprovement, Improvement = "Letters" }, "" },
        { "learning response without method and lead", Whole with { Outcome = ResponseOutcome.LearningResponse, Method = "guess" }, "Method LeadId" },
        { "learning response", Whole with { Outcome = ResponseOutcome.LearningResponse, Method = "swarm-huddle", LeadId = Guid.Empty }, "" },
        { "assessment without lead and day", Whole with { Outcome = ResponseOutcome.AssessmentFirst }, "LeadId DueBy" },
        { "assessment", Whole with { Outcome = ResponseOutcome.AssessmentFirst, LeadId = Guid.Empty, DueBy = Today }, "" },
        { "refer only", Whole with { Outcome = ResponseOutcome.ReferOnly }, "" },
        { "tomorrow", Whole with { DecidedOn = Today.AddDays(1) }, "DecidedOn" },
        { "due before it was decided", Whole with { DueBy = Today.AddDays(-1) }, "DueBy" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Faults_AreWhatIsMissing(string said, DecisionAnswers answers, string fields) =>
        Assert.True(fields == string.Join(' ', DecisionCheck.Faults(answers, Today).Select(fault => fault.Field)), said);

    [Fact]
    public void Answers_HoldNoHarm() => Assert.DoesNotContain(typeof(DecisionAnswers).GetProperties(), property => property.Name.Contains("Harm", StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(null, null, null, "State")]
    [InlineData(NotificationState.Due, null, null, "")]
    [InlineData(NotificationState.Due, 1, null, "")]
    [InlineData(NotificationState.Made, null, null, "On")]
    [InlineData(NotificationState.Made, 1, null, "On")]
    [InlineData(NotificationState.Made, 0, null, "")]
    [InlineData(NotificationState.NotNeeded, null, " ", "Reason")]
    [InlineData(NotificationState.NotNeeded, null, "Nobody was hurt.", "")]
    public void Notification_FaultsAreWhatIsMissing(NotificationState? state, int? daysAfterToday, string? reason, string fields) =>
        Assert.Equal(fields, string.Join(' ', NotificationStates.Faults(state, daysAfterToday is { } days ? Today.AddDays(days) : null, reason, Today).Select(fault => fault.Field)));

    [Fact]
    public void Outcomes_TheReporterIsToldWithoutReasonsOrTechnicalWords() =>
        Assert.All(ResponseOutcomes.All, outcome => Assert.All([outcome.Title(), outcome.Hint(), outcome.ForReporter()], text => Assert.False(text.Contains("PSII", StringComparison.Ordinal) || text.Length < 10)));
}
