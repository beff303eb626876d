using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class EventsFhirDataSharingTests
{
    [Theory, EachEngine]
    public async Task Post_WithoutDataSharingOptOut_TakesItFromTheOrganisation(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync("FA123");
        await installation.QueryAsync(context => context.Organisations.Where(known => known.Id == organisation.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.DataSharingOptOut, true)));
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.PostAsync(FhirProgram.Payload);

        Assert.Contains("""{"url":"DataSharingOptOut","valueBoolean":true}""", answer.Json.ToJsonString(), StringComparison.Ordinal);
    }
}
