namespace LearnSafe.Tests.Features.Shared.Nhsuk;

/// <summary>Our tags against the design system's own templates.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string, int, string> Examples()
    {
        var examples = new TheoryData<string, int, string>();
        foreach (var (name, component) in Components.All)
        {
            foreach (var (number, fixture) in Fixtures.Of(name).Index().Where(each => !component.UnsupportedIn(each.Item).Any()))
                examples.Add(name, number, fixture.Name);
        }
        return examples;
    }

    public static TheoryData<string> Names() => [.. Components.All.Keys];

    [Theory, MemberData(nameof(Examples))]
    public async Task Draw_DesignSystemsExample_SameHtml(string component, int number, string example)
    {
        // Upstream has several examples of one name.
        var fixture = Fixtures.Of(component).ElementAt(number);
        Assert.Equal(example, fixture.Name);
        var drawn = await Components.All[component].Render(fixture).HtmlAsync();
        Assert.Equal(Normalised.Html(fixture.Html), Normalised.Html(drawn));
    }

    [Theory, MemberData(nameof(Names))]
    public void Supported_DesignSystemsExamples_AreEnoughToCompare(string component)
    {
        var fixtures = Fixtures.Of(component).ToList();
        var left = fixtures.SelectMany(Components.All[component].UnsupportedIn).CountBy(option => option).Select(option => $"{option.Key} ({option.Value})");
        var compared = fixtures.Count(fixture => !Components.All[component].UnsupportedIn(fixture).Any());
        Assert.True(
            compared >= Components.All[component].AtLeast,
            $"{component}: {compared} of {fixtures.Count} examples compared. Options that leave the others out: {string.Join(", ", left)}");
    }
}
