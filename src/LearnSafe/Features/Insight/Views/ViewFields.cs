namespace LearnSafe.Features.Insight.Views;

/// <summary>What a view's form shows.</summary>
public sealed record ViewFields(string? Name, bool Share);
