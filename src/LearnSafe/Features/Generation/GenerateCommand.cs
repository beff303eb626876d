using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.History;
using LearnSafe.Platform.CommandLine;

namespace LearnSafe.Features.Generation;

/// <summary><c>learnsafe generate</c>: made-up records, to try LearnSafe at size.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var events = new Option<long>("--events") { Description = "How many records", Required = true };
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same records", Required = true };
        var organisations = new Option<int>("--organisations") { Description = "Over how many organisations they are spread", DefaultValueFactory = _ => 20 };
        var mix = new Option<string>("--mix") { Description = "How often which type of event is recorded", DefaultValueFactory = _ => EventMix.PrimaryCare.Name };
        var snapshot = new Option<bool>("--snapshot") { Description = $"Make {GeneratedSnapshot.Name} in the data folder, for counting alone, and no records in the database" };
        events.Validators.Add(value => Require(value, 1, long.MaxValue, "--events must be at least 1."));
        organisations.Validators.Add(value => Require(value, 1, 99_999, "--organisations must be from 1 to 99999."));
        mix.AcceptOnlyFromAmong([.. EventMix.All.Select(known => known.Name)]);
        var command = new Command("generate", "Make up records of all four types, to try LearnSafe at size") { events, seed, organisations, mix, snapshot };
        command.OnUnpreparedInstallation(async (services, parsed, output, cancellation) =>
        {
            var service = services.GetRequiredService<GenerationService>();
            var providers = GenerationService.Organisations(parsed.GetValue(organisations));
            var (count, from) = (parsed.GetValue(events), parsed.GetValue(seed));
            var generator = new EventGenerator(
                GenerationPhrases.Load(Path.Combine(AppContext.BaseDirectory, "content")), services.GetRequiredService<LfpseContent>().Current.Version, from, count,
                EventMix.All.First(known => known.Name == parsed.GetValue(mix)), GenerationPeriod.FiveYears, providers);
            if (parsed.GetValue(snapshot))
            {
                var lfpse = services.GetRequiredService<LfpseContent>();
                await output.WriteLineAsync(await GeneratedSnapshot.WriteAsync(generator, count, from, providers, lfpse, services.GetRequiredService<DataFolder>(), new ProgressLines(output, "records"), cancellation));
                return 0;
            }

            await services.GetRequiredService<StorageStart>().StartingAsync(cancellation);
            if (await service.IsStoredAsync(generator)) return await Verb.FailAsync($"The records of seed {from} are in this database already. Choose another seed.");
            var began = Stopwatch.GetTimestamp();
            await service.GenerateAsync(generator, count, await service.AddOrganisationsAsync(providers), _ => Actor.System, from, new ProgressLines(output, "records"), cancellation);
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Generated {count:N0} records for {providers.Count} organisations in {took:N1} seconds, {count / took:N0} a second."));
            return 0;
        });
        return command;
    }

    /// <summary>What is no number at all is told by the command line itself.</summary>
    private static void Require(OptionResult value, long least, long most, string sentence)
    {
        if (value.Tokens is [var token] && long.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && (number < least || number > most)) value.AddError(sentence);
    }
}
