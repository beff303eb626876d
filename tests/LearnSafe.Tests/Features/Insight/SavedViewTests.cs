using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Features.Retention;
using LearnSafe.Features.SubjectAccess;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Insight;

/// <summary>Views are their owner's; a shared one is an address that shows each reader what they may see.</summary>
public sealed class SavedViewTests
{
    [Theory, EachEngine]
    public async Task View_SavedSharedRenamedAndDeleted_IsItsOwnersAloneToChange(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        await practice.AddNetworkAsync();
        var installation = practice.Installation;
        const string address = "/insight/rates?setting=general-practice";
        await installation.CountedAsync();

        // From the page itself, for oneself alone.
        using (var saved = await practice.PressAsync("lead", address, "Save the view", ("Name", "Our <b>rates</b>"))) Assert.Equal(InsightLinks.Views, saved.Headers.Location!.OriginalString);
        var link = (await practice.PageAsync("lead", InsightLinks.Views)).QuerySelectorAll<IHtmlAnchorElement>("main a").Single(one => one.TextContent == "Our <b>rates</b>");
        Assert.Equal(address, link.GetAttribute("href"));
        var id = await installation.QueryAsync(context => context.SavedViews.Select(view => view.Id).SingleAsync());
        var row = await installation.QueryAsync(context => context.SavedViews.SingleAsync());
        Assert.DoesNotContain("rates", row.Encrypted, StringComparison.Ordinal);
        Assert.DoesNotContain("Our", await WordsAsync(practice, "admin"), StringComparison.Ordinal);
        foreach (var who in new[] { "admin", "outsider", "network", "partner" }) Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync(who, InsightLinks.View(id)));
        Assert.Equal(HttpStatusCode.Forbidden, await practice.StatusAsync("reporter", InsightLinks.Views));

        // Shared: whoever acts for the same organisation reads it, and nobody else does.
        using (var shared = await practice.PressAsync("lead", InsightLinks.View(id), "Save", ("Name", "Our rates"), ("Share", "true"))) Assert.Equal(HttpStatusCode.Redirect, shared.StatusCode);
        Assert.Contains("Shared by Mairi Quill", await WordsAsync(practice, "admin"), StringComparison.Ordinal);
        foreach (var who in new[] { "outsider", "network", "partner" }) Assert.DoesNotContain("Our rates", await WordsAsync(practice, who), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("admin", InsightLinks.View(id)));

        // Two at once: the second is told, keeps what was typed, and wins by pressing again with open eyes.
        using (var late = await practice.PressAsync("lead", InsightLinks.View(id), "Save", ("Seen", "1"), ("Name", "Late name")))
        {
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            var page = await late.DocumentAsync();
            Assert.Contains("changed elsewhere", Assert.Single(page.Errors()), StringComparison.Ordinal);
            Assert.Equal("Late name", page.QuerySelector<IHtmlInputElement>("#Name")!.Value);
            Assert.Equal("2", page.QuerySelector<IHtmlInputElement>("input[name=Seen]")!.Value);
        }

        using (var late = await practice.PressAsync("lead", InsightLinks.View(id), "Delete this view", ("Seen", "1"))) Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Our rates", await WordsAsync(practice, "lead"), StringComparison.Ordinal);

        // Bad input.
        foreach (var (name, typed, fault) in new[] { ("", address, "Enter a name"), (new string('x', 81), address, "80 characters"), ("Calls from 07700 900123", address, "looks like personal data"), ("Fine", "/insight?words=Mrs+Bramley%3Cb%3E", "Take “Mrs Bramley”, which looks like personal data"), ("Fine", "//evil.example", "Only the pages"), ("Fine", "/insight?any.InvolvedAgents=07700900123", "looks like personal data"), ("Fine", "/insight?any.InvolvedAgents=tea", "“tea” is no answer"), ("Fine", "/insight/rates?organisation=NOWHERE", "is no organisation"), ("Fine", "/insight?a=" + new string('x', 2000), "2,000 characters") })
        {
            using var refused = await practice.PressAsync("lead", address, "Save the view", ("Name", name), ("Address", typed));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var page = await refused.DocumentAsync();
            Assert.Contains(fault, page.QuerySelector(".nhsuk-error-summary__list")!.TextContent, StringComparison.Ordinal);
            // A name is put right here, and what was chosen where it was chosen.
            Assert.Equal(typed == address ? name : null, page.QuerySelector<IHtmlInputElement>("#Name")?.Value);
            if (typed.StartsWith("/insight", StringComparison.Ordinal) && typed.Length < 2000 && typed != address) Assert.Equal(typed, page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(one => one.TextContent.StartsWith("Go back", StringComparison.Ordinal)).GetAttribute("href"));
        }

