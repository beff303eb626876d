using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.SafetyActions;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Culture.JustCulture;
using LearnSafe.Features.Culture.Language;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Candour;
using LearnSafe.Features.Events.Threads;
using LearnSafe.Features.Organisations;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Platform.Encryption;
using LearnSafe.Tests.Harness;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>Other places, and what they were asked.</summary>
public sealed partial class SeededPractice
{
    private async Task AddNetworkAsync()
    {
        await using var context = installation.NewContext();
        var network = context.Organisations.Add(new Organisation { Code = "U99001", Name = "Harebell Network", Kind = OrganisationKind.PrimaryCareNetwork, CreatedAt = TestClock.Start.UtcDateTime }).Entity;
        context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = Organisation.Id, ParentId = network.Id, From = new DateOnly(2024, 4, 1) });
        await OrganisationTreeService.ChangedAsync(context);
        context.LanguageTotals.Add(new LanguageTotal { OrganisationId = Organisation.Id, Month = new DateOnly(2026, 8, 1), Texts = 64, Phrases = 11, Changed = 6 });
        context.JustCultureUses.Add(new JustCultureUse { OrganisationId = Organisation.Id, Day = new DateOnly(2026, 9, 2), Role = RoleNames.OrganisationAdministrator, Count = 1 });
        await context.SaveChangesAsync();
        await installation.AddPersonAsync(network, RoleNames.NetworkLead, NetworkLead, "Ottilie Ferrer");
    }

    private async Task AddThreadAsync()
    {
        await using var context = installation.NewContext();
        var other = context.Organisations.Single(known => known.Code == "Y99031");
        var theirs = await installation.RecordAsync(other, Person);
        var encryption = installation.Get<LocalEncryption>();
        var (id, message, now) = (Guid.CreateVersion7(), Guid.CreateVersion7(), TestClock.Start.UtcDateTime);
        context.RecordThreads.Add(new RecordThread { Id = id, EventId = theirs.Id, Revision = 1, SenderId = other.Id, ReceiverId = Organisation.Id, Wording = encryption.Encrypt(RecordThread.WordingPurpose(id), "[]"), SentAt = now, SentBy = Person, AnswerBy = new DateOnly(2026, 12, 24) });
        await context.SaveChangesAsync();
        context.ThreadMessages.Add(new ThreadMessage { Id = message, ThreadId = id, FromSender = true, Kind = ThreadMessageKind.Question, Encrypted = encryption.Encrypt(ThreadMessage.Purpose(message), "Was the letter read on your side?"), At = now, WrittenBy = Person });
        await context.SaveChangesAsync();
        Thread = id;
        await AddOutsideAsync(context, encryption);
    }

    /// <summary>What the practice asks an organisation that is not on the installation.</summary>
    private async Task AddOutsideAsync(LearnSafeContext context, LocalEncryption encryption)
    {
        var (id, message, now, secret) = (Guid.CreateVersion7(), Guid.CreateVersion7(), TestClock.Start.UtcDateTime, OneTimeLink.NewSecret());
        context.RecordThreads.Add(new RecordThread
        {
            Id = id,
            EventId = Record.Id,
            Revision = 1,
            SenderId = Organisation.Id,
            OutsideName = encryption.Encrypt(RecordThread.NamePurpose(id), "Wold Infirmary, patient safety team"),
            OutsideAddress = encryption.Encrypt(RecordThread.AddressPurpose(id), "patient.safety@woldinfirmary.example"),
            Wording = encryption.Encrypt(RecordThread.WordingPurpose(id), "[]"),
            SentAt = now,
            SentBy = lead,
            AnswerBy = new DateOnly(2026, 12, 24),
        });
        await context.SaveChangesAsync();
        context.ThreadMessages.Add(new ThreadMessage { Id = message, ThreadId = id, FromSender = true, Kind = ThreadMessageKind.Question, Encrypted = encryption.Encrypt(ThreadMessage.Purpose(message), "Was the discharge letter sent?"), At = now, WrittenBy = lead });
        context.AnswerLinks.Add(new AnswerLink { ThreadId = id, Hash = OneTimeLink.HashOf(secret), MadeAt = now, MadeBy = lead, ExpiresAt = now.AddDays(62) });
        await context.SaveChangesAsync();
        OutsideThread = id;
        Links = new Dictionary<string, string>(Links, StringComparer.Ordinal) { [ThreadLinks.AnswerPage] = ThreadLinks.Answer(secret) };
    }

    private async Task AddOtherSettingsAsync()
    {
        var settings = Enum.GetValues<CareSetting>().Where(setting => setting != CareSetting.GeneralPractice);
        foreach (var (index, setting) in settings.Index())
        {
            var organisation = await installation.AddOrganisationAsync($"Y9901{index}", $"Larkmere {setting.Title()}", setting);
            await installation.AddPersonAsync(organisation, email: ReporterOf(setting), name: "Oriel Marsh");
        }
    }
}
