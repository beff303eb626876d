using LearnSafe.Domain.Access;
using LearnSafe.Platform.SignIn;
using Microsoft.AspNetCore.Http.Metadata;

namespace LearnSafe.Platform.Permissions;

/// <summary>Endpoints under <c>/api/v1</c>: for a session or the key of a program that may read, by the same permissions. What is refused is told by its status and no page.</summary>
public static class ReaderEndpoint
{
    /// <param name="permissions">Any one of them opens it.</param>
    public static TBuilder ForReaders<TBuilder>(this TBuilder endpoint, params Permission[] permissions)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new MayAttribute(permissions) { AuthenticationSchemes = ReaderScheme.Name }, new WithoutStatusPage());

    private sealed class WithoutStatusPage : ISkipStatusCodePagesMetadata;
}
