using System.Globalization;

namespace LearnSafe.Features.Events;

/// <summary>Where the pages of a record are.</summary>
public static class RecordLinks
{
    public const string Mine = "/events";
    public const string All = "/events/all";

    /// <summary>What changed because of one's own records.</summary>
    public const string Changed = "/events/changed";

    /// <summary>The same list as a file.</summary>
    public const string AllAsCsv = "/events/all.csv";

    /// <summary>How many records there are, quarter by quarter.</summary>
    public const string Totals = "/totals";

    public static string Record(Guid id) => $"/events/{id}";

    public static string Revision(Guid id, int number) => string.Create(CultureInfo.InvariantCulture, $"/events/{id}/revisions/{number}");

    public static string Revise(Guid id) => $"/events/{id}/revise";

    /// <summary>The task list of optional detail.</summary>
    public static string AddDetail(Guid id) => $"/events/{id}/receipt";

    public static string Print(Guid id) => $"/events/{id}/print";

    public static string Release(Guid id) => $"/events/{id}/release";

    public static string Involved(Guid id) => $"/events/{id}/involved";

    public static string Withdraw(Guid id) => $"/events/{id}/withdraw";

    /// <summary>Where words that name somebody are taken away.</summary>
    public static string PutRight(Guid id) => $"/events/{id}/put-right";

    public static string Reflection(Guid id) => $"/events/{id}/reflection";

    /// <summary>What was learned and changed, for whoever told it.</summary>
    public static string Feedback(Guid id) => $"/events/{id}/feedback";

    public static string PatientNumber(Guid id) => $"/events/{id}/patient";

    public static string Attachments(Guid id) => $"/events/{id}/attachments";

    public static string Attachment(Guid id, Guid attachment) => $"/events/{id}/attachments/{attachment}";

    public static string RemoveAttachment(Guid id, Guid attachment) => $"/events/{id}/attachments/{attachment}/remove";

    /// <summary>Where a draft is gone on with.</summary>
    public static string Draft(Draft draft) => EventLinks.Draft(draft);

    public static string DeleteDraft(Guid draft) => $"/events/drafts/{draft}/delete";
}
