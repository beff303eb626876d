namespace LearnSafe.Domain.Improvement;

/// <summary>In which direction a measure is better.</summary>
public enum ImprovementDirection
{
    Neutral,
    Increase,
    Decrease,
}
