using LearnSafe.Domain.Lfpse;
using LearnSafe.Features.Organisations;

namespace LearnSafe.Features.Events.Questions;

/// <summary>Searches the lists that are too long to show.</summary>
public sealed class QuestionSearch(OrganisationDirectory organisations)
{
    /// <summary>What the searches typed on a page found, by field name.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Concept>>> FindAsync(AskedForm form, FieldValues typed)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(typed);
        var found = new Dictionary<string, IReadOnlyList<Concept>>(StringComparer.Ordinal);
        foreach (var slot in form.Slots.Where(slot => FieldKinds.Of(form.Taxonomy, slot.Question.Question) == FieldKind.Search))
        {
            var text = typed.First(FieldNames.Search(slot.Name));
            if (text.Length > 0) found[slot.Name] = await FindAsync(form.Taxonomy.Element(slot.Question.Question)!.CodeSystem!, text);
        }

        return found;
    }

    /// <summary>The names of the organisations among the answers.</summary>
    public async Task<Func<string, string?>> NamesAsync(Taxonomy taxonomy, params IEnumerable<EventAnswers> answers)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        HashSet<string> codes = [.. answers.SelectMany(said => said.Values).Where(answer => taxonomy.Element(answer.Key)?.CodeSystem?.AcceptsOdsCodes == true).SelectMany(answer => answer.Value)];
        var names = await organisations.NamesAsync(codes);
        return code => names.GetValueOrDefault(code);
    }

    private async Task<IReadOnlyList<Concept>> FindAsync(CodeSystem list, string text) => list.AcceptsOdsCodes
        ? [.. (await organisations.SearchAsync(text, LongList.MostFound)).Select(organisation => new Concept(organisation.Code, organisation.Closed ? $"{organisation.Name} (closed)" : organisation.Name))]
        : LongList.Find(list.Concepts, text);
}
