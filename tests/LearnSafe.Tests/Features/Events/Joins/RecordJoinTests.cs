using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Joins;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events.Joins;

public sealed class RecordJoinTests
{
    private const string Reason = "The same bag on the same morning.";
    private const string Learned = "Both names are read aloud now.";

    [Theory, EachEngine]
    public async Task Join_TwoThatTellOfOneEvent_GoOnAsOneUntilTheyAreParted(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var colleague = await practice.Installation.QueryAsync(context => context.Users.Where(known => known.Email == "colleague@harebell.example").Select(known => known.Id).SingleAsync());
        var head = await practice.RecordAsync(TestData.Incident("A bag of carbimazole was dispensed to a namesake at the hatch."));
        practice.Installation.Clock.Advance(TimeSpan.FromHours(1));
        var second = await practice.Installation.RecordAsync(practice.Organisation, colleague, TestData.Incident("Carbimazole was dispensed in the bag of a namesake, at the hatch."));
        foreach (var number in Enumerable.Range(0, 3)) await practice.RecordAsync(TestData.Incident($"Something else altogether, number {number}."));
        await practice.Installation.CountedAsync(5);

        // From the review of one, where the other is shown to be alike.
        var review = await practice.PageAsync("lead", ReviewLinks.Record(second.Id));
        var link = review.QuerySelectorAll("#similar + ul a").Single(one => one.TextContent.Contains("join them", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(JoinLinks.Join(second.Id, head.Reference), link);
        Assert.Contains("hatch", (await practice.PageAsync("lead", link)).QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        var joined = await practice.PressAsync("lead", link, "Join the records", ("Other", head.Reference.ToLowerInvariant()), ("GoesOn", "other"), ("Reason", Reason));
        Assert.Equal(ReviewLinks.Record(head.Id), joined.Headers.Location?.OriginalString);

        // Counted once: in the snapshot, in totals and outside; out of the inbox; still in the lists, marked.
        await practice.Installation.CountedAsync(4);
        await using (var context = practice.Installation.NewContext())
        {
            Assert.Equal(4, await EventAccess.Counted(context, await PersonAsync(practice, "lead")).CountAsync(TestContext.Current.CancellationToken));
            Assert.Equal(4, await EventAccess.AcrossOrganisations(context, await PersonAsync(practice, "network")).CountAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal("4 records", (await practice.PageAsync("network", "/area")).QuerySelectorAll("main h2")[^1].TextContent.Trim());
        Assert.DoesNotContain(second.Reference, (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(head.Reference, (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
        var all = await practice.PageAsync("lead", RecordLinks.All + "?words=carbimazole");
        Assert.Equal("Joined to another", all.QuerySelectorAll("main tbody tr").Single(row => row.TextContent.Contains(second.Reference, StringComparison.Ordinal)).QuerySelectorAll(".nhsuk-tag")[^1].TextContent.Trim());
        Assert.Contains("Joined to another record", await (await practice.GetAsync("lead", RecordLinks.AllAsCsv)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains((await practice.PageAsync("lead", RecordLinks.Record(second.Id))).QuerySelectorAll("main a"), one => one.GetAttribute("href") == RecordLinks.Record(head.Id));
        Assert.Contains((await practice.PageAsync("lead", RecordLinks.Record(head.Id))).QuerySelectorAll("main a"), one => one.GetAttribute("href") == RecordLinks.Record(second.Id));
        Assert.Contains(Reason, (await practice.PageAsync("lead", ReviewLinks.Record(second.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("lead", ReviewLinks.Done(second.Id)));

        // What becomes of the head is told to both, and neither learns who the other is.
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", ReviewLinks.Done(head.Id), "Mark as reviewed", ("Learned", Learned))).StatusCode);
        Assert.Equal([RecordLinks.Record(second.Id), RecordLinks.Record(head.Id)], (await practice.Installation.MailAsync()).OrderBy(mail => mail.To, StringComparer.Ordinal).Select(mail => mail.Link));
        var told = (await practice.PageAsync("colleague", RecordLinks.Record(second.Id))).Body!.TextContent;
        Assert.Contains(Learned, told, StringComparison.Ordinal);
        Assert.All([head.Reference, Reason, "Ines", "Mairi Quill joined"], secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        Assert.Contains("Answer for you", (await practice.PageAsync("colleague", RecordLinks.Mine)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Reference, (await practice.PageAsync("reporter", RecordLinks.Record(head.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("colleague", RecordLinks.Record(head.Id)));

        // The history has the names of fields and not the words; the reason is encrypted where it is kept.
        var entry = await practice.Installation.QueryAsync(context => context.History.SingleAsync(one => one.Action == HistoryActions.RecordJoined));
        Assert.Equal((second.Id, true, false), (entry.SubjectId!.Value, entry.Content!.Contains("reason", StringComparison.Ordinal), entry.Content.Contains("bag", StringComparison.Ordinal)));
        Assert.DoesNotContain("bag", await practice.Installation.QueryAsync(context => context.RecordJoins.Select(one => one.Reason).SingleAsync()), StringComparison.Ordinal);

        // Parted, it is looked at and counted by itself again, and its reporter sees its own way.
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", JoinLinks.Part(second.Id), "Part the records", ("Reason", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", JoinLinks.Part(second.Id), "Part the records", ("Reason", "Two bags after all."))).StatusCode);
        await practice.Installation.CountedAsync(5);
        Assert.Contains(second.Reference, (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Learned, (await practice.PageAsync("colleague", RecordLinks.Record(second.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Two bags after all.", (await practice.PageAsync("lead", ReviewLinks.Record(second.Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("joined to no other", (await practice.PageAsync("lead", JoinLinks.Part(second.Id))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Join_WhatMayNotBe_IsRefusedAndNothingLeaks(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (joins, lead) = (practice.Installation.Get<JoinService>(), await PersonAsync(practice, "lead"));
        List<EventHead> records = [];
        for (var number = 0; number < 6; number++) records.Add(await practice.RecordAsync(TestData.Incident($"Told once more, number {number}.")));
        var other = await practice.Installation.RecordAsync(practice.Other);
        async Task<JoinStatus> JoinAsync(Guid joined, Guid head) => (await joins.JoinAsync(await PersonAsync(practice, "lead"), joined, head, Reason)).Status;
        Task<Guid?> HeadAsync(Guid id) => practice.Installation.QueryAsync(context => context.RecordJoins.Where(one => one.EventId == id && one.EndedAt == null).Select(one => (Guid?)one.HeadId).FirstOrDefaultAsync());

        // A joined one leads to its head, its own followers go along, and nothing goes round.
        Assert.Equal(JoinStatus.Loop, await JoinAsync(records[0].Id, records[0].Id));
        Assert.Equal(JoinStatus.Done, await JoinAsync(records[1].Id, records[0].Id));
        Assert.Equal(JoinStatus.Done, await JoinAsync(records[1].Id, records[0].Id));
        Assert.Equal(JoinStatus.Loop, await JoinAsync(records[0].Id, records[1].Id));
        Assert.Equal(JoinStatus.Done, await JoinAsync(records[2].Id, records[1].Id));
        Assert.Equal(records[0].Id, await HeadAsync(records[2].Id));
        Assert.Equal(JoinStatus.Done, await JoinAsync(records[0].Id, records[3].Id));
        foreach (var number in new[] { 0, 1, 2 }) Assert.Equal(records[3].Id, await HeadAsync(records[number].Id));
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.RecordJoins.CountAsync(one => one.EndedAt == null && context.RecordJoins.Any(next => next.EventId == one.HeadId && next.EndedAt == null))));

        // Two at once: one is first, the other is told, and nothing is lost.
        var both = await Task.WhenAll(JoinAsync(records[4].Id, records[3].Id), JoinAsync(records[4].Id, records[5].Id));
        Assert.Equal([JoinStatus.Done, JoinStatus.Conflict], both.Order());
        Assert.Equal(JoinStatus.Conflict, (await joins.PartAsync(lead, records[4].Id, records[0].Id, Reason)).Status);

        // Others' records, other people, bad input.
        Assert.Equal(JoinStatus.Gone, await JoinAsync(records[5].Id, other.Id));
        Assert.Equal(JoinStatus.Gone, await JoinAsync(other.Id, records[5].Id));
        Assert.Equal(JoinStatus.Gone, (await joins.JoinAsync(await PersonAsync(practice, "reporter"), records[5].Id, records[3].Id, Reason)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", JoinLinks.Join(records[5].Id)));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", JoinLinks.Join(records[5].Id, records[3].Reference)));
        var address = JoinLinks.Join(records[5].Id);
        foreach (var (typed, goesOn, reason) in new[]
        {
            ("", "this", Reason), ("LS-0000-0000", "this", Reason), (records[5].Reference, "this", Reason), (other.Reference, "this", Reason), (new string('L', 9000), "this", Reason), ("' or 1=1 --", "this", Reason),
            (records[3].Reference, "", Reason), (records[3].Reference, "both", Reason), (records[3].Reference, "other", ""), (records[3].Reference, "other", new string('a', 1001)), (records[3].Reference, "other", "Mrs Ottoline Bramley told both."),
        })
        {
            Assert.Equal((typed, HttpStatusCode.BadRequest), (typed, (await practice.PressAsync("lead", address, "Join the records", ("Other", typed), ("GoesOn", goesOn), ("Reason", reason))).StatusCode));
        }

        Assert.Null(await HeadAsync(records[5].Id));

        // What is worked on goes on; what is kept from somebody goes its own way, and parts where it is kept later.
        await practice.Installation.DecideAsync(practice.Organisation, practice.Lead, [records[5].Id]);
        Assert.Equal(JoinStatus.HasWork, await JoinAsync(records[5].Id, records[3].Id));
        var row = await practice.Installation.QueryAsync(context => context.Events.AsNoTracking().SingleAsync(record => record.Id == records[0].Id));
        await practice.Installation.Get<KeepFromService>().KeepAsync(row, [practice.Lead], Actor.Person(practice.Reporter));
        Assert.Null(await HeadAsync(records[0].Id));
        Assert.DoesNotContain(records[0].Reference, (await practice.PageAsync("lead", ReviewLinks.Record(records[3].Id))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JoinStatus.Gone, await JoinAsync(records[0].Id, records[3].Id));
        Assert.Equal(JoinStatus.KeptFrom, (await joins.JoinAsync(await PersonAsync(practice, "admin"), records[0].Id, records[3].Id, Reason)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", address, "Join the records", ("Other", records[0].Reference), ("GoesOn", "this"), ("Reason", Reason))).StatusCode);

        // A head that is withdrawn lets go, and so does one that is erased; nothing is joined to either any more.
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, records[3].Id, null, new Change(Actor.Person(practice.Lead), "Twice"));
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.RecordJoins.CountAsync(one => one.EndedAt == null && one.HeadId == records[3].Id)));
        Assert.Equal(JoinStatus.Gone, await JoinAsync(records[1].Id, records[3].Id));
        Assert.Equal(JoinStatus.Done, await JoinAsync(records[1].Id, records[2].Id));
        await practice.Installation.Get<ErasureService>().EraseAsync(records[2].Id, Actor.System, "The patient asked");
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.RecordJoins.CountAsync(one => one.HeadId == records[2].Id || one.EventId == records[2].Id)));
        Assert.Equal(HistoryActions.RecordParted, await practice.Installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == records[1].Id).OrderByDescending(entry => entry.Sequence).Select(entry => entry.Action).FirstAsync()));
        Assert.Equal(JoinStatus.Gone, await JoinAsync(records[1].Id, records[2].Id));
        Assert.Contains(records[1].Reference, (await practice.PageAsync("lead", ReviewLinks.Inbox)).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>As somebody acts at the practice or its network.</summary>
    internal static async Task<CurrentPerson> PersonAsync(Practice practice, string who)
    {
        await using var context = practice.Installation.NewContext();
        var (person, tree) = (await context.Users.SingleAsync(known => known.Email == $"{who}@harebell.example"), await practice.Installation.Get<OrganisationTreeService>().GetAsync());
        var held = await context.RoleAssignments.Where(role => role.PersonId == person.Id && role.State == RoleState.Active).ToListAsync();
        var place = await context.Organisations.SingleAsync(known => known.Id == held[0].OrganisationId);
        var roles = held.Select(role => practice.Installation.Get<RoleCatalogue>().TryFind(role.Role, out var known) ? new HeldRole(known, role.OrganisationId) : null).OfType<HeldRole>();
        return new CurrentPerson(person.Id, person.DisplayName, place.Id, place.Code, place.Name, place.Kind, place.CareSetting, false, new PersonAccess([.. roles], tree))
        {
            KeptFrom = await context.KeptFrom.Where(kept => kept.PersonId == person.Id).Select(kept => kept.EventId).ToHashSetAsync(),
        };
    }
}
