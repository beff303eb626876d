using LearnSafe.Domain.Candour;
using LearnSafe.Features.Accounts;

namespace LearnSafe.Features.Events.Candour;

/// <summary>A page about one letter of a case.</summary>
public abstract class CandourLetterPage(EventService events, CurrentPersonService people, CandourReading reading, CandourLetters letters, TimeProvider clock) : CandourCasePage(events, people, reading, clock)
{
    private protected CandourLetters Templates => letters;

    public ReadableLetter Letter { get; private set; } = null!;

    public string LetterTitle => letters.Find(Letter.Letter.Template)?.Title ?? "Letter";

    /// <returns>False where the case has no such letter.</returns>
    private protected async Task<bool> FindLetterAsync()
    {
        if (!await FindAsync() || (await Reading.LettersAsync(Case.Id)).FirstOrDefault(known => known.Letter.Id.ToString() == RouteData.Values["letter"]?.ToString()?.ToLowerInvariant()) is not { } found) return false;
        Letter = found;
        return true;
    }
}
