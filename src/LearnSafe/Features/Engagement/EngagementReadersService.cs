using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>Who sees a case and who leads it. Whoever gets to see one is told so by a mail without a word of it.</summary>
public sealed class EngagementReadersService(RecordWriter writer, EngagementMails mails, EngagementPeople people)
{
    /// <summary>The lead names who else may see the case. They must be people who engage those affected, and no record of the case may be kept from them.</summary>
    public Task<EngagementOutcome> NameReadersAsync(CurrentPerson person, Guid id, int seen, IReadOnlyCollection<Guid> readers) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        if (!EngagementAccess.MayLead(person, change.Case)) return EngagementOutcome.Gone;
        if (change.Case.Version != seen) return EngagementOutcome.Conflict;
        var may = (await people.WhoMaySeeAsync(change.Context, change.Case)).Select(one => one.Id).ToHashSet();
        var known = await change.Context.EngagementReaders.Where(one => one.CaseId == id).ToListAsync();
        change.Context.EngagementReaders.RemoveRange(known.Where(one => !readers.Contains(one.PersonId)));
        foreach (var added in readers.Where(reader => may.Contains(reader) && reader != change.Case.LeadId && known.TrueForAll(one => one.PersonId != reader)))
        {
            change.Context.EngagementReaders.Add(new EngagementReader { CaseId = id, PersonId = added, NamedAt = change.Now });
            await mails.ToPersonAsync(change.Context, added, "You can see an engagement", "A colleague lets you see how people are engaged.", EngagementLinks.Case(id));
        }

        change.Case.Version++;
        return await change.SaveAsync(HistoryActions.EngagementReadersChanged, "readers");
    }, closedToo: true);

    /// <summary>The lead hands the case to somebody else who may see it, and goes on seeing it.</summary>
    public Task<EngagementOutcome> HandOnAsync(CurrentPerson person, Guid id, int seen, Guid to) => EngagementChange.RunAsync(writer, person, id, async change =>
    {
        if (!EngagementAccess.MayLead(person, change.Case)) return EngagementOutcome.Gone;
        if (change.Case.Version != seen) return EngagementOutcome.Conflict;
        if ((await people.WhoMaySeeAsync(change.Context, change.Case)).All(one => one.Id != to)) return EngagementOutcome.Gone;
        if (to == person.Id) return EngagementOutcome.Done;
        await change.Context.EngagementReaders.Where(one => one.CaseId == id && one.PersonId == to).ExecuteDeleteAsync();
        change.Context.EngagementReaders.Add(new EngagementReader { CaseId = id, PersonId = person.Id, NamedAt = change.Now });
        (change.Case.LeadId, change.Case.Version) = (to, change.Case.Version + 1);
        await mails.ToPersonAsync(change.Context, to, "You lead an engagement", "A colleague has handed you the lead of how people are engaged.", EngagementLinks.Case(id));
        return await change.SaveAsync(HistoryActions.EngagementHandedOver, "lead");
    }, closedToo: true);

    /// <summary>An administrator, who does not read the case, gives it to somebody as its lead has left.</summary>
    /// <param name="from">Who led it when the page was shown.</param>
    public Task<EngagementOutcome> HandOverAsync(CurrentPerson administrator, Guid id, Guid from, Guid to)
    {
        ArgumentNullException.ThrowIfNull(administrator);
        if (!administrator.May(Permission.ManagePeople)) throw new UnauthorizedAccessException("Only those who look after people hand over.");
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var left = await people.LeftAsync(context, administrator);
            if (!left.Any(known => known.Id == id)) return await context.EngagementCases.AnyAsync(known => known.Id == id && known.OrganisationId == administrator.OrganisationId) ? EngagementOutcome.Conflict : EngagementOutcome.Gone;
            var one = await context.EngagementCases.SingleAsync(known => known.Id == id);
            if (one.LeadId != from) return EngagementOutcome.Conflict;
            if ((await people.WhoMaySeeAsync(context, one)).All(known => known.Id != to)) return EngagementOutcome.Gone;
            await context.EngagementReaders.Where(reader => reader.CaseId == id && reader.PersonId == to).ExecuteDeleteAsync();
            (one.LeadId, one.Version) = (to, one.Version + 1);
            await mails.ToPersonAsync(context, to, "You lead an engagement", "Your organisation has given you the lead of how people are engaged.", EngagementLinks.Case(id));
            await context.SaveChangesAsync();
            context.ChangeTracker.Clear();
            await transaction.AppendAsync(Actor.Person(administrator.Id), HistoryActions.EngagementHandedOver, id, JsonSerializer.Serialize(new { fields = new[] { "lead" } }, JsonSerializerOptions.Web), [], one.OrganisationId);
            return EngagementOutcome.Done;
        });
    }
}
