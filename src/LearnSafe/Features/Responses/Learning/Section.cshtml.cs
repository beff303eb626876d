using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>One section of a response.</summary>
public sealed class SectionModel(ResponseDirectory reading, FieldService fields, CurrentPersonService people, TimeProvider clock) : FieldsPage(reading, fields, people, clock)
{
    /// <summary>Null where the response has none of the name.</summary>
    public TemplateSection? Section => Known.Sections.FirstOrDefault(section => section.Kind == SectionKind.Fields && section.Name == RouteData.Values["section"]?.ToString());

    private protected override Guid Part => ResponseId;

    public override IReadOnlyList<TemplateSection> Shown => Section is { } section ? [section] : [];

    public IActionResult OnGet() => Section is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Section is null) return NotFound();
        if (!await SaveAsync()) return Page();
        TempData.Say($"“{Section.Title}” is saved");
        return Redirect(ResponseLinks.Response(ResponseId));
    }
}
