using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Who leads a response, and until when it runs.</summary>
public sealed class LeadModel(ResponseDirectory reading, ResponseService responses, CurrentPersonService people, TimeProvider clock) : ResponsePage(reading, people)
{
    [BindProperty]
    public string? Lead { get; set; }

    [BindProperty]
    public string? Independent { get; set; }

    [BindProperty]
    public string? EngagementLead { get; set; }

    [BindProperty]
    public DateParts Until { get; set; } = new(null, null, null);

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    public IReadOnlyList<(Guid Id, string Name)> Leads { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Colleagues { get; private set; } = [];

    private protected override bool MayOpen() => MayManage;

    public async Task OnGetAsync()
    {
        await ShowAsync();
        var response = Known.Response;
        (Lead, EngagementLead, Independent) = (response.LeadId.ToString(), response.EngagementLeadId?.ToString(), response.LeadIndependent switch { true => "yes", false => "no", _ => null });
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (!Guid.TryParse(Lead, out var lead) || Leads.All(one => one.Id != lead)) ModelState.AddModelError(nameof(Lead), "Select who leads it");
        Guid? engages = Guid.TryParse(EngagementLead, out var chosen) ? chosen : null;
        if (engages is { } other && Colleagues.All(one => one.Id != other)) ModelState.AddModelError(nameof(EngagementLead), "Select somebody of the list");
        if (!ModelState.IsValid) return Refused();
        bool? independent = Independent switch { "yes" => true, "no" => false, _ => null };
        return await AnswerAsync(await responses.LeadAsync(Person, ResponseId, Seen, new ResponseLead(lead, independent, engages)), "Saved", ResponseLinks.Response(ResponseId));
    }

    public async Task<IActionResult> OnPostTimeAsync()
    {
        await ShowAsync();
        var until = TypedDate.Read(Until.Day, Until.Month, Until.Year, "The new day", UkTime.Today(clock), DateLimit.None);
        if (until.Fault is { } fault) ModelState.AddModelError(nameof(Until), fault);
        else if (until.Date <= Known.Response.TargetOn) ModelState.AddModelError(nameof(Until), $"The new day must be after {UkTime.Text(Known.Response.TargetOn)}");
        Judge(nameof(Reason), Reason, "Enter why it takes longer", ResponseService.LongestReason);
        if (!ModelState.IsValid) return Refused();
        return await AnswerAsync(await responses.ExtendAsync(Person, ResponseId, Seen, until.Date!.Value, Reason!, Agreed), $"It is to be finished by {UkTime.Text(until.Date.Value)} now", ResponseLinks.Response(ResponseId));
    }

    private async Task ShowAsync()
    {
        List<Guid> records = [.. Known.Records.Select(record => record.Id)];
        Leads = await Reading.ColleaguesAsync(Known.Response.OrganisationId, records, leads: true);
        Colleagues = await Reading.ColleaguesAsync(Known.Response.OrganisationId, records, leads: false);
    }
}
