using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Records;
using LearnSafe.Features.History;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Events;

/// <summary>One free-text answer and the wording that others are to read.</summary>
public sealed record WordingField(string Label, string Original, string Wording);

/// <summary>The record's reviewer reads what was written and releases wording of it to other organisations.</summary>
public sealed class ReleaseModel(EventService events, CurrentPersonService people, ReleaseService release, LfpseContent lfpse) : RecordPage(events, people)
{
    /// <summary>The revision that was on screen.</summary>
    [BindProperty]
    public int Expected { get; set; }

    /// <summary>One for each free-text answer, in order; empty where it is not released.</summary>
    [BindProperty]
    public List<string?> Wording { get; set; } = [];

    [BindProperty]
    public bool KeepText { get; set; }

    public IReadOnlyList<WordingField> Fields { get; private set; } = [];

    public Released? Present { get; private set; }

    /// <summary>Something looks like personal data.</summary>
    public bool AsksToKeep { get; private set; }

    /// <summary>Somebody changed the record while this page was open.</summary>
    public bool Conflict { get; private set; }

    private protected override bool MayOpen() => EventAccess.MayRelease(Person, Record.Event);

    public async Task OnGetAsync()
    {
        Present = await release.FindAsync(RecordId);
        var mine = Present?.Revision == Record.Event.CurrentRevision ? Present : null;
        Fields = [.. release.Texts(Record.Answers).Select(text => new WordingField(Label(text), text.Text, mine is null ? Proposal(text.Text) : mine.Of(text.Question, text.Patient) ?? ""))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Present = await release.FindAsync(RecordId);
        var texts = release.Texts(Record.Answers);
        Conflict = Expected != Record.Event.CurrentRevision || Wording.Count != texts.Count;
        if (Conflict) return Refused("Somebody changed this record while you were reading it. Read it once more", texts);
        if (Wording.TrueForAll(string.IsNullOrWhiteSpace)) return Refused("Enter the wording that others may read", texts);
        Fields = [.. texts.Select((text, index) => Field(text, Wording[index] ?? "", index))];
        if (!ModelState.IsValid) return Again();
        var released = texts.Index().Where(one => !string.IsNullOrWhiteSpace(Wording[one.Index])).Select(one => new ReleasedText(one.Item.Question, one.Item.Patient, Wording[one.Index]!)).ToList();
        var status = await release.ReleaseAsync(RecordId, Expected, released, Actor.Person(Person.Id));
        if (status == ChangeStatus.Conflict)
        {
            Conflict = true;
            return Refused("Somebody changed this record while you were reading it. Read it once more", texts);
        }

        if (status == ChangeStatus.Done) TempData.Say("The wording is released");
        return Redirect(RecordLinks.Record(RecordId));
    }

    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (await release.WithdrawAsync(RecordId, Actor.Person(Person.Id))) TempData.Say("The wording is withdrawn. Nobody outside reads it any more");
        return Redirect(RecordLinks.Record(RecordId));
    }

    private WordingField Field(ReleasableText text, string wording, int index)
    {
        var fault = wording.Length > ReleaseService.Longest ? "The wording must be 10,000 characters or fewer" : null;
        if (fault is null && PrivacyCheck.Find(wording) is [var finding, ..])
        {
            AsksToKeep = true;
            if (!KeepText) fault = $"Take out “{wording.Substring(finding.Start, finding.Length)}”, which looks like personal data, or select that it identifies nobody";
        }

        if (fault is not null) ModelState.AddModelError($"Wording[{index}]", fault);
        return new WordingField(Label(text), text.Text, wording);
    }

    private PageResult Refused(string fault, IReadOnlyList<ReleasableText> texts)
    {
        ModelState.AddModelError(Conflict || texts.Count == 0 ? "" : "Wording[0]", fault);
        Fields = [.. texts.Select((text, index) => new WordingField(Label(text), text.Text, Conflict ? Proposal(text.Text) : Wording[index] ?? ""))];
        if (Conflict) ModelState.SetModelValue("Expected", Record.Event.CurrentRevision, null);
        return Again();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private string Label(ReleasableText text) =>
        new QuestionLabels(lfpse, Record.Event.TaxonomyVersion, Record.Event.Type).Of(text.Question, Record.Answers.Patients.Count > 1 ? text.Patient : null);

    /// <summary>What may identify somebody, the organisation itself included, gives way to neutral words; the reviewer reads it all the same.</summary>
    private string Proposal(string text) => ReleaseCheck.Propose(text, Person.OrganisationName).Text;
}
