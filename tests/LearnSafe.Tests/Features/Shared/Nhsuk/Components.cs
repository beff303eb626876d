using System.Text.Json;
using LearnSafe.Features.Shared.Nhsuk;

namespace LearnSafe.Tests.Features.Shared.Nhsuk;

/// <summary>A component that we draw.</summary>
/// <param name="Supported">The options that we offer: an example that sets another is left out, and by that option's name.</param>
/// <param name="AtLeast">So many examples must be left for the comparison to mean something.</param>
internal sealed record Component(string Supported, int AtLeast, Func<Fixture, Rendered> Render)
{
    private readonly HashSet<string> supported = [.. Supported.Split(' ')];

    /// <summary>Values that we do not offer of options that we do: <c>variant=primary</c>.</summary>
    public string Without { get; init; } = "";

    /// <summary>An option that upstream lets be absent and we do not.</summary>
    public string? Needs { get; init; }

    public IEnumerable<string> UnsupportedIn(Fixture fixture)
    {
        var values = fixture.OptionValues().ToList();
        foreach (var (option, value) in values)
        {
            if (!supported.Contains(option))
                yield return option;
            else if (Without.Split(' ').Contains($"{option}={value}") || (option, value) == ("errorMessage", "True"))
                yield return $"{option}={value}";
        }
        if (Needs is not null && values.TrueForAll(set => set.Option != Needs))
            yield return $"{Needs} absent";
    }
}

internal static class Components
{
    private const string Label = "label label.text label.heading label.size";
    private const string Legend = "fieldset.legend fieldset.legend.text fieldset.legend.heading fieldset.legend.size";
    private const string Field = "id name disabled classes hint hint.text hint.html errorMessage errorMessage.text";

