using System.Net;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Learning;
using LearnSafe.Domain.Lfpse;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.ApiKeys;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.Learning;
using LearnSafe.Features.Organisations;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Learning;

public sealed class LearningTests
{
    private const string Title = "The same drawer, two strengths";

    [Theory, EachEngine]
    public async Task Publish_ToTheOwnTeam_TellsEachKindOfReporterInTheirWay(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var staff = await practice.RecordAsync();
        var quiet = await practice.RecordAsync(TestData.Incident("Said quietly.").With("IsAnonymous", "true"));
        var told = await practice.Installation.TellAsync(await practice.Installation.OpenAsync(practice.Organisation));
        await practice.Installation.Get<ApiKeyService>().AddAsync(practice.Organisation.Code, "Robot", Actor.System);
        var key = await practice.Installation.QueryAsync(context => context.ApiKeys.Select(one => one.Id).FirstAsync());
        var program = (await practice.Installation.Get<EventService>().RecordAsync(practice.Organisation.Id, TestData.Incident("Sent by a program."), new Change(Actor.Program(key)))).Event!;
        await practice.Installation.Get<ReviewService>().WriteLearnedAsync(practice.Lead, staff.Id, null, "Your own words first.");
        var references = await practice.Installation.QueryAsync(context => context.Events.Select(one => one.Reference).ToListAsync());

        var saved = await practice.PressAsync("lead", LearningLinks.Write, "Save and look at it", [.. Fields("Organisation"), ("References", string.Join('\n', references))]);
        var preview = await PathAsync(saved);
        Assert.Contains("1 member of staff by email", (await practice.PageAsync("lead", preview)).Body!.TextContent, StringComparison.Ordinal);
        await DoneAsync(practice.PressAsync("lead", preview, "Publish it"));

        // One for the reviewer's own words, one for the summary.
        var mails = (await practice.Installation.MailAsync()).Where(one => one.To == "reporter@harebell.example").ToList();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Equal(RecordLinks.Record(staff.Id), mail.Link));
        Assert.All([Title, staff.Reference, "drawer"], secret => Assert.All(mails, mail => Assert.DoesNotContain(secret, mail.Text, StringComparison.OrdinalIgnoreCase)));
        foreach (var own in new[] { RecordLinks.Record(staff.Id), RecordLinks.Record(quiet.Id), RecordLinks.Changed })
            Assert.Contains(Title, (await practice.PageAsync("reporter", own)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your own words first.", (await practice.PageAsync("reporter", RecordLinks.Changed)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nobody could be told here", (await practice.PageAsync("lead", RecordLinks.Record(program.Id))).Body!.TextContent, StringComparison.Ordinal);
        var routes = await practice.Installation.QueryAsync(context => context.LearningSummaryRecords.ToDictionaryAsync(link => link.EventId, link => link.Route));
        Assert.Equal((FeedbackRoute.Account, FeedbackRoute.AccountWithoutMail, FeedbackRoute.Receipt, FeedbackRoute.NotDeliverable), (routes[staff.Id], routes[quiet.Id], routes[told.Id], routes[program.Id]));
        Assert.Null(await practice.Installation.QueryAsync(context => context.EventProgress.Where(one => one.EventId == program.Id).Select(one => one.FeedbackAt).FirstOrDefaultAsync()));

        using var person = practice.Installation.Client();
        await person.SubmitAsync("/receipt", ("code", told.ReceiptCode));
        var receipt = (await person.PageAsync("/receipt/progress")).Body!.TextContent;
        Assert.All([Title, "Nothing more is planned", "The people who look after patient safety"], part => Assert.Contains(part, receipt, StringComparison.Ordinal));
        Assert.All(["Mairi Quill", "Read the whole summary"], part => Assert.DoesNotContain(part, receipt, StringComparison.Ordinal));
        var history = await practice.Installation.QueryAsync(context => context.History.Select(entry => entry.Content ?? "").ToListAsync());
        Assert.DoesNotContain(history, content => content.Contains("drawer", StringComparison.OrdinalIgnoreCase));

        await DoneAsync(practice.PressAsync("lead", preview, "Withdraw this summary"));
        Assert.Contains("was withdrawn", (await practice.PageAsync("reporter", await SummaryAsync(practice))).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, (await practice.PageAsync("reporter", LearningLinks.Library)).Body!.TextContent, StringComparison.Ordinal);
        var after = (await practice.PageAsync("reporter", RecordLinks.Record(staff.Id))).Body!.TextContent;
        Assert.DoesNotContain(Title, after, StringComparison.Ordinal);
        Assert.Contains("taken back", after, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Publish_BeyondTheOrganisation_NeedsASecondPersonAndTheVersionTheySaw(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var preview = await PathAsync(await practice.PressAsync("lead", LearningLinks.Write, "Save and look at it", Fields("Network")));
        var id = await practice.Installation.QueryAsync(context => context.LearningSummaries.Select(one => one.Id).SingleAsync());
        var service = practice.Installation.Get<LearningService>();
        Assert.Equal(LearningOutcome.NeedsSecondPerson, await service.PublishAsync(await PersonAsync(practice, "lead"), id, 1));
        Assert.Equal(LearningOutcome.NeedsSecondPerson, await service.PublishAsync(await PersonAsync(practice, "admin"), id, 1));
        await DoneAsync(practice.PressAsync("lead", preview, "Ask a second person"));
        Assert.Contains(await practice.Installation.MailAsync(), mail => mail.To == "admin@harebell.example" && mail.Link == preview && !mail.Text.Contains(Title, StringComparison.Ordinal));
        Assert.Equal(LearningOutcome.NeedsSecondPerson, await service.PublishAsync(await PersonAsync(practice, "lead"), id, 1));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("network", LearningLinks.Summary(id)));
        // The writer changes it while the second person reads the version before.
        await DoneAsync(practice.PressAsync("lead", LearningLinks.Change(id), "Save and look at it", [.. Fields("Network"), ("Title", "The same drawer, changed")]));
        Assert.Equal(LearningOutcome.Conflict, await service.PublishAsync(await PersonAsync(practice, "admin"), id, 1));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("lead", LearningLinks.Change(id), "Save and look at it", [.. Fields("Network"), ("Seen", "1")])).StatusCode);
        await DoneAsync(practice.PressAsync("lead", preview, "Ask a second person"));
        await DoneAsync(practice.PressAsync("admin", preview, "Publish it"));
        Assert.Contains("A GP practice in your network", (await practice.PageAsync("network", LearningLinks.Library)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(practice.Organisation.Name, (await practice.PageAsync("network", LearningLinks.Summary(id))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", LearningLinks.Summary(id)));
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("lead", LearningLinks.Version(id, 1)));
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("partner", LearningLinks.Poster(id)));
    }

    [Theory, EachEngine]
    public async Task Save_WhatIsNotDeidentifiedOrNotTheirs_IsRefusedWithTheTextKept(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var theirs = await practice.Installation.RecordAsync(practice.Other);
        foreach (var (field, value) in new[]
        {
            ("WhatHappened", "Mrs Ottoline Bramley was given the wrong one."), ("WhatHappened", "It was on 4 November 2026."), ("WhatWeLearned", "Three patients had it."),
            ("WhatWeChanged", $"At {practice.Organisation.Name} we moved it."), ("Title", ""), ("WhatOthersCanDo", new string('x', 901)), ("References", theirs.Reference), ("References", "LS-0000-0000"), ("Scope", "9"),
        })
        {
            var answer = await practice.PressAsync("lead", LearningLinks.Write, "Save and look at it", [.. Fields("Organisation").Where(one => one.Name != field), (field, value)]);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{field} {value}: {answer.StatusCode}");
            if (field is "WhatHappened" or "References") Assert.Contains(value, (await answer.DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.LearningSummaries.CountAsync()));
        await DoneAsync(practice.PressAsync("lead", LearningLinks.Write, "Save and look at it", [.. Fields("Organisation").Where(one => one.Name != "WhatHappened"), ("WhatHappened", "We rang Priya in the evening."), ("KeepText", "true")]));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", LearningLinks.Write));
    }

    [Theory, EachEngine]
    public async Task KeptFromAndErased_LeaveNothingOfTheRecord(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (kept, erased) = (await practice.RecordAsync(), await practice.RecordAsync());
        var draft = await practice.Installation.PublishAsync(practice.Organisation, practice.Lead, SummaryScope.CareBoard, [kept.Id], "About what is kept", published: false);
        var gone = await practice.Installation.PublishAsync(practice.Organisation, practice.Lead, SummaryScope.CareBoard, [erased.Id], "About what is erased", published: false);
        var stays = await practice.Installation.PublishAsync(practice.Organisation, practice.Lead, SummaryScope.Organisation, [erased.Id, kept.Id], "Read by the team");
        var admin = await practice.Installation.QueryAsync(context => context.Users.Where(one => one.Email == "admin@harebell.example").Select(one => one.Id).SingleAsync());
        await using (var context = practice.Installation.NewContext())
        {
            context.KeptFrom.Add(new KeptFrom { EventId = kept.Id, PersonId = admin, At = TestClock.Start.UtcDateTime });
            await context.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", LearningLinks.Publish(draft)));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", LearningLinks.Change(stays)));
        Assert.DoesNotContain("About what is kept", (await practice.PageAsync("admin", LearningLinks.Written)).Body!.TextContent, StringComparison.Ordinal);
        Assert.True(await practice.Installation.Get<ErasureService>().EraseAsync(erased.Id, Actor.System, "Order of a court") > 0);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", LearningLinks.Publish(gone)));
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("lead", LearningLinks.Publish(stays)));
        Assert.DoesNotContain(erased.Reference, (await practice.PageAsync("lead", LearningLinks.Publish(stays))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await practice.Installation.QueryAsync(context => context.LearningSummaryRecords.CountAsync(link => link.EventId == erased.Id)));
    }

    [Theory, EachEngine]
    public async Task Library_EachReader_FindsLikesAndAdoptsWhatReachesThem(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var network = await practice.AddNetworkAsync();
        var installation = practice.Installation;
        await using (var context = installation.NewContext())
        {
            var member = context.Organisations.Add(new Organisation { Code = "Y99003", Name = "Sorrel Surgery", Kind = OrganisationKind.Provider, CareSetting = CareSetting.Dental, CreatedAt = TestClock.Start.UtcDateTime }).Entity;
            context.OrganisationLinks.Add(new OrganisationLink { OrganisationId = member.Id, ParentId = network.Id, From = new DateOnly(2024, 4, 1) });
            await OrganisationTreeService.ChangedAsync(context);
            await context.SaveChangesAsync();
            await installation.AddPersonAsync(member, RoleNames.PatientSafetyLead, "member@harebell.example", "Sella Thorne");
        }

        foreach (var scope in SummaryScopes.All) await installation.PublishAsync(practice.Organisation, practice.Lead, scope, [], $"Shared as {scope}");
        foreach (var (who, count) in new[] { ("reporter", 4), ("lead", 4), ("member", 3), ("network", 3), ("partner", 3), ("outsider", 1) })
            Assert.Equal(count, (await practice.PageAsync(who, LearningLinks.Library)).QuerySelectorAll("main .nhsuk-card h3").Length);

        Assert.Single((await practice.PageAsync("reporter", $"{LearningLinks.Library}?words=SHARED%20netw")).QuerySelectorAll("main .nhsuk-card h3"));
        Assert.Empty((await practice.PageAsync("reporter", $"{LearningLinks.Library}?words=etwork%25")).QuerySelectorAll("main .nhsuk-card h3"));
        Assert.Empty((await practice.PageAsync("reporter", $"{LearningLinks.Library}?service=Dental")).QuerySelectorAll("main .nhsuk-card h3"));
        Assert.Equal(4, (await practice.PageAsync("reporter", $"{LearningLinks.Library}?service=GeneralPractice&involved=4&number=99")).QuerySelectorAll("main .nhsuk-card h3").Length);

        var shared = await installation.QueryAsync(context => context.LearningSummaries.Where(one => one.Scope == SummaryScope.Network).Select(one => one.Id).SingleAsync());
        await DoneAsync(practice.PressAsync("member", LearningLinks.Summary(shared), "Like this"));
        var reader = await PersonAsync(practice, "member");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => installation.Get<AdoptionService>().LikeAsync(reader, shared, true)));
        Assert.Equal(1, await installation.QueryAsync(context => context.LearningLikes.CountAsync()));
        Assert.False(await installation.Get<AdoptionService>().LikeAsync(await PersonAsync(practice, "outsider"), shared, true));
        Assert.Equal(HttpStatusCode.BadRequest, (await practice.PressAsync("member", LearningLinks.Adopt(shared), "Share it", ("Text", "Two patients came back."))).StatusCode);
        await DoneAsync(practice.PressAsync("member", LearningLinks.Adopt(shared), "Share it", ("Text", "We did the same in our drawer.")));
        var adopted = (await practice.PageAsync("reporter", LearningLinks.Summary(shared))).QuerySelector("main")!.TextContent;
        Assert.All(["We did the same in our drawer.", "A dental practice in your network", "1 person likes this"], part => Assert.Contains(part, adopted, StringComparison.Ordinal));
        await DoneAsync(practice.PressAsync("member", LearningLinks.Summary(shared), "Take my like back"));
        await DoneAsync(practice.PressAsync("member", LearningLinks.Adopt(shared), "Take it back"));
        Assert.Contains("Nobody has said so yet", (await practice.PageAsync("reporter", LearningLinks.Summary(shared))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", LearningLinks.Adopt(shared)));
    }

    [Theory, EachEngine]
    public async Task Told_ByQuarter_IsExactForThoseWhoReadAndRoundedForOthers(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        await using (var context = practice.Installation.NewContext())
        {
            for (var index = 0; index < 7; index++)
            {
                var record = await practice.RecordAsync();
                await context.Events.Where(one => one.Id == record.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.RecordedAt, new DateTime(2026, 8, 3 + index, 9, 0, 0, DateTimeKind.Utc)));
                if (index < 4) context.EventProgress.Add(new EventProgress { EventId = record.Id, FeedbackAt = new DateTime(2026, 8, 13, 10, 0, 0, DateTimeKind.Utc) });
            }

            await context.SaveChangesAsync();
        }

        Assert.Contains("Of 7 reporters of July to September 2026, 4 were told what came of it. Half of them were told within 8 days.", (await practice.PageAsync("lead", LearningLinks.Told)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of 7 reporters", (await practice.PageAsync("lead", "/review")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of 7 reporters", (await practice.PageAsync("network", LearningLinks.Told)).Body!.TextContent, StringComparison.Ordinal);
        var partner = (await practice.PageAsync("partner", LearningLinks.Told)).QuerySelector("main")!.TextContent;
        Assert.Contains("Of about 5 reporters of July to September 2026, about 5 were told", partner, StringComparison.Ordinal);
        Assert.All(["so far", "8 days"], part => Assert.DoesNotContain(part, partner, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", LearningLinks.Told));
    }

    private static (string Name, string Value)[] Fields(string scope) =>
    [
        ("Title", Title), ("WhatHappened", "One was taken for the other."), ("WhatWeLearned", "The drawer invites it."), ("WhatWeChanged", "They lie apart."), ("WhatOthersCanDo", "Look into your drawers."), ("Scope", scope),
    ];

    private static async Task<string> SummaryAsync(Practice practice) => LearningLinks.Summary(await practice.Installation.QueryAsync(context => context.LearningSummaries.Select(one => one.Id).SingleAsync()));

    private static async Task<CurrentPerson> PersonAsync(Practice practice, string who)
    {
        var email = who == "outsider" ? "lead@bryony.example" : $"{who}@harebell.example";
        var found = await practice.Installation.QueryAsync(async context => await (
            from person in context.Users
            join held in context.RoleAssignments on person.Id equals held.PersonId
            join place in context.Organisations on held.OrganisationId equals place.Id
            where person.Email == email
            select new { person.Id, person.DisplayName, held.Role, Place = place }).FirstAsync());
        Assert.True(practice.Installation.Get<RoleCatalogue>().TryFind(found.Role, out var role));
        var access = new PersonAccess([new HeldRole(role, found.Place.Id)], await practice.Installation.Get<OrganisationTreeService>().GetAsync());
        return new CurrentPerson(found.Id, found.DisplayName, found.Place.Id, found.Place.Code, found.Place.Name, found.Place.Kind, found.Place.CareSetting, false, access);
    }

    private static async Task<string> PathAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {string.Join("; ", (await answer.DocumentAsync()).Errors())}");
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task DoneAsync(Task<HttpResponseMessage> pressed) => await PathAsync(await pressed);
}
