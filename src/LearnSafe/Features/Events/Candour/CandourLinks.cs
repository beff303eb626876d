namespace LearnSafe.Features.Events.Candour;

/// <summary>Where the duty of candour is judged and carried out.</summary>
public static class CandourLinks
{
    public const string List = "/candour";

    public const string Settings = "/organisation/candour";

    public static string Record(Guid id) => $"/events/{id}/candour";

    public static string Assess(Guid id, string? registeredPerson = null) => $"/events/{id}/candour/assess{(registeredPerson is null ? "" : $"?registered={registeredPerson}")}";

    public static string Case(Guid id, Guid candour) => $"/events/{id}/candour/{candour}";

    public static string Person(Guid id, Guid candour) => $"/events/{id}/candour/{candour}/person";

    public static string Step(Guid id, Guid candour, string step) => $"/events/{id}/candour/{candour}/steps/{step}";

    public static string Letter(Guid id, Guid candour, Guid letter) => $"/events/{id}/candour/{candour}/letters/{letter}";

    public static string Print(Guid id, Guid candour, Guid letter) => $"/events/{id}/candour/{candour}/letters/{letter}/print";

    public static string Close(Guid id, Guid candour) => $"/events/{id}/candour/{candour}/close";
}
