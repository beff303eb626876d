using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Interface;

/// <summary>The description of <c>/api/v1</c>, for programs as OpenAPI and for people as a page. It is made of what the endpoints say of themselves.</summary>
public sealed class InterfaceFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOpenApi(InterfaceLinks.Name, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddOperationTransformer(InterfaceDocument.DescribeAsync);
            options.AddDocumentTransformer(InterfaceDocument.DescribeAsync);
        });
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // What the interface is like is no secret; what it gives is.
        app.MapOpenApi(InterfaceLinks.OpenApi).AllowAnonymous();
    }
}
