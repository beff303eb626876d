using LearnSafe.Data;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Events.Totals;

/// <summary>Counts in a table: a row each for what is counted, a column each for a quarter.</summary>
public sealed record TotalsTable(string Title, string What, IReadOnlyList<string> Columns, IReadOnlyList<TotalsRow> Rows);

public sealed record TotalsRow(string Name, IReadOnlyList<int> Counts);

/// <summary>
/// Totals of a scope by whole quarters that are over. To those who may read its records they are true; to everybody else, and by
/// what patients are for everybody, each is rounded by itself. There is nothing to choose, so no two answers differ by one record.
/// </summary>
public sealed class TotalsService(IDbContextFactory<LearnSafeContext> contexts, LfpseContent lfpse, ToldTotalsService told, TimeProvider clock)
{
    private const int Quarters = 4;

    public async Task<IReadOnlyList<TotalsTable>> ByEventAsync(CurrentPerson person)
    {
        var quarters = Quarter.Before(UkTime.Today(clock), Quarters);
        await using var context = await contexts.CreateDbContextAsync();
        List<List<Counts>> counted = [];
        foreach (var quarter in quarters)
        {
            counted.Add(await (
                from record in In(EventAccess.Counted(context, person), quarter)
                join place in context.Organisations on record.OrganisationId equals place.Id
                group record by new { record.Type, record.Harm, place.CareSetting, Unknown = place.CareSetting == null ? record.OrganisationId : (Guid?)null } into one
                select new Counts(one.Key.Type, one.Key.Harm, one.Key.CareSetting, one.Key.Unknown, one.Count())).ToListAsync());
        }

        Func<int, int> shown = EventAccess.SeesTrueCounts(person) ? count => count : RoundedCount.Of;
        IReadOnlyList<string> columns = [.. quarters.Select(quarter => quarter.Text)];
        TotalsRow Row(string name, Func<Counts, bool> which) => new(name, [.. counted.Select(quarter => shown(quarter.Where(which).Sum(one => one.Count)))]);
        IEnumerable<TotalsRow> NotRecorded()
        {
            var asked = told.AskedForHarm;
            yield return Row("Not recorded", one => one.Harm is null && asked.Contains(one.Type));
            List<EventType> others = [.. EventTypes.All.Except(asked)];
            if (others.Count > 0) yield return Row($"Not asked: {string.Join(", ", others.Select(type => type.Plural().ToLowerInvariant()))}", one => one.Harm is null && others.Contains(one.Type));
        }

        async Task<IReadOnlyList<TotalsRow>> SettingsAsync()
        {
            if (EventAccess.SeesTrueCounts(person)) return [.. CareSettings.All.Select(setting => Row(setting.Title(), one => one.Setting == setting)), Row("Not known", one => one.Setting is null)];
            var unknown = counted.SelectMany(quarter => quarter).Select(one => one.Unknown).OfType<Guid>().ToHashSet();
            var settings = await told.SettingsAsync(person, unknown.Contains);
            return
            [
                .. CareSettings.All.Where(setting => settings.IsApart(setting)).Select(setting => Row(setting.Title(), one => one.Setting == setting)), .. settings.IsApart(null) ? [Row("Not known", one => one.Setting is null)] : Array.Empty<TotalsRow>(),
                .. settings.HasOthers ? [Row("Others together, so that no provider is known", one => !settings.IsApart(one.Setting))] : Array.Empty<TotalsRow>(),
            ];
        }

        return
        [
            new("By type of event", "Type", columns, [.. EventTypes.All.Select(type => Row(type.Title(), one => one.Type == type)), Row("All records", _ => true)]),
            new("By worst harm", "Harm", columns, [.. Enumerable.Range(1, 5).Select(level => Row(ReportedHarm.CombinedText(level)!, one => one.Harm == level)), .. NotRecorded()]),
            new("By care setting", "Setting", columns, await SettingsAsync()),
        ];
    }

    /// <summary>Patients of the same quarters taken together, by age, gender and ethnic category: rounded for everybody, each quarter by itself, so that this year and the one that ended a quarter ago do not tell a quarter between them.</summary>
    public async Task<IReadOnlyList<TotalsTable>> ByPatientAsync(CurrentPerson person)
    {
        var quarters = Quarter.Before(UkTime.Today(clock), Quarters);
        var year = new Quarter(quarters[^1].FirstDay);
        Dictionary<string, int[]> ages = new(StringComparer.Ordinal), genders = new(StringComparer.Ordinal), ethnicities = new(StringComparer.Ordinal);
        await using var context = await contexts.CreateDbContextAsync();
        var answers = from record in EventAccess.Counted(context, person)
                      where record.RecordedAt >= year.Start && record.RecordedAt < quarters[0].End && record.PatientCount > 0
                      join revision in context.Revisions on new { record.Id, Number = record.CurrentRevision } equals new { Id = revision.EventId, revision.Number }
                      select new { record.RecordedAt, revision.Answers };
        await foreach (var one in answers.AsAsyncEnumerable())
        {
            var (json, at) = (one.Answers, quarters.Index().First(quarter => one.RecordedAt >= quarter.Item.Start).Index);
            if (json is null) continue;
            var read = EventAnswersJson.Read(json);
            var taxonomy = lfpse.Taxonomies[read.TaxonomyVersion];
            foreach (var patient in read.Patients)
            {
                Add(ages, at, AgeBands.Of(patient.First(PatientAge.Question)));
                Add(genders, at, patient.First("Gender") is { } gender ? Deidentified.Text(taxonomy, "Gender", gender) : null);
                Add(ethnicities, at, patient.First("PatientEthnicity") is { } group ? Deidentified.Text(taxonomy, "PatientEthnicity", group) : null);
            }
        }

        IReadOnlyList<string> columns = [$"{quarters[^1].FirstDay.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)} to {quarters[0].FirstDay.AddMonths(2).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}"];
        TotalsTable Table(string title, string what, Dictionary<string, int[]> counts, IEnumerable<string> names) =>
            new(title, what, columns, [.. names.Append(NotKnown).Select(name => new TotalsRow(name, [(counts.GetValueOrDefault(name) ?? []).Sum(RoundedCount.Of)]))]);
        return
        [
            Table("Patients by age", "Age", ages, AgeBands.All),
            Table("Patients by gender", "Gender", genders, Names("Gender")),
            Table("Patients by ethnic category", "Ethnic category", ethnicities, Names("PatientEthnicity")),
        ];
    }

    private const string NotKnown = "Not recorded";

    private IEnumerable<string> Names(string element) => lfpse.Current.Element(element)?.CodeSystem?.Concepts.Select(concept => concept.Display).Distinct(StringComparer.Ordinal) ?? [];

    private static void Add(Dictionary<string, int[]> counts, int quarter, string? name)
    {
        if (!counts.TryGetValue(name ?? NotKnown, out var known)) counts[name ?? NotKnown] = known = new int[Quarters];
        known[quarter]++;
    }

    private static IQueryable<PatientSafetyEvent> In(IQueryable<PatientSafetyEvent> records, Quarter quarter)
    {
        var (start, end) = (quarter.Start, quarter.End);
        return records.Where(record => record.RecordedAt >= start && record.RecordedAt < end);
    }

    private sealed record Counts(EventType Type, int? Harm, CareSetting? Setting, Guid? Unknown, int Count);
}
