using System.Globalization;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Questions;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.History;

namespace LearnSafe.Features.Events.Record;

/// <summary>Records from one page that has filled in what is always the same. It becomes a draft only where something stands in the way.</summary>
public sealed class QuickStartJourney(DraftService drafts, DraftJourney journey, EventService events, QuestionPages pages, KeepFromService keep, SimilarWhileWriting similar, LfpseContent lfpse)
{
    /// <summary>Where a draft that began here is gone on with.</summary>
    public const string Page = "quick";

    public async Task<JourneyAnswer> BeginAsync(CurrentPerson person, string name)
    {
        if (Find(name, lfpse.Current.Version) is not { } quick) return JourneyAnswer.NotFound;
        return new JourneyAnswer(await ShowAsync(New(person, quick), quick, await RecordingAsync(person, NewFrame(quick, Guid.CreateVersion7()))));
    }

    public async Task<JourneyAnswer> SendNewAsync(CurrentPerson person, string name, FieldValues posted)
    {
        if (Find(name, lfpse.Current.Version) is not { } quick || !Guid.TryParse(posted.First("draft"), out var id)) return JourneyAnswer.NotFound;
        // Sent from the browser's history, the page may have become a draft since.
        return await SendAsync(person, quick, id, await drafts.FindAsync(person, id), posted);
    }

    public async Task<JourneyAnswer> ShowDraftAsync(CurrentPerson person, Guid id)
    {
        if (await drafts.FindAsync(person, id) is not { } draft) return await journey.GoneAsync(person, id);
        return Of(draft) is { } quick ? new JourneyAnswer(await ShowAsync(Form(draft.Answers, draft.Draft.NumberOfPatients, quick), quick, await RecordingAsync(person, Frame(quick, draft)))) : JourneyAnswer.NotFound;
    }

    public async Task<JourneyAnswer> SendDraftAsync(CurrentPerson person, Guid id, FieldValues posted)
    {
        if (await drafts.FindAsync(person, id) is not { } draft) return await journey.GoneAsync(person, id);
        return Of(draft) is { } quick ? await SendAsync(person, quick, id, draft, posted) : JourneyAnswer.NotFound;
    }

    private async Task<JourneyAnswer> SendAsync(CurrentPerson person, QuickForm quick, Guid id, OwnDraft? draft, FieldValues posted)
    {
        var pressed = Pressed.Of(posted);
        // The first version of a draft is what this same page sent before: it goes on from there.
        var version = pressed.Version == 0 ? 1 : pressed.Version;
        var judges = pressed.Press is not ("later" or "full");
        var form = draft is null ? New(person, quick) : Form(draft.Answers, draft.Draft.NumberOfPatients, quick);
        var frame = await RecordingAsync(person, draft is null ? NewFrame(quick, id) : Frame(quick, draft)) with { Involved = posted[KeepFromService.Field] };
        if (pressed.Press == EventLinks.ToldBefore) return new JourneyAnswer(await TellAsync(person, quick, form, draft is null ? frame : frame with { Hidden = Version(version) }, posted));
        var judged = await pages.JudgeAsync(form, frame, posted, person, draft?.Kept ?? [], null, judges, quick.Folded);
        if (draft is not null && draft.Draft.Version != version && !judged.Sent.Answers.Equals(draft.Answers)) return new JourneyAnswer(await ConflictAsync(quick, draft, judged.Sent));
        if (judged.Between is { Removed.Count: > 0 } removal) return new JourneyAnswer(removal);
        var between = judged.Between ?? (judges ? await WholeAsync(form, frame, judged, quick) : null);
        if (judges && between is null) return await RecordAsync(person, quick, new SentDraft(id, draft?.Draft.Version ?? 0), judged, form, frame);

        var content = new DraftContent(judged.Sent.Answers, judged.Sent.Number, judged.Kept, pressed.Press == "full" ? FirstPage(quick) : Page);
        var saved = draft is null
            ? await drafts.CreateAsync(person, new DraftOrigin(id, quick.QuickStart.Name), content)
            : await drafts.SaveAsync(person, id, version, content);
        if (saved.Draft is not { } now) return await journey.GoneAsync(person, id);
        if (saved.Status == DraftSaveStatus.Conflict) return new JourneyAnswer(await ConflictAsync(quick, now, judged.Sent));
        if (between is null && pressed.Press == "full") return JourneyAnswer.GoTo(EventLinks.Page(id, FirstPage(quick)), judged.Sent.Unread.Count == 0 ? null : judged.Sent.SavedForLater);
        if (between is null) return JourneyAnswer.GoTo(RecordLinks.Mine, judged.Sent.SavedForLater);
        var over = Frame(quick, now);
        return new JourneyAnswer(between with { Action = over.Action, Hidden = over.Hidden });
    }

    /// <summary>The same page with what was told before. Nothing is kept of it, the version it was sent with included, so that whoever saved meanwhile is still noticed.</summary>
    private async Task<AskView> TellAsync(CurrentPerson person, QuickForm quick, AskedForm form, AskView frame, FieldValues posted) =>
        await pages.AgainAsync(form, frame with { ToldBefore = await similar.OfAsync(person, posted.First(FieldNames.Of(EventAnswers.DescriptionQuestion)), EventLinks.QuickStart(quick.QuickStart.Name)) }, posted, person, quick.Folded);

