using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LearnSafe.Features.Culture.Language;

/// <summary>How often words that blame were pointed out, and how often they were put in another way.</summary>
[May(Permission.ReadAggregates)]
public sealed class WordingModel(LanguageTotalsService totals, CurrentPersonService people) : PageModel
{
    public CurrentPerson Person { get; private set; } = null!;

    public bool Rounded { get; private set; }

    public IReadOnlyList<LanguageQuarter> Quarters { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Person = await people.GetAsync();
        Rounded = !EventAccess.SeesTrueCounts(Person);
        Quarters = await totals.OfAsync(Person);
    }

    /// <summary>A quarter in words.</summary>
    public static string Sentence(LanguageQuarter quarter)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        if (quarter.Texts == 0) return $"{quarter.Name}: no text was looked at.";
        var texts = quarter.Texts == 1 ? "1 text was looked at" : $"{Number(quarter.Texts)} texts were looked at";
        var phrases = quarter.Phrases switch { 0 => "nothing was pointed out", 1 => "1 phrase was pointed out", var many => $"{Number(many)} phrases were pointed out" };
        var changed = quarter.Phrases == 0 ? "" : quarter.Changed switch { 0 => ", and none was put in other words", 1 => ", and 1 was put in other words", var many => $", and {Number(many)} were put in other words" };
        return $"{quarter.Name}: {texts}, {phrases}{changed}.{(quarter.PerHundred is null ? " That is too few to compare." : "")}";
    }

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
