using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.Insight.Export;

/// <summary>A record as whoever takes it along may read it.</summary>
/// <param name="IsOwn">Whether they read it in full; else there are months for days, released wording for text and no answer but what is seen across organisations.</param>
/// <param name="Id">What it is called outside its organisation where it is not their own.</param>
/// <param name="Answers">Without what they may not see.</param>
/// <param name="Texts">Its free text, or the wording that is released.</param>
internal sealed record ExportedRecord(
    bool IsOwn, Guid Id, PatientSafetyEvent Event, int Revision, DateTime RevisedAt, DateTime? ReviewedAt, DateTime? FeedbackAt, InsightPlace? Place, EventAnswers Answers, IReadOnlyList<ReleasableText> Texts)
{
    /// <summary>As exactly as it is known, and no more exactly than the month where the record is not their own.</summary>
    public string? Occurred => Event.OccurredOn is { } day && Event.OccurredPrecision >= 4 ? Iso(day)[..Math.Min(Event.OccurredPrecision, IsOwn ? 10 : 7)] : null;

    public string? DateKnown => Event.OccurredPrecision switch { >= 10 => "day", >= 7 => "month", >= 4 => "year", _ => null };

    /// <summary>A day by the clock in England, or its month.</summary>
    public string? Day(DateTime? utc) => utc is { } known ? Iso(DateOnly.FromDateTime(UkTime.FromUtc(known)))[..(IsOwn ? 10 : 7)] : null;

    public string? Text(bool isDescription) => string.Join("\n\n", Texts.Where(text => text.Question == EventAnswers.DescriptionQuestion == isDescription).Select(text => text.Text)) is { Length: > 0 } joined ? joined : null;

    /// <summary>The codes of a question, of all patients where it is about them.</summary>
    public IReadOnlyList<string> Codes(string question) => !Answers.Patients.Any(patient => patient.Has(question)) ? Answers.Values[question]
        : [.. Answers.Values[question].Concat(Answers.Patients.SelectMany(patient => patient[question])).Distinct(StringComparer.Ordinal)];

    /// <summary>As <see cref="InsightSchema.AgeBand"/> has them.</summary>
    public IReadOnlyList<string> AgeBandCodes() =>
        [.. Answers.Patients.Select(patient => patient.First(PatientAge.Question)).OfType<string>().Select(AgeBands.Of).OfType<string>().Distinct(StringComparer.Ordinal).Select(band => AgeBands.All.Index().First(one => one.Item == band).Index).Order().Select(Number)];

    public static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
