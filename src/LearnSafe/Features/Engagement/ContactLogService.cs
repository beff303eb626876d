using LearnSafe.Data;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>A promise that is made at a contact.</summary>
public sealed record PromiseMade(string Text, DateOnly Due);

/// <summary>How a promise is settled.</summary>
public enum PromiseEnd
{
    Kept,

    /// <summary>Another day was agreed.</summary>
    Moved,

    /// <summary>It will not be kept.</summary>
    GivenUp,
}

/// <summary>Notes the people affected, the contacts with them and what came of these, and how staff are supported.</summary>
public sealed class ContactLogService(RecordWriter writer, EngagementSeal seal)
{
    /// <param name="who">Of the person, from the page: sent twice, they are added once.</param>
    /// <param name="seen">The version that the page showed; 0 for somebody new.</param>
    public Task<EngagementOutcome> NotePersonAsync(CurrentPerson person, Guid id, Guid who, int seen, AffectedDetails details) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        var known = await change.Context.AffectedPeople.FirstOrDefaultAsync(one => one.Id == who);
        if (known is not null && known.CaseId != id) return EngagementOutcome.Gone;
        var before = known is null ? null : seal.Open<AffectedDetails>(AffectedPerson.Purpose(who), known.Encrypted);
        if (before == details) return EngagementOutcome.Done;
        if ((known?.Version ?? 0) != seen) return EngagementOutcome.Conflict;
        var encrypted = seal.Close(AffectedPerson.Purpose(who), details);
        if (known is null) change.Context.AffectedPeople.Add(new AffectedPerson { Id = who, CaseId = id, AddedAt = change.Now, Encrypted = encrypted });
        else (known.Encrypted, known.Version) = (encrypted, known.Version + 1);
        return await change.SaveAsync(HistoryActions.AffectedPersonNoted, EngagementSeal.Changed(before, details));
    });

    /// <param name="contact">Of the contact, from the page: sent twice, it is noted once.</param>
    public Task<EngagementOutcome> NoteContactAsync(
        CurrentPerson person, Guid id, Guid contact, DateTime at, EngagementContactDetails details, IReadOnlyList<PromiseMade> promises, IReadOnlyList<string> questions) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        if (await change.Context.EngagementContacts.FirstOrDefaultAsync(one => one.Id == contact) is { } known) return known.CaseId == id ? EngagementOutcome.Done : EngagementOutcome.Gone;
        change.Context.EngagementContacts.Add(new EngagementContact { Id = contact, CaseId = id, At = at, PersonId = person.Id, Encrypted = seal.Close(EngagementContact.Purpose(contact), details) });
        foreach (var made in promises)
        {
            var promise = Guid.CreateVersion7();
            change.Context.EngagementPromises.Add(new EngagementPromise { Id = promise, CaseId = id, ContactId = contact, Due = made.Due, Encrypted = seal.Close(EngagementPromise.Purpose(promise), new PromiseDetails(made.Text)) });
        }

        foreach (var text in questions)
        {
            var question = Guid.CreateVersion7();
            change.Context.EngagementQuestions.Add(new EngagementQuestion
            {
                Id = question,
                CaseId = id,
                ContactId = contact,
                RaisedOn = DateOnly.FromDateTime(UkTime.FromUtc(at)),
                Encrypted = seal.Close(EngagementQuestion.Purpose(question), new QuestionDetails(text, details.With)),
            });
        }

        return await change.SaveAsync(HistoryActions.EngagementContactNoted, ["at", "method", "with", "summary", .. promises.Count > 0 ? ["promises"] : Array.Empty<string>(), .. questions.Count > 0 ? ["questions"] : Array.Empty<string>()]);
    });

    /// <param name="day">On which it was kept or given up, or the day that was agreed instead.</param>
    /// <param name="reason">Needed unless it was kept.</param>
    public Task<EngagementOutcome> SettlePromiseAsync(CurrentPerson person, Guid id, Guid promise, int seen, PromiseEnd end, DateOnly day, string? reason) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        if (await change.Context.EngagementPromises.FirstOrDefaultAsync(one => one.Id == promise && one.CaseId == id) is not { } known) return EngagementOutcome.Gone;
        if (known.Version != seen || !known.IsOpen) return EngagementOutcome.Conflict;
        var details = seal.Open<PromiseDetails>(EngagementPromise.Purpose(promise), known.Encrypted);
        if (reason is not null) known.Encrypted = seal.Close(EngagementPromise.Purpose(promise), details with { Reason = reason });
        switch (end)
        {
            case PromiseEnd.Kept: known.KeptOn = day; break;
            case PromiseEnd.GivenUp: known.GivenUpOn = day; break;
            default: (known.Due, known.RemindedOn) = (day, null); break;
        }

        known.Version++;
        return await change.SaveAsync(HistoryActions.PromiseSettled, end switch { PromiseEnd.Kept => "keptOn", PromiseEnd.GivenUp => "givenUpOn", _ => "due" });
    });

    public Task<EngagementOutcome> SettleQuestionAsync(CurrentPerson person, Guid id, Guid question, int seen, AnsweredIn where, DateOnly day, string answer) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        if (await change.Context.EngagementQuestions.FirstOrDefaultAsync(one => one.Id == question && one.CaseId == id) is not { } known) return EngagementOutcome.Gone;
        if (known.Version != seen) return EngagementOutcome.Conflict;
        var details = seal.Open<QuestionDetails>(EngagementQuestion.Purpose(question), known.Encrypted);
        known.Encrypted = seal.Close(EngagementQuestion.Purpose(question), details with { In = where, Answer = answer });
        (known.AnsweredOn, known.Version) = (day, known.Version + 1);
        return await change.SaveAsync(HistoryActions.QuestionSettled, "answeredOn", "answer");
    });

    /// <param name="checkIns">By number from 1: the day, and when it was done.</param>
    public Task<EngagementOutcome> NoteSupportAsync(CurrentPerson person, Guid id, Guid who, int seen, SupportDetails details, IReadOnlyList<(DateOnly Due, DateOnly? DoneOn)> checkIns) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        if (!await change.Context.AffectedPeople.AnyAsync(one => one.Id == who && one.CaseId == id)) return EngagementOutcome.Gone;
        var known = await change.Context.StaffSupport.FirstOrDefaultAsync(one => one.PersonId == who);
        if ((known?.Version ?? 0) != seen) return EngagementOutcome.Conflict;
        var before = known is null ? null : seal.Open<SupportDetails>(StaffSupport.Purpose(who), known.Encrypted);
        var encrypted = seal.Close(StaffSupport.Purpose(who), details);
        if (known is null) change.Context.StaffSupport.Add(new StaffSupport { PersonId = who, CaseId = id, Encrypted = encrypted });
        else (known.Encrypted, known.Version) = (encrypted, known.Version + 1);
        var days = await change.Context.CheckIns.Where(one => one.PersonId == who).ToDictionaryAsync(one => one.Number);
        foreach (var (index, (due, done)) in checkIns.Index())
        {
            if (!days.TryGetValue(index + 1, out var day)) change.Context.CheckIns.Add(day = new CheckIn { PersonId = who, Number = index + 1, CaseId = id });
            (day.Due, day.DoneOn) = (due, done);
        }

        return await change.SaveAsync(HistoryActions.StaffSupportNoted, [.. EngagementSeal.Changed(before, details), "checkIns"]);
    });
}
