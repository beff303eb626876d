using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Domain.Insight;
using LearnSafe.Domain.Privacy;
using LearnSafe.Features.Accounts;
using LearnSafe.Features.History;
using LearnSafe.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LearnSafe.Features.Insight.Views;

/// <summary>A view, readable.</summary>
/// <param name="By">Who keeps it.</param>
/// <param name="IsOwn">Whether it is the reader's to change.</param>
public sealed record ReadableView(Guid Id, string Name, string Address, bool Shared, string By, bool IsOwn, int Version);

/// <summary>What became of a view.</summary>
/// <param name="Fault">Why nothing was kept, without a full stop; null where it was.</param>
/// <param name="Conflict">It was changed elsewhere since the page was shown.</param>
public sealed record ViewOutcome(string? Fault, bool Conflict = false)
{
    public static ViewOutcome Done { get; } = new(Fault: null);
}

/// <summary>Keeps views. Each is its owner's to change; a shared one is read by those who act for the same organisation. The history has that it happened and never what was typed.</summary>
public sealed class SavedViewService(IDbContextFactory<LearnSafeContext> contexts, RecordWriter writer, LocalEncryption encryption, InsightState insight, InsightWords words, InsightPlaces places)
{
    /// <summary>Of one person.</summary>
    public const int Most = 50;

    /// <summary>Of a name, in characters.</summary>
    public const int LongestName = 80;

    private const string Gone = "This view is not there any more. Nothing was kept";

    /// <summary>The person's own by name, then what is shared where they act.</summary>
    public async Task<IReadOnlyList<ReadableView>> ListAsync(CurrentPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var place = Place(person);
        await using var context = await contexts.CreateDbContextAsync();
        var found = await context.SavedViews.AsNoTracking().Where(view => view.PersonId == person.Id || (view.Shared && view.OrganisationId == place))
            .Join(context.Users, view => view.PersonId, owner => owner.Id, (view, owner) => new { View = view, owner.DisplayName }).ToListAsync();
        return [.. found.Select(one => Readable(one.View, one.DisplayName, person)).OrderByDescending(view => view.IsOwn).ThenBy(view => view.Name, StringComparer.OrdinalIgnoreCase).ThenBy(view => view.Id)];
    }

    /// <summary>One of the person's own; null where they have no such view.</summary>
    public async Task<ReadableView?> FindAsync(CurrentPerson person, Guid id)
    {
        ArgumentNullException.ThrowIfNull(person);
        await using var context = await contexts.CreateDbContextAsync();
        return await context.SavedViews.AsNoTracking().FirstOrDefaultAsync(view => view.Id == id && view.PersonId == person.Id) is { } own ? Readable(own, person.DisplayName, person) : null;
    }

    /// <summary>Why a name cannot be kept; null where it can. Others read it, so it names nobody.</summary>
    public static string? NameFault(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return "Enter a name for the view";
        if (name.Length > LongestName) return FormattableString.Invariant($"The name must be {LongestName} characters or fewer");
        if (name.Any(char.IsControl)) return "The name must stand on one line";
        return PrivacyCheck.Find(name) is [var finding, ..] ? $"Take out “{name.Substring(finding.Start, finding.Length)}”, which looks like personal data" : null;
    }

    /// <summary>What of an address is kept as a view, or why it is none.</summary>
    public async Task<SavedViewReading> ReadAsync(string? address)
    {
        var codes = (await places.GetAsync()).Values.Select(place => place.Code).ToHashSet(StringComparer.Ordinal);
        var snapshot = insight.Snapshot;
        return SavedViewAddress.Read(address, insight.Schema, (dimension, code) => dimension == InsightSchema.Organisation ? codes.Contains(code) : words.Knows(dimension, code, snapshot));
    }

    public async Task<ViewOutcome> SaveAsync(CurrentPerson person, string name, string address, bool shared)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (NameFault(name) is { } fault) return new ViewOutcome(fault);
        var read = await ReadAsync(address);
        if (read.Kept is not { } kept) return new ViewOutcome(read.Fault);
        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.SavedViews.CountAsync(view => view.PersonId == person.Id) >= Most) return new ViewOutcome(FormattableString.Invariant($"You have {Most} views, which is the most. Delete one first"));
            var id = Guid.CreateVersion7();
            context.SavedViews.Add(new SavedView { Id = id, PersonId = person.Id, OrganisationId = Place(person), Encrypted = SavedView.Seal(encryption, id, new ViewText(name, kept)), Shared = shared, SavedAt = transaction.Now });
            return await KeepAsync(transaction, context, person, id, HistoryActions.ViewSaved, "name", "address", "shared");
        });
    }

    /// <param name="seen">The version that the page showed.</param>
    public async Task<ViewOutcome> ChangeAsync(CurrentPerson person, Guid id, int seen, string name, bool shared)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (NameFault(name) is { } fault) return new ViewOutcome(fault);
        return await writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.SavedViews.FirstOrDefaultAsync(view => view.Id == id && view.PersonId == person.Id) is not { } own) return new ViewOutcome(Gone);
            if (own.Version != seen)
            {
                // Whoever shares the transaction would otherwise see what was loaded.
                context.ChangeTracker.Clear();
                return new ViewOutcome("This view was changed elsewhere meanwhile. What you typed still stands below and is not kept yet: press again to put it in the place of the other", Conflict: true);
            }

            var text = own.Open(encryption);
            List<string> fields = [.. text.Name == name ? Array.Empty<string>() : ["name"], .. own.Shared == shared ? Array.Empty<string>() : ["shared"]];
            if (fields.Count == 0) return ViewOutcome.Done;
            (own.Encrypted, own.Shared, own.Version) = (SavedView.Seal(encryption, id, text with { Name = name }), shared, own.Version + 1);
            return await KeepAsync(transaction, context, person, id, HistoryActions.ViewChanged, [.. fields]);
        });
    }

    /// <param name="seen">The version that the page showed: what was renamed meanwhile is looked at first.</param>
    public Task<ViewOutcome> DeleteAsync(CurrentPerson person, Guid id, int seen)
    {
        ArgumentNullException.ThrowIfNull(person);
        return writer.WriteAsync(async transaction =>
        {
            var context = await transaction.ContextAsync();
            if (await context.SavedViews.FirstOrDefaultAsync(view => view.Id == id && view.PersonId == person.Id) is not { } own) return new ViewOutcome(Gone);
            if (own.Version != seen)
            {
                context.ChangeTracker.Clear();
                return new ViewOutcome("This view was changed elsewhere meanwhile. Look at it again before you delete it", Conflict: true);
            }

            context.SavedViews.Remove(own);
            return await KeepAsync(transaction, context, person, id, HistoryActions.ViewDeleted);
        });
    }

    private static async Task<ViewOutcome> KeepAsync(RecordTransaction transaction, LearnSafeContext context, CurrentPerson person, Guid id, string action, params string[] fields)
    {
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        await transaction.AppendAsync(Actor.Person(person.Id), action, id, JsonSerializer.Serialize(new { fields }, JsonSerializerOptions.Web), [], Place(person));
        return ViewOutcome.Done;
    }

    private static Guid? Place(CurrentPerson person) => person.OrganisationId == Guid.Empty ? null : person.OrganisationId;

    private ReadableView Readable(SavedView view, string by, CurrentPerson reader)
    {
        var text = view.Open(encryption);
        return new ReadableView(view.Id, text.Name, text.Address, view.Shared, by, view.PersonId == reader.Id, view.Version);
    }
}
