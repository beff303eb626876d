using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.SafetyActions;

/// <summary>A page on which areas, actions or measures are written. What looks like personal data is asked about once.</summary>
public abstract class ActionsPage(CurrentPersonService people) : OrganisationPage(people)
{
    /// <summary>What was found in the texts identifies nobody.</summary>
    [BindProperty]
    public bool KeepText { get; set; }

    /// <summary>The version that the page showed.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Whether a text looks like personal data.</summary>
    public bool AsksToKeep { get; private set; }

    /// <param name="missing">What to say of an empty text; null where it may be left out.</param>
    private protected void Judge(string field, string? text, string? missing, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (missing is not null) ModelState.AddModelError(field, missing);
            return;
        }

        if (text.Length > longest) ModelState.AddModelError(field, FormattableString.Invariant($"The text must be {longest:N0} characters or fewer"));
        else if (PrivacyCheck.Find(text) is [var finding, ..])
        {
            AsksToKeep = true;
            if (!KeepText) ModelState.AddModelError(field, $"Take out “{text.Substring(finding.Start, finding.Length)}”, which looks like personal data, or select that it identifies nobody");
        }
    }

    /// <summary>Null where the day is left out, or is wrong, which is then noted.</summary>
    private protected DateOnly? Day(string field, DateParts parts, string what, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.IsEmpty) return null;
        var read = TypedDate.Read(parts.Day, parts.Month, parts.Year, what, today, DateLimit.None);
        if (read.Fault is not { } fault) return read.Date;
        // The field itself carries the sentence; each wrong part is marked.
        var wrong = Enum.GetValues<Domain.Nhs.DateParts>().Where(part => part is Domain.Nhs.DateParts.Day or Domain.Nhs.DateParts.Month or Domain.Nhs.DateParts.Year && read.Wrong.HasFlag(part)).ToList();
        foreach (var part in wrong) ModelState.AddModelError($"{field}.{part}", fault);
        if (wrong.Count == 0) ModelState.AddModelError(field, fault);
        return null;
    }

    /// <summary>What was chosen, by its name alone: numbers and several names at once are no choice. Null where it is none of them.</summary>
    private protected static T? Named<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) && value.ToString() == text ? value : null;

    private protected static DateParts Parts(DateOnly? day) => day is { } known
        ? new(known.Day.ToString(System.Globalization.CultureInfo.InvariantCulture), known.Month.ToString(System.Globalization.CultureInfo.InvariantCulture), known.Year.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : new(null, null, null);

    private protected RedirectResult Done(string said, string address)
    {
        TempData.Say(said);
        return Redirect(address);
    }

    /// <summary>The page again, with why: what was typed stands in it.</summary>
    /// <param name="now">The version that is there now, so that the next press is made with open eyes.</param>
    private protected PageResult Refused(ActionOutcome outcome, string field, int now)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ModelState.AddModelError(field, outcome.Fault ?? "");
        if (!outcome.Conflict) return Refused();
        Seen = now;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
