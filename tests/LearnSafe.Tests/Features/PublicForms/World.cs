using LearnSafe.Domain.Access;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.PublicForms;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.PublicForms;

/// <summary>A practice with its lead, its way in, and something that a carer told.</summary>
internal sealed class World : IAsyncDisposable
{
    public required TestInstallation Installation { get; init; }

    public required Organisation Organisation { get; init; }

    public required Guid Lead { get; init; }

    public required PublicPlace Place { get; init; }

    public required (Guid Id, string ReceiptCode) Told { get; init; }

    public static async Task<World> OpenAsync(Engine engine)
    {
        var installation = await TestInstallation.StartAsync(engine);
        var organisation = await installation.AddOrganisationAsync();
        var place = await installation.OpenAsync(organisation);
        return new World
        {
            Installation = installation,
            Organisation = organisation,
            Lead = await installation.AddPersonAsync(organisation, RoleNames.PatientSafetyLead, "lead@harebell.example", "Mairi Quill"),
            Place = place,
            Told = await installation.TellAsync(place),
        };
    }

    public async Task<HttpClient> SignedInAsync(string email)
    {
        var client = Installation.Client();
        await client.SignInAsync(email);
        return client;
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}
