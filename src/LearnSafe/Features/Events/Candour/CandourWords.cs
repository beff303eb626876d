using LearnSafe.Domain.Candour;
using LearnSafe.Domain.Governance;
using LearnSafe.Domain.Nhs;

namespace LearnSafe.Features.Events.Candour;

/// <summary>The duty of candour in words.</summary>
internal static class CandourWords
{
    /// <summary>What the law says of time, beside every target.</summary>
    public const string Law = "The law sets no number of days: it says as soon as reasonably practicable. The dates here are your organisation's target, not law.";

    public static string Title(this CandourResult result) => result switch
    {
        CandourResult.Notifiable => "Notifiable",
        CandourResult.OpennessApplies => "Not notifiable, openness applies",
        CandourResult.ProfessionalDuty => "Professional duty",
        _ => "Cannot be said yet",
    };

    public static string Colour(this CandourResult result) => result switch
    {
        CandourResult.Notifiable => "red",
        CandourResult.OpennessApplies => "blue",
        CandourResult.ProfessionalDuty => "aqua-green",
        _ => "yellow",
    };

    public static string Sentence(this CandourResult result) => result switch
    {
        CandourResult.Notifiable => "The statutory duty of candour asks you to tell the person, as soon as reasonably practicable: in person, with an apology and support, and then in writing.",
        CandourResult.OpennessApplies => "The threshold for a notification by law is not met. You still act in an open and transparent way (regulation 20(1)), and the professional duty holds: tell the patient, say sorry, put it right.",
        CandourResult.ProfessionalDuty => "The statutory duty is not engaged here. The professional duty of your regulator is, whatever the harm: tell the patient, say sorry, offer a remedy and explain the effects. Terms of a contract may ask for more.",
        _ => "Something that decides is not known yet. Ask for it, and assess again.",
    };

    public static string Title(this ActsFor why) => why switch
    {
        ActsFor.Died => "Somebody who lawfully acts for them: the patient died",
        ActsFor.Under16 => "Somebody who lawfully acts for them: under 16 and not competent to decide",
        ActsFor.LacksCapacity => "Somebody who lawfully acts for them: 16 or over, and lacks capacity for this",
        _ => "The patient",
    };

    public static string Title(this CandourStep step) => step switch
    {
        CandourStep.Told => "Tell them in person",
        CandourStep.Written => "Write to them",
        _ => "Give the results of enquiries",
    };

    public static string Title(this CandourStepKind kind) => kind switch
    {
        CandourStepKind.Told => "Told in person",
        CandourStepKind.Support => "Support offered",
        CandourStepKind.Attempt => "Attempt to reach them",
        CandourStepKind.Written => "Told in writing",
        CandourStepKind.Results => "Results of enquiries given",
        CandourStepKind.Correspondence => "Correspondence kept",
        CandourStepKind.Closed => "Closed",
        _ => "Opened again",
    };

    public static string Word(CandourAnswer answer) => answer switch
    {
        CandourAnswer.Yes => "Yes",
        CandourAnswer.No => "No",
        CandourAnswer.Could => "It could",
        _ => "Not known yet",
    };

    /// <summary>"27 days so far, likely to last".</summary>
    public static string Word(HarmAnswer answer, HarmQuestion question)
    {
        var said = Word(answer.Answer);
        if (question.LeastDays is not { } least || answer.Answer != CandourAnswer.Yes) return said;
        if (answer.Days is { } days) said += FormattableString.Invariant($", for {days} days so far");
        return answer.LikelyToLast switch
        {
            CandourAnswer.Yes => FormattableString.Invariant($"{said}, likely to last {least} days"),
            CandourAnswer.No => FormattableString.Invariant($"{said}, not likely to last {least} days"),
            CandourAnswer.Could => FormattableString.Invariant($"{said}, could last {least} days"),
            _ => said,
        };
    }

    /// <summary>What is missing, as it reads after "Still to be answered:".</summary>
    public static string Missing(CandourRules rules, string name) => name switch
    {
        CandourTest.RegisteredPerson => "who is registered with CQC",
        CandourTest.RegulatedActivity => "whether it happened in a regulated activity",
        CandourTest.Unintended => "whether the incident was unintended or unexpected",
        CandourTest.Opinion => "the opinion of a healthcare professional",
        _ => rules.Tests.SelectMany(test => test.Questions).FirstOrDefault(question => question.Name == name)?.Ask is { } ask ? char.ToLowerInvariant(ask[0]) + ask[1..] : name,
    };

    public static string Source(string source, RuleStatus status) => status == RuleStatus.Verified ? $"Source: {source}" : $"Source: {source} {(status == RuleStatus.Proposed ? "A proposal of ours." : "Not checked against the present text.")}";

    /// <summary>How a step stands, for a tag.</summary>
    public static (string Text, string Colour) Stage(CandourStepState step, DateOnly today) => step switch
    {
        { On: not null } => ("Done", "green"),
        { Needed: false } => ("Not asked for", "grey"),
        _ when step.IsOverdue(today) => ("Past its target", "red"),
        _ => ("To do", "yellow"),
    };
}
