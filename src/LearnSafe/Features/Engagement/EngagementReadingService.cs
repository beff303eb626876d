using LearnSafe.Data;
using LearnSafe.Domain.Engagement;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>Somebody affected, readable.</summary>
public sealed record ReadablePerson(Guid Id, int Version, AffectedDetails Details);

/// <summary>A contact, readable.</summary>
public sealed record ReadableContact(Guid Id, DateTime At, string By, EngagementContactDetails Details);

/// <summary>A promise, readable.</summary>
public sealed record ReadablePromise(EngagementPromise Promise, PromiseDetails Details);

/// <summary>A question of somebody affected, readable.</summary>
public sealed record AffectedQuestion(EngagementQuestion Question, QuestionDetails Details);

/// <summary>Support of a member of staff, readable.</summary>
/// <param name="Version">0 where nothing was kept yet.</param>
public sealed record ReadableSupport(int Version, SupportDetails Details, IReadOnlyList<CheckIn> CheckIns);

/// <summary>A record that a case is about.</summary>
public sealed record LinkedRecord(Guid Id, string Reference);

/// <summary>A whole case, readable by those who may open it.</summary>
public sealed record ReadableCase(
    EngagementCase Case, string Lead, IReadOnlyList<Colleague> Readers, IReadOnlyList<LinkedRecord> Records, IReadOnlyDictionary<int, (int Version, IReadOnlyDictionary<string, string> Texts)> Steps,
    IReadOnlyList<ReadablePerson> People, IReadOnlyList<ReadableContact> Contacts, IReadOnlyList<ReadablePromise> Promises, IReadOnlyList<AffectedQuestion> Questions, IReadOnlyDictionary<Guid, ReadableSupport> Support)
{
    /// <summary>"Wilhelmina Dace and Osric Dace".</summary>
    public string Names(IReadOnlyList<Guid> people) => string.Join(" and ", People.Where(one => people.Contains(one.Id)).Select(one => one.Details.Name)) is { Length: > 0 } names ? names : "Nobody who is named";
}

/// <summary>What the safety record says of the engagement of its people.</summary>
/// <param name="InProgress">Some case is not closed.</param>
/// <param name="Own">A case that the reader may open; null where there is none.</param>
public sealed record EngagementSign(bool InProgress, Guid? Own);

