using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LearnSafe.Tests.Harness;

/// <summary>Uses pages as a browser without script does.</summary>
public static class Browsing
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string path) =>
        await DocumentAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends the form of the page at the path, its hidden fields with it, to where it says.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, params (string Name, string Value)[] answers) =>
        await client.SubmitAsync(path, await client.PageAsync(path), answers);

    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, IHtmlDocument page, params (string Name, string Value)[] answers)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(page);
        var form = page.QuerySelector<IHtmlFormElement>("main form") ?? throw new InvalidOperationException($"There is no form on {path}.");
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (Name: input.Name!, input.Value));
        var fields = hidden.Where(field => Array.TrueForAll(answers, answer => answer.Name != field.Name)).Concat(answers)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(form.GetAttribute("action") ?? path, UriKind.Relative), content);
    }

    /// <summary>Sends the form as a browser does: every field with what stands in it, these answers in place of what stands in theirs.</summary>
    public static async Task<HttpResponseMessage> SubmitAsShownAsync(this HttpClient client, string path, params (string Name, string Value)[] answers)
    {
        ArgumentNullException.ThrowIfNull(client);
        var page = await client.PageAsync(path);
        var form = page.QuerySelector<IHtmlFormElement>("main form") ?? throw new InvalidOperationException($"There is no form on {path}.");
        var shown = form.QuerySelectorAll("input, select, textarea").SelectMany(Shown).Where(field => Array.TrueForAll(answers, answer => answer.Name != field.Name));
        using var content = new FormUrlEncodedContent(shown.Concat(answers).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(form.GetAttribute("action") ?? path, UriKind.Relative), content);
    }

    private static IEnumerable<(string Name, string Value)> Shown(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? [(choice.Name!, choice.Value)] : [],
        // A box of one line holds no line break.
        IHtmlInputElement { Type: "text" } input => [(input.Name!, input.Value.ReplaceLineEndings(""))],
        IHtmlInputElement input => [(input.Name!, input.Value)],
        IHtmlSelectElement select => [(select.Name!, select.Value ?? "")],
        IHtmlTextAreaElement area => [(area.Name!, area.Value.ReplaceLineEndings("\r\n"))],
        _ => [],
    };

    public static async Task<HttpResponseMessage> SignInAsync(
        this HttpClient client, string email = "reporter@harebell.example", string password = TestData.Password, string path = "/accounts/sign-in") =>
        await client.SubmitAsync(path, ("Email", email), ("Password", password));

    /// <summary>The error summary's lines.</summary>
    public static IReadOnlyList<string> Errors(this IHtmlDocument page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return [.. page.QuerySelectorAll(".nhsuk-error-summary__list a").Select(link => link.TextContent.Trim())];
    }
}
