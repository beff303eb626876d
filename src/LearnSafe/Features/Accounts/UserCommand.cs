using System.CommandLine;
using System.Security.Cryptography;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Features.History;
using LearnSafe.Platform.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Accounts;

/// <summary><c>learnsafe user add</c>.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var email = new Argument<string>("email") { Description = "The address they sign in with" };
        var name = new Option<string>("--name") { Description = "Their name, as colleagues know them", Required = true };
        var organisation = Organisation();
        var organisationName = new Option<string?>("--organisation-name") { Description = "Its name, where LearnSafe does not know it yet" };
        var careSetting = new Option<CareSetting?>("--care-setting") { Description = "What it is, where LearnSafe does not know it yet" };
        var role = new Option<string>("--role") { Description = RoleHelp, DefaultValueFactory = _ => RoleNames.Reporter };
        var password = new Option<string?>("--password-file") { Description = "File that holds their password; without it one is made and printed" };
        var add = new Command("add", "Make an account for a person, with a role at an organisation") { email, name, organisation, organisationName, careSetting, role, password };
        add.OnInstallation(async (services, parsed, output, cancellation) =>
        {
            var address = parsed.GetValue(email)!;
            if (!address.Contains('@', StringComparison.Ordinal)) return await Verb.FailAsync($"'{address}' is not an email address.");
            var file = parsed.GetValue(password);
            var secret = file is null ? NewPassword() : (await File.ReadAllTextAsync(file, cancellation)).TrimEnd('\r', '\n');
            if (PasswordRule.Fault(secret, address) is { } weak) return await Verb.FailAsync($"{weak}.");
            var code = parsed.GetValue(organisation)?.Trim().ToUpperInvariant();
            if (code is not null && !OdsCode.HasShape(code)) return await Verb.FailAsync($"'{code}' does not have the shape of an ODS code.");
            var register = (parsed.GetValue(organisationName), parsed.GetValue(careSetting)) is ({ Length: > 0 } known, { } setting) ? new RegisterProvider(known, setting) : null;
            var accounts = services.GetRequiredService<AccountService>();
            if (await accounts.AddAsync(address, parsed.GetValue(name)!, secret, code, parsed.GetValue(role)!, Actor.System, register) is { } fault) return await Verb.FailAsync(fault);
            await output.WriteLineAsync($"Added {address} at {code ?? "the whole installation"} as {parsed.GetValue(role)}.");
            if (file is null) await output.WriteLineAsync($"Their password, shown only now: {secret}");
            return 0;
        });
        return new Command("user", "People with accounts") { add, CreateRole(), CreateTurnOff() };
    }

    private const string RoleHelp = "What they are there: Reporter, PatientSafetyLead, OrganisationAdministrator or another role of content/access";

    private static Option<string?> Organisation() => new("--organisation") { Description = "ODS code of their organisation; left out for a role in the whole installation" };

    private static Command CreateRole()
    {
        var email = new Argument<string>("email") { Description = "The address they sign in with" };
        var organisation = Organisation();
        var role = new Option<string>("--role") { Description = RoleHelp, Required = true };
        var command = new Command("role", "Give somebody who has an account another role") { email, organisation, role };
        command.OnInstallation(async (services, parsed, output, _) =>
        {
            var (address, code) = (parsed.GetValue(email)!, parsed.GetValue(organisation)?.Trim().ToUpperInvariant());
            if (await services.GetRequiredService<AccountService>().GiveRoleAsync(address, code, parsed.GetValue(role)!, Actor.System) is { } fault) return await Verb.FailAsync(fault);
            await output.WriteLineAsync($"{address} is now {parsed.GetValue(role)} at {code ?? "the whole installation"}.");
            return 0;
        });
        return command;
    }

    private static Command CreateTurnOff()
    {
        var email = new Argument<string>("email") { Description = "The address they sign in with" };
        var command = new Command("turn-off-authenticator", "Turn the authenticator app of somebody off who lost phone and recovery codes") { email };
        command.OnInstallation(async (services, parsed, output, cancellation) =>
        {
            var address = parsed.GetValue(email)!;
            var normalized = services.GetRequiredService<ILookupNormalizer>().NormalizeEmail(address);
            await using var context = await services.GetRequiredService<IDbContextFactory<LearnSafeContext>>().CreateDbContextAsync(cancellation);
            if (await context.Users.AsNoTracking().FirstOrDefaultAsync(known => known.NormalizedEmail == normalized, cancellation) is not { } person) return await Verb.FailAsync($"Nobody has an account with the address {address}.");
            if (!await services.GetRequiredService<AuthenticatorService>().TurnOffAsync(person.Id, Actor.System)) return await Verb.FailAsync($"{address} has no authenticator app.");
            await output.WriteLineAsync($"The authenticator app of {address} is turned off. Make sure that it was really them who asked.");
            return 0;
        });
        return command;
    }

    /// <summary>Easy to read out: no letters that look like figures.</summary>
    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));
}
