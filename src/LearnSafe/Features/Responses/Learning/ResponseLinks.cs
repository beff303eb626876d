namespace LearnSafe.Features.Responses.Learning;

/// <summary>Where learning responses are.</summary>
public static class ResponseLinks
{
    public const string List = "/responses";

    public const string New = "/responses/new";

    /// <summary>Begins the one that a decision asked for.</summary>
    public static string NewOf(Guid decision) => $"{New}?decision={decision}";

    /// <summary>Begins one about a record, and for a decision where there is one.</summary>
    public static string NewFor(Guid record, Guid? decision = null) => decision is { } known ? $"{New}?event={record}&decision={known}" : $"{New}?event={record}";

    public static string Response(Guid id) => $"/responses/{id}";

    public static string Section(Guid id, string section) => $"/responses/{id}/sections/{section}";

    /// <summary>All sections at once, to fill during the meeting.</summary>
    public static string Together(Guid id) => $"/responses/{id}/together";

    public static string Findings(Guid id) => $"/responses/{id}/findings";

    public static string Participants(Guid id) => $"/responses/{id}/participants";

    public static string Tool(Guid id, Guid tool) => $"/responses/{id}/tools/{tool}";

    /// <summary>Who leads it, and until when.</summary>
    public static string Lead(Guid id) => $"/responses/{id}/lead";

    public static string Quality(Guid id) => $"/responses/{id}/quality";

    public static string Report(Guid id) => $"/responses/{id}/report";

    /// <summary>The significant event note alone.</summary>
    public static string Note(Guid id) => $"/responses/{id}/report?as=note";

    public static string Finish(Guid id) => $"/responses/{id}/finish";

    /// <summary>Where the script of the pages saves one field.</summary>
    public static string Save(Guid id, Guid part, string section) => $"/responses/{id}/parts/{part}/{section}";
}
