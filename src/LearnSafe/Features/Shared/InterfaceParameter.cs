namespace LearnSafe.Features.Shared;

/// <summary>A part of an address that an endpoint of <c>/api/v1</c> takes, told where the framework cannot know it.</summary>
/// <param name="Name">As the address writes it.</param>
/// <param name="Example">A value as it is typed.</param>
public sealed record InterfaceParameter(string Name, string Description, string Example)
{
    /// <summary>Whether it can stand in the address several times.</summary>
    public bool Repeats { get; init; }

    /// <summary>The only values that it takes; empty where there are others.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Parts whose names begin so and end in what is chosen, such as <c>any.InvolvedAgents</c>: as many of them as one likes.</summary>
    public bool IsFamily { get; init; }
}

/// <summary>What an endpoint of <c>/api/v1</c> answers with when all is well.</summary>
/// <param name="Schema">JSON Schema of the body; null where it is no JSON.</param>
public sealed record InterfaceAnswer(string MediaType, string Description, string? Schema = null);
