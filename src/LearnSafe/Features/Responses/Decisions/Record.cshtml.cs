using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Review;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Responses.Decisions;

/// <summary>The six steps in which it is decided how to respond to a record; before them, what was decided already.</summary>
public sealed class RecordModel(
    EventService events, CurrentPersonService people, DecisionService decisions, DecisionReading reading, DatedVersions<NationalCriteria> criteria, ReviewSigns signs, TimeProvider clock) : ReviewPage(events, people)
{
    private const string FormName = nameof(Form);

    [BindProperty]
    public DecisionForm Form { get; set; } = new();

    /// <summary>Chosen when the page is shown, so that sent twice it is one decision.</summary>
    [BindProperty]
    public Guid Decision { get; set; }

    /// <summary>The end of the history when the page was shown.</summary>
    [BindProperty]
    public long Seen { get; set; }

    [BindProperty]
    public int CriteriaVersion { get; set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ReadableDecision> Past { get; private set; } = [];

    public NationalCriteria Criteria { get; private set; } = null!;

    public DatedVersions<NationalCriteria> AllCriteria => criteria;

    /// <summary>Review signs of the record that point to the national table.</summary>
    public IReadOnlyList<ReviewSign> Noticed { get; private set; } = [];

    /// <summary>Names of criteria that may apply.</summary>
    public IReadOnlyList<string> Prompted { get; private set; } = [];

    public IReadOnlyList<SelectItem> Leads { get; private set; } = [];

    public IReadOnlyList<SelectItem> EngagementLeads { get; private set; } = [];

    /// <summary>Whether the six steps are shown.</summary>
    public bool Deciding { get; private set; }

    public DateOnly Today => UkTime.Today(clock);

    /// <summary>Withdrawn and erased records are read and not decided about.</summary>
    public bool IsOpen => Record.Event.WithdrawnAt is null && !Record.Erased;

    private protected override bool MayOpen() => DecisionAccess.MayDecide(Person, Record.Event);

    public async Task OnGetAsync(bool again)
    {
        Past = await reading.OfRecordAsync(Person, RecordId);
        Deciding = IsOpen && (again || Past.Count == 0);
        (Decision, Seen, CriteriaVersion) = (Guid.CreateVersion7(), await reading.SeenAsync(), criteria.On(Today).Version);
        Form.DecidedOn = Days.Parts(Today);
        if (Past is [var last, ..]) Form.Others = string.Join(' ', last.Records.Where(record => record.Id != RecordId && !record.Withdrawn).Select(record => record.Reference));
        await ShowAsync([RecordId]);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Past = await reading.OfRecordAsync(Person, RecordId);
        // What somebody typed is shown once more, whatever became of the record meanwhile.
        Deciding = true;
        if (criteria.Find(CriteriaVersion) is null) CriteriaVersion = criteria.On(Today).Version;
        if (Decision == Guid.Empty) Decision = Guid.CreateVersion7();
        var records = await RecordsAsync();
        await ShowAsync(records);
        if (!IsOpen) return Gone();
        var decidedOn = Days.Read(ModelState, Name(nameof(Form.DecidedOn)), Form.DecidedOn, "The day of the decision", Today, DateLimit.None);
        var dueBy = Form.DueBy.IsEmpty ? null : Days.Read(ModelState, Name(nameof(Form.DueBy)), Form.DueBy, "The day by which it is due", Today, DateLimit.None);
        var answers = Form.Answers(Criteria, decidedOn, dueBy);
        var engagementLead = Judge(answers);
        if (!ModelState.IsValid) return Refused();
        var decision = new NewDecision(Decision, Record.Event.OrganisationId, records, Seen, Past.Select(known => (Guid?)known.Row.Id).FirstOrDefault(known => known != Decision), CriteriaVersion, answers, engagementLead, Form.Texts());
        return await decisions.DecideAsync(Person, decision) switch
        {
            ReviewOutcome.Done => Done("It is decided, and whoever told us can see what happens now", DecisionLinks.Decision(Decision)),
            ReviewOutcome.Conflict => await ConflictAsync(),
            _ => Gone(),
        };
    }

    /// <summary>The record itself, and those whose references were typed.</summary>
    private async Task<IReadOnlyList<Guid>> RecordsAsync()
    {
        List<string> others = [.. Form.References.Where(reference => reference != Record.Event.Reference)];
        if (others.Count >= DecisionService.MostRecords)
        {
            ModelState.AddModelError(Name(nameof(Form.Others)), FormattableString.Invariant($"A decision covers {DecisionService.MostRecords} records at most"));
            return [RecordId];
        }

        var (found, unknown) = await reading.RecordsAsync(Person, Record.Event.OrganisationId, others);
        // Whether it is not there or not theirs to read is not told apart.
        if (unknown.Count > 0) ModelState.AddModelError(Name(nameof(Form.Others)), $"There is no record {(unknown[0].Length > 20 ? unknown[0][..20] : unknown[0])} here. Check the reference");
        else if (found.FirstOrDefault(record => record.WithdrawnAt is not null) is { } withdrawn) ModelState.AddModelError(Name(nameof(Form.Others)), $"{withdrawn.Reference} was withdrawn and cannot be decided about");
        return [RecordId, .. found.Select(record => record.Id)];
    }

    /// <returns>The engagement lead.</returns>
    private Guid? Judge(DecisionAnswers answers)
    {
        foreach (var fault in DecisionCheck.Faults(answers, Today)) ModelState.AddModelError(Name(fault.Field), fault.Message);
        foreach (var (field, text, longest) in Form.Typed())
        {
            if (ThreadText.Fault(text, null, longest, KeepText, out var found) is { } fault) ModelState.AddModelError(Name(field), fault);
            if (found) AsksToKeep = Name(field);
        }

        if (Form.LeadId is not null && Leads.All(item => item.Value != Form.LeadId)) ModelState.AddModelError(Name(nameof(Form.LeadId)), "Select somebody from the list");
        if (Form.EngagementLeadId is null) return null;
        if (EngagementLeads.Any(item => item.Value == Form.EngagementLeadId)) return Guid.Parse(Form.EngagementLeadId);
        ModelState.AddModelError(Name(nameof(Form.EngagementLeadId)), "Select somebody from the list");
        return null;
    }

    /// <summary>What was typed stays. Sent once more, it looks at the other decision again.</summary>
    private async Task<PageResult> ConflictAsync()
    {
        (Past, Seen) = (await reading.OfRecordAsync(Person, RecordId), await reading.SeenAsync());
        ModelState.Remove(nameof(Seen));
        var where = Past.Count == 0 ? "about one of these records" : "about this record";
        return Refused("", $"Somebody else decided {where} meanwhile. What you wrote is still below. Read their decision first; if you decide once more, yours follows theirs and theirs stays readable");
    }

    private PageResult Gone() => Refused("", "A record was withdrawn or erased meanwhile, so nothing was kept. What you wrote is still below");

    private async Task ShowAsync(IReadOnlyList<Guid> records)
    {
        Criteria = criteria.Find(CriteriaVersion)!;
        Noticed = Record.Erased ? [] : [.. signs.SeenIn(Record.Answers).Where(sign => sign.Kind == SignKind.NationalCriterion)];
        Prompted = [.. Criteria.PromptedBy([.. Noticed.Select(sign => sign.Name)]).Select(criterion => criterion.Name)];
        if (!Deciding) return;
        Leads = Items(await reading.HoldersAsync(Permission.LeadResponses, Record.Event.OrganisationId, records));
        EngagementLeads = Items(await reading.HoldersAsync(Permission.EngagePeople, Record.Event.OrganisationId, records));
    }

    private IReadOnlyList<SelectItem> Items(IReadOnlyList<(Guid Id, string Name)> found) =>
        [new SelectItem("", "Nobody yet"), .. found.Select(one => new SelectItem(one.Id.ToString(), one.Id == Person.Id ? $"{one.Name} (you)" : one.Name))];

    private static string Name(string field) => $"{FormName}.{field}";
}