    private async Task<JourneyAnswer> RecordAsync(CurrentPerson person, QuickForm quick, SentDraft draft, JudgedPage judged, AskedForm form, AskView frame)
    {
        if (KeepFromService.Chosen(frame.Reviewers, frame.Involved) is not { } kept)
            return new JourneyAnswer(await ShowAsync(form, frame, quick, judged.Sent with { Faults = [new FieldFault(KeepFromService.Field, KeepFromService.ReviewersChanged)] }));
        var open = new OpenQuestions(form.Taxonomy, form.Rules, judged.Sent.Answers, judged.Sent.Number);
        var answers = SystemAnswers.CountedFromOne(judged.Sent.Answers).With("DataSharingOptOut", person.DataSharingOptOut ? "true" : "false");
        var change = new Change(Actor.Person(person.Id), KeptTexts: WholeRecord.StillThere(open, judged.Kept));
        var outcome = await events.RecordAsync(person.OrganisationId, answers, change, draft: draft, beside: await keep.BesideAsync(person.OrganisationId, kept, Actor.Person(person.Id)));
        return outcome.Status switch
        {
            ChangeStatus.Done => JourneyAnswer.GoTo(EventLinks.Receipt(draft.Id)),
            ChangeStatus.DraftChanged when await drafts.FindAsync(person, draft.Id) is { } now => new JourneyAnswer(await ConflictAsync(quick, now, judged.Sent)),
            ChangeStatus.DraftGone => JourneyAnswer.GoTo(RecordLinks.Mine, "Nothing was recorded: this draft was deleted, perhaps in another tab"),
            ChangeStatus.OrganisationClosed => JourneyAnswer.GoTo(RecordLinks.Mine, TypeWords.Closed(person.OrganisationName)),
            _ => JourneyAnswer.NotFound,
        };
    }

    /// <summary>What the full form asks besides, and this page does not: said, with the way to the full form.</summary>
    private async Task<AskView?> WholeAsync(AskedForm form, AskView frame, JudgedPage judged, QuickForm quick)
    {
        var all = pages.Form(judged.Sent.Answers, judged.Sent.Number, form.Open.Form.Pages.SelectMany(page => page.Questions).ToList(), 0);
        var faults = WholeRecord.Faults(all, judged.Kept, null);
        if (faults.Count == 0) return null;
        var sent = judged.Sent with { Faults = [.. faults.Select(fault => new FieldFault(FieldNames.Of(fault.Question, fault.Patient), fault.Message))] };
        return await ShowAsync(form, frame, quick, sent);
    }

    /// <summary>With whom it can be kept from, in the same commit that records it.</summary>
    private async Task<AskView> RecordingAsync(CurrentPerson person, AskView frame) => frame with { Reviewers = await keep.ReviewersAsync(person.OrganisationId, person.Id) };

    private Task<AskView> ShowAsync(AskedForm form, QuickForm quick, AskView frame) => ShowAsync(form, frame, quick, null);

    private Task<AskView> ShowAsync(AskedForm form, AskView frame, QuickForm quick, SentPage? sent) => pages.ShowAsync(form, frame, sent, quick.Folded);

    private async Task<AskView> ConflictAsync(QuickForm quick, OwnDraft now, SentPage sent) => await pages.ConflictAsync(
        Frame(quick, now) with
        {
            Title = "This draft was saved somewhere else",
            Lead = "You have it open twice, perhaps in two tabs. Nothing is lost: choose which answers to keep.",
            Buttons = [new AskButton("Save what I entered here", "later")],
        },
        sent, now.Answers, quick.Questions.Select(question => question.Question).ToHashSet(StringComparer.Ordinal),
        lfpse.Taxonomies[now.Answers.TaxonomyVersion], EventLinks.QuickDraft(now.Id));

    private QuickForm? Of(OwnDraft draft) => draft.Draft.QuickStart is { } name ? Find(name, draft.Answers.TaxonomyVersion) : null;

    private QuickForm? Find(string name, int version) =>
        lfpse.QuickStarts.GetValueOrDefault(version)?.FirstOrDefault(start => start.Name == name) is { } quickStart ? new QuickForm(quickStart, lfpse.FormRules[version]) : null;

    private AskedForm New(CurrentPerson person, QuickForm quick) =>
        Form(quick.Begin(lfpse.FormRules[lfpse.Current.Version], QuestionPages.OwnOf(person), pages.Today), quick.QuickStart.NumberOfPatients, quick);

    private AskedForm Form(EventAnswers answers, int? number, QuickForm quick) => pages.Form(answers, number, quick.Questions, 0);

    private string FirstPage(QuickForm quick) => lfpse.FormRules[lfpse.Current.Version].Forms[quick.QuickStart.Type].Pages[0].Name;

    private static AskView NewFrame(QuickForm quick, Guid id) => new()
    {
        Title = quick.QuickStart.Title,
        Caption = TypeWords.Caption(quick.QuickStart.Type),
        Lead = quick.QuickStart.Hint,
        BackHref = RecordLinks.Mine,
        Action = EventLinks.QuickStart(quick.QuickStart.Name),
        TellsWhatIsSimilar = true,
        Hidden = [("draft", id.ToString())],
        Buttons = [new AskButton("Record event"), new AskButton("See what was told before", EventLinks.ToldBefore, "secondary", ShowsAt: EventLinks.ToldBefore), new AskButton("Save and come back later", "later", "secondary"), new AskButton("Answer all the questions instead", "full", "link")],
    };

    private static AskView Frame(QuickForm quick, OwnDraft draft) => NewFrame(quick, draft.Id) with
    {
        Action = EventLinks.QuickDraft(draft.Id),
        Hidden = Version(draft.Draft.Version),
    };

    private static IReadOnlyList<(string, string?)> Version(int version) => [("version", version.ToString(CultureInfo.InvariantCulture))];
}
