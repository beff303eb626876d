using LearnSafe.Domain.Lfpse;
using LearnSafe.Platform.Web;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Tests.Architecture;

/// <summary>The house's rule of who may know whom, held by what the compiled code really touches.</summary>
public sealed class WhoMayKnowWhomTests
{
    private const string Features = "LearnSafe.Features.";

    private static readonly Type[] Ours = [.. typeof(LearnSafeWeb).Assembly.GetTypes().Where(type => type.DeclaringType is null && type.Namespace?.StartsWith("LearnSafe.", StringComparison.Ordinal) == true)];

    /// <summary>What pages of other features about a record are made of: the page that passes the gate, the places on a record, content-free mails, judged text and typed days; and of pages about many: the search and the rows of a list.</summary>
    private static readonly string[] ForPagesOfRecords = ["RecordPage", "ReviewPage", "WordingPage", "ReviewMails", "ThreadText", "Counted", "Days", "RecordSearch", "EventList"];

    /// <summary>What a feature shows to the rest: services and their settings, links, entries on its pages, entities, the gate, and whatever stands in their public signatures.</summary>
    private static readonly HashSet<Type> Shown = WithContracts(Ours.Where(type => IsEntity(type) || Ends(type, "Service", "Directory", "Settings", "Links", "Access", "Entry") || ForPagesOfRecords.Contains(type.Name, StringComparer.Ordinal)));

    /// <summary>Features that serve the others: what is seen, the memory of every change, and the frame in which resources answer.</summary>
    private static readonly string[] ForAll = ["Shared", "History", "FhirApi"];

    /// <summary>Known on purpose. Thousands of made-up records a second go through the very rows that a record is made of, without a service call each.</summary>
    private static readonly string[] Exceptions =
    [
        // The demo's years are drawn as generated records are.
        "LearnSafe.Features.Demo.DemoYearsMaker knows LearnSafe.Features.Generation.AnswerGenerator",
        "LearnSafe.Features.Demo.DemoYearsMaker knows LearnSafe.Features.Generation.Chance",
        "LearnSafe.Features.Demo.DemoYearsPlan knows LearnSafe.Features.Generation.Chance",
        "LearnSafe.Features.Demo.DemoYearsPlan knows LearnSafe.Features.Generation.AnswerGenerator",
        "LearnSafe.Features.Generation.EventGenerator knows LearnSafe.Features.Events.EventReference",
        "LearnSafe.Features.Generation.GeneratedSnapshot knows LearnSafe.Features.Events.EventColumns",
        "LearnSafe.Features.Generation.GenerationService knows LearnSafe.Features.Events.NewEvent",
        "LearnSafe.Features.Generation.GenerationService knows LearnSafe.Features.Events.GivenIdentity",
        "LearnSafe.Features.Generation.GenerationService knows LearnSafe.Features.Events.EventReference",

        // References of responses are of the same letters, to be said on the telephone.
        "LearnSafe.Features.Responses.Learning.ResponseService knows LearnSafe.Features.Events.EventReference",
    ];

    [Fact]
    public void Domain_KnowsOnlyTheFramework() =>
        Assert.All(typeof(Taxonomy).Assembly.GetReferencedAssemblies(), assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void PlatformAndData_KnowOfFeaturesOnlyWhatTheyShow() =>
        Assert.Empty(Breaches(type => Area(type) is "Platform" or "Data",
            (_, known) => FeatureOf(known) is { } feature && feature != "History" && !Shown.Contains(known) && !Ends(known, "Feature", "Command", "Services")));

    [Fact]
    public void AFeature_KnowsOfAnotherOnlyWhatItShows()
    {
        var breaches = Breaches(type => FeatureOf(type) is not null,
            (type, known) => FeatureOf(known) is { } other && other != FeatureOf(type) && !ForAll.Contains(other, StringComparer.Ordinal) && !Shown.Contains(known));
        Assert.True(Exceptions.SequenceEqual(breaches), string.Join('\n', breaches.Except(Exceptions)));
    }

    [Fact]
    public void APage_IsKnownToItsOwnMarkupAlone() =>
        Assert.Empty(Breaches(_ => true, (type, known) => typeof(PageModel).IsAssignableFrom(known) && !known.IsAbstract && $"{type.Name.Split('_')[^1]}Model" != known.Name));

    [Fact]
    public async Task EveryEndpoint_StatesWhoMayCallIt()
    {
        await using var installation = await TestInstallation.StartAsync(Engine.Sqlite);
        var silent = installation.Get<EndpointDataSource>().Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
            && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);
        Assert.Empty(silent.Select(endpoint => endpoint.DisplayName));
    }

    private static List<string> Breaches(Func<Type, bool> whose, Func<Type, Type, bool> breach) =>
        [.. from type in Ours where whose(type) from known in Knowledge.Of(type) where breach(type, known) orderby type.FullName select $"{type.FullName} knows {known.FullName}"];

    private static HashSet<Type> WithContracts(IEnumerable<Type> types)
    {
        var (shown, waiting) = (new HashSet<Type>(), new Queue<Type>(types));
        while (waiting.TryDequeue(out var type))
        {
            if (!shown.Add(type)) continue;
            foreach (var next in Knowledge.Contract(type, made: !Ends(type, "Service", "Directory")).Where(next => Ours.Contains(next))) waiting.Enqueue(next);
        }

        return shown;
    }

    private static bool IsEntity(Type type) => Ours.SelectMany(table => table.GetInterfaces())
        .Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>) && one.GetGenericArguments()[0] == type);

    private static bool Ends(Type type, params string[] endings) => Array.Exists(endings, ending => type.Name.EndsWith(ending, StringComparison.Ordinal));

    private static string? Area(Type type) => type.Namespace?.Split('.') is ["LearnSafe", var area, ..] ? area : null;

    private static string? FeatureOf(Type type) => type.Namespace?.StartsWith(Features, StringComparison.Ordinal) == true ? type.Namespace[Features.Length..].Split('.')[0] : null;
}
