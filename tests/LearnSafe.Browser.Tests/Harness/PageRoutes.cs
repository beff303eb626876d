using LearnSafe.Domain.Lfpse;
using LearnSafe.Tests.Harness;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>Every page that the program says it has, with addresses at which it can be seen.</summary>
public static class PageRoutes
{
    /// <summary>The route of every page, as it is written in the page.</summary>
    public static IReadOnlyList<RoutePattern> Of(IServiceProvider services) =>
    [
        .. services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern).DistinctBy(pattern => pattern.RawText).OrderBy(pattern => pattern.RawText, StringComparer.Ordinal),
    ];

    /// <summary>The pattern with each parameter filled from what the practice holds, in every way that makes sense; none where a parameter is not known here.</summary>
    public static IEnumerable<string> Addresses(RoutePattern pattern, SeededPractice practice)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(practice);
        var known = Values(practice);
        IEnumerable<string> addresses = [""];
        foreach (var segment in pattern.PathSegments)
        {
            // What may be left out is left out.
            if (segment.Parts is [RoutePatternParameterPart { IsOptional: true }]) break;
            var choices = segment.Parts switch
            {
                [RoutePatternLiteralPart literal] => [literal.Content],
                [RoutePatternParameterPart parameter] => known.GetValueOrDefault(parameter.Name, []),
                _ => [],
            };
            addresses = [.. addresses.SelectMany(_ => choices, (start, choice) => $"{start}/{choice}")];
        }

        // What opens once is told apart by what follows the path.
        return practice.Links.TryGetValue('/' + pattern.RawText!.TrimStart('/'), out var link) ? [link] : addresses;
    }

    private static Dictionary<string, IReadOnlyList<string>> Values(SeededPractice practice)
    {
        var form = practice.Form;
        return new(StringComparer.Ordinal)
        {
            ["id"] = [.. new[] { practice.Record, practice.Whole, practice.Withdrawn, practice.Old }.Select(record => record.Id.ToString())],
            ["number"] = ["1", "2"],
            ["hold"] = [practice.Hold.ToString()],
            ["rule"] = ["records", "attachments", "closedAccounts", "engagementCases"],
            ["case"] = [practice.Engagement.Case.ToString()],
            ["stage"] = ["1", "4"],
            ["affected"] = [practice.Engagement.Staff.ToString()],
            ["promise"] = [practice.Engagement.Promise.ToString()],
            ["question"] = [practice.Engagement.Question.ToString()],
            ["key"] = [practice.Key.ToString()],
            ["improvementArea"] = [practice.Area.ToString()],
            ["safetyAction"] = [practice.Action.ToString(), practice.ProposedAction.ToString()],
            ["measure"] = [practice.Measure.ToString()],
            ["point"] = [practice.Point.ToString()],
            ["outside"] = [practice.Outside.ToString()],
            ["person"] = [practice.Person.ToString()],
            ["assignment"] = [practice.Assignment.ToString()],
            ["revision"] = ["1", "2", "3"],
            ["attachment"] = [practice.Attachment.ToString()],
            ["draft"] = [practice.Draft.Id.ToString(), practice.QuickDraft.Id.ToString()],
            ["type"] = [.. EventTypes.All.Select(type => type.Slug())],
            ["step"] = [.. form.Pages.Select(page => page.Name), "patient/2"],
            ["task"] = [.. form.Tasks.Select(task => task.Name)],
            ["name"] = [practice.QuickDraft.QuickStart!],
            ["view"] = [practice.View.ToString()],
            ["code"] = [practice.Organisation.Code],
            ["passkey"] = [practice.Passkey.ToString()],
            ["decision"] = [practice.Decision.ToString()],
            ["thread"] = [practice.Thread.ToString(), practice.OutsideThread.ToString()],
            ["candour"] = [practice.Candour.ToString()],
            ["candourstep"] = ["told", "attempt", "written"],
            ["letter"] = [practice.CandourLetter.ToString()],
            ["summary"] = [practice.Summary.ToString(), practice.OthersSummary.ToString(), practice.DraftSummary.ToString()],
            ["version"] = ["1"],
            ["kept"] = [practice.Kept.ToString()],
            ["response"] = [practice.Response.ToString()],
            ["section"] = ["huddle", "work", "now"],
            ["tool"] = [practice.Tool.ToString()],
            ["link"] = [Telling.Code],
            ["form"] = ["patient", "staff"],
            ["report"] = [practice.Told.Id.ToString()],
            ["status"] = ["400", "401", "403", "404", "413", "429", "500", "503"],
        };
    }
}
