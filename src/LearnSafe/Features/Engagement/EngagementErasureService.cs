using LearnSafe.Data;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Engagement;

/// <summary>Takes a case away, with everything that hangs on it.</summary>
public static class EngagementErasureService
{
    /// <param name="id">Of a case; where there is none of it nothing happens.</param>
    public static async Task DeleteAsync(LearnSafeContext context, Guid id)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.CheckIns.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.StaffSupport.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.EngagementPromises.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.EngagementQuestions.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.EngagementContacts.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.AffectedPeople.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.EngagementStepNotes.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.EngagementReaders.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.EngagementRecords.Where(row => row.CaseId == id).ExecuteDeleteAsync();
        await context.EngagementCases.Where(row => row.Id == id).ExecuteDeleteAsync();
    }
}
