using LearnSafe.Data;
using LearnSafe.Data.Engines;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Search;
using LearnSafe.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight;

/// <summary>Answers a person's questions over the records that they may know of.</summary>
public sealed class InsightService(InsightState state, InsightPlaces places, InsightWords words, RecordSearch search, IDbContextFactory<LearnSafeContext> contexts, TimeProvider clock)
{
    /// <summary>Days are measured across organisations of so many records at least.</summary>
    public const int FewestMeasured = 5;

    /// <summary>Whether there is a snapshot to count.</summary>
    public bool IsReady => state.Snapshot is not null;

    /// <summary>What the person asked, counted as exactly as they may know it.</summary>
    /// <exception cref="InsightException">Why it cannot be answered.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public async Task<InsightResult> AnswerAsync(CurrentPerson person, InsightAsked asked, CancellationToken cancellation = default) => (await AnswerAsync(person, [asked], cancellation))[0];

    /// <summary>Several questions of one moment, such as those of a page: what is searched for is searched once.</summary>
    /// <returns>In the order of the questions.</returns>
    /// <exception cref="InsightException">Why one of them cannot be answered.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public async Task<IReadOnlyList<InsightResult>> AnswerAsync(CurrentPerson person, IReadOnlyList<InsightAsked> asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(asked);
        var snapshot = Snapshot();
        var masks = new Dictionary<(string, SearchedText, Guid?), InsightMask>();
        var prepared = new List<Prepared>(asked.Count);
        foreach (var one in asked) prepared.Add(await PrepareAsync(person, one, snapshot, masks, cancellation));
        var results = new InsightResult[asked.Count];
        // Questions about the same records look for them once.
        foreach (var same in prepared.Index().GroupBy(one => Selection(one.Item)))
        {
            var (question, cuts) = (same.First().Item.Countable, same.Select(one => new InsightCut(one.Item.Countable.Groupings, one.Item.Countable.Span)).ToList());
            var answers = same.First().Item.Granted.IsRounded ? RoundedAnswers.Of(snapshot, question, cuts, cancellation) : snapshot.Answer(question, cuts, cancellation);
            foreach (var ((place, one), answer) in same.Zip(answers))
            {
                var shown = one.Granted.Sharpness == InsightSharpness.Deidentified ? WithoutFewDays(answer) : answer;
                var axes = shown.Axes.Select((axis, number) => Axis(axis, one.Asked.Question.Groupings[number], number, shown, one.Granted.Question, one.Known)).ToList();
                results[place] = InsightResult.Of(shown, axes, one.Granted, snapshot.Cursor.Sequence, one.Asked.Chart);
            }
        }

