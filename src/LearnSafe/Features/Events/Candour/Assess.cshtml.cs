using System.Globalization;
using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Events.Candour;

/// <summary>Asks what decides whether the duty of candour applies to a record: first who is registered, where nobody has said, then the questions of their test.</summary>
public sealed class AssessModel(EventService events, CurrentPersonService people, CandourReading reading, CandourService service, CandourSettingsService settings, CandourRules rules, TimeProvider clock) : CandourPage(events, people, clock)
{
    private const int LongestName = 200;

    /// <summary>By name; from the settings where the address says nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Registered { get; set; }

    [BindProperty]
    public CandourAnswer? Activity { get; set; }

    [BindProperty]
    public CandourAnswer? Unintended { get; set; }

    [BindProperty]
    public CandourAnswer? Complication { get; set; }

    /// <summary>By the question's name.</summary>
    [BindProperty]
    public Dictionary<string, string?> Harm { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Days { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Lasts { get; set; } = [];

    [BindProperty]
    public string? OpinionBy { get; set; }

    [BindProperty]
    public string? OpinionRole { get; set; }

    [BindProperty]
    public DateParts OpinionOn { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Rationale { get; set; }

    /// <summary>How many assessments there were as the questions were shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public CandourRules Rules => rules;

    public CandourSettings Settings { get; private set; } = null!;

    /// <summary>Null while it is still to be said.</summary>
    public RegisteredPerson? Body { get; private set; }

    public HarmTest? Test { get; private set; }

    public string? Proposed => rules.Proposed(Person.CareSetting)?.Title;

    public IReadOnlyList<RadioItem> Bodies => [.. rules.RegisteredPeople.Select(person => new RadioItem(person.Name, person.Title, person.Hint))];

    public static IReadOnlyList<RadioItem> Answers(bool could) =>
    [
        .. new[] { new RadioItem("Yes", could ? "It appears so" : "Yes"), new RadioItem("Could", "It did not, but it could"), new RadioItem("No", "No"), new RadioItem("NotKnown", "Not known yet") }
            .Where(item => could || item.Value != "Could"),
    ];

    public string Activities => string.Join(", ", rules.Activities.Where(activity => Settings.Activities.Split(' ').Contains(activity.Name)).Select(activity => activity.Title.ToLowerInvariant()));

    private protected override bool MayOpen() => base.MayOpen() && Record.Event.WithdrawnAt is null;

    public async Task OnGetAsync()
    {
        await ShowAsync();
        Seen = (await reading.AssessmentsAsync(RecordId)).Count;
        ModelState.Clear();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        ModelState.Clear();
        if (Body is null) return Refused(nameof(Registered), "Select who is registered with CQC");
        var opinion = ReadOpinion();
        var harm = Test is null ? [] : ReadHarm(Test);
        if (Test is not null && Activity is null) ModelState.AddModelError(nameof(Activity), "Select whether it happened in a regulated activity, or that it is not known yet");
        if (Test is not null && Activity != CandourAnswer.No && Unintended is null) ModelState.AddModelError(nameof(Unintended), "Select whether the incident was unintended or unexpected, or that it is not known yet");
        if (!Judge(nameof(Rationale), Rationale, "Enter why you judge it so") || !ModelState.IsValid) return Refused();

        var judged = CandourTest.Judge(rules, new CandourAnswers(Body.Name, Activity ?? CandourAnswer.NotKnown, Unintended ?? CandourAnswer.NotKnown, OpinionBy is not null, harm, Today));
        var statement = new CandourStatement(
            Activity ?? CandourAnswer.NotKnown, Unintended ?? CandourAnswer.NotKnown, Complication ?? CandourAnswer.NotKnown, harm, OpinionBy, OpinionRole, opinion, Rationale!,
            [.. judged.Met.Select(limb => $"{limb.Title} ({limb.Paragraph})")], judged.Missing, CandourStatement.InWords(Test, Activity ?? CandourAnswer.NotKnown, Unintended ?? CandourAnswer.NotKnown, Complication ?? CandourAnswer.NotKnown, harm));
        return await service.AssessAsync(Person.Id, RecordId, Seen, rules.Version, Body.Name, statement, judged) switch
        {
            CandourOutcome.Done => Done($"It is assessed: {judged.Result.Title().ToLowerInvariant()}", CandourLinks.Record(RecordId)),
            CandourOutcome.Conflict => await ConflictAsync(),
            _ => Refused("", GoneNow),
        };
    }

    private async Task<IActionResult> ConflictAsync()
    {
        Seen = (await reading.AssessmentsAsync(RecordId)).Count;
        return Refused("", "Somebody else assessed it while you were writing. What you typed is still below: open the record in another tab to read theirs, then save again if you judge otherwise");
    }

    private async Task ShowAsync()
    {
        Settings = await settings.FindAsync(Record.Event.OrganisationId);
        Body = rules.Find(Registered) ?? (Registered is null ? rules.Find(Settings.RegisteredPerson) : null);
        Test = Body is null ? null : rules.TestFor(Body, Today);
    }

    private Dictionary<string, HarmAnswer> ReadHarm(HarmTest test)
    {
        Dictionary<string, HarmAnswer> read = [];
        foreach (var limb in test.Limbs)
        {
            foreach (var question in limb.Questions)
            {
                var answer = One(Harm, question.Name);
                if (answer is null && Activity != CandourAnswer.No && Unintended != CandourAnswer.No) ModelState.AddModelError($"Harm[{question.Name}]", $"Answer “{question.Ask}”, or select that it is not known yet");
                if (answer == CandourAnswer.Could && !limb.CouldCounts) ModelState.AddModelError($"Harm[{question.Name}]", "Select one of the answers");
                read[question.Name] = new HarmAnswer(answer ?? CandourAnswer.NotKnown, answer == CandourAnswer.Yes ? ReadDays(question) : null, answer == CandourAnswer.Yes ? One(Lasts, question.Name) ?? CandourAnswer.NotKnown : CandourAnswer.NotKnown);
            }
        }

        return read;
    }

    private int? ReadDays(HarmQuestion question)
    {
        if (question.LeastDays is null || !Days.TryGetValue(question.Name, out var typed) || string.IsNullOrWhiteSpace(typed)) return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 40_000) return days;
        ModelState.AddModelError($"Days[{question.Name}]", "The number of days must be a whole number, like 12");
        return null;
    }

    private DateOnly? ReadOpinion()
    {
        (OpinionBy, OpinionRole) = (string.IsNullOrWhiteSpace(OpinionBy) ? null : OpinionBy.Trim(), string.IsNullOrWhiteSpace(OpinionRole) ? null : OpinionRole.Trim());
        if (OpinionBy is null && OpinionRole is null && OpinionOn.IsEmpty) return null;
        if (OpinionBy is null) ModelState.AddModelError(nameof(OpinionBy), "Enter the name of the healthcare professional whose opinion it is");
        if (OpinionRole is null) ModelState.AddModelError(nameof(OpinionRole), "Enter their role");
        if (OpinionBy?.Length > LongestName) ModelState.AddModelError(nameof(OpinionBy), "The name must be 200 characters or fewer");
        if (OpinionRole?.Length > LongestName) ModelState.AddModelError(nameof(OpinionRole), "The role must be 200 characters or fewer");
        return ReadDay(nameof(OpinionOn), OpinionOn, "The day of the opinion");
    }

    private static CandourAnswer? One(Dictionary<string, string?> said, string name) =>
        said.GetValueOrDefault(name) switch { "Yes" => CandourAnswer.Yes, "No" => CandourAnswer.No, "Could" => CandourAnswer.Could, "NotKnown" => CandourAnswer.NotKnown, _ => null };
}
