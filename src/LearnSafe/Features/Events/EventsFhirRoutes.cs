using LearnSafe.Features.FhirApi;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Events;

/// <summary>Where programs send and read records.</summary>
public static class EventsFhirRoutes
{
    public const string Path = FhirApiFeature.Base + "/AdverseEvent";

    internal static void AddEventsFhirApi(this IServiceCollection services) => services.AddSingleton<EventsFhirApi>().AddSingleton<EventsFhirSearch>();

    internal static void MapEventsFhirApi(this IEndpointRouteBuilder app)
    {
        // The key is who calls; the cookie of a person says nothing here.
        app.MapPost(Path, Api((api, call) => api.CreateAsync(call))).WithMetadata(new ByKeyAttribute());
        app.MapMethods(Path, FhirEndpoint.Reading, FhirEndpoint.For(call => call.Http.RequestServices.GetRequiredService<EventsFhirSearch>().AnswerAsync(call))).WithMetadata(new ByKeyAttribute());
        app.MapMethods(Path + "/{id}", FhirEndpoint.Reading, Api((api, call) => api.ReadAsync(call))).WithMetadata(new ByKeyAttribute());
        app.MapPut(Path + "/{id}", Api((api, call) => api.ReplaceAsync(call))).WithMetadata(new ByKeyAttribute());
        app.MapDelete(Path + "/{id}", Api((api, call) => api.WithdrawAsync(call))).WithMetadata(new ByKeyAttribute());
        app.Map(Path, FhirEndpoint.For(call => call.RefuseMethodAsync("GET, HEAD, POST"))).WithMetadata(new ByKeyAttribute());
        app.Map(Path + "/{id}", FhirEndpoint.For(call => call.RefuseMethodAsync("GET, HEAD, PUT, DELETE"))).WithMetadata(new ByKeyAttribute());
    }

    private static RequestDelegate Api(Func<EventsFhirApi, FhirCall, Task> answer) =>
        FhirEndpoint.For(call => answer(call.Http.RequestServices.GetRequiredService<EventsFhirApi>(), call));
}
