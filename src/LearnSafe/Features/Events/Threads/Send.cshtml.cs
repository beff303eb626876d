using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Records;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Settings;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Mail;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events.Threads;

/// <summary>Sends a record to another organisation: whom to ask, what to ask, and the wording that goes along.</summary>
public sealed class SendModel(
    EventService events, CurrentPersonService people, ThreadService threads, ThreadReading reading, ReleaseService release, OrganisationService organisations,
    OrganisationDirectory directory, OrganisationSettingsService settings, LfpseContent lfpse, TimeProvider clock) : RecordPage(events, people)
{
    /// <summary>Working days that the other side is given.</summary>
    private static readonly int[] Periods = [5, 10, 20, 40];

    private const int LongestName = 100;

    private WorkingWeek? week;

    [BindProperty]
    public Guid Thread { get; set; }

    [BindProperty]
    public int Expected { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public List<string?> Wording { get; set; } = [];

    [BindProperty]
    public int Within { get; set; } = 20;

    [BindProperty]
    public bool Confirmed { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>Null until one is chosen.</summary>
    public Organisation? To { get; private set; }

    /// <summary>An organisation that is not on the installation is asked: it gets a link.</summary>
    public bool Outside { get; private set; }

    [BindProperty]
    public string? OutsideName { get; set; }

    [BindProperty]
    public string? OutsideAddress { get; set; }

    /// <summary>The link, where no mail leaves.</summary>
    public string? Link { get; private set; }

    public string Receiver => To?.Name ?? "an organisation that does not use LearnSafe";

    public string? Typed { get; private set; }

    public IReadOnlyList<NamedOrganisation> Found { get; private set; } = [];

    public IReadOnlyList<WordingField> Fields { get; private set; } = [];

    /// <summary>The coded answers that go along.</summary>
    public IReadOnlyList<RecordCard> Cards { get; private set; } = [];

    public IReadOnlyList<RadioItem> Days { get; private set; } = [];

    public bool AsksToKeep { get; private set; }

    private protected override bool MayOpen() => ThreadAccess.MaySend(Person, Record.Event);

    public async Task<IActionResult> OnGetAsync(string? organisation, string? find, bool outside)
    {
        await ChooseAsync(organisation, outside);
        if (To is null && !Outside)
        {
            this.RefuseEmptySearch("find", "Enter a name or an ODS code");
            Typed = find ?? organisation;
            Found = [.. (await directory.SearchAsync(Typed ?? "", 20)).Where(known => !known.Closed && known.Code != Person.OrganisationCode)];
            return Page();
        }

        Thread = Guid.CreateVersion7();
        Fields = [.. Texts().Select(text => new WordingField(Label(text), text.Text, Proposal(text.Text)))];
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? organisation, bool outside)
    {
        await ChooseAsync(organisation, outside);
        if (To is null && !Outside) return Redirect(ThreadLinks.Send(RecordId));
        var texts = Texts();
        var changed = Expected != Record.Event.CurrentRevision || Wording.Count != texts.Count;
        if (changed)
        {
            ModelState.AddModelError("", "Somebody changed this record while you were reading it. Read what goes along once more");
            Fields = [.. texts.Select(text => new WordingField(Label(text), text.Text, Proposal(text.Text)))];
            for (var index = 0; index < Wording.Count; index++) ModelState.Remove($"Wording[{index}]");
            ModelState.Remove(nameof(Expected));
            return await RefusedAsync();
        }

        Judge(texts);
        if (!ModelState.IsValid) return await RefusedAsync();
        var wording = texts.Index().Where(one => !string.IsNullOrWhiteSpace(Wording[one.Index])).Select(one => new ReleasedText(one.Item.Question, one.Item.Patient, Wording[one.Index]!)).ToList();
        var answerBy = (await WeekAsync()).After(UkTime.Today(clock), Within);
        (var status, Link) = await threads.SendAsync(Person, RecordId, new NewThread(Thread, Expected, To?.Id, Question!, wording, answerBy, Outside ? new OutsideReceiver(OutsideName!, OutsideAddress!) : null));
        if (Link is not null) return Page();
        if (status == ChangeStatus.Done)
        {
            TempData.Say($"Sent to {To?.Name ?? OutsideName}. We asked for an answer by {UkTime.Text(answerBy)}");
            return Redirect(ThreadLinks.Thread(Thread));
        }

        ModelState.AddModelError("", status == ChangeStatus.OrganisationClosed ? $"{Receiver} is closed and cannot be asked" : "Somebody changed this record while you were reading it. Open it once more");
        return await RefusedAsync();
    }

    private void Judge(IReadOnlyList<ReleasableText> texts)
    {
        if (Thread == Guid.Empty) Thread = Guid.CreateVersion7();
        Say(nameof(Question), ThreadText.Fault(Question, "Enter what you ask", ThreadService.Longest, KeepText, out var found));
        if (Outside)
        {
            Say(nameof(OutsideName), ThreadText.Fault(OutsideName, "Enter the name of the organisation", LongestName, KeepText, out var inName));
            found |= inName;
            if (!MailService.IsAddress(OutsideAddress)) Say(nameof(OutsideAddress), "Enter an email address like patient.safety@trust.example");
        }

        Fields =
        [
            .. texts.Select((text, index) =>
            {
                var fault = ThreadText.Fault(Wording[index], null, ReleaseService.Longest, KeepText, out var inWording);
                found |= inWording;
                Say($"Wording[{index}]", fault);
                return new WordingField(Label(text), text.Text, Wording[index] ?? "");
            }),
        ];
        AsksToKeep = found;
        if (!Periods.Contains(Within)) Say(nameof(Within), "Select by when you ask for an answer");
        if (!Confirmed) Say(nameof(Confirmed), "Confirm that you have read all of it");
    }

    private void Say(string field, string? fault)
    {
        if (fault is not null) ModelState.AddModelError(field, fault);
    }

    /// <summary>An organisation that works, and is not one's own.</summary>
    private async Task ChooseAsync(string? code, bool outside)
    {
        Outside = outside && Record.Event.WithdrawnAt is null && !Record.Erased;
        if (Outside || code is null || code == Person.OrganisationCode || Record.Event.WithdrawnAt is not null || Record.Erased) return;
        if (await organisations.FindAsync(code) is { } found && !found.IsClosed(UkTime.Today(clock))) To = found;
    }

    private async Task ShowAsync()
    {
        Cards = await reading.CardsAsync(Record.Answers, []);
        var (working, today) = (await WeekAsync(), UkTime.Today(clock));
        Days = [.. Periods.Select(days => new RadioItem(days.ToString(CultureInfo.InvariantCulture), $"By {UkTime.TextWithWeekday(working.After(today, days))}", FormattableString.Invariant($"In {days} working days")))];
    }

    private async Task<WorkingWeek> WeekAsync() => week ??= await settings.WorkingWeekAsync(Person.OrganisationId);

    private async Task<PageResult> RefusedAsync()
    {
        await ShowAsync();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private IReadOnlyList<ReleasableText> Texts() => release.Texts(Record.Answers);

    private static string Proposal(string text) => ReleaseCheck.Propose(text).Text;

    private string Label(ReleasableText text) =>
        new QuestionLabels(lfpse, Record.Event.TaxonomyVersion, Record.Event.Type).Of(text.Question, Record.Answers.Patients.Count > 1 ? text.Patient : null);
}
