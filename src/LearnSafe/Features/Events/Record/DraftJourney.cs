using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;

namespace LearnSafe.Features.Events.Record;

/// <summary>Leads through the pages of a record that is being written, or of a revision.</summary>
public sealed class DraftJourney(DraftService drafts, EventService events, QuestionPages pages, LfpseContent lfpse)
{
    private const string Remove = "remove";

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
        return Onward(draft, step, later ? judged.Sent.SavedForLater : null, null);
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
        var pressed = Pressed.Of(posted);
        var seen = posted.First("patient");
        // Of a patient who has gone meanwhile, the page is still there to say so.
        if (Steps(draft.Answers, seen.Length > 0 ? PatientCount.Most : draft.Draft.NumberOfPatients).Find(path) is not { } step) return JourneyAnswer.NotFound;
        var moved = seen.Length > 0 && seen != NumberOf(draft, step);
        if (moved && step.Patient is not null) return await NotPlacedAsync(draft, step, posted, person);
        var recorded = draft.Draft is { EventId: { } record, BaseRevision: { } revision } ? (await events.FindRevisionAsync(person.OrganisationId, record, revision))?.Answers : null;
        var judged = await pages.JudgeAsync(Form(draft, step), Frame(draft, step, to), posted, person, draft.Kept, recorded, pressed.Press is not ("later" or Remove));
        if (moved) return await ConflictAsync(draft, step, judged.Sent, to, moved);
        // What would take answers away is not kept before it is agreed.
        if (judged.Between is { Removed.Count: > 0 } removal) return new JourneyAnswer(removal with { Hidden = [("version", pressed.Version.ToString(CultureInfo.InvariantCulture)), ("patient", seen)] });
        var saved = await drafts.SaveAsync(person, id, pressed.Version, new DraftContent(judged.Sent.Answers, judged.Sent.Number, judged.Kept, GoesOnAt(judged, step, pressed.Press is "later" or "add" or Remove, to)));
        if (saved.Draft is not { } now) return await GoneAsync(person, id);
        if (saved.Status == DraftSaveStatus.Conflict) return await ConflictAsync(now, step, judged.Sent, to);
        if (judged.Between is { } between) return new JourneyAnswer(between with { Hidden = Frame(now, step, to).Hidden });
        if (pressed.Press == Remove) return JourneyAnswer.GoTo(EventLinks.RemovePatient(id, step.Patient ?? 1) + (to == ToCheck ? "?to=" + ToCheck : ""), judged.Sent.Unread.Count == 0 ? null : judged.Sent.SavedForLater);
        return pressed.Press == "add" ? await AddPatientAsync(person, now, step, to) : Onward(now, step, pressed.Press == "later" ? judged.Sent.SavedForLater : null, to);
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
        return pages.Form(draft.Answers, draft.Draft.NumberOfPatients, QuestionsOf(draft, step), (step.Patient ?? 1) - 1);
    }

    /// <summary>A patient's page holds the patient's questions alone.</summary>
    private IReadOnlyList<FormQuestion> QuestionsOf(OwnDraft draft, RecordStep step)
    {
        return step.Patient is null ? step.Page.Questions : [.. step.Page.Questions.Where(IsAboutPatient)];

        bool IsAboutPatient(FormQuestion question) =>
            lfpse.Taxonomies[draft.Answers.TaxonomyVersion] is var taxonomy && taxonomy.Element(question.Question) is { } element && taxonomy.Section(element.Section)!.Repeats;
    }

    private static AskView NewFrame(EventType type, RecordStep step, Guid id) => new()
    {
        Title = step.Page.Title,
        Caption = TypeWords.Caption(type),
        BackHref = EventLinks.Start,
        Action = EventLinks.New(type),
        TellsWhatIsSimilar = true,
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
            TellsWhatIsSimilar = !draft.IsRevision,
            Action = EventLinks.Page(draft.Id, step.Path) + (to == ToCheck ? "?to=" + ToCheck : ""),
            Hidden = [("version", draft.Draft.Version.ToString(CultureInfo.InvariantCulture)), .. NumberOf(draft, step) is { Length: > 0 } patient ? [("patient", patient)] : Array.Empty<(string, string?)>()],
            Buttons = Buttons(RecordSteps.PatientOn(step, draft.Draft.NumberOfPatients), isLast && step.Patient < PatientCount.Most),
        };
    }

    /// <summary>Who the patient on this page is, whatever place they have now; empty where the page has none.</summary>
    private static string NumberOf(OwnDraft draft, RecordStep step) =>
        RecordSteps.AsksForPatients(step.Page) && draft.Answers.Patients.ElementAtOrDefault((step.Patient ?? 1) - 1)?.First(Records.QuestionLabels.PatientSequence) is { } number ? number : "";

    private static AskButton[] Buttons(int? patient, bool mayAdd = false) =>
    [
        new("Continue"),
        .. mayAdd ? [new AskButton("Add another patient", "add", "secondary")] : Array.Empty<AskButton>(),
        new("Save and come back later", "later", "secondary"),
        .. patient is { } number ? [new AskButton(string.Create(CultureInfo.InvariantCulture, $"Remove patient {number}"), Remove, "link")] : Array.Empty<AskButton>(),
    ];

    /// <summary>A draft that is opened again opens where its author would have come to next.</summary>
    private string GoesOnAt(JudgedPage judged, RecordStep step, bool stays, string? to)
    {
        if (judged.Between is not null || stays) return step.Path;
        return to == ToCheck ? ToCheck : Steps(judged.Sent.Answers, judged.Sent.Number).After(step)?.Path ?? ToCheck;
    }

    private JourneyAnswer Onward(OwnDraft draft, RecordStep step, string? later, string? to)
    {
        if (later is not null) return JourneyAnswer.GoTo(RecordLinks.Mine, later);
        var steps = Steps(draft.Answers, draft.Draft.NumberOfPatients);
        var open = new OpenQuestions(lfpse.Taxonomies[draft.Answers.TaxonomyVersion], lfpse.FormRules[draft.Answers.TaxonomyVersion], draft.Answers, draft.Draft.NumberOfPatients);
        // From the check, back to it, through what the change has newly opened.
        var next = to == ToCheck ? steps.FirstUnanswered(open) : steps.After(step);
        return JourneyAnswer.GoTo(next is null ? EventLinks.Check(draft.Id) : EventLinks.Page(draft.Id, next.Path) + (to == ToCheck ? "?to=" + ToCheck : ""));
    }

    private async Task<JourneyAnswer> AddPatientAsync(CurrentPerson person, OwnDraft draft, RecordStep step, string? to)
    {
        var number = Math.Min((draft.Draft.NumberOfPatients ?? 1) + 1, PatientCount.Most);
        var answers = draft.Answers with { Patients = [.. draft.Answers.Patients, .. Enumerable.Repeat(AnswerSet.Empty, Math.Max(0, number - draft.Answers.Patients.Count))] };
        answers = SystemAnswers.Follow(draft.Answers, answers, QuestionPages.OwnOf(person), pages.Today);
        var path = string.Create(CultureInfo.InvariantCulture, $"patient/{number}");
        var saved = await drafts.SaveAsync(person, draft.Id, draft.Draft.Version, new DraftContent(answers, number, draft.Kept, path));
        var after = to == ToCheck ? "?to=" + ToCheck : "";
        return saved.Status switch
        {
            DraftSaveStatus.Gone => await GoneAsync(person, draft.Id),
            DraftSaveStatus.Conflict => JourneyAnswer.GoTo(EventLinks.Page(draft.Id, step.Path) + after, "No patient was added: the draft was saved somewhere else at the same moment. This is how it stands now"),
            _ => JourneyAnswer.GoTo(EventLinks.Page(draft.Id, path) + after),
        };
    }

    /// <param name="moved">The patient of the page is not where they were: nothing said of a patient is put over somebody else's answers.</param>
    private async Task<JourneyAnswer> ConflictAsync(OwnDraft now, RecordStep step, SentPage sent, string? to, bool moved = false)
    {
        var frame = Frame(now, step, to) with
        {
            Title = "This draft was saved somewhere else",
            Lead = "You have it open twice, perhaps in two tabs. Nothing is lost: choose which answers to keep on this page.",
            Buttons = [new AskButton("Save what I entered here")],
        };
        var taxonomy = lfpse.Taxonomies[now.Answers.TaxonomyVersion];
        var questions = step.Page.Questions.Select(question => question.Question).ToHashSet(StringComparer.Ordinal);
        if (moved)
        {
            frame = frame with { NotPlaced = await pages.PatientsAsync(taxonomy, sent.Answers, (patient, question) => patient == 0 && questions.Contains(question)) };
            var form = Form(now, step);
            var ofPatients = form.Slots.Where(slot => slot.Patient is not null || slot.Question.Question == FormRules.NumberOfPatients).SelectMany(slot => FieldNames.Drawn(FieldKinds.Of(taxonomy, slot.Question.Question), slot.Name));
            var filled = form.Filled();
            sent = sent with { Answers = sent.Answers with { Patients = now.Answers.Patients }, Typed = ofPatients.Aggregate(sent.Typed, (typed, field) => typed.With(field, filled[field])) };
        }

        return new JourneyAnswer(await pages.ConflictAsync(frame, sent, now.Answers, questions, taxonomy, EventLinks.Page(now.Id, step.Path)));
    }

    /// <summary>The page of a patient who was taken out, or has another place now.</summary>
    private async Task<JourneyAnswer> NotPlacedAsync(OwnDraft now, RecordStep step, FieldValues posted, CurrentPerson person)
    {
        var place = step.Patient!.Value - 1;
        // As if the patient were new: what is read is only what was entered.
        AnswerSet[] patients = [.. now.Answers.Patients.Take(place), .. Enumerable.Repeat(AnswerSet.Empty, Math.Max(0, place - now.Answers.Patients.Count) + 1)];
        var form = pages.Form(now.Answers with { Patients = patients }, patients.Length, QuestionsOf(now, step), place);
        var sent = (await pages.JudgeAsync(form, Frame(now, step, null), posted, person, [], null, judges: false)).Sent;
        var frame = Frame(now, step, null) with
        {
            Title = "The patients of this draft were changed somewhere else",
            BackHref = EventLinks.Check(now.Id),
            IsConflict = true,
            Buttons = [],
            NotPlaced = await pages.PatientsAsync(form.Taxonomy, sent.Answers, (patient, _) => patient == place),
        };
        return frame.NotPlaced.Count == 0 ? JourneyAnswer.GoTo(EventLinks.Check(now.Id), "The patients of this draft were changed somewhere else") : new JourneyAnswer(frame);
    }
}
