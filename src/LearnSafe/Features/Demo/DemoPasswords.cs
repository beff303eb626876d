using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LearnSafe.Features.Demo;

/// <summary>Hashes the demo's one password once: each hash takes as long as a hundred records, and there is nothing to keep secret.</summary>
internal sealed class DemoPasswords(IPasswordHasher<Person> passwords) : IPasswordHasher<Person>
{
    private readonly Dictionary<string, string> hashes = new(StringComparer.Ordinal);

    public string HashPassword(Person user, string password) => hashes.TryGetValue(password, out var known) ? known : hashes[password] = passwords.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword) => passwords.VerifyHashedPassword(user, hashedPassword, providedPassword);
}
