using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events.Questions;

/// <summary>What was sent from a page, and what stands between it and the next.</summary>
/// <param name="Kept">Personal details that are kept on purpose, these presses included.</param>
/// <param name="Between">The page that must be shown first; null where nothing does.</param>
public sealed record JudgedPage(SentPage Sent, IReadOnlyList<KeptFinding> Kept, AskView? Between);

/// <summary>Shows pages of questions and judges what is sent from them. The same for drafts, quick starts and tasks.</summary>
public sealed class QuestionPages(LfpseContent lfpse, QuestionSearch search, TimeProvider clock)
{
    public DateOnly Today => UkTime.Today(clock);

    public static OwnOrganisation OwnOf(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new OwnOrganisation(person.OrganisationCode, person.CareSetting, person.DataSharingOptOut);
    }

    public AskedForm Form(EventAnswers answers, int? number, IReadOnlyList<FormQuestion> questions, params IReadOnlyList<int> patients) =>
        new(lfpse, answers, number, questions, patients, Today);

    /// <summary>The page with its questions.</summary>
    /// <param name="frame">Everything but the questions.</param>
    /// <param name="sent">What was sent from it, where it is shown again.</param>
    /// <param name="folded">Questions that are folded away: those a quick start fills in.</param>
    public async Task<AskView> ShowAsync(AskedForm form, AskView frame, SentPage? sent = null, IReadOnlyCollection<string>? folded = null, bool marksOptional = true)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(frame);
        // Questions that the answers just sent have opened are asked when the page comes back.
        var shown = sent is null ? form : new AskedForm(lfpse, sent.Answers, sent.Number, [.. form.Slots.Select(slot => slot.Question).Distinct()], Patients(form), form.Today);
        var values = sent is null ? form.Filled() : shown.Filled().And(sent.Typed);
        var names = await search.NamesAsync(form.Taxonomy, shown.Answers);
        var draw = new DrawPage(shown, values, sent?.Found ?? NothingFound, names, marksOptional);
        return frame with { Groups = draw.Groups(folded ?? [], sent?.Faults ?? []), Faults = sent?.Faults ?? [] };
    }

    /// <summary>The page again with what was typed, nothing said against it and nothing taken away.</summary>
    public async Task<AskView> AgainAsync(AskedForm form, AskView frame, FieldValues posted, CurrentPerson person, IReadOnlyCollection<string> folded) =>
        await ShowAsync(form, frame, await ReadAsync(form, posted, person) with { Faults = [] }, folded);

    /// <summary>Reads and judges what was sent.</summary>
    /// <param name="recorded">What is in the record already, where there is one.</param>
    /// <param name="judges">False where it is only put by for later.</param>
    /// <param name="folded">As the page was shown.</param>
    public async Task<JudgedPage> JudgeAsync(
        AskedForm form, AskView frame, FieldValues posted, CurrentPerson person, IReadOnlyList<KeptFinding> kept, EventAnswers? recorded,
        bool judges = true, IReadOnlyCollection<string>? folded = null, bool marksOptional = true)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(frame);
        var pressed = Pressed.Of(posted);
        var (typed, keep) = (posted, kept);
        string? needsReason = null;
        var sent = await ReadAsync(form, typed, person);
        if (pressed.Replace is not null || pressed.Keep is not null)
        {
            var before = Findings(form, sent, keep, recorded);
            if (pressed.Replace is { } replace) typed = PrivacyReview.Replace(typed, before.Where((_, place) => replace == Pressed.All || place == replace));
            else if (pressed.KeepReason.Length == 0) needsReason = "Enter why you keep it";
            else keep = [.. keep, .. before.Where((_, place) => place == pressed.Keep).Select(finding => finding.Kept(pressed.KeepReason))];
            sent = await ReadAsync(form, typed, person);
        }

        if (RemovedKey(sent) is { Length: > 0 } key && key != pressed.Removing) return new JudgedPage(sent, keep, await RemovalAsync(form, frame, sent, key));
        if (!judges) return new JudgedPage(sent, keep, null);
        if (!sent.IsGood) return new JudgedPage(sent, keep, await ShowAsync(form, frame, sent, folded, marksOptional));
        var findings = Findings(form, sent, keep, recorded);
        return new JudgedPage(sent, keep, findings.Count == 0 ? null : Privacy(frame, sent, findings, needsReason, pressed.Keep));
    }

    /// <summary>Both versions of what two saves answer differently on this page.</summary>
    public async Task<AskView> ConflictAsync(AskView frame, SentPage sent, EventAnswers theirs, IReadOnlyCollection<string> questions, Taxonomy taxonomy, string keepTheirsHref)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(sent);
        return frame with
        {
            IsConflict = true,
            Carried = sent.Typed,
            BackHref = keepTheirsHref,
            Conflict = await RowsAsync(taxonomy, theirs, sent.Answers, questions),
            Groups = [],
        };
    }

    /// <summary>What two sets of answers say differently, in words.</summary>
    /// <param name="questions">Only these; null for all.</param>
    public async Task<IReadOnlyList<ConflictRow>> RowsAsync(Taxonomy taxonomy, EventAnswers theirs, EventAnswers mine, IReadOnlyCollection<string>? questions = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(mine);
        var display = new AnswerDisplay(taxonomy, await search.NamesAsync(taxonomy, theirs, mine));
        var words = new QuestionWords(lfpse.Wordings[mine.TaxonomyVersion], mine.Type);
        return
        [
            .. AnswerDifferences.Between(theirs, mine).Where(difference => questions is null || questions.Contains(difference.Question))
                .Where(difference => difference.Question != Records.QuestionLabels.PatientSequence)
                .Select(difference => new ConflictRow(
                    words.What(difference.Question, difference.Patient),
                    Text(display, difference.Question, difference.Before), Text(display, difference.Question, difference.After))),
        ];
    }

    /// <summary>Answers about patients in words, patient by patient.</summary>
    /// <param name="questions">Only these; null for all.</param>
    public async Task<IReadOnlyList<FilledAnswer>> PatientsAsync(Taxonomy taxonomy, EventAnswers answers, Func<int, string, bool>? questions = null)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        ArgumentNullException.ThrowIfNull(answers);
        var display = new AnswerDisplay(taxonomy, await search.NamesAsync(taxonomy, answers));
        var words = new QuestionWords(lfpse.Wordings[answers.TaxonomyVersion], answers.Type);
        return
        [
            .. from patient in Enumerable.Range(0, answers.Patients.Count)
               from answer in answers.Patients[patient]
               where answer.Key != Records.QuestionLabels.PatientSequence && (questions is null || questions(patient, answer.Key))
               select new FilledAnswer(words.What(answer.Key, patient), Text(display, answer.Key, answer.Value)),
        ];
    }

    private static readonly Dictionary<string, IReadOnlyList<Concept>> NothingFound = [];

    private static int[] Patients(AskedForm form) => [.. form.Slots.Select(slot => slot.Patient).OfType<int>().Distinct()];

    private async Task<SentPage> ReadAsync(AskedForm form, FieldValues typed, CurrentPerson person) =>
        ReadPage.Read(form, typed, await search.FindAsync(form, typed), OwnOf(person));

    private static IReadOnlyList<TextFinding> Findings(AskedForm form, SentPage sent, IReadOnlyList<KeptFinding> kept, EventAnswers? recorded) =>
        PrivacyReview.Find(form, new OpenQuestions(form.Taxonomy, form.Rules, sent.Answers, sent.Number), sent.Typed, kept, recorded);

    private async Task<AskView> RemovalAsync(AskedForm form, AskView frame, SentPage sent, string key)
    {
        var display = new AnswerDisplay(form.Taxonomy, await search.NamesAsync(form.Taxonomy, form.Answers));
        return frame with
        {
            Title = "This change removes answers",
            Carried = sent.Typed,
            Removed = [.. sent.Removed.Select(answer => new FilledAnswer(form.Words.What(answer.Question, answer.Patient), Text(display, answer.Question, answer.Values)))],
            RemovedKey = key,
        };
    }

    private static AskView Privacy(AskView frame, SentPage sent, IReadOnlyList<TextFinding> findings, string? needsReason, int? keep) => frame with
    {
        Title = "Check for personal details",
        Carried = sent.Typed,
        Findings = findings,
        Faults = needsReason is null ? [] : [new FieldFault($"keep-reason-{keep}", needsReason)],
    };

    private static string RemovedKey(SentPage sent) => string.Join(' ', sent.Removed.Select(answer => FieldNames.Of(answer.Question, answer.Patient)));

    private static string Text(AnswerDisplay display, string question, IReadOnlyList<string> values) =>
        values.Count == 0 ? "Not provided" : string.Join(", ", question == AnswerDifferences.TypeQuestion ? values.Select(value => EventTypes.FromSlug(value)?.Title() ?? value) : display.Texts(question, values));
}
