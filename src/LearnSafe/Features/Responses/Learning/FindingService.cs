using LearnSafe.Domain.Responses;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>What a finding says.</summary>
public sealed record FindingText(SeipsElement Element, string Text, SeipsEffect Effect, FindingStrength Strength, WorkView WorkAs, IReadOnlyList<Guid> InteractsWith);

/// <summary>What a response finds about the system.</summary>
public sealed class FindingService(ResponseChangeService changes, LocalEncryption encryption)
{
    /// <param name="id">Where others are to name it before it is there.</param>
    public Task<ResponseOutcome> AddAsync(CurrentPerson person, Guid responseId, FindingText said, Guid? id = null)
    {
        Check(said);
        var finding = new ResponseFinding { Id = id ?? Guid.CreateVersion7(), ResponseId = responseId, Encrypted = "" };
        return changes.MakeAsync(person, responseId, HistoryActions.ResponseFindingWritten, change =>
        {
            Write(finding, said, person, change.Now);
            change.Context.ResponseFindings.Add(finding);
            return Task.FromResult<IReadOnlyList<string>?>(["finding"]);
        });
    }

    /// <param name="seen">Its number when the page was shown.</param>
    public Task<ResponseOutcome> ChangeAsync(CurrentPerson person, Guid responseId, Guid findingId, int seen, FindingText said)
    {
        Check(said);
        return changes.MakeAsync(person, responseId, HistoryActions.ResponseFindingWritten, async change =>
        {
            if (await change.Context.ResponseFindings.FirstOrDefaultAsync(known => known.Id == findingId && known.ResponseId == responseId && known.Revision == seen) is not { } finding) return null;
            Write(finding, said, person, change.Now);
            finding.Revision++;
            return ["finding"];
        });
    }

    public Task<ResponseOutcome> RemoveAsync(CurrentPerson person, Guid responseId, Guid findingId, int seen) => changes.MakeAsync(person, responseId, HistoryActions.ResponseFindingRemoved, async change =>
    {
        var found = change.Context.ResponseFindings.Where(known => known.Id == findingId && known.ResponseId == responseId);
        if (await found.Where(known => known.Revision == seen).ExecuteDeleteAsync() > 0) return ["finding"];
        return await found.AnyAsync() ? null : [];
    });

    private void Write(ResponseFinding finding, FindingText said, CurrentPerson person, DateTime now)
    {
        (finding.Element, finding.Effect, finding.Strength, finding.WorkAs) = (said.Element, said.Effect, said.Strength, said.WorkAs);
        finding.Encrypted = encryption.Encrypt(ResponseFinding.Purpose(finding.Id), said.Text);
        finding.InteractsWith = string.Join(' ', said.InteractsWith.Where(other => other != finding.Id).Distinct());
        (finding.EditedBy, finding.EditedAt) = (person.Id, now);
    }

    private static void Check(FindingText said)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentException.ThrowIfNullOrWhiteSpace(said.Text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(said.Text.Length, ResponseFinding.Longest);
    }
}
