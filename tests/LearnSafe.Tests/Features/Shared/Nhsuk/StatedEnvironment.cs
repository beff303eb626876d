using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace LearnSafe.Tests.Features.Shared.Nhsuk;

/// <summary>Says which environment it is, and holds no files.</summary>
internal sealed class StatedEnvironment(string name) : IWebHostEnvironment
{
    public string EnvironmentName { get; set; } = name;
    public string ApplicationName { get; set; } = "";
    public string WebRootPath { get; set; } = "";
    public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
    public string ContentRootPath { get; set; } = "";
    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
