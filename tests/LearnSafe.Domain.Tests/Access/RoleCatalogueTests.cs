using LearnSafe.Domain.Access;
using LearnSafe.Domain.Content;

namespace LearnSafe.Domain.Tests.Access;

public sealed class RoleCatalogueTests
{
    private static readonly string Published = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "access", "roles-v1.json"));

    [Fact]
    public void Load_Published_KnowsEveryRoleThatTheProgramSpeaksOf()
    {
        var catalogue = RoleCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "content"));
        var spoken = typeof(RoleNames).GetFields().Select(field => (string)field.GetValue(null)!);
        Assert.Equal(spoken, catalogue.Roles.Select(role => role.Name).OrderBy(name => spoken.ToList().IndexOf(name)));
        Assert.True(catalogue.TryFind("patientsafetylead", out _));
    }

    [Theory]
    [InlineData("\"seeReporters\"", "\"seeReporter\"", "roles[1].permissions[3]", "\"seeReporter\" is not known here")]
    [InlineData("\"name\": \"NetworkLead\"", "\"name\": \"Reporter\"", "roles[4].name", "The role \"Reporter\" is there twice.")]
    [InlineData("\"permissions\": [\"readAggregates\", \"seeOrganisations\"", "\"permissions\": [\"readRecords\", \"readAggregates\", \"seeOrganisations\"", "roles[8].permissions", "readRecords can only be held at a provider, and the role can be given at network, careBoard.")]
    [InlineData("[\"ownerGroup\"]", "[]", "roles[5].scopes", "At least one is needed.")]
    [InlineData(", \"manageInstallation\"", "", "roles", "No role holds manageInstallation, so nobody could ever do it.")]
    [InlineData("\"recordEvents\", \"seeOrganisations\", \"readLearning\"]", "\"recordEvents\", \"recordEvents\"]", "roles[0].permissions[1]", "It is there twice.")]
    [InlineData("\"scopes\": [\"provider\"]", "\"scope\": [\"provider\"]", "roles[0].scope", "There is no property \"scope\" here")]
    [InlineData("\"scopes\": [\"provider\"]", "\"secondFactor\": \"yes\", \"scopes\": [\"provider\"]", "roles[0].secondFactor", "true or false is expected here.")]
    public void Load_Broken_NamesPlaceAndReason(string found, string replaced, string place, string reason)
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-roles-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "access"));
        var at = found.StartsWith("\"readAggregates", StringComparison.Ordinal) ? Published.IndexOf("PatientSafetyPartner", StringComparison.Ordinal) : 0;
        var index = Published.IndexOf(found, at, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "access", "roles-v1.json"), string.Concat(Published.AsSpan(0, index), replaced, Published.AsSpan(index + found.Length)));
        var fault = Assert.Throws<ContentException>(() => RoleCatalogue.Load(folder));
        Assert.Contains(fault.Faults, one => one.File == "access/roles-v1.json" && one.Place == place && one.Reason.StartsWith(reason, StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Load_ARoleWithASecondFactor_IsTheOnlyOneThatNeedsIt()
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-roles-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "access"));
        File.WriteAllText(Path.Combine(folder, "access", "roles-v1.json"), Published.Replace("\"name\": \"NetworkLead\",", "\"name\": \"NetworkLead\", \"secondFactor\": true,", StringComparison.Ordinal));
        Assert.Equal(["NetworkLead"], RoleCatalogue.Load(folder).Roles.Where(role => role.SecondFactor).Select(role => role.Name));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Load_NoFile_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("learnsafe-roles-").FullName;
        Assert.Equal("access/roles-v1.json: The file is missing: without roles nobody could do anything.", Assert.Single(Assert.Throws<ContentException>(() => RoleCatalogue.Load(folder)).Faults).ToString());
        Directory.Delete(folder);
    }
}
