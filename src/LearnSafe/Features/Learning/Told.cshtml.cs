using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;

namespace LearnSafe.Features.Learning;

/// <summary>The headline: the share of reporters who were told what came of it, quarter by quarter.</summary>
[May(Permission.ReadAggregates)]
public sealed class ToldModel(ToldService told, CurrentPersonService people) : LearningPage(people)
{
    public ToldNumbers Numbers { get; private set; } = null!;

    public IEnumerable<IReadOnlyList<TableCell>> Rows => Numbers.Quarters.Select(one => (IReadOnlyList<TableCell>)
    [
        new(one.Running ? $"{one.Quarter.Text}, so far" : one.Quarter.Text), Number(one.Count.Records), Number(one.Count.Told),
        new(one.Count.Share is { } share ? $"{share}%" : "Too few"), new(one.Count.MedianDays switch { null => Numbers.Rounded ? "Not shown" : "No data", 0 => "Within a day", 1 => "1 day", var days => $"{days} days" }),
    ]);

    public async Task OnGetAsync() => Numbers = await told.OfAsync(Person);

    private static TableCell Number(int count) => new(count.ToString("N0", CultureInfo.InvariantCulture));
}
