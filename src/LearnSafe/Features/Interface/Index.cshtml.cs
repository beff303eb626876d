using LearnSafe.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LearnSafe.Features.Interface;

/// <summary>What programs can read, for people who write them: the same document as the machines', so that both always agree.</summary>
[AllowAnonymous]
public sealed class IndexModel([FromKeyedServices(InterfaceLinks.Name)] IOpenApiDocumentProvider documents) : PageModel
{
    /// <summary>By address.</summary>
    public IReadOnlyList<(string Address, OpenApiOperation Operation)> Operations { get; private set; } = [];

    public string About { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var document = await documents.GetOpenApiDocumentAsync(HttpContext.RequestAborted);
        About = document.Info.Description ?? "";
        Operations = [.. document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(operation => (path.Key, operation.Value))).OrderBy(one => one.Key, StringComparer.Ordinal)];
        return Page();
    }

    /// <summary>An address as it is typed, with a value of each kind that the first of its parameters show.</summary>
    public static IReadOnlyList<IOpenApiParameter> Parameters(OpenApiOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return [.. operation.Parameters ?? []];
    }
}
