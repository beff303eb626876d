using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.PublicForms;

internal static class Pressing
{
    /// <summary>Presses a button of a form on a page with several: with the page's own token.</summary>
    /// <param name="page">Where the form is looked for; the address without its query where nothing is said.</param>
    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, string? page = null, params (string Name, string Value)[] answers)
    {
        var shown = await client.PageAsync(page ?? address.Split('?')[0]);
        var token = shown.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(answers.Prepend(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(new Uri(address, UriKind.Relative), content);
    }
}
