using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>Serves a script of the tests beside the program's own.</summary>
internal sealed class ServedScript(string address, string script) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(address, branch => branch.Run(context =>
        {
            context.Response.ContentType = "text/javascript; charset=utf-8";
            context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
            return context.Response.WriteAsync(script);
        }));
        next(app);
    };
}
