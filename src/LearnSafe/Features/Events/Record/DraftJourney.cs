using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;

namespace LearnSafe.Features.Events.Record;

/// <summary>Leads through the pages of a record that is being written, or of a revision.</summary>
public sealed class DraftJourney(DraftService drafts, EventService events, QuestionPages pages, LfpseContent lfpse)
{
    /// <summary>In the address of a page that was opened from the check of all answers: it leads back there.</summary>
    public const string ToCheck = "check";

    /// <summary>The first page of a new record. Nothing is kept until it is sent.</summary>
    public async Task<JourneyAnswer> BeginAsync(CurrentPerson person, EventType type)
    {
        var (form, step) = New(person, type);
        return new JourneyAnswer(await pages.ShowAsync(form, NewFrame(type, step, Guid.CreateVersion7())));
    }

    /// <summary>Keeps the first page as a draft and goes on.</summary>
    public async Task<JourneyAnswer> CreateAsync(CurrentPerson person, EventType type, FieldValues posted)
    {
        if (!Guid.TryParse(posted.First("draft"), out var id)) return JourneyAnswer.NotFound;
        var (form, step) = New(person, type);
        var later = Pressed.Of(posted).Press == "later";
        var judged = await pages.JudgeAsync(form, NewFrame(type, step, id), posted, person, [], null, !later);
        var saved = await drafts.CreateAsync(person, new DraftOrigin(id), new DraftContent(judged.Sent.Answers, judged.Sent.Number, judged.Kept, GoesOnAt(judged, step, later, null)));
        if (saved.Draft is not { } draft) return await GoneAsync(person, id);
        if (saved.Status == DraftSaveStatus.Conflict) return await ConflictAsync(draft, step, judged.Sent, null);
        // From here on it is the draft's own page.
        if (judged.Between is { } between) return new JourneyAnswer(Frame(draft, step, null) with { Groups = between.Groups, Faults = between.Faults, Title = between.Title, Carried = between.Carried, Findings = between.Findings });
        return Onward(draft, step, later, null);
    }

    public async Task<JourneyAnswer> ShowAsync(CurrentPerson person, Guid id, string path, string? to)
    {
        if (await drafts.FindAsync(person, id) is not { } draft) return await GoneAsync(person, id);
        if (Steps(draft.Answers, draft.Draft.NumberOfPatients).Find(path) is not { } step) return JourneyAnswer.NotFound;
        return new JourneyAnswer(await pages.ShowAsync(Form(draft, step), Frame(draft, step, to)));
    }

    /// <summary>Keeps what was sent from a page, and says what comes next.</summary>
    public async Task<JourneyAnswer> SendAsync(CurrentPerson person, Guid id, string path, string? to, FieldValues posted)
    {
        if (await drafts.FindAsync(person, id) is not { } draft) return await GoneAsync(person, id);
        if (Steps(draft.Answers, draft.Draft.NumberOfPatients).Find(path) is not { } step) return JourneyAnswer.NotFound;
        var pressed = Pressed.Of(posted);
        if (pressed.Press == "remove" && step.Patient is { } gone) return await RemovePatientAsync(person, draft, gone, pressed.Version, to);
        var recorded = draft.Draft is { EventId: { } record, BaseRevision: { } revision } ? (await events.FindRevisionAsync(person.OrganisationId, record, revision))?.Answers : null;
        var judged = await pages.JudgeAsync(Form(draft, step), Frame(draft, step, to), posted, person, draft.Kept, recorded, pressed.Press != "later");
        // What would take answers away is not kept before it is agreed.
        if (judged.Between is { Removed.Count: > 0 } removal) return new JourneyAnswer(removal with { Hidden = [("version", pressed.Version.ToString(CultureInfo.InvariantCulture))] });
        var saved = await drafts.SaveAsync(person, id, pressed.Version, new DraftContent(judged.Sent.Answers, judged.Sent.Number, judged.Kept, GoesOnAt(judged, step, pressed.Press is "later" or "add", to)));
        if (saved.Draft is not { } now) return await GoneAsync(person, id);
        if (saved.Status == DraftSaveStatus.Conflict) return await ConflictAsync(now, step, judged.Sent, to);
        if (judged.Between is { } between) return new JourneyAnswer(between with { Hidden = Frame(now, step, to).Hidden });
        return pressed.Press == "add" ? await AddPatientAsync(person, now, to) : Onward(now, step, pressed.Press == "later", to);
    }

