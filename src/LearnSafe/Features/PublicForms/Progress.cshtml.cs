using LearnSafe.Features.Events;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>What became of what somebody told, and the messages about it: for whoever holds the receipt code, and of that one record alone.</summary>
[AllowAnonymous]
[RequestSizeLimit(JourneyPage.LargestRequest)]
public sealed class ProgressModel(PublicReportService reports, ProgressService progress, PublicRateLimit limit, ReceiptCookie cookie) : PageModel
{
    public ToldRecord Told { get; private set; } = null!;

    public RecordProgress State { get; private set; } = null!;

    public IReadOnlyList<ReadableMessage> Messages { get; private set; } = [];

    public string Text { get; private set; } = "";

    /// <summary>Something in the message looks like a personal detail.</summary>
    public bool AsksToKeep { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (cookie.Read(Request) is not { } id || await reports.FindAsync(id) is not { } told)
        {
            context.Result = Redirect(PublicFormLinks.Receipt);
            return;
        }

        Told = told;
        (State, Messages) = (await progress.OfAsync(told.Event), await reports.MessagesAsync(told.Event.Id));
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? text, [FromForm] bool keep)
    {
        Text = TypedText.Clean(text);
        var findings = TypedText.Find(Text, []);
        AsksToKeep = findings.Count > 0;
        if (Text.Length == 0) ModelState.AddModelError("text", "Write your message");
        else if (Text.Length > PublicReportService.LongestMessage) ModelState.AddModelError("text", "Make it shorter. You can write up to 4,000 letters");
        else if (AsksToKeep && !keep) ModelState.AddModelError("text", $"Take out “{Text.Substring(findings[0].Start, findings[0].Length)}”, which may show who somebody is, or choose to send it as you wrote it");
        else if (!limit.MayWrite(Told.Event.Id)) ModelState.AddModelError("text", "You sent many messages in an hour. Wait a while and send it again");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await reports.WriteAsync(Told.Event.Id, Text);
        TempData.Say("Your message is sent");
        return Redirect(PublicFormLinks.Progress);
    }

    public IActionResult OnPostClose()
    {
        ReceiptCookie.Forget(HttpContext);
        return Redirect(PublicFormLinks.Receipt);
    }
}
