using Microsoft.AspNetCore.Authorization;

namespace LearnSafe.Platform.Permissions;

/// <summary>Deny by default: a program with a page or endpoint that does not say who may open it does not start.</summary>
public static class StatedPermissions
{
    /// <exception cref="InvalidOperationException">Names every endpoint that is silent.</exception>
    public static void Check(IEnumerable<Endpoint> endpoints)
    {
        string[] silent = [.. endpoints.Where(endpoint => !Says(endpoint.Metadata)).Select(endpoint => endpoint.DisplayName ?? "an endpoint without a name").Distinct(StringComparer.Ordinal)];
        if (silent.Length > 0)
            throw new InvalidOperationException($"These pages and endpoints do not state who may open them ([May], [SignedIn], [ByKey] or [AllowAnonymous]): {string.Join("; ", silent)}.");
    }

    private static bool Says(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<MayAttribute>() is not null || metadata.GetMetadata<SignedInAttribute>() is not null || metadata.GetMetadata<IAllowAnonymous>() is not null;
}
