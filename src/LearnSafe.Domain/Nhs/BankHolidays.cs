using System.Globalization;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Nhs;

/// <summary>The bank holidays of England, from <c>content/nhs/bank-holidays-england-v*.json</c>: the newest version counts.</summary>
public sealed class BankHolidays
{
    private readonly Dictionary<DateOnly, string> days;

    internal BankHolidays(int from, int until, Dictionary<DateOnly, string> days) => (From, Until, this.days) = (from, until, days);

    /// <summary>The first year whose days are known.</summary>
    public int From { get; }

    /// <summary>The last year whose days are known.</summary>
    public int Until { get; }

    /// <summary>Whether the file knows the year of a day. A day beyond it counts as no bank holiday.</summary>
    public bool Knows(DateOnly day) => day.Year >= From && day.Year <= Until;

    /// <summary>What the day is called; null where it is no bank holiday.</summary>
    public string? Name(DateOnly day) => days.GetValueOrDefault(day);

    /// <exception cref="ContentException">A file is missing or wrong; it names every fault.</exception>
    public static BankHolidays Load(string contentFolder)
    {
        ContentFolder folder = new(contentFolder, "nhs");
        var versions = folder.Read("bank-holidays-england", (root, _) => Read(root));
        if (versions.Count == 0 && folder.Faults.Count == 0) folder.Fault("nhs/bank-holidays-england-v1.json", "The file is missing: working days could not be counted.");
        return folder.Faults.Count == 0 ? versions[versions.Keys.Max()] : throw new ContentException(folder.Faults);
    }

    private static BankHolidays Read(ContentPlace root)
    {
        root.Only("version", "notes", "source", "from", "until", "days");
        root.Text("source");
        var from = root.Number("from", 1971);
        var until = root.Number("until", from);
        Dictionary<DateOnly, string> known = [];
        foreach (var place in root.List("days"))
        {
            place.Only("date", "name");
            var (text, name) = (place.Text("date"), place.Text("name"));
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) place.At("date").Fault("A day such as 2026-12-25 is expected here.");
            else if (day.Year < from || day.Year > until) place.At("date").Fault("The year lies outside from and until.");
            else if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) place.At("date").Fault("A bank holiday on a weekend has its substitute day instead.");
            else if (!known.TryAdd(day, name)) place.At("date").Fault("The day is there twice.");
        }

        for (var year = from; year <= until; year++)
        {
            // Eight every year by law; more where one was proclaimed once.
            if (known.Keys.Count(day => day.Year == year) < 8) root.At("days").Fault($"{year} has fewer than the eight bank holidays that every year has.");
        }

        return new BankHolidays(from, until, known);
    }
}
