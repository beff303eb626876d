using LearnSafe.Data;
using LearnSafe.Domain.Access;
using LearnSafe.Domain.Learning;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.Events;

namespace LearnSafe.Features.Learning;

/// <summary>Who reads and writes what was learned. The one place that says so.</summary>
public static class LearningAccess
{
    public static bool MayRead(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.May(Permission.ReadLearning);
    }

    /// <summary>Writes for the organisation that they act for.</summary>
    public static bool MayWrite(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.OrganisationId != Guid.Empty && person.May(Permission.PublishLearning);
    }

    /// <summary>Whether the person may write what was learned from a record of their organisation.</summary>
    public static bool MayWriteFrom(CurrentPerson person, PatientSafetyEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return MayWrite(person) && record.WithdrawnAt is null && record.OrganisationId == person.OrganisationId && EventAccess.MayRead(person, record);
    }

    /// <summary>What is published and not withdrawn, and reaches the reader.</summary>
    internal static IQueryable<LearningSummary> Shared(LearnSafeContext context, CurrentPerson person, SummaryReach reach) =>
        Reaching(context, person, reach).Where(summary => summary.WithdrawnAt == null);

    /// <summary>The same with those that were withdrawn: whoever has the address is told so.</summary>
    internal static IQueryable<LearningSummary> Reaching(LearnSafeContext context, CurrentPerson person, SummaryReach reach)
    {
        var own = person.OrganisationId;
        var (network, board) = (reach.Owners(own, SummaryScope.Network).Named.ToList(), reach.Owners(own, SummaryScope.CareBoard).Named.ToList());
        return context.LearningSummaries.Where(summary => summary.PublishedVersion != null
            && (summary.Scope == SummaryScope.Installation || summary.OrganisationId == own
                || (summary.Scope == SummaryScope.Network && network.Contains(summary.OrganisationId)) || (summary.Scope == SummaryScope.CareBoard && board.Contains(summary.OrganisationId))));
    }

    /// <summary>
    /// What the person's organisation writes, drafts included. A summary from a record that is kept from the person is not among them before it is published:
    /// whoever may not know the record sees nothing that is said of it among colleagues.
    /// </summary>
    internal static IQueryable<LearningSummary> Written(LearnSafeContext context, CurrentPerson person)
    {
        var summaries = context.LearningSummaries.Where(summary => summary.OrganisationId == person.OrganisationId);
        return person.KeptFrom.Count == 0 ? summaries : summaries.Where(summary => !context.LearningSummaryRecords.Any(link => link.SummaryId == summary.Id && person.KeptFrom.Contains(link.EventId)));
    }
}
