using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Privacy;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>What somebody wants to save in one field.</summary>
/// <param name="Value">As it is kept.</param>
/// <param name="Seen">The number of what was there when the page was shown; 0 where nothing was.</param>
/// <param name="Keep">They have said that what looks like personal data identifies nobody.</param>
public sealed record FieldPost(Guid Part, string Section, TemplateField Field, string Value, int Seen, bool Keep);

public enum FieldOutcome
{
    Saved,

    /// <summary>Somebody else saved something else meanwhile: theirs stays until this person chooses.</summary>
    Conflict,

    /// <summary>The text cannot be kept as it is.</summary>
    Refused,

    /// <summary>The response was finished meanwhile.</summary>
    Closed,
}

/// <summary>What became of it.</summary>
/// <param name="Revision">The number of what is there now.</param>
/// <param name="By">Who saved last; null where nobody has.</param>
/// <param name="Theirs">In a conflict: what is there now, as it is kept.</param>
/// <param name="Asks">Whether it would be kept if the person says that it identifies nobody.</param>
public sealed record FieldResult(FieldOutcome Outcome, int Revision, DateTime? At, string? By, string? Theirs = null, string? Fault = null, bool Asks = false);

/// <summary>Saves fields of learning responses, each by itself. Who may is decided before, at the gate. The history has the names of fields and never what was written.</summary>
public sealed class FieldService(RecordWriter writer, LocalEncryption encryption)
{
    /// <summary>In the order of <paramref name="posts"/>; what is refused or in conflict keeps no other from being saved.</summary>
    public Task<IReadOnlyList<FieldResult>> SaveAsync(CurrentPerson person, Guid responseId, IReadOnlyList<FieldPost> posts)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(posts);
        return writer.WriteAsync<IReadOnlyList<FieldResult>>(async transaction =>
        {
            var context = await transaction.ContextAsync();
            var response = await context.LearningResponses.AsNoTracking().FirstAsync(known => known.Id == responseId);
            if (response.CompletedAt is not null) return [.. posts.Select(_ => new FieldResult(FieldOutcome.Closed, 0, null, null, Fault: "The response was finished meanwhile. Open it again to change it"))];
            var rows = await context.ResponseFields.Where(field => field.ResponseId == responseId).ToDictionaryAsync(field => (field.PartId, field.Section, field.Name));
            List<FieldResult> results = [];
            List<string> written = [];
            foreach (var post in posts)
            {
                var row = rows.GetValueOrDefault((post.Part, post.Section, post.Field.Name));
                var result = Judge(post, row);
                if (result is null)
                {
                    if (row is null)
                    {
                        row = new ResponseField { PartId = post.Part, ResponseId = responseId, Section = post.Section, Name = post.Field.Name, Encrypted = "" };
                        context.ResponseFields.Add(row);
                    }

                    row.Encrypted = encryption.Encrypt(ResponseField.Purpose(post.Part, post.Section, post.Field.Name), post.Value);
                    (row.Revision, row.EditedBy, row.EditedAt) = (row.Revision + 1, person.Id, transaction.Now);
                    written.Add($"{post.Section}.{post.Field.Name}");
                    result = new FieldResult(FieldOutcome.Saved, row.Revision, row.EditedAt, person.DisplayName);
                }
                else if (result.Outcome == FieldOutcome.Conflict)
                {
                    result = result with { By = await context.Users.Where(known => known.Id == row!.EditedBy).Select(known => known.DisplayName).FirstAsync() };
                }

                results.Add(result);
            }

            if (written.Count > 0)
            {
                await context.SaveChangesAsync();
                await transaction.AppendAsync(Actor.Person(person.Id), HistoryActions.ResponseFieldWritten, responseId, JsonSerializer.Serialize(new { fields = written }, JsonSerializerOptions.Web), [], response.OrganisationId);
            }

            context.ChangeTracker.Clear();
            return results;
        });
    }

    /// <summary>Null where it is to be written.</summary>
    private FieldResult? Judge(FieldPost post, ResponseField? row)
    {
        var current = row is null ? "" : encryption.DecryptText(ResponseField.Purpose(post.Part, post.Section, post.Field.Name), row.Encrypted);
        if (current == post.Value) return new FieldResult(FieldOutcome.Saved, row?.Revision ?? 0, row?.EditedAt, null);
        if ((row?.Revision ?? 0) != post.Seen) return new FieldResult(FieldOutcome.Conflict, row?.Revision ?? 0, row?.EditedAt, null, current);
        if (post.Value.Length == 0 && post.Section == CommonSection.PurposeAndScope.Name && post.Field.Name == CommonSection.Title)
            return new FieldResult(FieldOutcome.Refused, row?.Revision ?? 0, row?.EditedAt, null, Fault: "Enter a title");
        return post.Keep || Found(post.Field, post.Value, current) is not { } found ? null
            : new FieldResult(FieldOutcome.Refused, row?.Revision ?? 0, row?.EditedAt, null, Fault: $"Take out “{found}”, which looks like personal data, or select that it identifies nobody", Asks: true);
    }

    /// <summary>What looks like personal data and was not there before: nobody is asked twice about what they kept.</summary>
    private static string? Found(TemplateField field, string value, string before)
    {
        if (field.Kind is not (FieldKind.ShortText or FieldKind.LongText or FieldKind.Table)) return null;
        var (text, old) = (FieldReading.Text(field, value), FieldReading.Text(field, before));
        return PrivacyCheck.Find(text).Select(finding => text.Substring(finding.Start, finding.Length)).FirstOrDefault(found => !old.Contains(found, StringComparison.Ordinal));
    }
}
