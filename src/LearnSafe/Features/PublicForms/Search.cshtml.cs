using LearnSafe.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.PublicForms;

/// <summary>Finds a provider that reads what people without an account tell it.</summary>
[AllowAnonymous]
public sealed class SearchModel(PublicPageService pages) : PageModel
{
    private const int LongestName = 100;

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    public IReadOnlyList<PublicPlace> Found { get; private set; } = [];

    public async Task OnGetAsync()
    {
        this.RefuseEmptySearch("name", "Enter the name of the place");
        if (Name is { Length: > LongestName }) Name = Name[..LongestName];
        Found = await pages.SearchAsync(Name);
    }
}
