using System.Reflection;
using LearnSafe.Domain.Fhir;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Platform.Permissions;
using LearnSafe.Platform.Web;

namespace LearnSafe.Features.FhirApi;

/// <summary>The interface that LFPSE offers to local risk systems, under the same addresses: what it can do, and the taxonomy. Resources map themselves from their own feature.</summary>
public sealed class FhirApiFeature : Feature
{
    public const string Base = "/adverse-event/fhir";
    private const string Taxonomy = "/taxonomy/fhir";

    /// <summary>When what the capability statement says last changed.</summary>
    private static readonly DateOnly StatementDate = new(2026, 11, 23);

    private static readonly string Version =
        typeof(FhirApiFeature).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public override void AddTo(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(services => new AdverseEventReader(services.GetRequiredService<LfpseContent>().Taxonomies.Values));
        builder.Services.AddSingleton(services => new AdverseEventWriter(services.GetRequiredService<LfpseContent>().Taxonomies.Values));
        builder.Services.AddSingleton(services => new TaxonomyResources(services.GetRequiredService<LfpseContent>().Taxonomies.Values));
    }

    public override void MapOn(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // The key is who calls; the cookie of a person says nothing here.
        app.MapMethods(Base + "/metadata", FhirEndpoint.Reading, FhirEndpoint.For(CapabilitiesAsync)).WithMetadata(new ByKeyAttribute());
        app.MapMethods(Taxonomy + "/{kind}/{id}", FhirEndpoint.Reading, FhirEndpoint.For(DefinitionAsync)).WithMetadata(new ByKeyAttribute());
        app.Map(Base + "/metadata", FhirEndpoint.For(call => call.RefuseMethodAsync("GET, HEAD"))).WithMetadata(new ByKeyAttribute());
        app.Map(Taxonomy + "/{kind}/{id}", FhirEndpoint.For(call => call.RefuseMethodAsync("GET, HEAD"))).WithMetadata(new ByKeyAttribute());
        app.Map(Base + "/{**rest}", FhirEndpoint.For(NothingAsync)).WithMetadata(new ByKeyAttribute());
        app.Map(Taxonomy + "/{**rest}", FhirEndpoint.For(NothingAsync)).WithMetadata(new ByKeyAttribute());
    }

    private static async Task CapabilitiesAsync(FhirCall call)
    {
        var lfpse = call.Http.RequestServices.GetRequiredService<LfpseContent>();
        call.Answer(StatusCodes.Status200OK);
        CapabilityStatementWriter.Write(call.Http.Response.BodyWriter, lfpse.Taxonomies.Values, Version, StatementDate);
        await call.Http.Response.BodyWriter.FlushAsync();
    }

    private static async Task DefinitionAsync(FhirCall call)
    {
        var (kind, id) = ($"{call.Http.GetRouteValue("kind")}", $"{call.Http.GetRouteValue("id")}");
        var output = new System.Buffers.ArrayBufferWriter<byte>(4096);
        if (!call.Http.RequestServices.GetRequiredService<TaxonomyResources>().TryWrite(output, kind, id))
        {
            await call.RefuseAsync(StatusCodes.Status404NotFound, new OperationIssue(IssueCode.NotFound, "The taxonomy has no such definition. There are StructureDefinition, ValueSet and CodeSystem, by their id with or without the version."));
            return;
        }

        call.Answer(StatusCodes.Status200OK);
        await call.Http.Response.BodyWriter.WriteAsync(output.WrittenMemory);
    }

    private static Task NothingAsync(FhirCall call) => call.RefuseAsync(StatusCodes.Status404NotFound, new OperationIssue(
        IssueCode.NotFound,
        $"There is nothing at this address. The interface has {Base}/AdverseEvent, {Base}/metadata and {Taxonomy}/{{StructureDefinition, ValueSet or CodeSystem}}/{{id}}."));
}
