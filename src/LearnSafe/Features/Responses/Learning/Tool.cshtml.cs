using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A tool that a response uses.</summary>
public sealed class ToolModel(ResponseDirectory reading, FieldService fields, CurrentPersonService people, TimeProvider clock) : FieldsPage(reading, fields, people, clock)
{
    /// <summary>Null where the response uses none of the number.</summary>
    public ReadableTool? Tool => Known.Tools.FirstOrDefault(tool => tool.Id.ToString() == RouteData.Values["tool"]?.ToString());

    private protected override Guid Part => Tool!.Id;

    public override IReadOnlyList<TemplateSection> Shown => Tool!.Template.Sections;

    public IActionResult OnGet() => Tool is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Tool is null) return NotFound();
        if (!await SaveAsync()) return Page();
        TempData.Say($"“{Tool.Template.Title}” is saved");
        return Redirect(ResponseLinks.Response(ResponseId));
    }
}
