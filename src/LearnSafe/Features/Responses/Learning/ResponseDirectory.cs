using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Responses;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>Which responses a list shows.</summary>
public enum ResponseList
{
    Open,
    Finished,
    Mine,
}

/// <summary>Reads learning responses for those who may see them.</summary>
public sealed class ResponseDirectory(IDbContextFactory<LearnSafeContext> contexts, ResponseTemplates templates, RoleCatalogue roles, LocalEncryption encryption)
{
    private const int Most = 500;

    /// <summary>Those the person may open: open ones by when they are due, finished ones newest first.</summary>
    public async Task<IReadOnlyList<ResponseRow>> ListAsync(CurrentPerson person, ResponseList list)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        var responses = ResponseAccess.Visible(context, person);
        responses = list switch
        {
            ResponseList.Finished => responses.Where(response => response.CompletedAt != null).OrderByDescending(response => response.CompletedAt),
            ResponseList.Mine => ResponseAccess.TakingPart(context, responses, person.Id).Where(response => response.CompletedAt == null).OrderBy(response => response.TargetOn).ThenBy(response => response.Id),
            _ => responses.Where(response => response.CompletedAt == null).OrderBy(response => response.TargetOn).ThenBy(response => response.Id),
        };
        return await RowsAsync(context, responses.Take(Most));
    }

    /// <summary>Those about a record that the person may open, oldest first.</summary>
    public async Task<IReadOnlyList<ResponseRow>> AboutAsync(CurrentPerson person, Guid record)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await RowsAsync(context, ResponseAccess.Visible(context, person).Where(response => context.ResponseRecords.Any(link => link.ResponseId == response.Id && link.EventId == record)).OrderBy(response => response.BegunAt));
    }

    /// <summary>Null where there is none that the person may open.</summary>
    public async Task<ReadableResponse?> FindAsync(CurrentPerson person, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await ResponseAccess.Visible(context, person).AsNoTracking().FirstOrDefaultAsync(known => known.Id == id) is not { } response) return null;
        var fields = await context.ResponseFields.AsNoTracking().Where(field => field.ResponseId == id).ToListAsync();
        var participants = await context.ResponseParticipants.AsNoTracking().Where(one => one.ResponseId == id).OrderBy(one => one.Id).ToListAsync();
        var findings = await context.ResponseFindings.AsNoTracking().Where(one => one.ResponseId == id).OrderBy(one => one.Element).ThenBy(one => one.Id).ToListAsync();
        var tools = await context.ResponseTools.AsNoTracking().Where(one => one.ResponseId == id).OrderBy(one => one.AddedAt).ToListAsync();
        var extensions = await context.ResponseExtensions.AsNoTracking().Where(one => one.ResponseId == id).OrderBy(one => one.At).ToListAsync();
        var records = await context.ResponseRecords.AsNoTracking().Where(link => link.ResponseId == id)
            .Join(context.Events, link => link.EventId, record => record.Id, (_, record) => new RecordOfResponse(
                record.Id, record.Reference, record.WithdrawnAt != null || !context.Revisions.Any(revision => revision.EventId == record.Id && revision.Number == record.CurrentRevision && revision.Answers != null)))
            .ToListAsync();
        var ids = fields.Select(field => field.EditedBy).Concat(findings.Select(one => one.EditedBy)).Concat(participants.Select(one => one.PersonId).OfType<Guid>())
            .Append(response.LeadId).Concat(new[] { response.EngagementLeadId, response.ApprovedBy }.OfType<Guid>()).Distinct().ToList();
        var names = await context.Users.AsNoTracking().Where(known => ids.Contains(known.Id)).Select(known => new { known.Id, known.DisplayName }).ToDictionaryAsync(known => known.Id, known => known.DisplayName);
        return new ReadableResponse(
            response, templates.Of(response.Method, response.TemplateVersion), names[response.LeadId], response.EngagementLeadId is { } engages ? names[engages] : null, response.ApprovedBy is { } approved ? names[approved] : null,
            [.. records.OrderBy(record => record.Reference, StringComparer.Ordinal)],
            fields.ToDictionary(field => (field.PartId, field.Section, field.Name), field => new ReadableField(encryption.DecryptText(ResponseField.Purpose(field.PartId, field.Section, field.Name), field.Encrypted), field.Revision, names[field.EditedBy], field.EditedAt)),
            [.. participants.Select(one => Readable(one, one.PersonId is { } account ? names[account] : null))],
            [.. findings.Select(one => Readable(one, findings, names[one.EditedBy]))],
            [.. tools.Select(tool => new ReadableTool(tool.Id, templates.Of(tool.Template, tool.TemplateVersion)))],
            [.. extensions.Select(one => new ReadableExtension(one.From, one.Until, encryption.DecryptText(ResponseExtension.Purpose(one.Id), one.Encrypted), one.AgreedWithAffected, one.At))]);
    }

    /// <summary>A record of the organisation by its reference; null where there is none that the person may know of.</summary>
    public async Task<PatientSafetyEvent?> RecordAsync(CurrentPerson person, string reference)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await EventAccess.OfOrganisation(context, person).AsNoTracking().FirstOrDefaultAsync(record => record.Reference == reference);
    }

    /// <summary>Who may lead responses of the organisation, or with <paramref name="leads"/> false take part in one, by name: those from whom one of the records is kept are not among them.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ColleaguesAsync(Guid organisation, IReadOnlyCollection<Guid> records, bool leads)
    {
        ArgumentNullException.ThrowIfNull(records);
        var needed = leads ? Permission.LeadResponses : Permission.RecordEvents;
        var named = roles.Roles.Where(role => role.Permissions.Contains(needed)).Select(role => role.Name).ToList();
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.Users.AsNoTracking()
            .Where(person => context.RoleAssignments.Any(held => held.PersonId == person.Id && held.OrganisationId == organisation && held.State == RoleState.Active && named.Contains(held.Role))
                && !context.KeptFrom.Any(kept => kept.PersonId == person.Id && records.Contains(kept.EventId)))
            .OrderBy(person => person.DisplayName).Select(person => new { person.Id, person.DisplayName }).ToListAsync();
        return found.ConvertAll(person => (person.Id, person.DisplayName));
    }

    private async Task<IReadOnlyList<ResponseRow>> RowsAsync(LearnSafeContext context, IQueryable<LearningResponse> responses)
    {
        var (section, title) = (CommonSection.PurposeAndScope.Name, CommonSection.Title);
        var found = await responses.AsNoTracking().Select(response => new
        {
            Response = response,
            Lead = context.Users.Where(person => person.Id == response.LeadId).Select(person => person.DisplayName).First(),
            Title = context.ResponseFields.Where(field => field.PartId == response.Id && field.Section == section && field.Name == title).Select(field => field.Encrypted).FirstOrDefault(),
        }).ToListAsync();
        return
        [
            .. found.Select(one => new ResponseRow(
                one.Response.Id, one.Response.Reference, one.Title is { } text ? encryption.DecryptText(ResponseField.Purpose(one.Response.Id, section, title), text) : "Without a title",
                templates.Of(one.Response.Method, one.Response.TemplateVersion).Title, one.Lead, one.Response.StartedOn, one.Response.TargetOn, one.Response.BegunAt, one.Response.CompletedAt)),
        ];
    }

    private ReadableParticipant Readable(ResponseParticipant one, string? name)
    {
        var lines = encryption.DecryptText(ResponseParticipant.Purpose(one.Id), one.Encrypted).Split('\n');
        return new ReadableParticipant(one.Id, one.PersonId, name, one.Capacity, lines[0], lines[1], one.InvitedOn, one.Attended, one.SupportOffered);
    }

    private ReadableFinding Readable(ResponseFinding one, List<ResponseFinding> all, string by)
    {
        var others = one.InteractsWith.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).Where(other => other != one.Id && all.Exists(known => known.Id == other));
        return new ReadableFinding(
            new SeipsFinding(one.Id, one.Element, encryption.DecryptText(ResponseFinding.Purpose(one.Id), one.Encrypted), one.Effect, [.. others]), one.Strength, one.WorkAs, one.Revision, by, one.EditedAt);
    }
}
