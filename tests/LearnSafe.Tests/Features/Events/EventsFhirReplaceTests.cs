using LearnSafe.Tests.Harness;

namespace LearnSafe.Tests.Features.Events;

public sealed class EventsFhirReplaceTests
{
    [Theory, EachEngine]
    public async Task Put_WithAnotherRecordsId_IsRefusedAndChangesNothing(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        var (one, other) = (await program.RecordAsync(FhirProgram.With("one")), await program.RecordAsync(FhirProgram.With("other")));
        var body = FhirProgram.Node;
        body["id"] = other;

        var refused = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{one}", body.ToJsonString());
        body["id"] = one.ToUpperInvariant();
        var taken = await program.SendAsync(HttpMethod.Put, $"{FhirProgram.Path}/{one}", body.ToJsonString());

        Assert.Equal((400, "wrong-id", 200, "2"), (refused.Status, refused.Issue, taken.Status, taken.Version));
        body["id"] = 7;
        Assert.Equal((400, "wrong-shape"), await StatusAsync(program, HttpMethod.Put, one, body.ToJsonString()));
    }

    [Theory, EachEngine]
    public async Task Put_OnARecordThatIsNotThere_SaysSoBeforeItJudgesTheBody(Engine engine)
    {
        await using var installation = await TestInstallation.StartAsync(engine);
        using var program = await FhirProgram.ConnectAsync(installation);
        using var others = await FhirProgram.ConnectAsync(installation, "Y99009");
        var (gone, foreign) = (await program.RecordAsync(FhirProgram.Payload), await others.RecordAsync(FhirProgram.Payload));
        await program.SendAsync(HttpMethod.Delete, $"{FhirProgram.Path}/{gone}");

        Assert.Equal((410, "withdrawn"), await StatusAsync(program, HttpMethod.Put, gone, "{ no json"));
        Assert.Equal((404, "not-found"), await StatusAsync(program, HttpMethod.Put, foreign, "{ no json"));
        Assert.Equal((404, "not-found"), await StatusAsync(program, HttpMethod.Put, $"{Guid.NewGuid()}", "{ no json"));
        Assert.Equal((404, "not-found"), await StatusAsync(program, HttpMethod.Put, "7", "{ no json"));
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0206-03-01")]
    [InlineData("1899-12")]
    [InlineData("1899")]
    public async Task Post_BeforeTheYear1900_IsRefused(string date)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var answer = await program.PostAsync(FhirProgram.With("long ago", date));

        Assert.Equal((400, "impossible-date"), (answer.Status, answer.Issue));
        Assert.Equal(201, (await program.PostAsync(FhirProgram.With("long ago", "1900-01-01"))).Status);
    }

    [Theory]
    [InlineData("/adverse-event/fhir/metadata")]
    [InlineData("/taxonomy/fhir/StructureDefinition/patient-safety-adverse-event-5")]
    [InlineData("/adverse-event/fhir/AdverseEvent")]
    public async Task Head_WhatGetReads_IsAnsweredAlikeAndOtherMethodsAreNamed(string path)
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        using var program = await FhirProgram.ConnectAsync(installation);

        var get = await program.GetAsync(path);
        var (head, type) = await program.HeadAsync(path);
        var wrong = await program.SendAsync(HttpMethod.Patch, path, "{}");

        Assert.Equal((get.Status, get.Response.Content.Headers.ContentType!.ToString()), (head, type));
        Assert.Equal((405, "wrong-method"), (wrong.Status, wrong.Issue));
        Assert.StartsWith("GET, HEAD", string.Join(", ", wrong.Response.Content.Headers.Allow), StringComparison.Ordinal);
    }

    private static async Task<(int, string)> StatusAsync(FhirProgram program, HttpMethod method, string id, string body)
    {
        var answer = await program.SendAsync(method, $"{FhirProgram.Path}/{id}", body);
        return (answer.Status, answer.Issue);
    }
}
