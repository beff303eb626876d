using LearnSafe.Domain.Files;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Tests.Files;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>The records and drafts of every state.</summary>
public sealed partial class SeededPractice
{
    private async Task AddRecordsAsync()
    {
        var events = installation.Get<EventService>();
        var change = new Change(Actor.Person(lead), "The dose was taken from the letter.");
        Record = await installation.RecordAsync(Organisation, lead);
        foreach (var words in new[] { "The repeat was issued at the old dose, 10 mg for 5 mg.", "The repeat was issued at the old dose, 10 mg for 5 mg. The patient noticed before the first tablet." })
            Record = (await events.ReviseAsync(Organisation.Id, Record.Id, null, TestData.Incident(words), change)).Event!;
        Withdrawn = await installation.RecordAsync(Organisation, lead, TestData.Incident("The same event, recorded twice."));
        Withdrawn = (await events.WithdrawAsync(Organisation.Id, Withdrawn.Id, null, new Change(Actor.Person(lead), "Recorded twice."))).Event!;
        Whole = await installation.RecordAsync(Organisation, lead, TestData.Incident("A pump, a transfusion and the computer, all at once.").With("InvolvedAgents", "3", "4", "8", "9", "11", "12", "13", "14").With("SafetyChallenges", "4", "7"));
        Old = await installation.RecordAsync(Organisation, lead, TestData.Incident("Recorded before the taxonomy changed.") with { TaxonomyVersion = 4 });

        var file = AttachedFile.Inspect(SmallFiles.Png(), "a very long name of a photo of the label that was on the box at the counter.png").File!;
        var attachments = installation.Get<AttachmentService>();
        Assert.True(await attachments.AddAsync(Record.Id, file, Actor.Person(lead)));
        Attachment = (await attachments.ListAsync(Record.Id)).Single().Id;
        Assert.True(await installation.Get<PatientNumberService>().KeepAsync(Record.Id, "EMIS 40213", Actor.Person(lead)));
        await installation.Get<ReflectionService>().SaveAsync(Record.Id, lead, new ReflectionText("The letter said 5 mg.", "To read the letter first.", null));
        Draft = NewDraft(numberOfPatients: 2);
        QuickDraft = NewDraft(numberOfPatients: 1, Content.QuickStarts[Content.Current.Version].First(start => start.CareSettings.Contains(CareSetting.GeneralPractice)).Name);
        await using var context = installation.NewContext();
        context.Drafts.AddRange(Draft, QuickDraft);
        await context.SaveChangesAsync();
    }

    private Draft NewDraft(int numberOfPatients, string? quickStart = null) => new()
    {
        PersonId = lead,
        OrganisationId = Organisation.Id,
        Type = EventType.Incident,
        TaxonomyVersion = Content.Current.Version,
        QuickStart = quickStart,
        Answers = EventAnswersJson.Write(TestData.Incident(), Content.Current),
        NumberOfPatients = numberOfPatients,
        CreatedAt = TestClock.Start.UtcDateTime,
        UpdatedAt = TestClock.Start.UtcDateTime,
        Version = 1,
    };
}
