using System.Text.Json;
using LearnSafe.Data;
using LearnSafe.Features.History;
using LearnSafe.Features.Insight.Views;
using LearnSafe.Platform.Encryption;

namespace LearnSafe.Features.Demo;

/// <summary>Views that people of the demo keep, from <c>views.json</c>.</summary>
public sealed record DemoViews(IReadOnlyList<DemoView> Views);

/// <param name="By">The e-mail address of whose it is; it is kept where they act.</param>
public sealed record DemoView(string By, string Name, string Address, bool Shared);

/// <summary>Keeps them, all in one commit.</summary>
internal sealed class DemoViewMaker(DemoViews content, LocalEncryption encryption)
{
    /// <param name="placeOf">Where somebody acts, by their e-mail address.</param>
    public async Task<int> MakeAsync(RecordTransaction transaction, IReadOnlyDictionary<string, Guid> people, Func<string, Guid> placeOf)
    {
        var context = await transaction.ContextAsync();
        foreach (var view in content.Views)
        {
            var (id, place) = (Guid.CreateVersion7(), placeOf(view.By));
            context.SavedViews.Add(new SavedView { Id = id, PersonId = people[view.By], OrganisationId = place, Encrypted = SavedView.Seal(encryption, id, new ViewText(view.Name, view.Address)), Shared = view.Shared, SavedAt = transaction.Now });
            await transaction.AppendAsync(Actor.Person(people[view.By]), HistoryActions.ViewSaved, id, JsonSerializer.Serialize(new { fields = new[] { "name", "address", "shared" } }, JsonSerializerOptions.Web), [], place);
        }

        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
        return content.Views.Count;
    }
}
