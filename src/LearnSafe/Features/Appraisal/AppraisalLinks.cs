using System.Globalization;

namespace LearnSafe.Features.Appraisal;

/// <summary>Where a person's own pages for appraisal are.</summary>
public static class AppraisalLinks
{
    public const string Summary = "/appraisal";

    public const string Write = "/appraisal/write";

    /// <summary>Everything that they wrote for themselves, as a file.</summary>
    public const string Export = "/appraisal/mine.json";

    public static string Of(int year) => string.Create(CultureInfo.InvariantCulture, $"{Summary}?year={year}");

    public static string Change(Guid reflection) => $"{Write}?reflection={reflection}";

    public static string About(Guid summary) => $"{Write}?summary={summary}";
}
