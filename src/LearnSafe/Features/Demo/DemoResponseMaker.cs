using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Responses.Learning;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Demo;

/// <param name="Fields">By section and field with a dot between: a text, or rows of texts.</param>
public sealed record DemoResponse(
    string Organisation, string Method, string Lead, bool Independent, int Begun, string Title, IReadOnlyList<string> Records, IReadOnlyDictionary<string, JsonElement> Fields,
    IReadOnlyList<DemoParticipant> Participants, IReadOnlyList<DemoFinding> Findings, IReadOnlyList<DemoTool>? Tools = null, int? Finished = null, int? Approved = null, DemoExtension? Extension = null, DemoQuality? Quality = null);

public sealed record DemoParticipant(ParticipantCapacity Capacity, string Role, string Organisation, bool Attended, bool SupportOffered, string? Person = null);

/// <param name="ActsOn">Other findings of the response, by their place from 0.</param>
public sealed record DemoFinding(SeipsElement Element, string Text, SeipsEffect Effect, FindingStrength Strength, WorkView WorkAs, IReadOnlyList<int> ActsOn);

public sealed record DemoTool(string Template, IReadOnlyDictionary<string, JsonElement> Fields);

/// <param name="Days">From its beginning.</param>
public sealed record DemoExtension(int Days, string Reason, bool Agreed);

/// <param name="Ratings">By criterion: rating and comment.</param>
public sealed record DemoQuality(string By, IReadOnlyDictionary<string, IReadOnlyList<string?>> Ratings, string Overall, string Agreed);

public sealed record DemoResponses(IReadOnlyList<DemoResponse> Responses);

