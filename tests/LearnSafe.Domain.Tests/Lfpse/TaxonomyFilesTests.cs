using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Domain.Tests.Lfpse;

public sealed class TaxonomyFilesTests
{
    [Theory]
    [InlineData(5, 25, 147, 76, 735)]
    [InlineData(4, 17, 126, 71, 590)]
    public void Load_ShippedTaxonomies_HoldEverythingPublished(int version, int sections, int elements, int codeSystems, int concepts)
    {
        var taxonomy = ShippedContent.Content.Taxonomies[version];

        Assert.Equal(sections, taxonomy.Sections.Count);
        Assert.Equal(elements, taxonomy.Sections.Sum(section => section.Elements.Count));
        Assert.Equal(codeSystems, taxonomy.CodeSystems.Count);
        Assert.Equal(concepts, taxonomy.CodeSystems.Sum(system => system.Concepts.Count));
    }

    [Fact]
    public void Current_ShippedTaxonomies_IsTheAcceptedVersion()
    {
        Assert.Equal(5, ShippedContent.Content.Current.Version);
        Assert.False(ShippedContent.Content.Taxonomies[4].Accepted);
    }

    [Fact]
    public void CodeSystems_OnlyTheOrganisations_ShipEmpty()
    {
        var empty = Assert.Single(ShippedContent.V5.CodeSystems, system => system.Concepts.Count == 0);

        Assert.Equal("ods-codes-5", empty.Id);
        Assert.True(empty.AcceptsOdsCodes);
        Assert.Equal(75, ShippedContent.V5.CodeSystems.Count(system => !system.AcceptsOdsCodes));
    }

    [Fact]
    public void Concepts_InvolvedAgents_AreInSourceOrder() =>
        Assert.Equal(["4", "3", "9", "13", "14", "11", "12", "8", "10"], ShippedContent.V5.Element("InvolvedAgents")!.CodeSystem!.Concepts.Select(concept => concept.Code));

    [Theory]
    [InlineData("1", EventType.Incident)]
    [InlineData("4", EventType.GoodCare)]
    [InlineData("2", EventType.Risk)]
    [InlineData("3", EventType.Outcome)]
    public void EventTypeOf_EachCode_IsItsType(string code, EventType type)
    {
        Assert.Equal(type, ShippedContent.V5.EventTypeOf(code));
        Assert.Equal(code, ShippedContent.V5.CodeOf(type));
    }

    [Theory]
    [InlineData("PatientInformation", Carrier.Patient, 0, 100)]
    [InlineData("LocationDetails", Carrier.Location, 1, 1)]
    [InlineData("PractitionerDetails", Carrier.Practitioner, 1, 1)]
    [InlineData("MedicationAdministration", Carrier.Medication, 0, 1)]
    [InlineData("AdverseEventDeviceDetails", Carrier.Device, 0, 1)]
    [InlineData("AdverseEventGovernance", Carrier.AdverseEvent, 0, 1)]
    public void Section_EachCarrier_IsAsPublished(string name, Carrier carrier, int min, int max)
    {
        var section = ShippedContent.V5.Section(name)!;

        Assert.Equal((carrier, min, max), (section.Carrier, section.Min, section.Max));
    }

    [Theory]
    [InlineData(4, "GP, walk-in service or NHS 111")]
    [InlineData(5, "2")]
    public void Display_CodeOfAnOlderVersion_IsReadInThatVersion(int version, string display) =>
        Assert.Equal(display, ShippedContent.Content.Taxonomies[version].Display("ServiceArea", "2"));

    [Fact]
    public void ContentFiles_AreSmallEnoughToRead() =>
        Assert.All(Directory.GetFiles(Path.Combine(ShippedContent.Folder, "lfpse")), file => Assert.True(new FileInfo(file).Length < 1_000_000, file));
}
