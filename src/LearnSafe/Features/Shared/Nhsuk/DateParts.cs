namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>A day as a person typed it in three fields.</summary>
public sealed record DateParts(string? Day, string? Month, string? Year)
{
    public bool IsEmpty => Day is null && Month is null && Year is null;
}
