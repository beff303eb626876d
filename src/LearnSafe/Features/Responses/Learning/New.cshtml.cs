using LearnSafe.Domain.Access;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.Responses.Decisions;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Begins a learning response: about a record, or about none where it looks ahead.</summary>
[May(Permission.LeadResponses)]
public sealed class NewModel(ResponseService responses, ResponseDirectory reading, DecisionReading decisions, EventService events, ResponseTemplates templates, CurrentPersonService people) : OrganisationPage(people)
{
    private const int MostRecords = 20;

    [BindProperty]
    public string? Method { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Lead { get; set; }

    /// <summary>References of further records.</summary>
    [BindProperty]
    public string? References { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    public bool AsksToKeep { get; private set; }

    public IReadOnlyList<ResponseTemplate> Methods => templates.Methods;

    /// <summary>The record that it was begun from; null where it was begun from none.</summary>
    public PatientSafetyEvent? Record { get; private set; }

    /// <summary>The decision that it carries out; null where it was begun without one.</summary>
    public Guid? Decision => Decided?.Row.Id;

    private ReadableDecision? Decided { get; set; }

    public IReadOnlyList<(Guid Id, string Name)> Leads { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "event")] Guid? record, Guid? decision)
    {
        if (!await ShowAsync(record, decision)) return NotFound();
        if (Decided is { } decided)
        {
            Method = decided.Row.Method;
            if (Record is null) References = string.Join(' ', decided.Records.Where(known => !known.Withdrawn).Select(known => known.Reference));
        }

        var lead = Decided?.Row.LeadId ?? Person.Id;
        Lead = Leads.Any(one => one.Id == lead) ? lead.ToString() : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromQuery(Name = "event")] Guid? record, Guid? decision)
    {
        if (!await ShowAsync(record, decision)) return NotFound();
        var method = Methods.FirstOrDefault(one => one.Name == Method);
        if (method is null) ModelState.AddModelError(nameof(Method), "Select a method");
        if (ThreadText.Fault(Title, "Enter a title", FieldReading.ShortLength, KeepText, out var found) is { } fault) ModelState.AddModelError(nameof(Title), fault);
        AsksToKeep = found;
        var records = Record is null ? [] : new List<Guid> { Record.Id };
        foreach (var reference in (References ?? "").Split([' ', ',', ';', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await reading.RecordAsync(Person, reference.ToUpperInvariant()) is { } further && ResponseAccess.MayBegin(Person, further)) records.Add(further.Id);
            else ModelState.AddModelError(nameof(References), $"There is no record {(reference.Length > 20 ? reference[..20] : reference)} here. Enter references like LS-7K3M-9QXD, with spaces between");
        }

        records = [.. records.Distinct()];
        if (records.Count > MostRecords) ModelState.AddModelError(nameof(References), $"A response is about {MostRecords} records or fewer");
        if (ModelState.IsValid && records.Count > 0) Leads = await reading.ColleaguesAsync(OrganisationId, records, leads: true);
        if (!Guid.TryParse(Lead, out var lead) || Leads.All(one => one.Id != lead)) ModelState.AddModelError(nameof(Lead), "Select who leads it: somebody from whom none of the records is kept");
        if (!ModelState.IsValid) return Refused();
        var id = await responses.BeginAsync(Person, new ResponseBeginning(method!, Title!.ReplaceLineEndings(" "), records, Decision, lead));
        TempData.Say("The learning response is begun");
        return Redirect(ResponseLinks.Response(id));
    }

    private async Task<bool> ShowAsync(Guid? record, Guid? decision)
    {
        if (decision is { } carried)
        {
            Decided = await decisions.FindAsync(Person, carried);
            if (Decided is null) return false;
        }

        if (record is { } id)
        {
            if (await events.FindAsync(Person, id) is not { } found || !ResponseAccess.MayBegin(Person, found.Event)) return false;
            Record = found.Event;
        }

        Leads = await reading.ColleaguesAsync(OrganisationId, Record is null ? [] : [Record.Id], leads: true);
        return true;
    }
}
