using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Rates;
using LearnSafe.Features.Organisations;

namespace LearnSafe.Features.Denominators;

/// <summary>Works out what a file would change, in memory. A line is taken whole or refused whole.</summary>
/// <param name="known">By code.</param>
/// <param name="present">What is known of the file's kinds and providers around its times.</param>
internal sealed class DenominatorPlan(IReadOnlyDictionary<string, Organisation> known, IEnumerable<Denominator> present, OrganisationSet scope, DateTime now)
{
    private readonly Dictionary<(Guid Organisation, string Kind), List<Denominator>> values = present.GroupBy(one => (one.OrganisationId, one.Kind)).ToDictionary(group => group.Key, group => group.ToList());
    private readonly Dictionary<(string Code, string Kind, DateOnly From), long> lines = [];

    public List<Denominator> Added { get; } = [];

    public List<Denominator> Changed { get; } = [];

    public DenominatorReport Make(long count, IReadOnlyList<DenominatorRow> rows, IEnumerable<DenominatorOutcome> refused)
    {
        var outcomes = refused.ToList();
        foreach (var row in rows)
        {
            if (Outcome(row) is { } outcome) outcomes.Add(outcome);
        }

        return new DenominatorReport(count, [.. outcomes.OrderBy(outcome => outcome.Line)]);
    }

    /// <summary>Null where LearnSafe knows it already.</summary>
    private DenominatorOutcome? Outcome(DenominatorRow row)
    {
        DenominatorOutcome Refused(string reason) => new(row.Line, row.Code, DenominatorResult.Refused, reason);
        if (!known.TryGetValue(row.Code, out var organisation)) return Refused("LearnSafe does not know the organisation");
        if (!scope.Holds(organisation.Id)) return Refused("It is outside the area that you look after");
        if (organisation.CareSetting is not { } setting) return Refused("Only a provider whose care setting is known has denominators");
        if (!row.Kind.Settings.Contains(setting)) return Refused($"{row.Kind.Title} are not counted for a {setting.Title().ToLowerInvariant()}");
        if (organisation.ClosedOn < row.Value.From) return Refused($"It closed on {UkTime.Text(organisation.ClosedOn.Value)}");
        if (!lines.TryAdd((row.Code, row.Kind.Name, row.Value.From), row.Line)) return Refused(string.Create(CultureInfo.InvariantCulture, $"The same time stands on line {lines[(row.Code, row.Kind.Name, row.Value.From)]:N0} already"));
        var key = (organisation.Id, row.Kind.Name);
        if (!values.TryGetValue(key, out var others)) values[key] = others = [];
        var same = others.Find(one => one.From == row.Value.From);
        if (row.Kind.IsFlow && others.Find(one => one != same && one.Known.Overlaps(row.Value)) is { } over)
            return Refused($"The time overlaps {DenominatorWords.Time(over.Known)}, which is known already");
        if (same is null)
        {
            var made = new Denominator { OrganisationId = organisation.Id, Kind = row.Kind.Name, From = row.Value.From, To = row.Value.To, Value = row.Value.Value, Source = row.Source, ImportedAt = now };
            others.Add(made);
            Added.Add(made);
            return new DenominatorOutcome(row.Line, row.Code, DenominatorResult.Added, DenominatorWords.Sentence(row.Kind, row.Value));
        }

        if (same.Known == row.Value && same.Source == row.Source) return null;
        var before = same.Known == row.Value ? $"the source was {same.Source}" : $"was {DenominatorWords.Sentence(row.Kind, same.Known)}";
        (same.To, same.Value, same.Source, same.ImportedAt) = (row.Value.To, row.Value.Value, row.Source, now);
        Changed.Add(same);
        return new DenominatorOutcome(row.Line, row.Code, DenominatorResult.Changed, $"{DenominatorWords.Sentence(row.Kind, row.Value)}; {before}");
    }
}
