using System.Net;
using LearnSafe.Features.Events;
using LearnSafe.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Features.Events;

public sealed class ReflectionTests
{
    private const string Secret = "I was tired and said nothing.";

    [Theory, EachEngine]
    public async Task Save_AReflection_IsReadByItsAuthorAloneAndStoredEncrypted(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var before = await practice.Installation.QueryAsync(context => context.History.CountAsync());
        var response = await practice.PressAsync("reporter", RecordLinks.Reflection(id), "Save my reflection", ("WhatHappened", ""), ("WhatILearned", Secret), ("WhatIWillChange", ""));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);

        Assert.Equal(Secret, (await practice.PageAsync("reporter", RecordLinks.Reflection(id))).QuerySelector("#WhatILearned")!.TextContent);
        foreach (var who in new[] { "lead", "admin" })
        {
            foreach (var path in new[] { RecordLinks.Reflection(id), RecordLinks.Record(id), RecordLinks.Print(id) + "?reflection=true" })
                Assert.DoesNotContain(Secret, (await practice.PageAsync(who, path)).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("tired", await practice.Installation.QueryAsync(context => context.Reflections.Select(row => row.Encrypted).SingleAsync()), StringComparison.Ordinal);
        Assert.False(await practice.Installation.QueryAsync(context => context.History.AnyAsync(entry => entry.ActorId == practice.Reporter && entry.Sequence > before)));
    }

    [Theory, EachEngine]
    public async Task Print_WithMyReflection_HoldsItOnlyWhereAskedFor(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        await practice.Installation.Get<ReflectionService>().SaveAsync(id, practice.Reporter, new ReflectionText(null, Secret, null));
        Assert.DoesNotContain(Secret, (await practice.PageAsync("reporter", RecordLinks.Print(id))).Body!.TextContent, StringComparison.Ordinal);
        var page = await practice.PageAsync("reporter", RecordLinks.Print(id) + "?reflection=true");
        Assert.Contains(Secret, page.QuerySelector(".app-reflection")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".app-room-to-write"));
    }

    [Theory, EachEngine]
    public async Task Save_AnEmptyReflection_TakesItAway(Engine engine)
    {
        await using var practice = await Practice.OpenAsync(engine);
        var id = (await practice.RecordAsync()).Id;
        var reflections = practice.Installation.Get<ReflectionService>();
        await reflections.SaveAsync(id, practice.Reporter, new ReflectionText("First", null, null));
        await reflections.SaveAsync(id, practice.Reporter, new ReflectionText("Second", null, null));
        Assert.Equal("Second", (await reflections.FindAsync(id, practice.Reporter))!.WhatHappened);
        await practice.PressAsync("reporter", RecordLinks.Reflection(id), "Save my reflection", ("WhatHappened", " "), ("WhatILearned", ""), ("WhatIWillChange", ""));
        Assert.Null(await reflections.FindAsync(id, practice.Reporter));
    }
}