        return results;
    }

    /// <summary>How exactly the person is answered about the organisations and patients that a question is about, before it is asked.</summary>
    /// <exception cref="InsightException">They may not ask about these.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public async Task<InsightGranted> SharpnessAsync(CurrentPerson person, InsightAsked asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(asked);
        var bare = new InsightAsked(new InsightQuestion { Filters = asked.Question.Filters }, null);
        return (await PrepareAsync(person, bare, Snapshot(), [], cancellation)).Granted;
    }

    /// <summary>The records behind a number, for those who may read them one by one: for lists, files and themes. What is read of each is <see cref="Events.EventAccess"/>'s to say.</summary>
    /// <exception cref="InsightException">Why it cannot be answered, or that the person sees totals alone.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public async Task<InsightRecords> FindAsync(CurrentPerson person, InsightAsked asked, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(asked);
        var snapshot = Snapshot();
        // First, so that nobody is told how to ask for totals who asked for records.
        MustKnowWhich(await SharpnessAsync(person, asked, cancellation));
        var one = await PrepareAsync(person, asked, snapshot, [], cancellation);
        MustKnowWhich(one.Granted);
        return new InsightRecords(InsightMatches.Of(snapshot, one.Countable, cancellation), one.Granted);
    }

    private static void MustKnowWhich(InsightGranted granted)
    {
        if (!InsightAccess.MayKnowWhich(granted)) throw new InsightException(
            "The records behind these numbers are shown to those alone who may read them, and not by what patients are.",
            granted.Sharpness == InsightSharpness.Totals ? "You may see these numbers, and not the records behind them" : "Records are not listed by what patients are, such as age, gender or ethnic category. Remove that to see the list");
    }

    private InsightSnapshot Snapshot() => state.Snapshot ?? throw new InvalidOperationException("The snapshot is not ready.");

    /// <summary>The question as the person may ask it, and as the snapshot can count it.</summary>
    private async Task<Prepared> PrepareAsync(
        CurrentPerson person, InsightAsked asked, InsightSnapshot snapshot, Dictionary<(string, SearchedText, Guid?), InsightMask> masks, CancellationToken cancellation)
    {
        foreach (var filter in asked.Question.Filters) CheckCodes(filter, snapshot);
        var named = asked.Question.Filters.Where(filter => filter.Dimension is InsightSchema.Organisation or InsightAsked.Setting).ToList();
        var isNamed = named.Count > 0 || asked.Question.Groupings.Any(grouping => grouping.Dimension is InsightSchema.Organisation or InsightAsked.Setting);
        var known = isNamed ? await places.GetAsync() : new Dictionary<Guid, InsightPlace>();
        var granted = InsightAccess.Grant(person, asked.Question, named.Count > 0 ? Chosen(named, known) : null, snapshot.Schema, UkTime.Today(clock));
        var apart = granted.Sharpness == InsightSharpness.Totals && isNamed ? SettingsApart(person, known, snapshot) : null;
        if (apart is not null) InsightAccess.CheckSettings(asked.Question, apart);
        if (asked.Words is { } typed) granted = granted with { Question = granted.Question with { Among = await AmongAsync(typed, granted, snapshot, masks, cancellation) } };
        return new Prepared(asked, granted, granted.Question with { Filters = [.. granted.Question.Filters.Except(named)], Groupings = [.. granted.Question.Groupings.Select(grouping => Countable(grouping, known, apart))] }, known);
    }

    /// <summary>Questions of one person and one moment that say the same here are about the same records.</summary>
    private static string Selection(Prepared one)
    {
        var question = one.Asked.Question;
        return string.Join('\u001f', [
            one.Granted.IsRounded ? "rounded" : "", one.Asked.Words ?? "", .. question.Filters.Select(filter => $"{filter.Dimension} {filter.Match} {string.Join('\u001e', filter.Values)}"),
            .. question.Periods.Select(period => $"{period.Day} {period.From:O} {period.To:O}"), .. question.Lacking.Select(day => $"without {day}")]);
    }

    /// <summary>The records that words were found in, in the text that the person may search.</summary>
    private async Task<InsightMask> AmongAsync(string typed, InsightGranted granted, InsightSnapshot snapshot, Dictionary<(string, SearchedText, Guid?), InsightMask> masks, CancellationToken cancellation)
    {
        var text = InsightAccess.TextOf(granted);
        Guid? only = granted.Question.Organisations is { Count: 1 } scope ? scope.First() : null;
        if (masks.TryGetValue((typed, text, only), out var mask)) return mask;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = search.Read(typed);
        if (query.IsEmpty) throw new InsightException(SearchWording.NothingAsked, SearchWording.NothingAsked.TrimEnd('.'), "words");
        try
        {
            return masks[(typed, text, only)] = InsightMask.Of(snapshot, await search.IdsAsync(context, query, text, only, cancellation));
        }
        catch (TimeoutException fault)
        {
            throw new InsightException("The words of some records are still being made ready, so records cannot be counted by words yet. Ask again in a few minutes.", "The words of some records are still being made ready. Search again in a few minutes, or take the words out", "words", fault) { IsPassing = true };
        }
    }

    /// <summary>All records of like providers together over the last four quarters that are over, rounded; see <see cref="InsightAccess.GrantLike"/>.</summary>
    /// <exception cref="InsightException">Why it cannot be answered.</exception>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public long CountLike(CurrentPerson person, IReadOnlySet<Guid> like, CancellationToken cancellation = default)
    {
        var snapshot = state.Snapshot ?? throw new InvalidOperationException("The snapshot is not ready.");
        var quarters = Quarter.Before(UkTime.Today(clock), 4);
        var granted = InsightAccess.GrantLike(person, like, new InsightPeriod(InsightDay.Recorded, quarters[^1].FirstDay, quarters[0].LastDay));
        return RoundedAnswers.Of(snapshot, granted.Question, [new InsightCut([])], cancellation)[0].Total;
    }

    /// <summary>The care settings that totals are told apart by; see <see cref="InsightAccess.SettingsApart"/>.</summary>
    /// <exception cref="InvalidOperationException">The snapshot is not ready.</exception>
    public async Task<IReadOnlySet<string>> SettingsApartAsync(CurrentPerson person) => SettingsApart(person, await places.GetAsync(), Snapshot());

    private static IReadOnlySet<string> SettingsApart(CurrentPerson person, IReadOnlyDictionary<Guid, InsightPlace> known, InsightSnapshot snapshot)
    {
        var recorded = new Lazy<HashSet<Guid>>(() => [.. snapshot.ValuesOf(InsightSchema.Organisation).Where(id => id.Length > 0).Select(Guid.Parse)]);
        return InsightAccess.SettingsApart(person, known.Values, id => recorded.Value.Contains(id));
    }

    /// <summary>Organisations are known by their ids inside, and by their codes outside; the setting is a matter of the organisation.</summary>
    private static InsightGrouping Countable(InsightGrouping grouping, IReadOnlyDictionary<Guid, InsightPlace> known, IReadOnlySet<string>? apart)
    {
        string? Sorted(string id) => known.GetValueOrDefault(Guid.Parse(id))?.SettingName is var name && apart?.Contains(name ?? InsightQuestion.NotAnswered) == false ? InsightAsked.Together : name;
        return grouping.Dimension == InsightAsked.Setting ? grouping with { Dimension = InsightSchema.Organisation, Sorted = Sorted } : grouping;
    }

    private static HashSet<Guid> Chosen(List<InsightFilter> named, IReadOnlyDictionary<Guid, InsightPlace> known)
    {
        bool Fits(InsightPlace place, InsightFilter filter)
        {
            var value = filter.Dimension == InsightSchema.Organisation ? place.Code : place.SettingName ?? InsightQuestion.NotAnswered;
            return filter.Match switch
            {
                InsightMatch.AnyOf => filter.Values.Contains(value, StringComparer.Ordinal),
                InsightMatch.AllOf => filter.Values is [var only] && only == value,
                _ => !filter.Values.Contains(value, StringComparer.Ordinal),
            };
        }

        var codes = known.Values.Select(place => place.Code).ToHashSet(StringComparer.Ordinal);
        if (named.Where(filter => filter.Dimension == InsightSchema.Organisation).SelectMany(filter => filter.Values).FirstOrDefault(code => !codes.Contains(code)) is { } unknown)
            throw new InsightException($"There is no organisation with the code \"{InsightAsked.Short(unknown)}\".", $"No organisation here has the code “{InsightAsked.Short(unknown)}”. Remove it, or choose another", "any.organisation");
        return [.. known.Values.Where(place => named.TrueForAll(filter => Fits(place, filter))).Select(place => place.Id)];
    }

    /// <summary>A code that is mistyped would count nothing, which looks like an answer.</summary>
    private void CheckCodes(InsightFilter filter, InsightSnapshot snapshot)
    {
        if (filter.Dimension == InsightSchema.Organisation) return;
        if (filter.Values.FirstOrDefault(code => !words.Knows(filter.Dimension, code, snapshot)) is not { } unknown) return;
        var code = InsightAsked.Short(unknown);
        throw new InsightException($"{filter.Dimension} has no code \"{code}\".", $"“{code}” is no answer to “{words.Title(filter.Dimension)}”. Remove it, or choose another");
    }

    /// <param name="Known">Organisations, where the question names or sorts any.</param>
    private sealed record Prepared(InsightAsked Asked, InsightGranted Granted, InsightQuestion Countable, IReadOnlyDictionary<Guid, InsightPlace> Known);

    /// <summary>Of a few records the days between two of their days tell the days themselves, of which these readers know the month alone.</summary>
    private static InsightAnswer WithoutFewDays(InsightAnswer answer)
    {
        static InsightCell Cell(InsightCell cell) => cell.Count < FewestMeasured ? cell with { Days = null } : cell;
        return answer.Measured.Days is null ? answer : answer with { Measured = Cell(answer.Measured), Cells = [.. answer.Cells.Select(Cell)] };
    }

    /// <summary>The keys that something was counted for, in the order in which a reader expects them; of time, every unit between the first and the last.</summary>
    private InsightShownAxis Axis(InsightAxis axis, InsightGrouping asked, int place, InsightAnswer answer, InsightQuestion question, IReadOnlyDictionary<Guid, InsightPlace> known)
    {
        var used = answer.Cells.Select(cell => place == 0 ? cell.First : cell.Second).ToHashSet();
        IEnumerable<int> keys;
        if (asked.Dimension is null)
        {
            // Place 0 is what is not known when.
            var units = used.Where(key => key > 0).ToList();
            var period = question.Periods.FirstOrDefault(one => one.Day == asked.Day);
            var (first, last) = units.Count == 0 ? (1, 0) : (period?.From is null ? units.Min() : 1, period?.To is null ? units.Max() : axis.Keys.Count - 1);
            keys = Enumerable.Range(first, last - first + 1).Concat(used.Where(key => key == 0));
        }
        else if (asked.Dimension == InsightSchema.Organisation)
        {
            keys = used.OrderBy(key => axis.Keys[key] is { Length: > 0 } id ? known.GetValueOrDefault(Guid.Parse(id))?.Name : null, StringComparer.OrdinalIgnoreCase);
        }
        else
        {
            var order = words.Codes(asked.Dimension).Index().ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);
            keys = used.OrderBy(key => axis.Keys[key].Length == 0).ThenBy(key => order.GetValueOrDefault(axis.Keys[key], int.MaxValue)).ThenBy(key => axis.Keys[key].Length).ThenBy(key => axis.Keys[key], StringComparer.Ordinal);
        }

        return new InsightShownAxis(InsightAsked.Text(asked), words.Title(asked), asked.Dimension is null, [.. keys.Select(key => Key(axis.Keys[key], asked, known) with { Place = key })]);
    }

    private InsightShownKey Key(string key, InsightGrouping asked, IReadOnlyDictionary<Guid, InsightPlace> known)
    {
        if (key.Length == 0) return new InsightShownKey(InsightAsked.Unanswered, asked.Dimension is null ? "Not known" : "Not recorded");
        if (asked.Dimension is null) return new InsightShownKey(key, key);
        if (asked.Dimension == InsightAsked.Setting && key == InsightAsked.Together) return new InsightShownKey(key, "Others together, so that no provider is known");
        if (asked.Dimension != InsightSchema.Organisation) return new InsightShownKey(key, words.Title(asked.Dimension, key) ?? key);
        return known.GetValueOrDefault(Guid.Parse(key)) is { } place ? new InsightShownKey(place.Code, place.Name) : new InsightShownKey(key, "An organisation that is not known");
    }
}
