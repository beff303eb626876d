using System.Text.RegularExpressions;
using LearnSafe.Platform.Permissions;
using LearnSafe.Tests.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace LearnSafe.Tests.Security;

/// <summary>Every address of the program, from the program itself, so that a new one is attacked the day it comes.</summary>
internal static partial class Walk
{
    /// <summary>Who between them open every page.</summary>
    public static readonly string[] People = ["stranger", "reporter", "lead", "admin", "specialist", "national", "installation"];

    /// <summary>What people's browsers may ask for: pages, pictures and downloads, without the static files.</summary>
    public static IReadOnlyList<string> Addresses(AccessWorld world) =>
    [
        .. world.Installation.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Where(endpoint => endpoint.Metadata.GetMetadata<ByKeyAttribute>() is null)
            .Select(AddressOf).Where(path => !StaticFile().IsMatch(path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(world.Address),
    ];

    /// <summary>Every page with a handler of <c>POST</c>, by its handlers' names.</summary>
    public static async Task<IReadOnlyList<string>> FormsAsync(AccessWorld world)
    {
        var loader = world.Installation.Get<PageLoader>();
        List<string> forms = [];
        foreach (var page in world.Installation.Get<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            foreach (var handler in compiled.HandlerMethods.Where(handler => handler.HttpMethod == "Post"))
            {
                var address = world.Address("/" + OptionalEnd().Replace(page.AttributeRouteInfo!.Template!, ""));
                forms.Add(handler.Name is null ? address : $"{address}?handler={handler.Name}");
            }
        }

        return [.. forms.Distinct(StringComparer.Ordinal)];
    }

    public static Uri Uri(string address) => new(address, UriKind.Relative);

    private static string AddressOf(RouteEndpoint endpoint) => "/" + OptionalEnd().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "");

    [GeneratedRegex(@"/?\{\w+(:\w+)?\?\}$")]
    private static partial Regex OptionalEnd();

    [GeneratedRegex(@"\.(css|js|svg|png|ico|json|txt|webmanifest)(\.gz|\.br)?$")]
    private static partial Regex StaticFile();
}
