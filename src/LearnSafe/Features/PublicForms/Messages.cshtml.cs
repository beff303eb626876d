using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>The provider's side of the messages. Whoever answers need not be somebody who may read the record.</summary>
[May(Permission.AnswerPeople)]
public sealed class MessagesModel(CurrentPersonService people, PublicReportService reports) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public ToldRecord Told { get; private set; } = null!;

    public IReadOnlyList<ReadableMessage> Messages { get; private set; } = [];

    [BindProperty]
    [Required(ErrorMessage = "Enter your answer")]
    [StringLength(PublicReportService.LongestMessage, ErrorMessage = "Your answer must be 4,000 characters or fewer")]
    public string? Text { get; set; }

    [BindProperty]
    public bool KeepText { get; set; }

    public bool AsksToKeep { get; private set; }

    /// <summary>Only in answer to "Show how to reach them".</summary>
    public string? Contact { get; private set; }

    public bool MayRead => EventAccess.MayRead(Person, Told.Event);

    /// <summary>Where they agreed, or have written themselves.</summary>
    public bool MayAnswer => Told.Report.MayAnswer || Messages.Any(message => message.FromPerson);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        Person = await people.GetAsync();
        if (!Guid.TryParse(RouteData.Values["report"]?.ToString(), out var id) || await reports.FindAsync(id) is not { } told || !EventAccess.MayAnswerPerson(Person, told.Event))
        {
            context.Result = NotFound();
            return;
        }

        (Told, Messages) = (told, await reports.MessagesAsync(id));
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayAnswer) return StatusCode(StatusCodes.Status403Forbidden);
        var text = TypedText.Clean(Text);
        var findings = TypedText.Find(text, []);
        AsksToKeep = findings.Count > 0;
        if (AsksToKeep && !KeepText) ModelState.AddModelError(nameof(Text), $"Take out “{text.Substring(findings[0].Start, findings[0].Length)}”, which looks like personal data, or select that you keep it");
        if (!ModelState.IsValid || text.Length == 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await reports.AnswerAsync(Told.Event.Id, text, Person.Id);
        TempData.Say("Your answer is sent. They see it when they next use their code");
        return Redirect(PublicFormLinks.Messages(Told.Event.Id));
    }

    public async Task<IActionResult> OnPostContactAsync()
    {
        ModelState.Clear();
        Contact = await reports.SeeContactAsync(Told.Event.Id, Person.Id);
        return Page();
    }
}