/// <summary>Reads cases through the gate.</summary>
public sealed class EngagementReadingService(IDbContextFactory<LearnSafeContext> contexts, EngagementSeal seal, EngagementPeople people)
{
    /// <summary>Those that the person may open, the newest first and what is closed last.</summary>
    public async Task<IReadOnlyList<ReadableCase>> MineAsync(CurrentPerson person)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var cases = await EngagementAccess.Open(context, person).AsNoTracking().OrderBy(one => one.State == EngagementState.Closed).ThenByDescending(one => one.BegunAt).ToListAsync();
        return await ReadAsync(context, cases);
    }

    /// <summary>Null where there is none, or the person may not open it.</summary>
    public async Task<ReadableCase?> FindAsync(CurrentPerson person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var cases = await EngagementAccess.Open(context, person).AsNoTracking().Where(one => one.Id == id).ToListAsync();
        return (await ReadAsync(context, cases)).SingleOrDefault();
    }

    /// <summary>Who else could see the case or lead it.</summary>
    public async Task<IReadOnlyList<Colleague>> WhoMaySeeAsync(EngagementCase one)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await people.WhoMaySeeAsync(context, one);
    }

    /// <summary>Null where nobody is or was engaged about the record.</summary>
    public async Task<EngagementSign?> OfRecordAsync(CurrentPerson person, Guid record)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var states = await context.EngagementCases.Where(one => context.EngagementRecords.Any(linked => linked.CaseId == one.Id && linked.EventId == record)).Select(one => one.State).ToListAsync();
        if (states.Count == 0) return null;
        var own = await EngagementAccess.Open(context, person).Where(one => context.EngagementRecords.Any(linked => linked.CaseId == one.Id && linked.EventId == record))
            .OrderBy(one => one.State == EngagementState.Closed).ThenByDescending(one => one.BegunAt).Select(one => (Guid?)one.Id).FirstOrDefaultAsync();
        return new EngagementSign(states.Exists(state => state != EngagementState.Closed), own);
    }

    /// <summary>Cases of the administrator's organisation whose lead has left.</summary>
    public async Task<(IReadOnlyList<LeftCase> Cases, IReadOnlyDictionary<Guid, IReadOnlyList<Colleague>> Colleagues)> LeftAsync(CurrentPerson administrator)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var left = await people.LeftAsync(context, administrator);
        var ids = left.ConvertAll(one => one.Id);
        Dictionary<Guid, IReadOnlyList<Colleague>> colleagues = [];
        foreach (var one in await context.EngagementCases.AsNoTracking().Where(known => ids.Contains(known.Id)).ToListAsync()) colleagues[one.Id] = await people.WhoMaySeeAsync(context, one);
        return (left, colleagues);
    }

    /// <summary>The cases of an organisation by reference and lead, for somebody who must ask the leads what they hold: no word of what is in them. What is about a record that is kept from the asker is not there.</summary>
    public async Task<IReadOnlyList<(string Reference, string Lead)>> WhoToAskAsync(CurrentPerson asker)
    {
        ArgumentNullException.ThrowIfNull(asker);
        await using var context = await contexts.CreateDbContextAsync();
        var found = await EngagementAccess.NotKept(context, context.EngagementCases.AsNoTracking().Where(one => one.OrganisationId == asker.OrganisationId), asker.Id).OrderBy(one => one.Reference)
            .Select(one => new { one.Reference, Lead = context.Users.Where(person => person.Id == one.LeadId).Select(person => person.DisplayName).First() }).ToListAsync();
        return found.ConvertAll(one => (one.Reference, one.Lead));
    }

    private async Task<IReadOnlyList<ReadableCase>> ReadAsync(LearnSafeContext context, IReadOnlyList<EngagementCase> cases)
    {
        if (cases.Count == 0) return [];
        var ids = cases.Select(one => one.Id).ToList();
        var readers = await context.EngagementReaders.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync();
        var records = (await context.EngagementRecords.AsNoTracking().Where(one => ids.Contains(one.CaseId)).Join(context.Events, one => one.EventId, record => record.Id, (one, record) => new { one.CaseId, record.Id, record.Reference }).ToListAsync()).ToLookup(one => one.CaseId);
        var notes = (await context.EngagementStepNotes.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync()).ToLookup(one => one.CaseId);
        var affected = (await context.AffectedPeople.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync()).OrderBy(one => one.AddedAt).ThenBy(one => one.Id).ToLookup(one => one.CaseId);
        var contacts = (await context.EngagementContacts.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync()).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).ToLookup(one => one.CaseId);
        var promises = (await context.EngagementPromises.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync()).OrderBy(one => one.Due).ThenBy(one => one.Id).ToLookup(one => one.CaseId);
        var questions = (await context.EngagementQuestions.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync()).OrderBy(one => one.RaisedOn).ThenBy(one => one.Id).ToLookup(one => one.CaseId);
        var support = (await context.StaffSupport.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync()).ToLookup(one => one.CaseId);
        var checkIns = (await context.CheckIns.AsNoTracking().Where(one => ids.Contains(one.CaseId)).ToListAsync()).OrderBy(one => one.Number).ToLookup(one => one.PersonId);
        var named = cases.Select(one => one.LeadId).Concat(readers.Select(one => one.PersonId)).Concat(contacts.SelectMany(group => group).Select(one => one.PersonId)).Distinct().ToList();
        var names = await context.Users.AsNoTracking().Where(person => named.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName);
        return
        [
            .. cases.Select(one => new ReadableCase(
                one, names[one.LeadId],
                [.. readers.Where(reader => reader.CaseId == one.Id).Select(reader => new Colleague(reader.PersonId, names[reader.PersonId])).OrderBy(reader => reader.Name, StringComparer.CurrentCulture)],
                [.. records[one.Id].Select(record => new LinkedRecord(record.Id, record.Reference))],
                notes[one.Id].ToDictionary(note => note.Step, note => (note.Version, (IReadOnlyDictionary<string, string>)seal.Open<Dictionary<string, string>>(EngagementStepNotes.Purpose(one.Id, note.Step), note.Encrypted))),
                [.. affected[one.Id].Select(person => new ReadablePerson(person.Id, person.Version, seal.Open<AffectedDetails>(AffectedPerson.Purpose(person.Id), person.Encrypted)))],
                [.. contacts[one.Id].Select(contact => new ReadableContact(contact.Id, contact.At, names[contact.PersonId], seal.Open<EngagementContactDetails>(EngagementContact.Purpose(contact.Id), contact.Encrypted)))],
                [.. promises[one.Id].Select(promise => new ReadablePromise(promise, seal.Open<PromiseDetails>(EngagementPromise.Purpose(promise.Id), promise.Encrypted)))],
                [.. questions[one.Id].Select(question => new AffectedQuestion(question, seal.Open<QuestionDetails>(EngagementQuestion.Purpose(question.Id), question.Encrypted)))],
                support[one.Id].ToDictionary(row => row.PersonId, row => new ReadableSupport(row.Version, seal.Open<SupportDetails>(StaffSupport.Purpose(row.PersonId), row.Encrypted), [.. checkIns[row.PersonId]])))),
        ];
    }
}
