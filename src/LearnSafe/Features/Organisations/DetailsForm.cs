using System.ComponentModel.DataAnnotations;
using LearnSafe.Domain.Nhs;
using LearnSafe.Features.Shared;
using LearnSafe.Features.Shared.Nhsuk;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using DateParts = LearnSafe.Features.Shared.Nhsuk.DateParts;

namespace LearnSafe.Features.Organisations;

/// <summary>What a page asks of an organisation, as it was typed.</summary>
public sealed class DetailsForm
{
    [Required(ErrorMessage = "Enter the name")]
    [StringLength(200, ErrorMessage = "The name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Select what kind of organisation it is")]
    public string? Kind { get; set; }

    public string? Setting { get; set; }

    [StringLength(100, ErrorMessage = "The town must be 100 characters or fewer")]
    public string? Town { get; set; }

    [StringLength(10, ErrorMessage = "The postcode must be 10 characters or fewer")]
    public string? Postcode { get; set; }

    public DateParts Opened { get; set; } = new(null, null, null);

    public static IReadOnlyList<RadioItem> Kinds { get; } = [.. Enum.GetValues<OrganisationKind>().Where(kind => kind != OrganisationKind.Unknown).Select(kind => new RadioItem(kind.ToString(), kind.Title()))];

    public static IReadOnlyList<RadioItem> Settings { get; } = [.. CareSettings.All.Select(setting => new RadioItem(setting.ToString(), setting.Title()))];

    public static DetailsForm Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return new DetailsForm
        {
            Name = organisation.Name,
            Kind = organisation.Kind == OrganisationKind.Unknown ? null : organisation.Kind.ToString(),
            Setting = organisation.CareSetting?.ToString(),
            Town = organisation.Town,
            Postcode = organisation.Postcode,
            Opened = Days.Parts(organisation.OpenedOn),
        };
    }

    /// <summary>The details; null where the model state now says what is wrong.</summary>
    public OrganisationDetails? Read(ModelStateDictionary state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        var known = Enum.TryParse<OrganisationKind>(Kind, out var kind) && Kinds.Any(item => item.Value == Kind);
        if (Kind is not null && !known) state.AddModelError("Form.Kind", "Select what kind of organisation it is");
        CareSetting? setting = Settings.Any(item => item.Value == Setting) ? Enum.Parse<CareSetting>(Setting!) : null;
        if (known && kind == OrganisationKind.Provider && setting is null) state.AddModelError("Form.Setting", "Select the care setting of the provider");
        var opened = Opened.IsEmpty ? null : Days.Read(state, "Form.Opened", Opened, "The day it opened", today, DateLimit.None);
        return state.IsValid ? new OrganisationDetails(Name!, kind, setting, opened, Town, Postcode?.ToUpperInvariant()) : null;
    }
}
