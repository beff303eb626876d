using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Retention;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Events;

/// <summary>Asks once before a file goes.</summary>
public sealed class RemoveAttachmentModel(EventService events, CurrentPersonService people, AttachmentService attachments, LegalHoldService holds) : RecordPage(events, people)
{
    public string Name { get; private set; } = "";

    private protected override bool MayOpen() => EventAccess.MayRevise(Person, Record.Event);

    public async Task<IActionResult> OnGetAsync(Guid attachment)
    {
        var found = (await attachments.ListAsync(RecordId)).FirstOrDefault(row => row.Id == attachment);
        if (found is null) return NotFound();
        Name = found.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid attachment)
    {
        if (await attachments.RemoveAsync(RecordId, attachment, Actor.Person(Person.Id))) TempData.Say("The file is removed");
        else if (await holds.IsHeldAsync(RecordId)) TempData.Say("A legal hold keeps this file, so it was not removed");
        else return NotFound();
        return Redirect(RecordLinks.Attachments(RecordId));
    }
}
