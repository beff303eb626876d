using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Generation;

namespace LearnSafe.Features.Demo;

/// <summary>A record of the years before.</summary>
/// <param name="Month">How many months before this one: 0 for this one.</param>
internal sealed record DemoYearsRecord(int Month, GeneratedOrganisation Organisation, DateTime RecordedAt, EventAnswers Answers);

/// <summary>
/// Which records the years before have: each provider's usual number with the chance of real life, a shift where there is one, and the board's good care that
/// grows from month to month. The same on the same day.
/// </summary>
/// <param name="everyday">The first day from which the providers with people of their own have everyday records; theirs end there.</param>
/// <param name="hasPeople">Whether a provider has.</param>
internal sealed class DemoYearsPlan(DemoYears years, DateOnly today, DateOnly everyday, IReadOnlyList<GeneratedOrganisation> providers, Func<string, bool> hasPeople, AnswerGenerator answers)
{
    private const int TriesForOne = 5000;
    private const double AtLeast = 0.4;

    private readonly DateOnly thisMonth = new(today.Year, today.Month, 1);
    private readonly List<DemoYearsRecord> made = [];
    private long index;

    /// <param name="goodCare">When good care was recorded by others than these.</param>
    public IReadOnlyList<DemoYearsRecord> Make(IReadOnlyCollection<DateOnly> goodCare)
    {
        for (var month = years.Months; month >= 0; month--)
        {
            foreach (var provider in providers) AddUsual(provider, month);
        }

        foreach (var more in years.More) AddMore(more);
        AddGoodCare(goodCare);
        return [.. made.OrderBy(record => record.RecordedAt)];
    }

    private void AddUsual(GeneratedOrganisation provider, int month)
    {
        var mean = years.RecordsAMonth[provider.Code] * (1 - (0.5 * month / years.Months));
        var first = thisMonth.AddMonths(-month);
        var end = hasPeople(provider.Code) ? everyday : today;
        for (var left = Poisson(mean); left > 0; left--)
        {
            var chance = new Chance(years.Seed, index++);
            var at = At(chance, first);
            if (DateOnly.FromDateTime(at) < end) made.Add(new DemoYearsRecord(month, provider, at, answers.Make(chance, provider, at)));
        }
    }

    private void AddMore(DemoMore more)
    {
        var provider = providers.First(known => known.Code == more.Organisation);
        foreach (var (place, count) in more.Counts.Index())
        {
            for (var number = 0; number < count; number++) Add(provider, more.Counts.Count - place, made => made.Type == EventType.Incident && made.Values[more.Question].Contains(more.Code, StringComparer.Ordinal));
        }
    }

    private void AddGoodCare(IReadOnlyCollection<DateOnly> others)
    {
        // Who hardly records anything stays so: that is there to be found as well.
        var (before, recording) = (0, providers.Where(provider => years.RecordsAMonth[provider.Code] >= AtLeast).ToList());
        foreach (var (place, wanted) in years.GoodCare.Index())
        {
            var month = years.GoodCare.Count - place;
            var first = thisMonth.AddMonths(-month);
            var present = made.Count(record => record.Month == month && record.Answers.Type == EventType.GoodCare) + others.Count(day => day >= first && day < first.AddMonths(1));
            before = Math.Max(Math.Max(wanted, before + 2), present);
            for (var number = present; number < before; number++) Add(new Chance(years.Seed, index).Of(recording), month, made => made.Type == EventType.GoodCare);
        }
    }

    /// <summary>One more, of those that chance gives, that is as it should be.</summary>
    private void Add(GeneratedOrganisation provider, int month, Func<EventAnswers, bool> fits)
    {
        for (var tried = 0; tried < TriesForOne; tried++)
        {
            var chance = new Chance(years.Seed, index++);
            var at = At(chance, thisMonth.AddMonths(-month));
            var answered = answers.Make(chance, provider, at);
            if (!fits(answered)) continue;
            made.Add(new DemoYearsRecord(month, provider, at, answered));
            return;
        }

        throw new InvalidOperationException($"No record of {provider.Name} is ever like that.");
    }

    /// <summary>In working hours of a month, hardly ever on a Sunday.</summary>
    private static DateTime At(Chance chance, DateOnly month)
    {
        var day = month.AddDays(chance.Below(DateTime.DaysInMonth(month.Year, month.Month)));
        if (day is { DayOfWeek: DayOfWeek.Sunday, Day: > 1 }) day = day.AddDays(-1);
        return day.ToDateTime(new TimeOnly(8, 0), DateTimeKind.Utc).AddSeconds(chance.Below(10 * 3600));
    }

    /// <summary>How many there are where so many are usual.</summary>
    private int Poisson(double mean)
    {
        var chance = new Chance(~years.Seed, index++);
        var (least, product, count) = (Math.Exp(-mean), 1.0, -1);
        do
        {
            product *= (chance.Next() >> 11) * (1.0 / (1UL << 53));
            count++;
        }
        while (product > least);
        return count;
    }
}
