using LearnSafe.Data;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LearnSafe.Features.Health;

/// <summary>Whether the program lives, and whether it can do its work: for whatever watches over it. Says nothing else.</summary>
public sealed class HealthFeature : Feature
{
    public override void AddTo(WebApplicationBuilder builder) => builder.Services.AddHealthChecks().AddDbContextCheck<LearnSafeContext>();

    public override void MapOn(WebApplication app)
    {
        var read = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        // Alive means that it answers; a database that is away must not make anybody restart the program.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().WithMetadata(read);
        app.MapHealthChecks("/health/ready").AllowAnonymous().WithMetadata(read);
    }
}
