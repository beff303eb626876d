using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Insight;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Features.Insight.Dashboard;

/// <summary>What the forms of a view offer to choose from.</summary>
/// <param name="apart">The care settings that totals are told apart by; null where numbers are no totals.</param>
public sealed class NarrowForm(InsightView view, InsightGranted granted, CurrentPerson person, InsightState state, InsightWords words, IReadOnlyDictionary<Guid, InsightPlace> places, DateOnly today, string? add, string page, IReadOnlySet<string>? apart = null)
{
    private const int MostPlaces = 200;
    private const int Months = 60;
    private const int Quarters = 20;

    /// <summary>Offered first: they are asked for most.</summary>
    private static readonly string[] First = ["InvolvedAgents", "LevelOfConcern", "ServiceArea", "Process", "DrugInvolvementFactors", "RiskTheme", "OutcomeType"];

    /// <summary>On the first form already, or of no use to a reader.</summary>
    private static readonly string[] Elsewhere = [InsightSchema.Type, InsightSchema.Harm, InsightSchema.Organisation, InsightAsked.Setting];

    public InsightView View => view;

    /// <summary>Where the forms lead.</summary>
    public string Page => page;

    public bool InQuarters => granted.IsRounded;

    /// <summary>What the form is opened for.</summary>
    public string Summary => page == InsightLinks.Records ? "Change which records are listed" : "Change what is counted";

    /// <summary>Where words were searched, which nobody would guess from a list that is short; null where in all that was said, or nowhere.</summary>
    public string? SearchedWhere => view.Asked.Words is null || granted.Sharpness == InsightSharpness.OwnRecords ? null : "Words are searched in released wording alone: a record whose wording is not released is not found by them.";

    public bool MaySearch => InsightAccess.MayKnowWhich(granted);

    public string WordsLabel => granted.Sharpness == InsightSharpness.OwnRecords ? "Words in what was said" : "Words in released wording";

    public IEnumerable<CheckboxItem> Types => Items(InsightSchema.Type);

    public IEnumerable<CheckboxItem> Harm => [.. Items(InsightSchema.Harm), new CheckboxItem(InsightAsked.Unanswered, "Not recorded")];

    /// <summary>Empty where there is one, or no two that are told apart.</summary>
    public IReadOnlyList<CheckboxItem> Settings
    {
        get
        {
            var there = InScope.Select(place => place.SettingName).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (apart is not null) there.IntersectWith(apart);
            return there.Count < 2 ? [] : [.. Items(InsightAsked.Setting).Where(item => there.Contains(item.Value))];
        }
    }

    /// <summary>Empty where there is one, where there are too many for a list, or where single ones are not told.</summary>
    public IReadOnlyList<SelectItem> Organisations
    {
        get
        {
            if (granted.Sharpness == InsightSharpness.Totals && !Chosen("any.organisation").Any()) return [];
            var there = InScope.Where(place => place.Setting is not null).OrderBy(place => place.Name, StringComparer.OrdinalIgnoreCase).Take(MostPlaces + 1).ToList();
            return there.Count is < 2 or > MostPlaces ? [] : [new SelectItem("", "All of them"), .. there.Select(place => new SelectItem(place.Code, place.Name))];
        }
    }

    /// <summary>Dimensions that are not on the first form.</summary>
    public IReadOnlyList<SelectItem> Dimensions
    {
        get
        {
            var seesReporters = person.Access.Where(Permission.SeeReporters) is var seen && (seen.IsAll || (granted.Question.Organisations is { } scope && scope.All(seen.Holds)));
            var offered = state.Schema.Dimensions.Where(dimension => !Elsewhere.Contains(dimension.Name, StringComparer.Ordinal) && (dimension.Sight != InsightSight.Reporter || seesReporters) && words.Codes(dimension.Name).Count > 0)
                .Select(dimension => new SelectItem(dimension.Name, words.Title(dimension.Name))).ToList();
            List<SelectItem> first = [.. First.SelectMany(name => offered.Where(item => item.Value == name))];
            return [new SelectItem("", "Choose a question"), .. first, new SelectItem(null, "", Divider: true), .. offered.Except(first).OrderBy(item => item.Text, StringComparer.OrdinalIgnoreCase)];
        }
    }

