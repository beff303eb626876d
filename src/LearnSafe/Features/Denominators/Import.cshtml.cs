using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Denominators;

/// <summary>The import of the command line, for a browser: what would happen is shown first, and done when it is confirmed.</summary>
[May(Permission.MaintainOrganisations)]
[TooLargeRequest(MostInRequest)]
[RequestSizeLimit(MostToRead)]
[RequestFormLimits(MultipartBodyLengthLimit = MostInRequest)]
public sealed class ImportModel(DenominatorImportService import, KeptUploads<DenominatorImportOptions> uploads, DenominatorKinds kinds, CurrentPersonService people) : PageModel
{
    private const int MostInRequest = 11 * 1024 * 1024;
    private const int MostToRead = 64 * 1024 * 1024;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public Guid Confirm { get; set; }

    /// <summary>What would happen, or what was done.</summary>
    public DenominatorReport? Report { get; private set; }

    /// <summary>The file that waits to be confirmed; null once it is done.</summary>
    public Guid? Waits { get; private set; }

    /// <summary>As a page shows the report.</summary>
    public ImportResultView Result => new(
        Report!.Summary, Report.ChangesNothing, Report.Refused, Waits, $"{DenominatorLinks.Import}?handler=confirm", [new("Line"), new("Code"), new("Result"), new("Detail")],
        [.. Report.Outcomes.OrderByDescending(outcome => outcome.Result == DenominatorResult.Refused).Select(outcome => (IReadOnlyList<TableCell>)
            [new TableCell(outcome.Line.ToString(CultureInfo.InvariantCulture)), new TableCell(outcome.Code.Length == 0 ? "None" : outcome.Code), new TableCell(outcome.Result.ToString()), new TableCell(outcome.Detail)])]);

    public IReadOnlyList<DenominatorKind> Kinds => kinds.All;

    public IActionResult OnGet(string? problem)
    {
        if (problem != TooLargeRequestAttribute.Mark) return Page();
        ModelState.AddModelError(nameof(Upload), "The selected file must be 10MB or smaller. Import a larger one on the command line");
        Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is null) return Refused("Select a file");
        using var content = new MemoryStream();
        await Upload.CopyToAsync(content);
        var person = await people.GetAsync();
        var options = new DenominatorImportOptions { Scope = DenominatorAccess.Set(person) };
        content.Position = 0;
        try
        {
            Report = await import.ImportAsync(content, options with { DryRun = true }, Actor.Person(person.Id), cancellation: HttpContext.RequestAborted);
        }
        catch (CsvFileException fault)
        {
            return Refused(fault.Message.TrimEnd('.'));
        }

        if (!Report.ChangesNothing) Waits = uploads.Keep(person.Id, content.ToArray(), options).Id;
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        ModelState.Clear();
        var person = await people.GetAsync();
        if (uploads.Take(person.Id, Confirm) is not { } upload) return Refused("Select the file again: it was confirmed before, or looked at too long ago");
        using var content = new MemoryStream(upload.Content);
        // What they may touch may have changed while they read.
        Report = await import.ImportAsync(content, upload.Options with { Scope = DenominatorAccess.Set(person) }, Actor.Person(person.Id));
        return Page();
    }

    private PageResult Refused(string reason)
    {
        ModelState.AddModelError(nameof(Upload), reason);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
