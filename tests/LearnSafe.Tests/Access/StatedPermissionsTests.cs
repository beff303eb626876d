using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LearnSafe.Tests.Access;

public sealed class StatedPermissionsTests
{
    [Fact]
    public void Check_AnEndpointThatSaysNothing_NamesIt()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/silent", () => "x").WithDisplayName("the silent one");
        app.MapGet("/authorised", () => "x").RequireAuthorization().WithDisplayName("one that any session opens");
        app.MapGet("/open", () => "x").AllowAnonymous();
        app.MapGet("/mine", () => "x").WithMetadata(new SignedInAttribute());
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints);
        var fault = Assert.Throws<InvalidOperationException>(() => StatedPermissions.Check(endpoints));
        Assert.EndsWith(": the silent one; one that any session opens.", fault.Message, StringComparison.Ordinal);
    }
}
