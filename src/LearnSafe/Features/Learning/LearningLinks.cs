using System.Globalization;

namespace LearnSafe.Features.Learning;

/// <summary>Where the pages of learning are.</summary>
public static class LearningLinks
{
    /// <summary>Summaries that are shared with the reader.</summary>
    public const string Library = "/learning";

    /// <summary>Those of one's own organisation, drafts among them.</summary>
    public const string Written = "/learning/written";

    public const string Write = "/learning/write";

    /// <summary>How many reporters were told the outcome.</summary>
    public const string Told = "/learning/told";

    public static string Summary(Guid id) => $"/learning/{id}";

    public static string Poster(Guid id) => $"/learning/{id}/poster";

    public static string Adopt(Guid id) => $"/learning/{id}/adopt";

    public static string Change(Guid id) => $"/learning/{id}/write";

    public static string Publish(Guid id) => $"/learning/{id}/publish";

    public static string Version(Guid id, int number) => string.Create(CultureInfo.InvariantCulture, $"/learning/{id}/versions/{number}");

    /// <summary>Begins one from a learning response that is finished.</summary>
    public static string WriteFromResponse(Guid response) => $"/learning/write?response={response}";

    public static string WriteFrom(Guid record) => $"/learning/write?record={record}";
}
