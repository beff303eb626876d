using System.Net;
using System.Text.Json;
using LearnSafe.Domain.Access;
using LearnSafe.Features.Events;
using LearnSafe.Features.Events.Review;
using LearnSafe.Features.History;
using LearnSafe.Features.PublicForms;
using LearnSafe.Platform.Mail;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Code = LearnSafe.Domain.PublicForms.ReceiptCode;

namespace LearnSafe.Tests.Features.PublicForms;

/// <summary>What a receipt code opens, what it does not, and how both sides speak through it.</summary>
public sealed class ReceiptTests
{
    [Theory, EachEngine]
    public async Task Told_FromReceiptToFeedback_BothSidesSpeakWithoutKnowingWho(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        using var person = world.Installation.Client();
        using var lead = await world.SignedInAsync("lead@harebell.example");
        Assert.Equal(PublicFormLinks.Progress, (await person.SubmitAsync("/receipt", ("code", world.Told.ReceiptCode))).Headers.Location?.OriginalString);
        var received = (await person.PageAsync(PublicFormLinks.Progress)).QuerySelector("main")!.TextContent;
        Assert.Contains("Received", received, StringComparison.Ordinal);
        Assert.Equal(4, (await person.PageAsync(PublicFormLinks.Progress)).QuerySelectorAll("main .nhsuk-tag").Length);

        var list = (await lead.PageAsync(RecordLinks.All)).QuerySelector("main")!.TextContent;
        Assert.Contains("From a patient or carer", list, StringComparison.Ordinal);
        var record = (await lead.PageAsync(RecordLinks.Record(world.Told.Id))).QuerySelector("main")!.TextContent;
        Assert.Contains("A patient or carer, without an account", record, StringComparison.Ordinal);
        Assert.Equal(3, (await person.PageAsync(PublicFormLinks.Progress)).QuerySelectorAll("main .nhsuk-tag").Length);

        await person.SubmitAsync(PublicFormLinks.Progress, ("text", "Is there <b>any</b> news?"));
        Assert.Contains("To answer", (await lead.PageAsync(PublicFormLinks.Conversations)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var messages = await lead.PageAsync(PublicFormLinks.Messages(world.Told.Id));
        Assert.Contains("Is there <b>any</b> news?", messages.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(messages.QuerySelectorAll("main b"));
        await lead.SubmitAsync(PublicFormLinks.Messages(world.Told.Id), ("Text", "Thank you. We <i>look</i> at it this week."));
        var answered = await person.PageAsync(PublicFormLinks.Progress);
        Assert.Contains("We <i>look</i> at it this week.", answered.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mairi Quill", answered.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("To answer", (await lead.PageAsync(PublicFormLinks.Conversations)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await lead.SubmitAsync(RecordLinks.Feedback(world.Told.Id), ("Text", "Labels now say when a tablet is new."));
        await lead.PostAsync($"{RecordLinks.Feedback(world.Told.Id)}?handler=close", RecordLinks.Feedback(world.Told.Id));
        var closed = await person.PageAsync(PublicFormLinks.Progress);
        Assert.Contains("Labels now say when a tablet is new.", closed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(closed.QuerySelectorAll("main .nhsuk-tag"));
        await AssertNothingReadableAsync(world, "news", "look", "Labels");
    }

    [Theory, EachEngine]
    public async Task Told_WhoeverAnswersIsMailed_AndNothingOfItStandsInTheMail(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.Installation.AddPersonAsync(world.Organisation);
        await world.Installation.TellAsync(world.Place, form: "staff");
        await world.Installation.Get<MailSender>().SendDueAsync();
        var mails = Directory.GetFiles(world.Installation.Folder.Mail).Select(File.ReadAllText).ToList();
        // One for each that was told, and both to the lead alone.
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Contains("To: lead@harebell.example", mail, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotMatch("tablets|bags|07700|LS-|Harebell Surgery", mail));
    }

    [Theory, EachEngine]
    public async Task KeptFrom_ThoseItIsKeptFrom_SeeNoMessagesAndCannotAnswer(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await using (var context = world.Installation.NewContext())
        {
            context.KeptFrom.Add(new KeptFrom { EventId = world.Told.Id, PersonId = world.Lead, At = TestClock.Start.UtcDateTime });
            await context.SaveChangesAsync();
        }

        using var lead = await world.SignedInAsync("lead@harebell.example");
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(new Uri(PublicFormLinks.Messages(world.Told.Id), UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("LS-", (await lead.PageAsync(PublicFormLinks.Conversations)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(new Uri(RecordLinks.Feedback(world.Told.Id), UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("", "Enter your code")]
    [InlineData("CDFH-JKMN", "Check your code. It has 20 letters and numbers, and one seems to be wrong or missing")]
    [InlineData("<script>", "Check your code. It has 20 letters and numbers, and one seems to be wrong or missing")]
    public async Task Receipt_WhatIsNoCode_IsTold(string typed, string error)
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var person = world.Installation.Client();
        var refused = await person.SubmitAsync("/receipt", ("code", typed));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(error, Assert.Single((await refused.DocumentAsync()).Errors()));
    }

    [Fact]
    public async Task Receipt_GuessedCodes_AreToldNothingAndSlowedDown()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var attacker = world.Installation.Client();
        var page = await attacker.PageAsync("/receipt");
        List<HttpStatusCode> answers = [];
        for (var guess = 0; guess < 30; guess++) answers.Add((await attacker.SubmitAsync("/receipt", page, ("code", Code.New()))).StatusCode);
        Assert.Equal(20, answers.Count(answer => answer == HttpStatusCode.BadRequest));
        Assert.Equal(10, answers.Count(answer => answer == HttpStatusCode.TooManyRequests));
        // Even the right one, from there, has to wait.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await attacker.SubmitAsync("/receipt", page, ("code", world.Told.ReceiptCode))).StatusCode);
    }

    [Fact]
    public async Task Receipt_InAnAddress_OpensNothing()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var person = world.Installation.Client();
        Assert.DoesNotContain("What we did", (await person.PageAsync($"/receipt?code={world.Told.ReceiptCode}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/receipt", (await person.GetAsync(new Uri(PublicFormLinks.Progress, UriKind.Relative))).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Cookie_TamperedWithOrOld_OpensNothing()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var person = world.Installation.Client();
        var opened = await person.SubmitAsync("/receipt", ("code", world.Told.ReceiptCode));
        var cookie = opened.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith(ReceiptCookie.Name, StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, await StatusWithAsync(world, cookie));
        Assert.Equal(HttpStatusCode.Redirect, await StatusWithAsync(world, cookie[..^6] + "AAAAAA"));
        Assert.Equal(HttpStatusCode.Redirect, await StatusWithAsync(world, $"{ReceiptCookie.Name}={world.Told.Id}"));
        world.Installation.Clock.Advance(ReceiptCookie.KeptFor);
        Assert.Equal(HttpStatusCode.Redirect, await StatusWithAsync(world, cookie));
    }

    [Fact]
    public async Task Close_TakesTheRecordOffTheDevice()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var person = world.Installation.Client();
        await person.SubmitAsync("/receipt", ("code", world.Told.ReceiptCode));
        await person.PostAsync($"{PublicFormLinks.Progress}?handler=close", PublicFormLinks.Progress);
        Assert.Equal("/receipt", (await person.GetAsync(new Uri(PublicFormLinks.Progress, UriKind.Relative))).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Messages_OfAnotherProvider_AreNotThere()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        var other = await world.Installation.AddOrganisationAsync("Y99002", "Bluebell Surgery");
        await world.Installation.AddPersonAsync(other, RoleNames.PatientSafetyLead, "other@bluebell.example", "Oriel Marsh");
        using var outsider = await world.SignedInAsync("other@bluebell.example");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(new Uri(PublicFormLinks.Messages(world.Told.Id), UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("LS-", (await outsider.PageAsync(PublicFormLinks.Conversations)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.PostAsync($"{PublicFormLinks.Messages(world.Told.Id)}?handler=contact", "/say/" + Telling.Code)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(new Uri(RecordLinks.Feedback(world.Told.Id), UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Message_WithAPhoneNumber_IsAskedAboutOnce()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var person = world.Installation.Client();
        await person.SubmitAsync("/receipt", ("code", world.Told.ReceiptCode));
        var refused = await person.SubmitAsync(PublicFormLinks.Progress, ("text", "Ring me on 07700 900123."));
        Assert.Contains("07700 900123", Assert.Single((await refused.DocumentAsync()).Errors()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await person.SubmitAsync(PublicFormLinks.Progress, ("text", "Ring me on 07700 900123."), ("keep", "true"))).StatusCode);
    }

    [Fact]
    public async Task Answer_ToSomebodyWhoDidNotWantOne_WaitsUntilTheyWrite()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        var told = await world.Installation.TellAsync(world.Place, form: "staff");
        using var lead = await world.SignedInAsync("lead@harebell.example");
        var page = await lead.PageAsync(PublicFormLinks.Messages(told.Id));
        Assert.Empty(page.QuerySelectorAll("main textarea"));
        Assert.Contains("asked us not to write back", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await world.Installation.Get<PublicReportService>().WriteAsync(told.Id, "What came of it?");
        Assert.Single((await lead.PageAsync(PublicFormLinks.Messages(told.Id))).QuerySelectorAll("main textarea"));
    }

    [Fact]
    public async Task Contact_IsShownOnAPress_NotedAndDeletedInTime()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        using var lead = await world.SignedInAsync("lead@harebell.example");
        Assert.DoesNotContain("07700", (await lead.PageAsync(PublicFormLinks.Messages(world.Told.Id))).Source.Text, StringComparison.Ordinal);
        var shown = await lead.PostAsync($"{PublicFormLinks.Messages(world.Told.Id)}?handler=contact", PublicFormLinks.Messages(world.Told.Id));
        Assert.Contains("07700 900123", (await shown.DocumentAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await world.Installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.ContactSeen && entry.SubjectId == world.Told.Id)));
        world.Installation.Clock.Advance(TimeSpan.FromDays(181));
        Assert.Equal(1, await world.Installation.Get<PublicReportService>().DeleteExpiredContactsAsync());
        Assert.Null((await world.Installation.QueryAsync(context => context.PublicReports.SingleAsync())).Contact);
    }

    [Fact]
    public async Task Erase_TakesMessagesContactAndFeedbackToo()
    {
        await using var world = await World.OpenAsync(Engine.Sqlite);
        await world.Installation.Get<PublicReportService>().WriteAsync(world.Told.Id, "Is there any news?");
        await world.Installation.Get<ReviewService>().WriteLearnedAsync(world.Lead, world.Told.Id, null, "Labels changed.");
        await world.Installation.Get<ErasureService>().EraseAsync(world.Told.Id, Actor.System, "Order of a court");
        await using var context = world.Installation.NewContext();
        Assert.Empty(await context.PublicMessages.ToListAsync());
        Assert.Null((await context.PublicReports.SingleAsync()).Contact);
        Assert.Null((await context.EventProgress.SingleAsync()).Feedback);
    }

    [Theory, EachEngine]
    public async Task Feedback_OnAColleaguesRecord_IsSeenByItsReporterAndWrittenByNobodyElse(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var reporter = await world.Installation.AddPersonAsync(world.Organisation);
        var record = await world.Installation.RecordAsync(world.Organisation, reporter);
        using var colleague = await world.SignedInAsync("reporter@harebell.example");
        using var lead = await world.SignedInAsync("lead@harebell.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync(new Uri(RecordLinks.Feedback(record.Id), UriKind.Relative))).StatusCode);
        await colleague.PageAsync(RecordLinks.Record(record.Id));
        Assert.Equal(0, await world.Installation.QueryAsync(context => context.EventProgress.CountAsync()));
        await lead.PageAsync(RecordLinks.Record(record.Id));
        await lead.PageAsync(RecordLinks.Record(record.Id));
        Assert.Equal(1, await world.Installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.RecordOpened)));
        // Never closed before there is something to read.
        await world.Installation.Get<ProgressService>().CloseAsync(record.Id, world.Lead);
        Assert.Null((await world.Installation.QueryAsync(context => context.EventProgress.SingleAsync())).ClosedAt);
        var refused = await lead.SubmitAsync(RecordLinks.Feedback(record.Id), ("Text", "Dr Marsh was spoken to."));
        Assert.Contains("Dr Marsh", Assert.Single((await refused.DocumentAsync()).Errors()), StringComparison.Ordinal);
        await lead.SubmitAsync(RecordLinks.Feedback(record.Id), ("Text", "The repeat template asks for the letter’s date."));
        Assert.Contains("asks for the letter’s date", (await colleague.PageAsync(RecordLinks.Record(record.Id))).QuerySelector("#progress ~ ol")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusWithAsync(World world, string cookie)
    {
        using var client = world.Installation.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, PublicFormLinks.Progress) { Headers = { { "Cookie", cookie } } };
        return (await client.SendAsync(request)).StatusCode;
    }

    private static async Task AssertNothingReadableAsync(World world, params string[] words)
    {
        await using var context = world.Installation.NewContext();
        var stored = JsonSerializer.Serialize(await context.PublicMessages.ToListAsync()) + JsonSerializer.Serialize(await context.EventProgress.ToListAsync()) + JsonSerializer.Serialize(await context.History.Select(entry => entry.Content).ToListAsync());
        Assert.All(words, word => Assert.DoesNotContain(word, stored, StringComparison.OrdinalIgnoreCase));
        Assert.True((await world.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }
}
