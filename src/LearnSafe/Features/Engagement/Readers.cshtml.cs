using LearnSafe.Features.AccessLog;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Engagement;

/// <summary>Who may see a case, who opened it, and handing its lead on.</summary>
public sealed class ReadersModel(EngagementReadingService reading, EngagementReadersService service, AccessLogService log, CurrentPersonService people) : EngagementPage(reading, people)
{
    private readonly EngagementReadingService reading = reading;

    [BindProperty]
    public List<string> Named { get; set; } = [];

    [BindProperty]
    public string? To { get; set; }

    public bool IsLead => EngagementAccess.MayLead(Person, One.Case);

    /// <summary>Who could be named, the lead left out.</summary>
    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    public IReadOnlyList<RecordReader> Opened { get; private set; } = [];

    public IEnumerable<CheckboxItem> Choices => Colleagues.Select(one => new CheckboxItem(one.Id.ToString(), one.Name));

    public IEnumerable<SelectItem> Heirs => Colleagues.Select(one => new SelectItem(one.Id.ToString(), one.Name)).Prepend(new SelectItem("", "Choose a colleague"));

    public async Task OnGetAsync()
    {
        await ShowAsync();
        (Seen, Named) = (One.Case.Version, [.. One.Readers.Select(reader => reader.Id.ToString())]);
    }

    public async Task<IActionResult> OnPostNameAsync()
    {
        await ShowAsync();
        if (!IsLead) return NotFound();
        List<Guid> readers = [.. Named.Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)];
        if (readers.Exists(id => Colleagues.All(one => one.Id != id))) return Refused(nameof(Named), "Select colleagues who engage people");
        return await AnswerAsync(await service.NameReadersAsync(Person, CaseId, Seen, readers), "Who may see it is kept", Conflict, EngagementLinks.Readers(CaseId));
    }

    public async Task<IActionResult> OnPostHandOnAsync()
    {
        await ShowAsync();
        if (!IsLead) return NotFound();
        if (!Guid.TryParse(To, out var to) || Colleagues.FirstOrDefault(one => one.Id == to) is not { } heir) return Refused(nameof(To), "Select a colleague who engages people");
        return await AnswerAsync(await service.HandOnAsync(Person, CaseId, Seen, to), $"{heir.Name} leads it now. You can still see it", Conflict);
    }

    private void Conflict()
    {
        Seen = One.Case.Version;
        Meanwhile = [("Engagement lead", One.Lead), ("Who else may see it", One.Readers.Count == 0 ? "Nobody" : string.Join(", ", One.Readers.Select(reader => reader.Name))), ("How far", Domain.Engagement.EngagementWords.Title(One.Case.State, One.Case.Step))];
    }

    private async Task ShowAsync()
    {
        Colleagues = [.. (await reading.WhoMaySeeAsync(One.Case)).Where(one => one.Id != One.Case.LeadId)];
        Opened = await log.EngagementReadersAsync(One.Case.OrganisationId, EngagementLinks.Case(CaseId));
    }
}
