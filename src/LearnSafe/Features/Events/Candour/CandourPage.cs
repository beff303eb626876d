using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events.Review;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Events.Candour;

/// <summary>A page of the duty of candour about one record. Whoever may not read the record, or not carry the duty out, sees nothing of it.</summary>
public abstract class CandourPage(EventService events, CurrentPersonService people, TimeProvider clock) : ReviewPage(events, people)
{
    private protected const string Meanwhile = "Somebody else did something here while you were writing. What you typed is still below: open the page in another tab to see what they did, then save again";

    private protected const string GoneNow = "This was closed or erased meanwhile. Nothing was kept";

    public DateOnly Today => UkTime.Today(clock);

    private protected override bool MayOpen() => CandourAccess.MayCarryOut(Person, Record.Event) && !Record.Erased;

    /// <summary>The day; null where the model state now says what is wrong with it.</summary>
    private protected DateOnly? ReadDay(string name, DateParts parts, string what)
    {
        var typed = TypedDate.Read(parts.Day, parts.Month, parts.Year, what, Today);
        if (typed.Fault is not null)
        {
            foreach (var part in new[] { Domain.Nhs.DateParts.Day, Domain.Nhs.DateParts.Month, Domain.Nhs.DateParts.Year }.Where(part => typed.Wrong.HasFlag(part))) ModelState.AddModelError($"{name}.{part}", typed.Fault);
        }

        return typed.Date;
    }

    private protected static DateParts Parts(DateOnly day) => new(Number(day.Day), Number(day.Month), Number(day.Year));

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A page about one case.</summary>
public abstract class CandourCasePage(EventService events, CurrentPersonService people, CandourReading reading, TimeProvider clock) : CandourPage(events, people, clock)
{
    private protected CandourReading Reading => reading;

    public CandourCase Case { get; private set; } = null!;

    public RelevantPerson? Relevant { get; private set; }

    /// <returns>False where the record has no such case.</returns>
    private protected async Task<bool> FindAsync()
    {
        if (!Guid.TryParse(RouteData.Values["candour"]?.ToString(), out var id) || await reading.CaseAsync(RecordId, id) is not { } found) return false;
        (Case, Relevant) = (found, await reading.PersonAsync(id));
        return true;
    }
}
