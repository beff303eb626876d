using System.CommandLine;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Platform.CommandLine;

namespace LearnSafe.Features.ApiKeys;

/// <summary><c>learnsafe api-key</c>: <c>add</c> prints the key alone on its last line, <c>list</c> shows those of an organisation, <c>revoke</c> stops one.</summary>
internal static class ApiKeyCommand
{
    public static Command Create() => new("api-key", "Keys of programs that send or read records") { Add(), List(), Revoke() };

    private static Command Add()
    {
        var organisation = new Option<string>("--organisation") { Description = "ODS code of the organisation the program acts for; registered where it is not known yet", Required = true };
        var name = new Option<string>("--name") { Description = "What the program is called", DefaultValueFactory = _ => "Local risk system" };
        var may = new Option<string[]>("--may") { Description = "What it may do: send, read; repeat it for both", DefaultValueFactory = _ => ["send"] };
        may.AcceptOnlyFromAmong([.. KeyPurposeNames.All.Select(known => known.Name)]);
        var add = new Command("add", "Make a key for a program") { organisation, name, may };
        add.OnInstallation(async (services, parsed, output, _) =>
        {
            var code = parsed.GetValue(organisation)!.Trim().ToUpperInvariant();
            if (!OdsCode.HasShape(code)) return await Verb.FailAsync($"'{code}' does not have the shape of an ODS code.");
            var purposes = KeyPurposeNames.Read(parsed.GetValue(may)!) ?? KeyPurposes.None;
            var key = await services.GetRequiredService<ApiKeyService>().AddAsync(code, parsed.GetValue(name)!, Actor.System, purposes);
            await output.WriteLineAsync($"A key for {code}: {purposes.Title()}. It is shown only now; LearnSafe keeps no copy.");
            await output.WriteLineAsync(key);
            return 0;
        });
        return add;
    }

    private static Command List()
    {
        var organisation = new Option<string>("--organisation") { Description = "ODS code of the organisation", Required = true };
        var list = new Command("list", "Show the keys of an organisation") { organisation };
        list.OnInstallation(async (services, parsed, output, _) =>
        {
            if (await IdAsync(services, parsed.GetValue(organisation)!) is not { } id) return await Verb.FailAsync("There is no organisation with this code.");
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            var keys = await services.GetRequiredService<ApiKeyService>().ListAsync(id);
            if (keys.Count == 0) await output.WriteLineAsync("It has no keys. 'api-key add' makes one.");
            foreach (var key in keys)
            {
                var (state, may) = (key.RevokedAt is not null ? "revoked" : key.Works(now) ? "works" : "ended", string.Join(" and ", key.Purposes.Names()));
                var (used, end) = (key.LastUsedOn is { } day ? $"used {UkTime.Text(day)}" : "never used", key is { RevokedAt: null, ExpiresAt: { } until } ? $" (until {UkTime.TextFromUtc(until)})" : "");
                await output.WriteLineAsync($"{key.Id}  {state,-7}  {may,-13}  {used,-22}  {key.Name}{end}");
            }

            return 0;
        });
        return list;
    }

    private static Command Revoke()
    {
        var organisation = new Option<string>("--organisation") { Description = "ODS code of the organisation", Required = true };
        var key = new Option<Guid>("--key") { Description = "Its id, as list shows it", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; it is kept in the history", Required = true };
        var revoke = new Command("revoke", "Stop a key") { organisation, key, reason };
        revoke.OnInstallation(async (services, parsed, output, _) =>
        {
            if (await IdAsync(services, parsed.GetValue(organisation)!) is not { } id || !await services.GetRequiredService<ApiKeyService>().RevokeAsync(id, parsed.GetValue(key), parsed.GetValue(reason)!, Actor.System))
                return await Verb.FailAsync("The organisation has no such key, or it was revoked before.");
            await output.WriteLineAsync("Revoked. A program that is served already may go on for half a minute.");
            return 0;
        });
        return revoke;
    }

    private static Task<Guid?> IdAsync(IServiceProvider services, string code) => services.GetRequiredService<ApiKeyService>().OrganisationAsync(code.Trim().ToUpperInvariant());
}
