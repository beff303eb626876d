using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Who takes part in a response, by role. Staff with an account work on it with that.</summary>
public sealed class ParticipantsModel(ResponseDirectory reading, ParticipantService participants, CurrentPersonService people, TimeProvider clock) : ResponsePage(reading, people)
{
    [BindProperty]
    public string? Capacity { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Account { get; set; }

    [BindProperty]
    public DateParts Invited { get; set; } = new(null, null, null);

    public IReadOnlyList<(Guid Id, string Name)> Colleagues { get; private set; } = [];

    public string Heading => Known.Sections.First(section => section.Kind == SectionKind.Participants).Title;

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayManage) return StatusCode(StatusCodes.Status403Forbidden);
        await ShowAsync();
        if (!Enum.TryParse<ParticipantCapacity>(Capacity, out var capacity) || !Enum.IsDefined(capacity)) ModelState.AddModelError(nameof(Capacity), "Select in which capacity they take part");
        Judge(nameof(Role), Role, "Enter their role, like practice nurse", ParticipantService.Longest);
        Judge(nameof(Organisation), Organisation, null, ParticipantService.Longest);
        Guid? account = Guid.TryParse(Account, out var chosen) ? chosen : null;
        if (account is { } id && Colleagues.All(one => one.Id != id)) ModelState.AddModelError(nameof(Account), "Select somebody of the list");
        else if (account is not null && capacity is ParticipantCapacity.Patient or ParticipantCapacity.Family) ModelState.AddModelError(nameof(Account), "A patient or a family member takes part by role alone");
        DateOnly? invited = null;
        if (!Invited.IsEmpty)
        {
            var typed = TypedDate.Read(Invited.Day, Invited.Month, Invited.Year, "The day they were invited", UkTime.Today(clock), DateLimit.None);
            if (typed.Fault is { } fault) ModelState.AddModelError(nameof(Invited), fault);
            invited = typed.Date;
        }

        if (!ModelState.IsValid) return Refused();
        return await AnswerAsync(await participants.AddAsync(Person, ResponseId, new NewParticipant(capacity, Role!, Organisation ?? "", account, invited)), "They are on the list", ResponseLinks.Participants(ResponseId), "They take part already");
    }

    public async Task<IActionResult> OnPostNoteAsync(Guid participant, bool attended, bool support)
    {
        ModelState.Clear();
        await ShowAsync();
        return await AnswerAsync(await participants.NoteAsync(Person, ResponseId, participant, attended, support), "Saved", ResponseLinks.Participants(ResponseId), "They were taken off the list meanwhile");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid participant)
    {
        ModelState.Clear();
        if (!MayManage) return StatusCode(StatusCodes.Status403Forbidden);
        await ShowAsync();
        return await AnswerAsync(await participants.RemoveAsync(Person, ResponseId, participant), "They are off the list", ResponseLinks.Participants(ResponseId));
    }

    private async Task ShowAsync()
    {
        if (MayManage) Colleagues = await Reading.ColleaguesAsync(Known.Response.OrganisationId, [.. Known.Records.Select(record => record.Id)], leads: false);
    }
}
