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
    /// and patients are numbered. What followed from an earlier answer goes with it. Only an answer that the change gives counts:
    /// a program may send "today" without its date or "in your organisation" without its code, and then they stay away.
    /// </summary>
    /// <param name="today">The day it is in England.</param>
    public static EventAnswers Follow(EventAnswers before, EventAnswers after, OwnOrganisation own, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(own);
        return Numbered(before, FollowPlace(before, FollowDay(before, after, today), own));
    }

    /// <summary>Patients counted from 1 in their order, as a new record is sent out into the world.</summary>
    public static EventAnswers CountedFromOne(EventAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers with { Patients = [.. answers.Patients.Select((patient, index) => patient.With(AnswerCheck.PatientSequence, Text(index + 1)))] };
    }

    private static EventAnswers FollowDay(EventAnswers before, EventAnswers after, DateOnly today)
    {
        var (was, isNow) = (before.First(Today) == "y", after.First(Today) == "y");
        // Opened again tomorrow, yesterday's "today" is still yesterday.
        if (was == isNow) return after;
        if (!isNow) return (after.Date == before.First(TodaysDate) ? after.With(EventAnswers.DateQuestion) : after).With(TodaysDate);
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return after.With(TodaysDate, day).With(EventAnswers.DateQuestion, day);
    }

    private static EventAnswers FollowPlace(EventAnswers before, EventAnswers after, OwnOrganisation own)
    {
        var (was, isNow) = (IsOwn(before), IsOwn(after));
        if (was == isNow) return after;
        if (isNow) return after.With(Organisation, own.Code);
        return after.All(Organisation).SequenceEqual(before.All(Organisation), StringComparer.Ordinal) ? after.With(Organisation) : after;
    }

    private static bool IsOwn(EventAnswers answers) => answers.First("LocationKnown") == "y" || answers.First("LocationAtRisk") == "1";

    /// <summary>A number says who a patient is while a record is written by several people: it stays when another patient goes, and a new patient gets one that nobody had.</summary>
    private static EventAnswers Numbered(EventAnswers before, EventAnswers after)
    {
        var numbers = after.Patients.Select(Number).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (numbers.Count == after.Patients.Count) return after;
        var highest = before.Patients.Concat(after.Patients).Select(Number).Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0).DefaultIfEmpty().Max();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return after with { Patients = [.. after.Patients.Select(patient => Number(patient) is { } number && taken.Add(number) ? patient : patient.With(AnswerCheck.PatientSequence, Text(++highest)))] };
    }

    private static string? Number(AnswerSet patient) => patient.First(AnswerCheck.PatientSequence);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
