using LearnSafe.Domain.SignIn;
using LearnSafe.Features.Accounts.Security;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Accounts;

/// <summary>A telephone with an authenticator app.</summary>
internal sealed class Authenticators(TestInstallation installation, Guid person)
{
    private byte[]? secret;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string Code => TimeBasedCode.At(secret!, TimeBasedCode.StepAt(installation.Clock.GetUtcNow().UtcDateTime));

    /// <summary>Set up and turned on, and half a minute later.</summary>
    public static async Task<Authenticators> TurnOnAsync(TestInstallation installation, Guid person)
    {
        var service = installation.Get<AuthenticatorService>();
        await service.StartAsync(person);
        var phone = new Authenticators(installation, person);
        await phone.ScanAsync();
        phone.RecoveryCodes = (await service.ConfirmAsync(person, phone.Code))!;
        installation.Clock.Advance(TimeSpan.FromSeconds(60));
        return phone;
    }

    /// <summary>Learns the secret that is being set up.</summary>
    public async Task ScanAsync() => secret = await installation.Get<AuthenticatorService>().PendingSecretAsync(person);
}
