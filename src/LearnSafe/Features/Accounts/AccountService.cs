using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary>Adds people to organisations.</summary>
public sealed class AccountService(RecordWriter writer, IPasswordHasher<Person> passwords, ILookupNormalizer normalizer)
{
    /// <summary>Makes an account for a person at the organisation that they act for.</summary>
    /// <param name="register">What the organisation is, where its code may not be known yet; it is registered with them, or completed where an interface key registered it by its code alone.</param>
    /// <returns>A sentence that says what is wrong; null where the person was added.</returns>
    public Task<string?> AddAsync(string email, string displayName, string password, string organisationCode, Role role, Actor actor, RegisterProvider? register = null) => writer.WriteAsync(async transaction =>
    {
        var context = await transaction.ContextAsync();
        var organisation = await context.Organisations.FirstOrDefaultAsync(known => known.Code == organisationCode);
        if (register is not null && (organisation is null || organisation.Kind == OrganisationKind.Unknown))
        {
            organisation ??= context.Organisations.Add(new Organisation { Code = organisationCode, Name = register.Name, CreatedAt = transaction.Now }).Entity;
            (organisation.Name, organisation.Kind, organisation.CareSetting) = (register.Name, OrganisationKind.Provider, register.CareSetting);
            await transaction.AppendAsync(actor, HistoryActions.OrganisationAdded, organisation.Id, JsonSerializer.Serialize(new { code = organisationCode, register.Name }, JsonSerializerOptions.Web), []);
        }

        if (organisation is null) return $"There is no organisation with the code {organisationCode}. To register it, say what it is with --organisation-name and --care-setting.";
        var normalized = normalizer.NormalizeEmail(email);
        var person = await context.Users.FirstOrDefaultAsync(known => known.NormalizedEmail == normalized);
        if (person is null)
        {
            person = new Person
            {
                DisplayName = displayName,
                UserName = email,
                NormalizedUserName = normalized,
                Email = email,
                NormalizedEmail = normalized,
                EmailConfirmed = true,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("n"),
                CreatedAt = transaction.Now,
            };
            person.PasswordHash = passwords.HashPassword(person, password);
            context.Users.Add(person);
        }
        else
        {
            return "That address already has an account.";
        }

        context.Memberships.Add(new Membership { PersonId = person.Id, OrganisationId = organisation.Id, Role = role });
        await context.SaveChangesAsync();
        await transaction.AppendAsync(actor, HistoryActions.PersonAdded, person.Id, JsonSerializer.Serialize(new { organisation = organisationCode, role = role.ToString() }, JsonSerializerOptions.Web), []);
        return (string?)null;
    });
}

/// <summary>A provider that is registered together with its first person.</summary>
public sealed record RegisterProvider(string Name, CareSetting CareSetting);
