using System.Globalization;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Domain.Lfpse;

/// <summary>The organisation that the reporter acts for, as far as answers follow from it.</summary>
/// <param name="Code">Its ODS code.</param>
/// <param name="DataSharingOptOut">From the organisation's settings.</param>
public sealed record OwnOrganisation(string Code, CareSetting? CareSetting, bool DataSharingOptOut);

/// <summary>The answers that nobody is asked for because they are known.</summary>
public static class SystemAnswers
{
    private const string Today = "IncidentOccurredToday";
    private const string TodaysDate = "TodaysDate";
    private const string Organisation = "Organisation";

    /// <summary>What a new record of a member of staff begins with: their organisation, its usual place and service (where the form of the type asks for them), and who reports.</summary>
    public static EventAnswers Begin(FormRules rules, EventType type, OwnOrganisation own)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(own);
        var answers = new EventAnswers { TaxonomyVersion = rules.TaxonomyVersion, Type = type }
            .With("ReporterType", "3")
            .With("ReporterOrganisation", own.Code)
            .With("FromOnlineForms", "true")
            .With("IsAnonymous", "false")
            .With("DataSharingOptOut", own.DataSharingOptOut ? "true" : "false");
        HashSet<string> onPages = [.. rules.Forms[type].Pages.SelectMany(page => page.Questions).Select(question => question.Question)];
        if (onPages.Contains("LocationKnown")) answers = answers.With("LocationKnown", "y").With(Organisation, own.Code);
        if (own.CareSetting is not { } setting) return answers;
        if (onPages.Contains("LocationWithinService")) answers = answers.With("LocationWithinService", setting.LocationWithinServiceCode());
        if (onPages.Contains("ServiceArea")) answers = answers.With("ServiceArea", setting.ServiceAreaCode());
        return answers;
    }

    /// <summary>
    /// What follows from a change: "today" is fixed to the date it was answered on, "in your organisation" to that organisation,
    /// and patients are numbered. What followed from an earlier answer goes with it.
    /// </summary>
    /// <param name="today">The day it is in England.</param>
    public static EventAnswers Follow(EventAnswers before, EventAnswers after, OwnOrganisation own, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(own);
        return Numbered(FollowPlace(before, FollowDay(before, after, today), own));
    }

    private static EventAnswers FollowDay(EventAnswers before, EventAnswers after, DateOnly today)
    {
        if (after.First(Today) == "y")
        {
            // Opened again tomorrow, yesterday's "today" is still yesterday.
            if (before.First(Today) == "y" && after.First(TodaysDate) is not null) return after;
            var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return after.With(TodaysDate, day).With(EventAnswers.DateQuestion, day);
        }

        if (before.First(Today) != "y") return after;
        return (after.Date == before.First(TodaysDate) ? after.With(EventAnswers.DateQuestion) : after).With(TodaysDate);
    }

    private static EventAnswers FollowPlace(EventAnswers before, EventAnswers after, OwnOrganisation own)
    {
        if (IsOwn(after)) return IsOwn(before) && after.First(Organisation) is not null ? after : after.With(Organisation, own.Code);
        return IsOwn(before) && after.All(Organisation).SequenceEqual(before.All(Organisation)) ? after.With(Organisation) : after;
    }

    private static bool IsOwn(EventAnswers answers) => answers.First("LocationKnown") == "y" || answers.First("LocationAtRisk") == "1";

    private static EventAnswers Numbered(EventAnswers answers)
    {
        var numbers = answers.Patients.Select(patient => patient.First(AnswerCheck.PatientSequence)).ToHashSet(StringComparer.Ordinal);
        if (numbers.Count == answers.Patients.Count && !numbers.Contains(null)) return answers;
        return answers with
        {
            Patients = [.. answers.Patients.Select((patient, index) => patient.With(AnswerCheck.PatientSequence, (index + 1).ToString(CultureInfo.InvariantCulture)))],
        };
    }
}
