using System.Buffers.Binary;
using LearnSafe.Features.Accounts;
using LearnSafe.Platform.Web;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Tests.Security;

/// <summary>How hard a stolen hash makes it to guess a password. Every other test runs with easy ones.</summary>
public sealed class PasswordHashTests
{
    private const int LeastRounds = 100_000;

    [Fact]
    public async Task Program_AsItIsBuilt_HashesPasswordsInManyRounds()
    {
        await using var installation = await TestInstallation.CreateAsync(Engine.Sqlite);
        await using var program = LearnSafeWeb.Build([], builder => builder.Configuration.AddInMemoryCollection(installation.Settings));

        var hash = Convert.FromBase64String(program.Services.GetRequiredService<IPasswordHasher<Person>>().HashPassword(new Person { DisplayName = "Ines Falk" }, TestData.Password));

        // The format's number, the function that is repeated (2 is HMAC-SHA-512), and how often.
        Assert.Equal((1, 2u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1))));
        Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)), (uint)LeastRounds, uint.MaxValue);
    }
}
