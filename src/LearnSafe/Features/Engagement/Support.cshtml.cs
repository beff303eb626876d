using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Engagement;

/// <summary>A check-in as typed.</summary>
public sealed class CheckInForm
{
    public DateParts Due { get; set; } = new(null, null, null);

    public bool Done { get; set; }
}

/// <summary>How a member of staff is supported: what they were offered, and when somebody asks how they are.</summary>
public sealed class SupportModel(EngagementReadingService reading, ContactLogService service, CurrentPersonService people, TimeProvider clock) : EngagementPage(reading, people)
{
    public ReadablePerson Staff { get; private set; } = null!;

    /// <summary>States by the name of the offer.</summary>
    [BindProperty]
    public Dictionary<string, string?> Offers { get; set; } = [];

    [BindProperty]
    public string? Supporter { get; set; }

    [BindProperty]
    public string? Notes { get; set; }

    [BindProperty]
    public List<CheckInForm> CheckIns { get; set; } = [];

    public static IReadOnlyList<SelectItem> States => [.. Enum.GetValues<OfferState>().Select(state => new SelectItem(state.ToString(), state.Title()))];

    public static IReadOnlyList<string> CheckInTitles => EngagementTags.CheckIns;

    public DateOnly Today => UkTime.Today(clock);

    public bool IsClosed => One.Case.State == EngagementState.Closed;

    public ReadableSupport Kept => One.Support.GetValueOrDefault(Staff.Id) ?? new ReadableSupport(0, SupportDetails.Empty, []);

    private protected override Task<IActionResult?> RefusedAsync()
    {
        Staff = Guid.TryParse(RouteData.Values["affected"]?.ToString(), out var id) ? One.People.FirstOrDefault(known => known.Id == id && known.Details.Kind == AffectedKind.Staff)! : null!;
        return Task.FromResult<IActionResult?>(Staff is null ? NotFound() : null);
    }

    public void OnGet()
    {
        var kept = Kept;
        (Seen, Supporter, Notes) = (kept.Version, kept.Details.Supporter, kept.Details.Notes);
        Offers = Enum.GetValues<SupportOffer>().ToDictionary(offer => offer.ToString(), offer => (string?)kept.Details.Of(offer).ToString());
        CheckIns = kept.CheckIns.Count > 0
            ? [.. kept.CheckIns.Select(day => new CheckInForm { Due = Days.Parts(day.Due), Done = day.DoneOn is not null })]
            : [.. CheckInPlan.Propose(Today).Select(day => new CheckInForm { Due = Days.Parts(day.Due) })];
        CheckIns = Padded(CheckIns);
    }

    /// <summary>One for each that the page shows, whichever were kept or sent.</summary>
    private static List<CheckInForm> Padded(List<CheckInForm> some) => [.. some.Concat(Enumerable.Repeat(0, CheckInTitles.Count).Select(_ => new CheckInForm())).Take(CheckInTitles.Count)];

    public async Task<IActionResult> OnPostAsync()
    {
        CheckIns = Padded(CheckIns);
        Judge(nameof(Supporter), Supporter);
        Judge(nameof(Notes), Notes);
        List<(DateOnly Due, DateOnly? DoneOn)> days = [];
        foreach (var (index, typed) in CheckIns.Index())
        {
            if (Days.Read(ModelState, $"CheckIns[{index}].Due", typed.Due, "The day of the check-in", Today, DateLimit.None) is not { } due) continue;
            var before = Kept.CheckIns.FirstOrDefault(day => day.Number == index + 1)?.DoneOn;
            days.Add((due, typed.Done ? before ?? Today : null));
        }

        if (!ModelState.IsValid) return Refused();
        Dictionary<SupportOffer, OfferMade> offers = [];
        foreach (var offer in Enum.GetValues<SupportOffer>())
        {
            var state = PersonForm.Chosen<OfferState>(Offers.GetValueOrDefault(offer.ToString())) ?? OfferState.NotOffered;
            if (state != OfferState.NotOffered) offers[offer] = new OfferMade(state, Kept.Details.Offers.TryGetValue(offer, out var made) && made.State == state ? made.On : Today);
        }

        return await AnswerAsync(await service.NoteSupportAsync(Person, CaseId, Staff.Id, Seen, new SupportDetails(offers, Supporter, Notes), days), $"Support for {Staff.Details.Name} is kept", () =>
        {
            var now = Kept;
            Seen = now.Version;
            Meanwhile =
            [
                .. Enum.GetValues<SupportOffer>().Where(offer => now.Details.Of(offer).ToString() != Offers.GetValueOrDefault(offer.ToString())).Select(offer => (offer.Title(), now.Details.Of(offer).Title())),
                .. now.Details.Supporter == Supporter ? [] : new[] { ("The named supporter", now.Details.Supporter ?? "Nobody") },
                .. now.Details.Notes == Notes ? [] : new[] { ("Notes", now.Details.Notes ?? "Nothing") },
                .. now.CheckIns.Select(day => (CheckInTitles[day.Number - 1], $"{UkTime.Text(day.Due)}{(day.DoneOn is { } done ? $", done on {UkTime.Text(done)}" : "")}")),
            ];
        });
    }
}