    /// <summary>The dimension whose values are to be chosen now; null where none is.</summary>
    public string? Added => add is { Length: > 0 } && state.Schema.PlaceOf(add) >= 0 && words.Codes(add).Count > 0 ? add : null;

    public string AddedTitle => words.Title(Added!);

    public IEnumerable<CheckboxItem> AddedItems => [.. Items(Added!), new CheckboxItem(InsightAsked.Unanswered, "Not recorded")];

    /// <summary>What is rounded is filtered by one value.</summary>
    public bool IsOneValue => granted.IsRounded || state.Schema.Dimensions[state.Schema.PlaceOf(Added!)].Sight == InsightSight.Patient;

    /// <summary>The field that asks for a part of the question; empty where the form has none.</summary>
    public string FieldOf(string? part) => part switch
    {
        "recorded.from" or "occurred.from" => "from",
        "recorded.to" or "occurred.to" => "to",
        "words" when MaySearch => "words",
        "any.organisation" when Organisations.Count > 0 && !Chosen("any.organisation").Skip(1).Any() => "any.organisation",
        _ => "",
    };

    public static IReadOnlyList<RadioItem> Matches { get; } = [new("any", "Any of these"), new("all", "All of these"), new("none", "None of these")];

    public static IReadOnlyList<RadioItem> Days { get; } = [new("recorded", "When it was recorded"), new("occurred", "When it happened")];

    public string Day => view.Axis == InsightDay.Occurred ? "occurred" : "recorded";

    public string From => view.Period?.From is { } from ? Unit(from) : "";

    public string To => view.Period?.To is { } to ? Unit(to) : "";

    /// <summary>The newest first; those of the address are there, however long ago.</summary>
    public IReadOnlyList<SelectItem> FromTimes => Units("The beginning", From);

    public IReadOnlyList<SelectItem> ToTimes => Units("Today", To);

    /// <summary>What a form must carry along because it asks nothing about it.</summary>
    public IEnumerable<(string Name, string Value)> Kept(params IReadOnlyCollection<string> asked) => view.Parts.Where(part => !asked.Contains(part.Name, StringComparer.Ordinal));

    public IEnumerable<string> Chosen(string name) => view.Parts.Where(part => part.Name == name).Select(part => part.Value);

    private IEnumerable<InsightPlace> InScope => person.Access.Where(Permission.ReadAggregates) is var counted && counted.IsAll ? places.Values : counted.Named.Select(places.GetValueOrDefault).OfType<InsightPlace>();

    private IEnumerable<CheckboxItem> Items(string dimension) => words.Codes(dimension).Select(code => new CheckboxItem(code, words.Title(dimension, code) ?? code));

    private string Unit(DateOnly day) => InsightTime.Text(InsightTime.Of(day, InQuarters ? InsightUnit.Quarter : InsightUnit.Month), InQuarters ? InsightUnit.Quarter : InsightUnit.Month);

    private List<SelectItem> Units(string open, params IReadOnlyList<string> chosen)
    {
        var unit = InQuarters ? InsightUnit.Quarter : InsightUnit.Month;
        var now = InsightTime.Of(today, unit);
        var offered = Enumerable.Range(InQuarters ? 1 : 0, InQuarters ? Quarters : Months).Select(back => InsightTime.Text(now - back, unit)).ToList();
        return [new SelectItem("", open), .. offered.Concat(chosen.Where(one => one.Length > 0)).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal).Select(text => new SelectItem(text, Words(text)))];
    }

    private static string Words(string text) => InsightDate.Parse(text) switch
    {
        { Unit: InsightUnit.Quarter } quarter => string.Create(CultureInfo.InvariantCulture, $"{quarter.First:MMMM} to {quarter.Last:MMMM yyyy}"),
        { } month => month.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        null => text,
    };
}