    public static readonly IReadOnlyDictionary<string, Component> All = new Dictionary<string, Component>
    {
        ["label"] = new("text html callBlock heading heading.text heading.level heading.size size classes caption id isPageHeading", 15, Labels) { Without = "isPageHeading=False classes=nhsuk-label--l" },
        ["hint"] = new("text html callBlock", 2, fixture => new Rendered(new NhsukHint(), fixture.Between())),
        ["error-message"] = new("text html callBlock visuallyHiddenText", 4, fixture => new Rendered(
            new NhsukErrorMessage { HiddenText = fixture.Options.Text("visuallyHiddenText") is { } hidden ? hidden == "false" ? "" : hidden : "Error" }, fixture.Between())),
        ["fieldset"] = new("legend legend.heading legend.size legend.caption html callBlock", 3, fixture => new Rendered(
            new NhsukFieldset
            {
                Legend = fixture.Options.Text("legend.heading") ?? fixture.Options.Text("legend"),
                PageHeading = fixture.Options.At("legend.heading") is not null,
                LegendSize = fixture.Options.Text("legend.size"),
                Caption = fixture.Options.Text("legend.caption"),
            },
            fixture.Between())),
        ["input"] = new($"{Label} {Field} value type width code prefix prefix.text suffix suffix.text spellcheck inputmode autocomplete", 30, fixture =>
        {
            var options = fixture.Options;
            return Labelled(options, new NhsukInput
            {
                Value = options.Text("value"),
                Type = options.Text("type") ?? "text",
                Width = options.Number("width"),
                Code = options.Is("code"),
                Prefix = options.Text("prefix"),
                Suffix = options.Text("suffix"),
            });
        })
        { Without = "classes=nhsuk-input--width-10" },
        ["password-input"] = new($"{Label} {Field} width code prefix prefix.text value", 8, fixture => Labelled(fixture.Options, new NhsukPasswordInput
        {
            Width = fixture.Options.Number("width"),
            Code = fixture.Options.Is("code"),
            Prefix = fixture.Options.Text("prefix"),
        })),
        ["textarea"] = new($"{Label} {Field} autocomplete", 12, fixture => Labelled(fixture.Options, new NhsukTextarea { Value = fixture.Options.Text("value") })),
        ["character-count"] = new($"{Label} {Field} value rows maxlength maxwords threshold countType", 20, fixture =>
        {
            var options = fixture.Options;
            return Labelled(options, new NhsukCharacterCount
            {
                Value = options.Text("value"),
                Rows = options.Number("rows") ?? 5,
                Maxlength = options.Number("maxlength"),
                Maxwords = options.Number("maxwords"),
                Threshold = options.Number("threshold"),
                CountType = options.Text("countType"),
            });
        }),
        ["select"] = new($"{Label} {Field} value items[].value items[].text items[].disabled items[].divider", 12, fixture =>
            Labelled(fixture.Options, new NhsukSelect
            {
                Value = fixture.Options.Text("value"),
                Items = [.. fixture.Options.List("items").Select(item =>
                    new SelectItem(item.Text("value"), item.Text("text") ?? "", Disabled: item.Is("disabled"), Divider: item.Is("divider")))],
            })),
        ["file-upload"] = new($"{Label} {Field} multiple", 10, fixture => Labelled(fixture.Options, new NhsukFileUpload { Multiple = fixture.Options.Is("multiple") })),
        ["radios"] = new(
            $"{Legend} {Field} idPrefix small inline value items[].value items[].text items[].disabled items[].hint items[].hint.text items[].divider items[].conditional.html",
            40, fixture => Grouped(fixture.Options, new NhsukRadios
            {
                Small = fixture.Options.Is("small"),
                Inline = fixture.Options.Is("inline"),
                Value = fixture.Options.Text("value"),
                Items = [.. fixture.Options.List("items").Select(item => new RadioItem(
                    item.Text("value") ?? "", item.Text("text") ?? "", item.Text("hint"), null, item.Text("divider"), item.Html("conditional.html"))
                { Disabled = item.At("disabled") is null ? null : item.Is("disabled") })],
            })),
        ["checkboxes"] = new(
            $"{Legend} {Field} idPrefix small inline values[] items[].name items[].value items[].text items[].disabled items[].hint items[].hint.text items[].divider items[].conditional.html items[].behaviour items[].behaviourGroup",
            40, fixture => Grouped(fixture.Options, new NhsukCheckboxes
            {
                Small = fixture.Options.Is("small"),
                Inline = fixture.Options.Is("inline"),
                Values = fixture.Options.List("values").Select(value => value.GetString()!),
                Items = [.. fixture.Options.List("items").Select(item => new CheckboxItem(
                    item.Text("value") ?? "", item.Text("text") ?? "", item.Text("hint"), null, item.Text("divider"), item.Html("conditional.html"),
                    item.Text("behaviour") == "exclusive")
                { Disabled = item.At("disabled") is null ? null : item.Is("disabled"), Name = item.Text("name"), BehaviourGroup = item.Text("behaviourGroup") })],
            }))
        { Without = "items[].behaviour=inclusive" },
        ["date-input"] = new(
            $"{Legend} {Field} namePrefix values.day values.month values.year day.value month.value year.value day.error month.error year.error",
            18, Dates),
        ["error-summary"] = new("heading heading.text description description.text errorList[].text errorList[].href disableAutoFocus", 8, fixture => new Rendered(
            new NhsukErrorSummary
            {
                Heading = fixture.Options.Text("heading")!,
                Description = fixture.Options.Text("description"),
                Errors = fixture.Options.List("errorList").Select(error => new ErrorLink(error.Text("text")!, error.Text("href"))),
                DisableAutoFocus = fixture.Options.At("disableAutoFocus") is null ? null : fixture.Options.Is("disableAutoFocus"),
            })),
        ["button"] = new("text callBlock small disabled variant href preventDoubleClick", 30, fixture => new Rendered(
            new NhsukButton
            {
                Variant = fixture.Options.Text("variant"),
                Small = fixture.Options.Is("small"),
                Disabled = fixture.Options.Is("disabled"),
                Href = fixture.Options.Text("href"),
                PreventDoubleClick = fixture.Options.At("preventDoubleClick") is null ? null : fixture.Options.Is("preventDoubleClick"),
            },
            fixture.Between())),
        ["details"] = new("summary summary.text text html callBlock open classes", 6, fixture => new Rendered(
            new NhsukDetails { Summary = fixture.Options.Text("summary"), Open = fixture.Options.Is("open"), Class = fixture.Options.Text("classes") },
            fixture.Between())),
        ["inset-text"] = new("text html callBlock", 3, fixture => new Rendered(new NhsukInsetText { Text = fixture.Options.Text("text") }, fixture.Between())),
        ["warning-callout"] = new("heading heading.text text html callBlock", 4, fixture => new Rendered(
            new NhsukWarningCallout { Heading = fixture.Options.Text("heading"), Text = fixture.Options.Text("text") }, fixture.Between())),
        ["notification-banner"] = new("text html callBlock heading heading.text variant title title.text role disableAutoFocus", 10, fixture => new Rendered(
            new NhsukNotificationBanner
            {
                Variant = fixture.Options.Text("variant"),
                Title = fixture.Options.Text("title"),
                Heading = fixture.Options.Text("heading"),
                Text = fixture.Options.Text("text"),
                Role = fixture.Options.Text("role"),
                DisableAutoFocus = fixture.Options.At("disableAutoFocus") is null ? null : fixture.Options.Is("disableAutoFocus"),
            },
            fixture.Between())),
        ["panel"] = new("heading heading.text heading.size heading.level text html callBlock variant", 8, fixture => new Rendered(
            new NhsukPanel
            {
                Heading = fixture.Options.Text("heading"),
                HeadingSize = fixture.Options.Text("heading.size"),
                Level = fixture.Options.Number("heading.level") ?? 1,
                Variant = fixture.Options.Text("variant"),
            },
            fixture.Between())),
        ["tag"] = new("text html callBlock colour border classes", 26, fixture => new Rendered(
            new NhsukTag
            {
                Colour = fixture.Options.Text("colour") is "false" ? "none" : fixture.Options.Text("colour"),
                Border = fixture.Options.Is("border", otherwise: true),
                Class = fixture.Options.Text("classes"),
            },
            fixture.Between()))
        { Without = "classes=nhsuk-tag--red" },
        ["summary-list"] = new(
            "rows[].key rows[].key.text rows[].value rows[].value.text rows[].value.html rows[].actions.items[].href rows[].actions.items[].text rows[].actions.items[].visuallyHiddenText rows[].actions[].href rows[].actions[].text rows[].actions[].visuallyHiddenText border lastRowBorder",
            9, fixture => new Rendered(new NhsukSummaryList
            {
                Border = fixture.Options.Is("border", otherwise: true),
                LastRowBorder = fixture.Options.Is("lastRowBorder", otherwise: true),
                Rows = fixture.Options.List("rows").Select(row =>
                    new SummaryRow(row.Text("key")!, row.Text("value"), [.. Actions(row)]) { ValueHtml = row.Html("value.html") }),
            })),
        ["task-list"] = new(
            "idPrefix items[].heading items[].heading.text items[].href items[].status items[].status.text items[].status.tag.text items[].status.tag.border items[].status.tag.colour items[].status.tag.classes items[].hint items[].hint.text",
            3, fixture => new Rendered(new NhsukTaskList
            {
                IdPrefix = fixture.Options.Text("idPrefix")!,
                Items = fixture.Options.List("items").Select(item =>
                    new TaskItem(item.Text("heading")!, item.Text("href"), Status(item), item.Text("hint"))),
            })),
        ["card"] = new("callBlock heading heading.text heading.size heading.level href clickable variant description description.text actions.items[].text actions.items[].href actions.items[].visuallyHiddenText actions[].text actions[].href", 20, fixture => new Rendered(
            new NhsukCard
            {
                Heading = fixture.Options.Text("heading"),
                HeadingSize = fixture.Options.Text("heading.size"),
                Level = fixture.Options.Number("heading.level") ?? 2,
                Href = fixture.Options.Text("href"),
                Clickable = fixture.Options.Is("clickable"),
                Variant = fixture.Options.Text("variant"),
                Description = fixture.Options.Text("description"),
                Actions = [.. Actions(fixture.Options)],
            },
            fixture.Between()))
        { Without = "variant=primary variant=urgent variant=non-urgent variant=emergency" },
        ["tables"] = new(
            "caption caption.text caption.size caption.classes caption.id firstCellIsHeader head[] head[].text head[].format head[].href head[].sort head[].width head[].classes head[].visuallyHiddenText rows[][] rows[][].text rows[][].html rows[][].href rows[][].visuallyHiddenText rows[][].classes compact striped responsive scroll border lastRowBorder",
            30, Tables),
        ["breadcrumb"] = new("items[].href items[].text", 1, fixture => new Rendered(new NhsukBreadcrumb
        {
            Items = [.. fixture.Options.List("items").Select(item => new Breadcrumb(item.Text("text")!, item.Text("href")!))],
        })),
        ["pagination"] = new("previous.href next.href items[].number items[].href items[].current items[].ellipsis", 4, fixture => new Rendered(new NhsukPagination
        {
            Page = fixture.Options.List("items").Single(item => item.Is("current")).Number("number")!.Value,
            Pages = fixture.Options.List("items").Max(item => item.Number("number"))!.Value,
            Href = number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"#/section/{number}"),
        }))
        { Needs = "items[].number" },
        ["back-link"] = new("text html callBlock href", 1, fixture => new Rendered(new NhsukBackLink { Href = fixture.Options.Text("href")! }, fixture.Between())) { Needs = "href" },
    };

    private static Rendered Labels(Fixture fixture)
    {
        var options = fixture.Options;
        var heading = options.At("heading") is not null;
        return new Rendered(
            new NhsukLabel
            {
                Size = options.Text("heading.size") ?? options.Text("size"),
                Class = options.Text("classes"),
                Caption = options.Text("caption"),
                Id = options.Text("id"),
                PageHeading = heading || options.Is("isPageHeading"),
                Level = options.Number("heading.level") ?? 1,
            },
            options.At("heading") is { ValueKind: not JsonValueKind.True } && options.Text("heading") is { } words ? System.Text.Encodings.Web.HtmlEncoder.Default.Encode(words) : fixture.Between());
    }

    private static Rendered Labelled(JsonElement options, LabelledControl control)
    {
        control.Label = options.Text("label.heading") ?? options.Text("label");
        control.PageHeading = options.At("label.heading") is not null;
        control.LabelSize = options.Text("label.size");
        return Control(options, control);
    }

    private static Rendered Grouped(JsonElement options, GroupedControl control)
    {
        control.Legend = options.Text("fieldset.legend.heading") ?? options.Text("fieldset.legend");
        control.PageHeading = options.At("fieldset.legend.heading") is not null;
        control.LegendSize = options.Text("fieldset.legend.size");
        return Control(options, control);
    }

    private static Rendered Control(JsonElement options, FormControl control)
    {
        control.Name = options.Text("name");
        control.Id = options.Text("id") ?? options.Text("idPrefix");
        control.Disabled = options.Is("disabled");
        control.Class = options.Text("classes");
        control.Hint = options.Text("hint");
        control.HintHtml = options.Html("hint.html");
        control.Error = options.Text("errorMessage");
        return new Rendered(control, "", ("spellcheck", options.Text("spellcheck")), ("inputmode", options.Text("inputmode")), ("autocomplete", options.Text("autocomplete")));
    }

    private static Rendered Dates(Fixture fixture)
    {
        var options = fixture.Options;
        string? Value(string part) => options.Text($"{part}.value") ?? options.Text($"values.{part}");
        var wrong = new[] { "Day", "Month", "Year" }.Where(part => options.Is($"{part.ToLowerInvariant()}.error"));
        return Grouped(options, new NhsukDateInput(new StatedEnvironment("Production"))
        {
            Day = Value("day"),
            Month = Value("month"),
            Year = Value("year"),
            ErrorParts = wrong.Any() ? string.Join(' ', wrong) : null,
            Names = options.Text("namePrefix") is { } prefix ? $"{prefix}[day] {prefix}[month] {prefix}[year]" : "day month year",
        });
    }

    private static IEnumerable<SummaryAction> Actions(JsonElement of) => of.List("actions").Concat(of.List("actions.items"))
        .Select(action => new SummaryAction(action.Text("text")!, action.Text("href")!, action.Text("visuallyHiddenText")));

    private static LearnSafe.Features.Shared.Nhsuk.TaskStatus Status(JsonElement item) => item.At("status.tag") is { } tag
        ? new(tag.Text("text")!, tag.Text("colour") is "false" ? "none" : tag.Text("colour"), tag.Is("border", otherwise: true), tag.Text("classes"))
        : new(item.Text("status")!);

    private static Rendered Tables(Fixture fixture)
    {
        var options = fixture.Options;
        return new Rendered(new NhsukTable
        {
            Caption = options.Text("caption"),
            CaptionSize = options.Text("caption.size"),
            CaptionClass = options.Text("caption.classes"),
            CaptionId = options.Text("caption.id"),
            FirstCellIsHeader = options.Is("firstCellIsHeader"),
            Compact = options.Is("compact"),
            Striped = options.Is("striped"),
            Responsive = options.Is("responsive"),
            Scroll = options.Is("scroll"),
            Border = options.Is("border", otherwise: true),
            LastRowBorder = options.Is("lastRowBorder", otherwise: true),
            Head = [.. options.List("head").Select(head => head.ValueKind == JsonValueKind.String
                ? new TableHead(head.GetString()!)
                : new TableHead(
                    head.Text("text") ?? "", head.Text("format") == "numeric", head.Text("href"), head.Text("sort") is "true" ? "none" : head.Text("sort"),
                    head.Text("width"), head.Text("visuallyHiddenText")) { Class = head.Text("classes") })],
            Rows = options.List("rows").Select(row => row.EnumerateArray().Select(cell => cell.ValueKind == JsonValueKind.String
                ? new TableCell(cell.GetString()!)
                : new TableCell(cell.Text("text") ?? "", cell.Text("href"), cell.Text("visuallyHiddenText")) { Html = cell.Html("html"), Class = cell.Text("classes") }).ToArray()),
        });
    }
}
