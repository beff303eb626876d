namespace LearnSafe.Browser.Tests.Harness;

/// <summary>How somebody looks at a page.</summary>
[Flags]
public enum Viewing
{
    Desktop = 0,
    Phone = 1,
    NoScript = 2,
    ReducedMotion = 4,
    ForcedColours = 8,

    /// <summary>Presses, types and follows by keys alone.</summary>
    Keyboard = 16,
}
