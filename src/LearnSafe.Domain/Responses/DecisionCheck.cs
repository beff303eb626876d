namespace LearnSafe.Domain.Responses;

/// <summary>What somebody says when they decide how to respond. The level of harm is not among it: harm alone never decides.</summary>
public sealed record DecisionAnswers
{
    public ImmediateSafety? Safety { get; init; }

    /// <summary>What is still to be done, and by whom.</summary>
    public string? SafetyNote { get; init; }

    /// <summary>Names of national criteria that people found to be met.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>The priority of the local plan that it belongs to.</summary>
    public string? Priority { get; init; }

    public JudgedLevel? LearningPotential { get; init; }

    public string? LearningWhy { get; init; }

    public JudgedLevel? SystemicRisk { get; init; }

    public string? RiskWhy { get; init; }

    /// <summary>Null where it was not answered.</summary>
    public bool? InequalityConsidered { get; init; }

    public string? InequalityNote { get; init; }

    public ResponseOutcome? Outcome { get; init; }

    /// <summary>The improvement that it becomes part of.</summary>
    public string? Improvement { get; init; }

    /// <summary>The name of a <see cref="PlannedMethod"/>.</summary>
    public string? Method { get; init; }

    public Guid? LeadId { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public DateOnly? DueBy { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Something that is missing or does not fit.</summary>
/// <param name="Field">The property of <see cref="DecisionAnswers"/>.</param>
public sealed record DecisionFault(string Field, string Message);

/// <summary>Whether a decision says all that it must. It says nothing about which outcome is right.</summary>
/// <remarks>Source: the steps of the guide to responding proportionately to patient safety incidents, NHS England 2022. That each answer carries its reason is ours.</remarks>
public static class DecisionCheck
{
    /// <param name="today">A decision is not dated later.</param>
    public static IReadOnlyList<DecisionFault> Faults(DecisionAnswers answers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return [.. Steps(answers), .. Questions(answers), .. Outcome(answers, today)];
    }

    private static IEnumerable<DecisionFault> Steps(DecisionAnswers answers)
    {
        if (answers.Safety is null) yield return new(nameof(answers.Safety), "Select whether everything that could not wait is done");
        if (answers.Safety == ImmediateSafety.StillToDo && Empty(answers.SafetyNote)) yield return new(nameof(answers.SafetyNote), "Enter what is still to be done, and who does it");
    }

    /// <summary>The two questions are asked where neither the national table nor the local plan says what to do; an answer always carries its reason.</summary>
    private static IEnumerable<DecisionFault> Questions(DecisionAnswers answers)
    {
        var asked = answers.Criteria.Count == 0 && Empty(answers.Priority);
        if (answers.LearningPotential is null && (asked || !Empty(answers.LearningWhy))) yield return new(nameof(answers.LearningPotential), "Select how much could be learned");
        if (answers.LearningPotential is not null && Empty(answers.LearningWhy)) yield return new(nameof(answers.LearningWhy), "Enter why so much, or so little, could be learned");
        if (answers.SystemicRisk is null && (asked || !Empty(answers.RiskWhy))) yield return new(nameof(answers.SystemicRisk), "Select how great the systemic risk is");
        if (answers.SystemicRisk is not null && Empty(answers.RiskWhy)) yield return new(nameof(answers.RiskWhy), "Enter why the systemic risk is what it is");
        if (answers.InequalityConsidered is null) yield return new(nameof(answers.InequalityConsidered), "Select whether you considered inequality");
        if (answers.InequalityConsidered == true && Empty(answers.InequalityNote)) yield return new(nameof(answers.InequalityNote), "Enter what you found when you considered inequality");
    }

    private static IEnumerable<DecisionFault> Outcome(DecisionAnswers answers, DateOnly today)
    {
        if (answers.Outcome is not { } outcome) yield return new(nameof(answers.Outcome), "Select how you respond");
        else
        {
            if (outcome == ResponseOutcome.LinkToImprovement && Empty(answers.Improvement)) yield return new(nameof(answers.Improvement), "Enter the improvement that it becomes part of");
            if (outcome == ResponseOutcome.LearningResponse && PlannedMethod.Find(answers.Method) is null) yield return new(nameof(answers.Method), "Select a method");
            if (outcome is ResponseOutcome.LearningResponse or ResponseOutcome.AssessmentFirst && answers.LeadId is null) yield return new(nameof(answers.LeadId), "Select who leads");
            if (outcome == ResponseOutcome.AssessmentFirst && answers.DueBy is null) yield return new(nameof(answers.DueBy), "Enter by when you decide again");
        }

        if (Empty(answers.Reason)) yield return new(nameof(answers.Reason), "Enter why you decided so. The level of harm alone is no reason");
        if (answers.DecidedOn is not { } decided) yield break;
        if (decided > today) yield return new(nameof(answers.DecidedOn), "The day of the decision must be today or in the past");
        else if (answers.DueBy < decided) yield return new(nameof(answers.DueBy), "The day by which it is due must be on or after the day of the decision");
    }

    private static bool Empty(string? text) => string.IsNullOrWhiteSpace(text);
}
