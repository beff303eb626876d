using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.Tests.Lfpse;

namespace LearnSafe.Domain.Tests.Privacy;

public sealed class DeidentifiedTests
{
    private const string Sentinel = "Mrs Sentinel of 4 Harebell Lane";

    public static TheoryData<int> Versions => [.. ShippedContent.Content.Taxonomies.Keys];

    [Theory, MemberData(nameof(Versions))]
    public void Of_EveryElementOfATaxonomy_ShowsNoTextDayTimeOrReporter(int version)
    {
        var elements = ShippedContent.Content.Taxonomies[version].Sections.SelectMany(section => section.Elements).ToList();
        Assert.All(elements.Where(element => element.Type is AnswerType.String or AnswerType.Date or AnswerType.Time), element => Assert.True(Deidentified.Of(element) is SeenAcross.AsReleased or SeenAcross.Never, element.Name));
        Assert.All(elements.Where(element => element.Section is "PractitionerDetails" or "AdverseEventReferenceMetadata"), element => Assert.Equal((element.Name, SeenAcross.Never), (element.Name, Deidentified.Of(element))));
        Assert.All(elements.Where(element => element.Name.Contains("Number", StringComparison.Ordinal) || element.Name.EndsWith("Reference", StringComparison.Ordinal) || element.Name.EndsWith("Batch", StringComparison.Ordinal)), element => Assert.Equal((element.Name, SeenAcross.Never), (element.Name, Deidentified.Of(element))));
        Assert.All(elements.Where(element => element.Type == AnswerType.Integer), element => Assert.Equal(element.Name == PatientAge.Question ? SeenAcross.AsBand : SeenAcross.Never, Deidentified.Of(element)));
    }

    [Fact]
    public void Of_TheElementsOfTaxonomy5_AreSoManyOfEachKind()
    {
        var elements = ShippedContent.Content.Taxonomies[5].Sections.SelectMany(section => section.Elements).ToList();
        Assert.Equal(147, elements.Count);
        Assert.Equal(147, Enum.GetValues<SeenAcross>().Sum(kind => elements.Count(element => Deidentified.Of(element) == kind)));
        Assert.Equal(33, elements.Count(element => Deidentified.Of(element) == SeenAcross.AsReleased));
    }

    [Theory, MemberData(nameof(Versions))]
    public void Text_AnythingTypedInAnyElement_NeverComesOut(int version)
    {
        var taxonomy = ShippedContent.Content.Taxonomies[version];
        Assert.All(taxonomy.Sections.SelectMany(section => section.Elements), element => Assert.Null(Deidentified.Text(taxonomy, element.Name, Sentinel, _ => null)));
        Assert.Null(Deidentified.Text(taxonomy, EventAnswers.DescriptionQuestion, Sentinel));
        Assert.Null(Deidentified.Text(taxonomy, "NoSuchElement", Sentinel));
    }

    [Theory]
    [InlineData("18600", "50 to 59 years")]
    [InlineData("1", "Under 1 year")]
    [InlineData("341", "Under 1 year")]
    [InlineData("372", "1 to 4 years")]
    [InlineData("6696", "18 to 29 years")]
    [InlineData("6324", "10 to 17 years")]
    [InlineData("11160", "30 to 39 years")]
    [InlineData("33108", "80 to 89 years")]
    [InlineData("33480", "90 years or over")]
    [InlineData("40000", null)]
    [InlineData("fifty", null)]
    [InlineData(null, null)]
    public void Of_AnAge_IsItsBand(string? answer, string? band) => Assert.Equal(band, AgeBands.Of(answer));

    [Theory]
    [InlineData(10, "November 2026")]
    [InlineData(7, "November 2026")]
    [InlineData(4, "2026")]
    [InlineData(0, null)]
    public void Month_ADate_IsNoMoreExactThanItsMonth(int known, string? text) => Assert.Equal(text, Deidentified.Month(new DateOnly(2026, 11, 19), known));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    [InlineData(7, 5)]
    [InlineData(8, 10)]
    [InlineData(1002, 1000)]
    public void Of_ACount_IsTheNearestFive(int count, int rounded) => Assert.Equal(rounded, RoundedCount.Of(count));

    [Fact]
    public void Of_PartsAndTheirTotal_LeaveEveryPartBetweenFiveNumbers()
    {
        // Whatever the parts are, four others and the total that are known as rounded leave at least five values for the one.
        foreach (var part in Enumerable.Range(0, 40))
        {
            var consistent = Enumerable.Range(0, 60).Count(other => RoundedCount.Of(other) == RoundedCount.Of(part));
            Assert.InRange(consistent, 3, 5);
            if (part > 2) Assert.Equal(5, consistent);
        }
    }
}