/// <summary>Makes the demo's learning responses with the services that pages use.</summary>
/// <param name="recorded">Records of the demo by what was said of them.</param>
internal sealed class DemoResponseMaker(
    DemoResponses content, DateOnly today, ResponseTemplates templates, IReadOnlyDictionary<int, QualityCriteria> criteria, IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption)
{
    private readonly ResponseChangeService changes = new(writer);

    public void AddTo(List<(DateTimeOffset At, Func<Task> Do)> steps, Dictionary<string, Guid> organisations, Dictionary<string, Guid> people, Dictionary<string, Guid> recorded, OrganisationTree tree)
    {
        var service = new ResponseService(writer, changes, encryption);
        foreach (var response in content.Responses)
        {
            var id = Guid.Empty;
            CurrentPerson Person(string email) => new(people[email], email, organisations[response.Organisation], response.Organisation, "", OrganisationKind.Provider, null, false, new PersonAccess([], tree));
            steps.Add((At(response.Begun, 13), async () => id = await BeginAsync(service, response, Person(response.Lead), Person, recorded)));
            if (response.Quality is { } quality) steps.Add((At(response.Finished ?? 0, 16), () => ReviewAsync(id, Person(quality.By), quality)));
            if (response.Finished is { } finished) steps.Add((At(finished, 17), () => service.FinishAsync(Person(response.Lead), id)));
            if (response.Approved is { } approved) steps.Add((At(approved, 18), () => service.ApproveAsync(Person(response.Lead), id)));
        }
    }

    private async Task<Guid> BeginAsync(ResponseService service, DemoResponse response, CurrentPerson lead, Func<string, CurrentPerson> person, Dictionary<string, Guid> recorded)
    {
        var method = templates.Newest(response.Method) ?? throw new InvalidOperationException($"The demo uses a method {response.Method}, which is not there.");
        List<Guid> records = [.. response.Records.Select(words => recorded.First(known => known.Key.StartsWith(words, StringComparison.Ordinal)).Value)];
        var id = await service.BeginAsync(lead, new ResponseBeginning(method, response.Title, records, null, lead.Id));
        await service.LeadAsync(lead, id, 1, new ResponseLead(lead.Id, response.Independent, null));
        await WriteAsync(lead, id, id, [CommonSection.PurposeAndScope, .. method.Sections], response.Fields);
        foreach (var tool in response.Tools ?? [])
        {
            var (toolId, template) = (Guid.CreateVersion7(), templates.Newest(tool.Template)!);
            await service.UseAsync(lead, id, toolId, template);
            await WriteAsync(lead, id, toolId, template.Sections, tool.Fields);
        }

        if (response.Extension is { } extension) await service.ExtendAsync(lead, id, 2, today.AddDays(extension.Days - response.Begun), extension.Reason, extension.Agreed);
        await AddPeopleAsync(lead, id, response, person);
        await AddFindingsAsync(lead, id, response.Findings);
        return id;
    }

    private async Task WriteAsync(CurrentPerson lead, Guid response, Guid part, IReadOnlyList<TemplateSection> sections, IReadOnlyDictionary<string, JsonElement> fields)
    {
        List<FieldPost> posts = [];
        foreach (var (place, value) in fields)
        {
            var names = place.Split('.');
            var field = sections.First(section => section.Name == names[0]).Fields.First(known => known.Name == names[1]);
            posts.Add(new FieldPost(part, names[0], field, value.ValueKind == JsonValueKind.Array ? FieldReading.OfRows(value.Deserialize<string[][]>()!) : value.GetString()!, 0, Keep: false));
        }

        foreach (var (post, result) in posts.Zip(await new FieldService(writer, encryption).SaveAsync(lead, response, posts)))
        {
            if (result.Outcome != FieldOutcome.Saved) throw new InvalidOperationException($"The demo's {post.Section}.{post.Field.Name} is not saved: {result.Outcome} {result.Fault}");
        }
    }

    private async Task AddPeopleAsync(CurrentPerson lead, Guid id, DemoResponse response, Func<string, CurrentPerson> person)
    {
        var participants = new ParticipantService(changes, encryption);
        foreach (var one in response.Participants)
            await participants.AddAsync(lead, id, new NewParticipant(one.Capacity, one.Role, one.Organisation, one.Person is { } email ? person(email).Id : null, today.AddDays(-response.Begun)));
        await using var context = await contexts.CreateDbContextAsync();
        var added = await context.ResponseParticipants.AsNoTracking().Where(known => known.ResponseId == id).OrderBy(known => known.Id).Select(known => known.Id).ToListAsync();
        foreach (var (row, one) in added.Zip(response.Participants).Where(pair => pair.Second.Attended || pair.Second.SupportOffered)) await participants.NoteAsync(lead, id, row, one.Attended, one.SupportOffered);
    }

    private async Task AddFindingsAsync(CurrentPerson lead, Guid id, IReadOnlyList<DemoFinding> findings)
    {
        List<Guid> ids = [.. findings.Select(_ => Guid.CreateVersion7())];
        var service = new FindingService(changes, encryption);
        foreach (var (finding, own) in findings.Zip(ids))
            await service.AddAsync(lead, id, new FindingText(finding.Element, finding.Text, finding.Effect, finding.Strength, finding.WorkAs, [.. finding.ActsOn.Select(other => ids[other])]), own);
    }

    private Task ReviewAsync(Guid id, CurrentPerson by, DemoQuality quality)
    {
        var service = new QualityService(changes, contexts, criteria, encryption);
        var marks = service.Newest.All.Select(criterion => quality.Ratings[criterion.Name] is [{ } rating, var comment] ? new QualityMark(criterion.Name, Enum.Parse<QualityRating>(rating, ignoreCase: true), comment) : throw new InvalidOperationException("A rating and a comment are needed."));
        return service.SaveAsync(by, id, 0, service.Newest.Version, new QualityText([.. marks], quality.Overall, quality.Agreed));
    }

    private DateTimeOffset At(int daysAgo, int hour) => new(today.AddDays(-daysAgo), new TimeOnly(hour, 5), TimeSpan.Zero);
}
