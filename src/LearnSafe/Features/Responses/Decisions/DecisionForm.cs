using LearnSafe.Domain.Responses;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>The six steps, as they come from the page.</summary>
public sealed class DecisionForm
{
    /// <summary>Of what a line takes, in characters.</summary>
    public const int LongestLine = 200;

    private static readonly char[] Between = [' ', ',', ';', '\r', '\n', '\t'];

    public string? Safety { get; set; }

    public string? SafetyNote { get; set; }

    /// <summary>References of other records that the decision covers, as somebody typed them.</summary>
    public string? Others { get; set; }

    public List<string> Criteria { get; set; } = [];

    public string? Priority { get; set; }

    public string? LearningPotential { get; set; }

    public string? LearningWhy { get; set; }

    public string? SystemicRisk { get; set; }

    public string? RiskWhy { get; set; }

    public string? InequalityConsidered { get; set; }

    public string? InequalityNote { get; set; }

    public string? Outcome { get; set; }

    public string? Improvement { get; set; }

    public string? Method { get; set; }

    public string? Reason { get; set; }

    public DateParts DecidedOn { get; set; } = new(null, null, null);

    public string? DecidedWith { get; set; }

    public string? LeadId { get; set; }

    public string? EngagementLeadId { get; set; }

    public DateParts DueBy { get; set; } = new(null, null, null);

    public string? Complaint { get; set; }

    public string? Claim { get; set; }

    public string? Personnel { get; set; }

    public string? Safeguarding { get; set; }

    /// <summary>Every reference once, as it is written.</summary>
    public IReadOnlyList<string> References => [.. (Others ?? "").ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Every text, by the name of its field, with how long it may be.</summary>
    public IEnumerable<(string Field, string? Text, int Longest)> Typed() =>
    [
        (nameof(SafetyNote), SafetyNote, DecisionService.Longest), (nameof(Priority), Priority, LongestLine), (nameof(LearningWhy), LearningWhy, DecisionService.Longest),
        (nameof(RiskWhy), RiskWhy, DecisionService.Longest), (nameof(InequalityNote), InequalityNote, DecisionService.Longest), (nameof(Improvement), Improvement, LongestLine),
        (nameof(Reason), Reason, DecisionService.Longest), (nameof(DecidedWith), DecidedWith, LongestLine), (nameof(Complaint), Complaint, NotificationService.LongestReference),
        (nameof(Claim), Claim, NotificationService.LongestReference), (nameof(Personnel), Personnel, NotificationService.LongestReference), (nameof(Safeguarding), Safeguarding, NotificationService.LongestReference),
    ];

    /// <param name="criteria">Those that the page offered: others are left out.</param>
    public DecisionAnswers Answers(NationalCriteria criteria, DateOnly? decidedOn, DateOnly? dueBy) => new()
    {
        Safety = Choice<ImmediateSafety>(Safety),
        SafetyNote = SafetyNote,
        Criteria = [.. criteria.All.Select(criterion => criterion.Name).Where(Criteria.Contains)],
        Priority = Priority,
        LearningPotential = Choice<JudgedLevel>(LearningPotential),
        LearningWhy = LearningWhy,
        SystemicRisk = Choice<JudgedLevel>(SystemicRisk),
        RiskWhy = RiskWhy,
        InequalityConsidered = InequalityConsidered switch { "yes" => true, "no" => false, _ => null },
        InequalityNote = InequalityNote,
        Outcome = Choice<ResponseOutcome>(Outcome),
        Improvement = Improvement,
        Method = Method,
        LeadId = Guid.TryParse(LeadId, out var lead) ? lead : null,
        DecidedOn = decidedOn,
        DueBy = dueBy,
        Reason = Reason,
    };

    /// <summary>What belongs to an answer that was not chosen is left out.</summary>
    public DecisionTexts Texts() => new()
    {
        SafetyNote = SafetyNote,
        Priority = Priority,
        LearningWhy = LearningWhy,
        RiskWhy = RiskWhy,
        InequalityNote = InequalityNote,
        Improvement = Outcome == nameof(ResponseOutcome.LinkToImprovement) ? Improvement : null,
        Reason = Reason,
        DecidedWith = DecidedWith,
        Complaint = Complaint,
        Claim = Claim,
        Personnel = Personnel,
        Safeguarding = Safeguarding,
    };

    private static T? Choice<T>(string? value)
        where T : struct, Enum => Enum.GetValues<T>().Where(member => member.ToString() == value).Select(member => (T?)member).FirstOrDefault();
}
