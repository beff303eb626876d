using System.Globalization;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Improvement;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Insight.Dashboard;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.SafetyActions;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight.Digest;

/// <summary>Puts a month together for a meeting: what was recorded, what came of it, what was learned. Numbers come from <see cref="InsightService"/>, as exact as the reader may know them.</summary>
public sealed class DigestService(
    IDbContextFactory<LearnSafeContext> contexts, InsightService insight, InsightPlaces places, InsightWords words, OrganisationTreeService trees, ActionDigestService actions, LearningLibraryService learning, TimeProvider clock)
{
    private const int MonthsBefore = 24;
    private const int MostInvolved = 5;
    private const int MostSigns = 5;
    private const int FewestPoints = 3;
    private const string Involved = "InvolvedAgents";

    /// <summary>The last month that is over.</summary>
    public DateOnly LastMonth => FirstOf(UkTime.Today(clock)).AddMonths(-1);

    /// <summary>Months are for those who read records, with their names or without; totals have quarters.</summary>
    public static bool MayRead(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.ReadAggregates) && (person.May(Permission.ReadRecords) || person.May(Permission.ReadDeidentifiedRecords));
    }

    /// <param name="month">Its first day; over.</param>
    /// <exception cref="InsightException">Why it cannot be counted.</exception>
    public async Task<MonthlyDigest> OfAsync(CurrentPerson person, DateOnly month, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!MayRead(person)) throw new InsightException("The digest is for those who read records.");
        var here = await HereAsync(person);
        var (first, last) = (month.AddMonths(-MonthsBefore), month.AddMonths(1).AddDays(-1));
        Task<InsightResult> AskAsync(InsightDay day, DateOnly from, InsightSpan? span, params IReadOnlyList<InsightGrouping> groupings) => AskOfAsync(here, day, from, span, groupings);
        Task<InsightResult> AskOfAsync(IReadOnlyList<InsightFilter> filters, InsightDay day, DateOnly from, InsightSpan? span, IReadOnlyList<InsightGrouping> groupings) => insight.AnswerAsync(
            person, new InsightAsked(new InsightQuestion { Filters = filters, Periods = [new InsightPeriod(day, from, last)], Groupings = groupings, Span = span }, null), cancellation);
        InsightGrouping monthly = new(null, InsightDay.Recorded, InsightUnit.Month);
        var types = Series(await AskAsync(InsightDay.Recorded, first, null, monthly, new(InsightSchema.Type)), first);
        // Of the other types harm is never asked, so that none is recorded says nothing.
        var harmed = words.AskedOf(InsightSchema.Harm);
        var harms = Series(await AskOfAsync([.. here, new(InsightSchema.Type, InsightMatch.AnyOf, [.. harmed.Select(type => type.Slug())])], InsightDay.Recorded, first, null, [monthly, new(InsightSchema.Harm)]), first);
        var involved = Series(await AskAsync(InsightDay.Recorded, first, null, monthly, new(Involved)), first);
        var answer = await AskAsync(InsightDay.Recorded, first, null, monthly);
        long[] all = [.. Series(answer, first)[""]];
        // Months before anybody recorded are no months with nothing to record.
        var empty = all.TakeWhile(count => count == 0).Count();
        var counted = Math.Max(0, all.Length - empty);
        IReadOnlyList<long> Of(Dictionary<string, long[]> series, string code) => [.. (series.GetValueOrDefault(code) ?? new long[all.Length]).TakeLast(counted)];
        DigestRow Row(string name, IReadOnlyList<long> counts) => new(name, counts.Count == 0 ? 0 : counts[^1], UsualCount.Of([.. counts.SkipLast(1)], counts.Count == 0 ? 0 : counts[^1]));
        EventType[] order = [EventType.GoodCare, .. EventTypes.All.Where(type => type != EventType.GoodCare)];
        var began = first.AddMonths(empty);
        CategorySeries Category(string dimension, string code, string title, IReadOnlyList<long> counts) => new(dimension, code, title, new CountedSeries(InsightUnit.Month, began, counts));
        var standing = StandingOut.Of(counted == 0 ? [] : [
            .. order.Select(type => Category(InsightSchema.Type, type.Slug(), type.Title(), Of(types, type.Slug()))),
            .. involved.Keys.Where(code => code != InsightAsked.Unanswered && !DashboardDimensions.IsNone(Involved, code)).Select(code => Category(Involved, code, words.Title(Involved, code) ?? code, Of(involved, code)))]);
        var (reviewed, told) = (await AskAsync(InsightDay.Reviewed, month, new InsightSpan(InsightDay.Recorded, InsightDay.Reviewed)), await AskAsync(InsightDay.Feedback, month, new InsightSpan(InsightDay.Recorded, InsightDay.Feedback)));
        var (from, until) = (UkTime.ToUtc(month, TimeOnly.MinValue), UkTime.ToUtc(month.AddMonths(1), TimeOnly.MinValue));
        var following = await actions.OfAsync(person, from, until, month.AddMonths(2).AddDays(-1));
        return new MonthlyDigest(
            month, [.. order.Select(type => Row(type.Title(), Of(types, type.Slug()))), Row("All records", [.. all.TakeLast(counted)])],
            [.. ((string[])["1", "2", "3", "4", "5", InsightAsked.Unanswered]).Select(code => Row(words.Title(InsightSchema.Harm, code == InsightAsked.Unanswered ? InsightQuestion.NotAnswered : code)!, Of(harms, code))).Where(row => row.Count > 0 || row.Usual.Judgement == UsualJudgement.Fewer)],
            [.. involved.Where(one => one.Key != InsightAsked.Unanswered && one.Value[^1] > 0).Select(one => (Name: words.Title(Involved, one.Key) ?? one.Key, Count: one.Value[^1])).OrderByDescending(one => one.Count).ThenBy(one => one.Name, StringComparer.Ordinal).Take(MostInvolved)],
            await WaitingAsync(person), new DigestTime(reviewed.Measured.Count, reviewed.Measured.Days), new DigestTime(told.Measured.Count, told.Measured.Days),
            [.. standing.Found.Take(MostSigns).Select(found => $"{found.Of.Title}: {char.ToLowerInvariant(found.Words[0])}{found.Words[1..]}.")], standing.Looked,
            following?.Done, following?.Due, await LearnedAsync(person, from, until), Chart(began, [.. all.TakeLast(counted)]), answer.UpTo)
        {
            HarmOf = string.Join(" and ", harmed.Select(type => type.Plural().ToLowerInvariant())),
        };
    }

    /// <summary>The organisation that the person acts for, and what lies below it: other places where they hold a role have a digest of their own.</summary>
    private async Task<IReadOnlyList<InsightFilter>> HereAsync(CurrentPerson person)
    {
        if (person.OrganisationId == Guid.Empty) return [];
        var (below, known) = ((await trees.GetAsync()).Within(person.OrganisationId), await places.GetAsync());
        return [new InsightFilter(InsightSchema.Organisation, InsightMatch.AnyOf, [.. known.Values.Where(place => below.Contains(place.Id)).Select(place => place.Code)])];
    }

    /// <summary>By code of the second grouping, a count for each month; under an empty code where there is none.</summary>
    private static Dictionary<string, long[]> Series(InsightResult result, DateOnly first)
    {
        Dictionary<string, long[]> series = new(StringComparer.Ordinal);
        if (result.Axes.Count == 1) series[""] = new long[MonthsBefore + 1];
        foreach (var (key, row) in result.Axes[0].Keys.Zip(result.Rows))
        {
            if (InsightDate.Parse(key.Code) is not { First: var month }) continue;
            for (var place = 0; place < row.Count; place++)
            {
                if (row[place] is not { } cell) continue;
                var code = result.Axes.Count == 1 ? "" : result.Axes[1].Keys[place].Code;
                if (!series.TryGetValue(code, out var counts)) series[code] = counts = new long[MonthsBefore + 1];
                counts[((month.Year - first.Year) * 12) + month.Month - first.Month] = cell.Count;
            }
        }

        return series;
    }

    /// <summary>Neither reviewed nor closed, at this moment.</summary>
    private async Task<int> WaitingAsync(CurrentPerson person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var records = person.May(Permission.ReadRecords) ? EventAccess.OfOrganisation(context, person) : EventAccess.AcrossOrganisations(context, person);
        if (!person.May(Permission.ReadRecords) && person.OrganisationId != Guid.Empty)
        {
            var below = (await trees.GetAsync()).Within(person.OrganisationId).ToList();
            records = records.Where(record => below.Contains(record.OrganisationId));
        }

        return await EventAccess.NotJoined(context, records).CountAsync(record => record.WithdrawnAt == null && !context.RecordReviews.Any(review => review.EventId == record.Id && review.ReviewedAt != null)
            && !context.EventProgress.Any(progress => progress.EventId == record.Id && progress.ClosedAt != null)
            && context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision && revision.Answers != null));
    }

    private async Task<IReadOnlyList<(string Title, bool IsOwn)>> LearnedAsync(CurrentPerson person, DateTime from, DateTime until) =>
        LearningAccess.MayRead(person) ? [.. (await learning.PublishedAsync(person, from, until)).OrderByDescending(summary => summary.IsOwn).ThenBy(summary => summary.PublishedAt).Select(summary => (summary.Text.Title, summary.IsOwn))] : [];

    private static ControlChart? Chart(DateOnly first, long[] counts) =>
        counts.Length < FewestPoints ? null : SeriesChart.Of(new CountedSeries(InsightUnit.Month, first, counts), "Records a month");

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
