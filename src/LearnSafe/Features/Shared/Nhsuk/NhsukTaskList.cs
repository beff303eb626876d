using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LearnSafe.Features.Shared.Nhsuk.Markup;

namespace LearnSafe.Features.Shared.Nhsuk;

/// <summary>How far a task is: plain words when done or not to be done, coloured while it wants somebody.</summary>
/// <param name="Colour">As a tag's; <c>none</c>: no background; null: words without a tag.</param>
public sealed record TaskStatus(string Text, string? Colour = null, bool Border = true, string? Class = null)
{
    public static readonly TaskStatus Completed = new("Completed", "none", false, "nhsuk-u-font-weight-normal");
    public static readonly TaskStatus Incomplete = new("Incomplete", "blue");
    public static readonly TaskStatus InProgress = new("In progress", "white");
    public static readonly TaskStatus NotYetStarted = new("Not yet started", "blue");
    public static readonly TaskStatus CannotStartYet = new("Cannot start yet", "none", false, "nhsuk-u-font-weight-normal nhsuk-u-secondary-text-colour");
    public static readonly TaskStatus Problem = new("There is a problem", "red");

    internal IHtmlContent? Content() => Colour is null ? Markup.Text(Text) : NhsukTag.Element(Markup.Text(Text), Colour, Border, Class);
}

/// <summary>One task.</summary>
/// <param name="Href">Null: it cannot be started yet.</param>
public sealed record TaskItem(string Heading, string? Href, TaskStatus Status, string? Hint = null);

/// <summary>What is done and what is left of something long.</summary>
[HtmlTargetElement("nhsuk-task-list")]
public sealed class NhsukTaskList : TagHelper
{
    public IEnumerable<TaskItem> Items { get; set; } = [];

    public string IdPrefix { get; set; } = "task-list";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var list = Element("ul", "nhsuk-task-list").With(output.Attributes);
        foreach (var (index, item) in Items.Index())
            list.Add(Draw(item, string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}-{index + 1}")));
        output.Replace(list);
    }

    private static TagBuilder Draw(TaskItem item, string id)
    {
        var heading = item.Href is null
            ? Element("div", null, Text(item.Heading))
            : Element("a", "nhsuk-task-list__link nhsuk-link", Text(item.Heading)).With("href", item.Href)
                .With("aria-describedby", Classes(item.Hint is null ? null : $"{id}-hint", $"{id}-status"));
        var hint = item.Hint is null ? null : Element("div", "nhsuk-task-list__hint", Text(item.Hint)).With("id", $"{id}-hint");
        return Element(
            "li", Classes("nhsuk-task-list__item", item.Href is null ? null : "nhsuk-task-list__item--with-link"),
            Element("div", "nhsuk-task-list__name-and-hint", heading, hint),
            Element("div", "nhsuk-task-list__status", item.Status.Content()).With("id", $"{id}-status"));
    }
}
