using System.Globalization;
using LearnSafe.Domain.Lfpse;

namespace LearnSafe.Features.Events;

/// <summary>Where the pages are that ask questions.</summary>
public static class EventLinks
{
    public const string Start = "/events/record";

    /// <summary>What was told before that is like a text which is sent there.</summary>
    public const string Similar = "/events/record?handler=similar";

    /// <summary>Where on a page that asks it stands what was told before.</summary>
    public const string ToldBefore = "told-before";

    public static string QuickStart(string name) => $"/events/record/quick/{name}";

    public static string New(EventType type) => $"/events/record/new/{type.Slug()}";

    /// <summary>A page of the form.</summary>
    public static string Page(Guid draft, string page) => $"/events/record/{draft}/{page}";

    /// <summary>The page of one patient, from 2: the first stands on a page of the form.</summary>
    public static string Patient(Guid draft, int number) => string.Create(CultureInfo.InvariantCulture, $"/events/record/{draft}/patient/{number}");

    /// <summary>Asks once before a patient goes.</summary>
    public static string RemovePatient(Guid draft, int number) => string.Create(CultureInfo.InvariantCulture, $"/events/record/{draft}/patient/{number}/remove");

    public static string Check(Guid draft) => $"/events/record/{draft}/check";

    public static string QuickDraft(Guid draft) => $"/events/record/{draft}/quick";

    /// <summary>Where a draft is gone on with.</summary>
    public static string Draft(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Page is { } page ? Page(draft.Id, page) : Check(draft.Id);
    }

    /// <summary>What follows a submitted record, and the list of detail that can be added.</summary>
    public static string Receipt(Guid id) => $"/events/{id}/receipt";

    public static string Task(Guid id, string task) => $"/events/{id}/task/{task}";

    public static string Revise(Guid id) => $"/events/{id}/revise";
}