    /// <summary>A draft that is not there any more: submitted, it leads to the record; else there is nothing.</summary>
    public async Task<JourneyAnswer> GoneAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        return await events.FindAsync(person.OrganisationId, id) is { } record && EventAccess.MayRead(person, record.Event)
            ? JourneyAnswer.GoTo(RecordLinks.Record(id), "You have recorded this event. To change it, use the links on this page")
            : JourneyAnswer.NotFound;
    }

    public RecordSteps Steps(EventAnswers answers, int? number)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new RecordSteps(lfpse.FormRules[answers.TaxonomyVersion], answers, number);
    }

    private (AskedForm Form, RecordStep Step) New(CurrentPerson person, EventType type)
    {
        var rules = lfpse.FormRules[lfpse.Current.Version];
        var answers = SystemAnswers.Begin(rules, type, QuestionPages.OwnOf(person));
        var step = new RecordSteps(rules, answers, null).All[0];
        return (pages.Form(answers, null, step.Page.Questions, 0), step);
    }

    private AskedForm Form(OwnDraft draft, RecordStep step)
    {
        // A patient's page holds the patient's questions alone.
        var questions = step.Patient is null ? step.Page.Questions : [.. step.Page.Questions.Where(IsAboutPatient)];
        return pages.Form(draft.Answers, draft.Draft.NumberOfPatients, questions, (step.Patient ?? 1) - 1);

        bool IsAboutPatient(FormQuestion question) =>
            lfpse.Taxonomies[draft.Answers.TaxonomyVersion] is var taxonomy && taxonomy.Element(question.Question) is { } element && taxonomy.Section(element.Section)!.Repeats;
    }

    private static AskView NewFrame(EventType type, RecordStep step, Guid id) => new()
    {
        Title = step.Page.Title,
        Caption = TypeWords.Caption(type),
        BackHref = EventLinks.Start,
        Action = EventLinks.New(type),
        Hidden = [("draft", id.ToString())],
        Buttons = Buttons(null),
    };

    private AskView Frame(OwnDraft draft, RecordStep step, string? to)
    {
        var steps = Steps(draft.Answers, draft.Draft.NumberOfPatients);
        var back = to == ToCheck ? EventLinks.Check(draft.Id) : steps.Before(step) is { } before ? EventLinks.Page(draft.Id, before.Path) : draft.IsRevision ? EventLinks.Check(draft.Id) : EventLinks.Start;
        var isLast = step.Patient is not null && step.Patient == draft.Draft.NumberOfPatients;
        return new AskView
        {
            Title = step.Patient is { } number ? string.Create(CultureInfo.InvariantCulture, $"Patient {number} of {draft.Draft.NumberOfPatients}") : step.Page.Title,
            Caption = draft.IsRevision ? "Change a record" : TypeWords.Caption(draft.Answers.Type),
            BackHref = back,
            Action = EventLinks.Page(draft.Id, step.Path) + (to == ToCheck ? "?to=" + ToCheck : ""),
            Hidden = [("version", draft.Draft.Version.ToString(CultureInfo.InvariantCulture))],
            Buttons = Buttons(step.Patient, isLast && step.Patient < PatientCount.Most),
        };
    }

    private static AskButton[] Buttons(int? patient, bool mayAdd = false) =>
    [
        new("Continue"),
        .. mayAdd ? [new AskButton("Add another patient", "add", "secondary")] : Array.Empty<AskButton>(),
        new("Save and come back later", "later", "secondary"),
        .. patient is null ? Array.Empty<AskButton>() : [new AskButton("Remove this patient", "remove", "link")],
    ];

    /// <summary>A draft that is opened again opens where its author would have come to next.</summary>
    private string GoesOnAt(JudgedPage judged, RecordStep step, bool stays, string? to)
    {
        if (judged.Between is not null || stays) return step.Path;
        return to == ToCheck ? ToCheck : Steps(judged.Sent.Answers, judged.Sent.Number).After(step)?.Path ?? ToCheck;
    }

    private JourneyAnswer Onward(OwnDraft draft, RecordStep step, bool later, string? to)
    {
        if (later) return JourneyAnswer.GoTo(RecordLinks.Mine, "Your draft is saved");
        var steps = Steps(draft.Answers, draft.Draft.NumberOfPatients);
        var open = new OpenQuestions(lfpse.Taxonomies[draft.Answers.TaxonomyVersion], lfpse.FormRules[draft.Answers.TaxonomyVersion], draft.Answers, draft.Draft.NumberOfPatients);
        // From the check, back to it, through what the change has newly opened.
        var next = to == ToCheck ? steps.FirstUnanswered(open) : steps.After(step);
        return JourneyAnswer.GoTo(next is null ? EventLinks.Check(draft.Id) : EventLinks.Page(draft.Id, next.Path) + (to == ToCheck ? "?to=" + ToCheck : ""));
    }

    private async Task<JourneyAnswer> AddPatientAsync(CurrentPerson person, OwnDraft draft, string? to)
    {
        var number = Math.Min((draft.Draft.NumberOfPatients ?? 1) + 1, PatientCount.Most);
        var answers = draft.Answers with { Patients = [.. draft.Answers.Patients, .. Enumerable.Repeat(AnswerSet.Empty, Math.Max(0, number - draft.Answers.Patients.Count))] };
        answers = SystemAnswers.Follow(draft.Answers, answers, QuestionPages.OwnOf(person), pages.Today);
        var path = string.Create(CultureInfo.InvariantCulture, $"patient/{number}");
        var saved = await drafts.SaveAsync(person, draft.Id, draft.Draft.Version, new DraftContent(answers, number, draft.Kept, path));
        return saved.Status == DraftSaveStatus.Gone ? await GoneAsync(person, draft.Id) : JourneyAnswer.GoTo(EventLinks.Page(draft.Id, path) + (to == ToCheck ? "?to=" + ToCheck : ""));
    }

    private async Task<JourneyAnswer> RemovePatientAsync(CurrentPerson person, OwnDraft draft, int number, int version, string? to)
    {
        var kept = draft.Answers.Patients.Where((_, place) => place != number - 1).Select(patient => patient.Without("PatientSequence"));
        var answers = SystemAnswers.Follow(draft.Answers, draft.Answers with { Patients = [.. kept] }, QuestionPages.OwnOf(person), pages.Today);
        var left = Math.Max(1, (draft.Draft.NumberOfPatients ?? 1) - 1);
        var saved = await drafts.SaveAsync(person, draft.Id, version, new DraftContent(answers, left, draft.Kept, Steps(answers, left).All[^1].Path));
        if (saved.Status == DraftSaveStatus.Gone) return await GoneAsync(person, draft.Id);
        var next = to != ToCheck && number <= left ? string.Create(CultureInfo.InvariantCulture, $"patient/{number}") : ToCheck;
        return JourneyAnswer.GoTo(saved.Status == DraftSaveStatus.Conflict ? EventLinks.Check(draft.Id) : EventLinks.Page(draft.Id, next));
    }

    private async Task<JourneyAnswer> ConflictAsync(OwnDraft now, RecordStep step, SentPage sent, string? to)
    {
        var frame = Frame(now, step, to) with
        {
            Title = "This draft was saved somewhere else",
            Lead = "You have it open twice, perhaps in two tabs. Nothing is lost: choose which answers to keep on this page.",
            Buttons = [new AskButton("Save what I entered here")],
        };
        var questions = step.Page.Questions.Select(question => question.Question).ToHashSet(StringComparer.Ordinal);
        return new JourneyAnswer(await pages.ConflictAsync(frame, sent, now.Answers, questions, lfpse.Taxonomies[now.Answers.TaxonomyVersion], EventLinks.Page(now.Id, step.Path)));
    }
}
