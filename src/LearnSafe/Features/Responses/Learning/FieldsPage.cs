using LearnSafe.Domain.Nhs;
using LearnSafe.Domain.Responses.Templates;
using LearnSafe.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LearnSafe.Features.Responses.Learning;

/// <summary>A page with fields of a response. Its Save button saves what was changed; the script of the pages saves each field by itself before that.</summary>
[RequestFormLimits(ValueCountLimit = 10_000)]
public abstract class FieldsPage(ResponseDirectory reading, FieldService fields, CurrentPersonService people, TimeProvider clock) : ResponsePage(reading, people)
{
    private readonly Dictionary<(string Section, string Field), FieldResult> results = [];

    /// <summary>Whose fields they are: the response's or a tool's.</summary>
    private protected abstract Guid Part { get; }

    /// <summary>The sections on the page.</summary>
    public abstract IReadOnlyList<TemplateSection> Shown { get; }

    public bool IsEditable => Known.IsOpen;

    public SectionView View(TemplateSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return new SectionView(section, [.. section.Fields.Select(field => View(section, field))], IsEditable);
    }

    private FieldView View(TemplateSection section, TemplateField field)
    {
        var (key, saved, result) = (FieldReading.Key(section.Name, field.Name), Known.Field(Part, section.Name, field.Name), results.GetValueOrDefault((section.Name, field.Name)));
        // Sent anew after a conflict, this person has seen what the other wrote.
        return new FieldView(
            field, key, FieldView.SeenKeyOf(section.Name, field.Name), result is { Outcome: FieldOutcome.Saved or FieldOutcome.Conflict } ? result.Revision : result is not null ? Seen(section, field) : saved?.Revision ?? 0,
            result is not null ? FieldForm.Typed(Request.Form, key) : FieldReading.Parts(field, key, saved?.Value ?? ""), IsEditable ? ResponseLinks.Save(ResponseId, Part, section.Name) : null, result);
    }

    private int Seen(TemplateSection section, TemplateField field) => FieldForm.Seen(Request.Form, section.Name, field.Name) ?? 0;

    /// <summary>Saves what the form sent. What was refused or in conflict is shown with its text.</summary>
    /// <returns>Whether everything was saved.</returns>
    private protected async Task<bool> SaveAsync()
    {
        List<FieldPost> posts = [];
        foreach (var section in Shown)
        {
            foreach (var field in section.Fields.Where(field => FieldForm.Seen(Request.Form, section.Name, field.Name) is not null))
            {
                var (post, fault) = FieldForm.Read(Request.Form, Part, section.Name, field, UkTime.Today(clock));
                if (post is not null) posts.Add(post);
                else results[(section.Name, field.Name)] = new FieldResult(FieldOutcome.Refused, 0, null, null, Fault: fault);
            }
        }

        foreach (var (post, result) in posts.Zip(await fields.SaveAsync(Person, ResponseId, posts))) results[(post.Section, post.Field.Name)] = result;
        foreach (var ((section, name), result) in results)
        {
            var (key, label) = (FieldReading.Key(section, name), Shown.First(known => known.Name == section).Fields.First(field => field.Name == name).Label);
            if (result.Outcome == FieldOutcome.Conflict) ModelState.AddModelError(key, $"{result.By} changed “{label}” meanwhile. Both texts are below: yours is not saved yet");
            else if (result.Fault is { } fault) ModelState.AddModelError(key, fault);
        }

        var saved = results.Values.All(result => result.Outcome == FieldOutcome.Saved);
        if (!saved)
        {
            await ReadAgainAsync();
            Response.StatusCode = results.Values.Any(result => result.Outcome == FieldOutcome.Conflict) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        }

        return saved;
    }
}
