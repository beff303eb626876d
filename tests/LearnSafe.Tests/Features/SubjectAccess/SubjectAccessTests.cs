using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LearnSafe.Features.Events;
using LearnSafe.Features.History;
using LearnSafe.Features.SubjectAccess;
using LearnSafe.Tests.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.SubjectAccess;

public sealed class SubjectAccessTests
{
    [Theory, EachEngine]
    public async Task OfWords_FindsEveryRevisionAndNumberOfTheOwnOrganisationAndProposesToTakeOthersOut(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync(TestData.Incident("Quenby took the bag of Mrs Ottoline Fenwick."));
        await practice.Installation.Get<EventService>().ReviseAsync(practice.Organisation.Id, record.Id, null, TestData.Incident("The wrong bag was taken."), new Change(Actor.Person(practice.Lead), "No names"));
        await practice.Installation.RecordAsync(practice.Other, null, TestData.Incident("Quenby again."));
        await practice.Installation.Get<PatientNumberService>().KeepAsync(record.Id, "EMIS 40213", Actor.Person(practice.Reporter));
        var found = await practice.Installation.Get<SubjectAccessService>().OfWordsAsync(practice.Organisation.Id, practice.Lead, ["quenby", "EMIS 40213"]);
        Assert.Equal([$"Patient's number kept with record {record.Reference}", $"Record {record.Reference}, revision 1"], found.Items.Select(item => item.Where));
        Assert.Contains("Quenby", found.Items[1].Proposed, StringComparison.Ordinal);
        Assert.DoesNotContain("Fenwick", found.Items[1].Proposed, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task OfAccount_FindsWhatTheyDidHereAndLeavesWhatIsTheirsAloneToThem(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var record = await practice.RecordAsync();
        await practice.Installation.Get<ReflectionService>().SaveAsync(record.Id, practice.Reporter, new ReflectionText("Only mine.", null, null));
        var service = practice.Installation.Get<SubjectAccessService>();
        await practice.RecordAsync(TestData.Incident("Said without a name.") with { Values = TestData.Incident().Values.With("IsAnonymous", "true") });
        var found = (await service.OfAccountAsync(practice.Organisation.Id, practice.Lead, "reporter@harebell.example", true))!;
        Assert.Equal(["Account", "Role", $"Record {record.Reference}, revision 1", "Private to them"], found.Items.Select(item => item.Where));
        // Who may not know who recorded what learns it here no more than anywhere.
        Assert.Equal(["Account", "Role", "Private to them"], (await service.OfAccountAsync(practice.Organisation.Id, practice.Lead, "reporter@harebell.example", false))!.Items.Select(item => item.Where));
        Assert.DoesNotContain(found.Items, item => item.Text.Contains("Only mine", StringComparison.Ordinal));
        Assert.Contains("Ines Falk", found.Items[0].Proposed, StringComparison.Ordinal);
        Assert.Null(await service.OfAccountAsync(practice.Organisation.Id, practice.Lead, "lead@bryony.example", true));
    }

    [Fact]
    public async Task Answer_HoldsWhatTheReviewerDecidedAndIsInTheHistoryWithoutAName()
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        foreach (var bag in new[] { "first", "second", "third" }) await practice.RecordAsync(TestData.Incident($"Quenby took the {bag} bag."));
        var review = await practice.PressAsync("admin", "/subject-access", "Find what is held", ("Words", "Quenby"));
        var form = (await review.DocumentAsync()).QuerySelectorAll<IHtmlFormElement>("main form").Single();
        var items = form.QuerySelectorAll<IHtmlTextAreaElement>("textarea").ToDictionary(area => area.Value, area => area.Name!["text-".Length..]);
        Assert.Equal(3, items.Count);
        string Id(string bag) => items[$"Quenby took the {bag} bag."];
        List<KeyValuePair<string, string>> fields =
        [
            .. form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)),
            new($"decide-{Id("first")}", "keep"), new($"decide-{Id("second")}", "redact"), new($"text-{Id("second")}", "A bag was taken."), new($"decide-{Id("third")}", "leave"), new("as", "json"),
        ];
        using var content = new FormUrlEncodedContent(fields);
        var answer = await (await practice.AsAsync("admin")).PostAsync(new Uri("/subject-access?handler=answer", UriKind.Relative), content);
        var texts = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()!).Order(StringComparer.Ordinal);
        Assert.Equal(["A bag was taken.", "Quenby took the first bag."], texts);
        var entry = await practice.Installation.QueryAsync(context => context.History.SingleAsync(one => one.Action == HistoryActions.SubjectAccessAnswered));
        Assert.Equal("""{"entries":2}""", entry.Content);
    }

    [Theory]
    [InlineData("", "", "Enter either")]
    [InlineData("a@b.example", "Quenby", "Enter either")]
    [InlineData("", "Qu", "3 characters or more")]
    [InlineData("lead@bryony.example", "", "Nobody with that address")]
    public async Task Find_WhatCannotBeLookedFor_SaysWhy(string email, string words, string fault)
    {
        await using var practice = await Practice.OpenAsync(Engine.Sqlite);
        var response = await practice.PressAsync("admin", "/subject-access", "Find what is held", ("Email", email), ("Words", words));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(fault, (await response.DocumentAsync()).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }
}
