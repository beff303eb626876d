using System.Globalization;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Shared.Nhsuk;
using LearnSafe.Platform.Permissions;
using Microsoft.AspNetCore.Html;

namespace LearnSafe.Features.SafetyActions;

/// <summary>Proposed actions side by side: the reasons, and only then the numbers.</summary>
[May(Permission.ManageActions)]
public sealed class CompareModel(CurrentPersonService people, ActionReading reading, ActionTextService texts, ActionContent content) : ActionsPage(people)
{
    private const int Longest = 80;

    public Guid? Chosen { get; private set; }

    public IReadOnlyList<SelectItem> Areas { get; private set; } = [];

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    public IfacesQuestions Questions => content.Ifaces;

    public IReadOnlyList<TableHead> Head => [new("Looked at for"), .. Rows.Select(row => new TableHead(row.Texts.Title))];

    public IEnumerable<IReadOnlyList<TableCell>> Lines
    {
        get
        {
            var ratings = Rows.ToDictionary(row => row.Action.Id, row => texts.Ratings(row.Action));
            yield return Line("Strength", row => row.Tier is { } tier ? $"{tier.Title}. {tier.Sentence}" : "Not judged");
            foreach (var question in Questions.All)
                yield return Line(question.Title, row => ratings[row.Action.Id].FirstOrDefault(rating => rating.Criterion == question.Criterion) is { } rating ? $"{rating.Reason} ({rating.Score} of {IfacesAssessment.Most})" : "Not rated yet");
            yield return Line("Unintended effects", row => row.Texts.Unintended ?? "Nothing written");
            yield return Line("Sum, as an aid", row => IfacesAssessment.Sum(ratings[row.Action.Id]) is { } sum ? string.Create(CultureInfo.InvariantCulture, $"{sum} of 30") : "Not rated yet");
            yield return [new TableCell("What next"), .. Rows.Select(Next)];
        }
    }

    public async Task OnGetAsync(Guid? area)
    {
        var areas = await reading.AreasAsync(Person);
        Areas = [.. areas.Select(row => new SelectItem(row.Area.Id.ToString(), row.Texts.Statement.Length > Longest ? row.Texts.Statement[..Longest] + "…" : row.Texts.Statement))];
        Chosen = areas.FirstOrDefault(row => row.Area.Id == area)?.Area.Id;
        Rows = [.. (await reading.ListAsync(Person)).Where(row => row.IsOpen && row.Action.Status == ActionStatus.Proposed && (Chosen is not { } one || row.Areas.Contains(one)))];
    }

    private IReadOnlyList<TableCell> Line(string head, Func<ActionRow, string> cell) => [new TableCell(head), .. Rows.Select(row => new TableCell(cell(row)))];

    private static TableCell Next(ActionRow row) => new("")
    {
        Html = new HtmlContentBuilder().AppendHtml("<a class=\"nhsuk-link\" href=\"").Append(ActionLinks.Assess(row.Action.Id)).AppendHtml("\">Rate ").Append(row.Reference)
            .AppendHtml("</a><br><a class=\"nhsuk-link\" href=\"").Append(ActionLinks.Action(row.Action.Id)).AppendHtml("\">Open ").Append(row.Reference).AppendHtml("</a>"),
    };
}
