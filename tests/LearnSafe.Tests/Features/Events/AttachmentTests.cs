using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class AttachmentTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    private static async Task<HttpResponseMessage> UploadAsync(Practice practice, Guid id, byte[]? content, string name = "label.pdf")
    {
        var client = await practice.AsAsync("reporter");
        var page = await client.PageAsync(RecordLinks.Attachments(id));
        using var form = new MultipartFormDataContent { { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        if (content is not null)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            form.Add(file, "Upload", name);
        }

        return await client.PostAsync(new Uri(RecordLinks.Attachments(id), UriKind.Relative), form);
    }

    [Theory, EachEngine]
    public async Task Post_APdfUnderAHostileName_IsKeptUnderAPlainOneAndDownloadsSafely(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        Assert.Equal(HttpStatusCode.Redirect, (await UploadAsync(practice, id, Pdf, "../../etc/Abernathy.exe")).StatusCode);

        var link = (await practice.PageAsync("lead", RecordLinks.Attachments(id))).QuerySelector("main dt a")!;
        Assert.DoesNotContain("..", link.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(".pdf", link.TextContent, StringComparison.Ordinal);
        var response = await practice.GetAsync("lead", link.GetAttribute("href")!);
        Assert.Equal(Pdf, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/pdf", "attachment"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);

        var entry = await practice.Installation.QueryAsync(context => context.History.SingleAsync(row => row.Action == HistoryActions.AttachmentAdded));
        Assert.Equal((id, practice.Reporter), (entry.SubjectId!.Value, entry.ActorId!.Value));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Pdf)), entry.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Abernathy", entry.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(practice.Installation.Log.Lines, line => line.Contains("Abernathy", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Get_ADownload_OnlyToWhoMayReadTheRecord(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var (id, other) = ((await practice.RecordAsync()).Id, (await practice.RecordAsync()).Id);
        await UploadAsync(practice, id, Pdf);
        var attachment = (await practice.Installation.Get<AttachmentService>().ListAsync(id)).Single().Id;
        var path = RecordLinks.Attachment(id, attachment);
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("reporter", path));
        Assert.Equal(HttpStatusCode.OK, await practice.StatusAsync("admin", path));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("colleague", path));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("outsider", path));
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", RecordLinks.Attachment(other, attachment)));
    }

    [Theory, EachEngine]
    public async Task Post_WhatCannotBeKept_SaysWhy(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        async Task Refused(byte[]? content, string reason)
        {
            var response = await UploadAsync(practice, id, content);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal([reason], (await response.DocumentAsync()).Errors());
        }

        await Refused(null, "Select a file");
        await Refused([], "The selected file is empty");
        await Refused(Encoding.ASCII.GetBytes("<html><script>alert(1)</script></html>"), "The selected file must be a JPEG, PNG or PDF");
        await Refused(new byte[(10 * 1024 * 1024) + 1], "The selected file must be 10MB or smaller");
        Assert.Empty(await practice.Installation.Get<AttachmentService>().ListAsync(id));
    }

    [Theory, EachEngine]
    public async Task Post_FarTooLarge_ComesBackToThePageWithTheSentence(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var response = await UploadAsync(practice, id, new byte[13 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await practice.GetAsync("reporter", response.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.StatusCode);
        Assert.Equal(["The selected file must be 10MB or smaller"], (await page.DocumentAsync()).Errors());
    }

    [Theory, EachEngine]
    public async Task Remove_AnAttachment_LeavesNeitherBytesNorName(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        await UploadAsync(practice, id, Pdf);
        var attachment = (await practice.Installation.Get<AttachmentService>().ListAsync(id)).Single().Id;
        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("colleague", RecordLinks.RemoveAttachment(id, attachment)));
        Assert.Equal(HttpStatusCode.Redirect, (await practice.PressAsync("lead", RecordLinks.RemoveAttachment(id, attachment), "Remove file")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, await practice.StatusAsync("reporter", RecordLinks.Attachment(id, attachment)));
        var row = await practice.Installation.QueryAsync(context => context.Attachments.AsNoTracking().SingleAsync());
        Assert.Equal((null, ""), (row.Content, row.Name));
        Assert.Equal(1, await practice.Installation.QueryAsync(context => context.History.CountAsync(entry => entry.Action == HistoryActions.AttachmentRemoved && entry.SubjectId == id)));
        Assert.True((await practice.Installation.Get<HistoryVerification>().VerifyAsync()).Intact);
    }

    [Theory, EachEngine]
    public async Task Post_ToAWithdrawnRecord_AddsNothing(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var file = LearnSafe.Domain.Files.AttachedFile.Inspect(Pdf, "a.pdf").File!;
        await practice.Installation.Get<EventService>().WithdrawAsync(practice.Organisation.Id, id, null, new Change(Actor.Person(practice.Reporter), "Twice"));
        Assert.False(await practice.Installation.Get<AttachmentService>().AddAsync(id, file, Actor.Person(practice.Reporter)));
        Assert.Empty((await practice.PageAsync("reporter", RecordLinks.Attachments(id))).QuerySelectorAll("main form"));
    }
}
