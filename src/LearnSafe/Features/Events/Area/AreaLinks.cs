namespace LearnSafe.Features.Events.Area;

/// <summary>Where records across organisations are read.</summary>
public static class AreaLinks
{
    public const string List = "/area";
    public const string Export = "/area/records.csv";

    /// <param name="outside">What the record is called outside its organisation.</param>
    public static string Record(Guid outside) => $"/area/{outside}";
}
