using System.CommandLine;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.History;
using LearnSafe.Platform.CommandLine;

namespace LearnSafe.Features.ApiKeys;

/// <summary><c>learnsafe api-key add</c>: prints the key alone on its last line.</summary>
internal static class ApiKeyCommand
{
    public static Command Create()
    {
        var organisation = new Option<string>("--organisation") { Description = "ODS code of the organisation the program sends for; registered where it is not known yet", Required = true };
        var name = new Option<string>("--name") { Description = "What the program is called", DefaultValueFactory = _ => "Local risk system" };
        var add = new Command("add", "Make a key for a program") { organisation, name };
        add.OnInstallation(async (services, parsed, output, _) =>
        {
            var code = parsed.GetValue(organisation)!.Trim().ToUpperInvariant();
            if (!OdsCode.HasShape(code)) return await Verb.FailAsync($"'{code}' does not have the shape of an ODS code.");
            var key = await services.GetRequiredService<ApiKeyService>().AddAsync(code, parsed.GetValue(name)!, Actor.System);
            await output.WriteLineAsync($"A key for {code}. It is shown only now; LearnSafe keeps no copy.");
            await output.WriteLineAsync(key);
            return 0;
        });
        return new Command("api-key", "Keys of programs that send records") { add };
    }
}
