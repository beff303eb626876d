using LearnSafe.Domain.Responses;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.SafetyActions.Areas;

/// <summary>Where an area for improvement is written, new or once more.</summary>
public abstract class AreaFormPage(CurrentPersonService people, ActionReading reading) : ActionsPage(people)
{
    private const int LongestStatement = 500;
    private const int LongestText = 2000;
    private const int MostRecords = 50;

    private protected ActionReading Reading => reading;

    [BindProperty]
    public string? Statement { get; set; }

    [BindProperty]
    public string? Context { get; set; }

    /// <summary>Names of SEIPS elements.</summary>
    [BindProperty]
    public List<string> Elements { get; set; } = [];

    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public string? RoutedTo { get; set; }

    /// <summary>References of records, parted by spaces or commas.</summary>
    [BindProperty]
    public string? Records { get; set; }

    /// <summary>Ids of learning responses.</summary>
    [BindProperty]
    public List<string> Responses { get; set; } = [];

    public IReadOnlyList<LinkedResponse> AllResponses { get; private set; } = [];

    public static IReadOnlyList<CheckboxItem> ElementItems { get; } = [.. ActionWording.Elements.Select(one => new CheckboxItem(one.Element.ToString(), one.Title))];

    public static IReadOnlyList<RadioItem> ScopeItems { get; } = [.. Enum.GetValues<ScopeLevel>().Select(level => new RadioItem(level.ToString(), level.Title()))];

    private protected async Task ShowAsync() => AllResponses = await reading.ResponsesAsync(Person);

    private protected void Fill(AreaForImprovement area, AreaTexts texts, IReadOnlyList<LinkedRecord> records, IReadOnlyList<LinkedResponse> responses)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(texts);
        (Statement, Context, RoutedTo) = (texts.Statement, texts.Context, texts.RoutedTo);
        (Elements, Scope, Seen) = ([.. area.Elements.Split(',', StringSplitOptions.RemoveEmptyEntries)], area.Scope.ToString(), area.Version);
        Records = string.Join(", ", records.Select(record => record.Reference));
        Responses = [.. responses.Select(response => response.Id.ToString())];
    }

    /// <summary>What was typed; null where something is wrong with it, which is then noted.</summary>
    private protected async Task<AreaInput?> ReadAsync()
    {
        await ShowAsync();
        Judge(nameof(Statement), Statement, "Enter what in the system needs to change", LongestStatement);
        Judge(nameof(Context), Context, null, LongestText);
        Judge(nameof(RoutedTo), RoutedTo, null, LongestStatement);
        var scope = Named<ScopeLevel>(Scope);
        if (scope is null) ModelState.AddModelError(nameof(Scope), "Select how far up it has to change");
        var elements = Elements.ConvertAll(Named<SeipsElement>);
        if (elements.Contains(null)) ModelState.AddModelError(nameof(Elements), "Select elements from the list");
        var references = (Records ?? "").Split([',', ' ', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => text.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (references.Count > MostRecords) ModelState.AddModelError(nameof(Records), $"Enter {MostRecords} references or fewer");
        var linked = references.Count is 0 or > MostRecords ? [] : await reading.RecordsAsync(Person, references);
        if (references.Find(reference => linked.All(record => record.Reference != reference)) is { } unknown && references.Count <= MostRecords)
            ModelState.AddModelError(nameof(Records), $"There is no record “{(unknown.Length > 30 ? unknown[..30] + "…" : unknown)}” here. Enter references such as LS-7K3M-9QXD");
        if (Responses.Exists(id => AllResponses.All(response => response.Id.ToString() != id))) ModelState.AddModelError(nameof(Responses), "Select learning responses from the list");
        return ModelState.IsValid ? new AreaInput(new AreaTexts(Statement!, Context, RoutedTo), [.. elements.OfType<SeipsElement>().Distinct().Order()], scope!.Value, [.. linked.Select(record => record.Id)], [.. Responses.Select(Guid.Parse).Distinct()]) : null;
    }
}