        Assert.Equal(1, await installation.QueryAsync(context => context.SavedViews.CountAsync()));
        Assert.Contains("Take “Mrs Bramley”", (await practice.PageAsync("lead", InsightLinks.SaveView + "?address=" + Uri.EscapeDataString("/insight?words=Mrs+Bramley"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // What the page does not know is not kept: it would be an unread place for anything.
        var lead = await installation.ActingAsync(practice.Organisation, "lead@harebell.example");
        Assert.Null((await installation.Get<SavedViewService>().SaveAsync(lead, "Old", "/insight?utm=Mrs+Bramley&number=3&any.type=risk&by=type", shared: false)).Fault);
        Assert.Equal("/insight?any.type=risk", (await installation.Get<SavedViewService>().ListAsync(lead)).Single(view => view.Name == "Old").Address);
        Assert.Contains("Only the pages", (await practice.PageAsync("lead", InsightLinks.SaveView + "?address=//evil.example")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // The history says that it happened, and nothing that was typed; deleted is gone.
        using (var gone = await practice.PressAsync("lead", InsightLinks.View(id), "Delete this view")) Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("lead", InsightLinks.View(id)));
        var entries = await installation.QueryAsync(context => context.History.Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Sequence).ToListAsync());
        Assert.Equal([HistoryActions.ViewSaved, HistoryActions.ViewChanged, HistoryActions.ViewDeleted], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.DoesNotContain("rates", entry.Content, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.Equal(practice.Organisation.Id, entry.OrganisationId));
    }

    [Theory, EachEngine]
    public async Task View_TheFiftyFirst_IsRefused_AndAllGoWithTheAccount(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var installation = practice.Installation;
        var views = installation.Get<SavedViewService>();
        var lead = await installation.ActingAsync(practice.Organisation, "lead@harebell.example");
        await Task.WhenAll(Enumerable.Range(0, SavedViewService.Most + 5).Select(number => views.SaveAsync(lead, FormattableString.Invariant($"View {number}"), "/insight", number % 2 == 0)));
        Assert.Equal(SavedViewService.Most, await installation.QueryAsync(context => context.SavedViews.CountAsync()));
        Assert.Contains("the most", (await views.SaveAsync(lead, "One more", "/insight", false)).Fault, StringComparison.Ordinal);
        var admin = await installation.ActingAsync(practice.Organisation, "admin@harebell.example");
        Assert.Null((await views.SaveAsync(admin, "Mine", "/insight", true)).Fault);
        Assert.NotNull((await views.ChangeAsync(admin, (await views.ListAsync(lead))[0].Id, 1, "Not mine", true)).Fault);
        Assert.NotNull((await views.DeleteAsync(admin, (await views.ListAsync(lead))[0].Id, 1)).Fault);

        // Told of to whoever asks what is held on them, by number: they open them themselves.
        var held = await installation.Get<SubjectAccessService>().OfAccountAsync(practice.Organisation.Id, admin.Id, "lead@harebell.example", seesReporters: false);
        Assert.Contains("50 saved views", held!.Items.Single(item => item.Id == "private").Text, StringComparison.Ordinal);

        // Closed with the account.
        await installation.QueryAsync(context => context.RoleAssignments.Where(role => role.PersonId == practice.Lead).ExecuteUpdateAsync(set => set.SetProperty(role => role.State, RoleState.Ended).SetProperty(role => role.DecidedAt, installation.Clock.GetUtcNow().UtcDateTime)));
        installation.Clock.Advance(TimeSpan.FromDays(3 * 366));
        var rules = installation.Get<Domain.Governance.RetentionRules>();
        var due = await installation.Get<RetentionService>().PlanAsync(practice.Organisation.Id, rules.Find("closedAccounts")!);
        await installation.Get<RetentionService>().ApplyAsync(practice.Organisation.Id, rules.Find("closedAccounts")!, due.Due.Count, "Two years are over", Actor.System);
        Assert.Equal("Mine", Assert.Single(await views.ListAsync(admin)).Name);
        Assert.Equal(1, await installation.QueryAsync(context => context.SavedViews.CountAsync()));
    }

    private static async Task<string> WordsAsync(Practice practice, string who) => (await practice.PageAsync(who, InsightLinks.Views)).QuerySelector("main")!.TextContent;
}
