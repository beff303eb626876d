using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace LearnSafe.Tests.Features.Shared.Nhsuk;

/// <summary>What tags take from the page: typed values, errors, the order of fields.</summary>
public sealed class FormControlTests
{
    private sealed class Place
    {
        public string? Town { get; set; }
    }

    private sealed class Page
    {
        public string? Summary { get; set; }

        public DateOnly? When { get; set; }

        public Place Where { get; set; } = new();
    }

    private static ViewContext View(Action<ModelStateDictionary> fill)
    {
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = new Page() };
        var view = new ViewContext { ViewData = new ViewDataDictionary<Page>(data), RouteData = new RouteData(), ActionDescriptor = new ActionDescriptor(), HttpContext = new DefaultHttpContext() };
        fill(view.ModelState);
        return view;
    }

    private static async Task<string> Draw(Microsoft.AspNetCore.Razor.TagHelpers.TagHelper tag) => Normalised.Html(await new Rendered(tag).HtmlAsync());

    [Fact]
    public async Task Draw_TypedValueInModelState_KeptOverStatedOne()
    {
        var view = View(state => state.SetModelValue("Age", "abc", "abc"));
        Assert.Contains("value=\"abc\"", await Draw(new NhsukInput { ViewContext = view, Name = "Age", Value = "40" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_ErrorUnderName_ShownAndDescribesField()
    {
        var view = View(state => state.AddModelError("Answers[Harm]", "Select how the patient was harmed"));
        var html = await Draw(new NhsukRadios { ViewContext = view, Name = "Answers[Harm]", Legend = "Harm", Items = [new RadioItem("1", "None")] });
        Assert.Contains("Select how the patient was harmed", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Answers-Harm--error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Answers-Harm-\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_PasswordTyped_NeverSentBack()
    {
        var view = View(state => state.SetModelValue("Password", "correct horse", "correct horse"));
        Assert.DoesNotContain("correct horse", await Draw(new NhsukPasswordInput { ViewContext = view, Name = "Password", Label = "Password" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_TextWithMarkup_Encoded()
    {
        var html = await new Rendered(new NhsukTextarea { Name = "Words", Label = "<b>", Value = "</textarea><script>" }).HtmlAsync();
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_SeveralTypedChoices_AllChecked()
    {
        var view = View(state => state.SetModelValue("Kinds", new[] { "a", "c" }, "a,c"));
        var html = await Draw(new NhsukCheckboxes
        {
            ViewContext = view,
            Name = "Kinds",
            Items = [new CheckboxItem("a", "A"), new CheckboxItem("b", "B"), new CheckboxItem("c", "C")],
        });
        Assert.Equal(2, html.Split("checked=\"\"").Length - 1);
    }

    [Fact]
    public async Task Draw_DateWithImpossibleMonth_KeepsWhatWasTypedAndMarksTheMonth()
    {
        var view = View(state =>
        {
            state.SetModelValue("When.Day", "3", "3");
            state.SetModelValue("When.Month", "13", "13");
            state.SetModelValue("When.Year", "2026", "2026");
            state.AddModelError("When.Month", "The date it happened must include a real month");
        });
        var html = await Draw(Date("Production", view));
        Assert.Contains("value=\"13\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"nhsuk-date-input__input nhsuk-input nhsuk-input--error nhsuk-input--width-2\" id=\"When-month\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("nhsuk-input--error nhsuk-input--width-2\" id=\"When-day\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_DateWithoutErrorPrefixInDevelopment_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Draw(Date("Development", View(_ => { }))));

    [Fact]
    public async Task Summary_ErrorsInAnyOrder_FollowTheModelAndLinkToTheFirstWrongField()
    {
        var view = View(state =>
        {
            state.AddModelError("Where.Town", "Enter a town");
            state.SetModelValue("When.Day", "31", "31");
            state.AddModelError("When", "Enter the date it happened");
            state.AddModelError("Summary", "Enter what happened");
        });
        var html = await Draw(new NhsukErrorSummary { ViewContext = view });
        var links = html.Split('\n').Where(line => line.Contains("href=", StringComparison.Ordinal)).Select(line => line.Split('"')[1]);
        Assert.Equal(["#Summary", "#When-day", "#Where-Town"], links);
    }

    [Fact]
    public async Task Summary_NothingWrong_DrawsNothing() =>
        Assert.Empty(await Draw(new NhsukErrorSummary { ViewContext = View(_ => { }) }));

    private static NhsukDateInput Date(string environment, ViewContext view) =>
        new(new StatedEnvironment(environment)) { ViewContext = view, Name = "When", Legend = "When did it happen?" };
}
