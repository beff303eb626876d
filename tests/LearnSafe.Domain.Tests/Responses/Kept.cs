using LearnSafe.Domain.Responses;
using static LearnSafe.Domain.Tests.Responses.SystemDrawingTests;

namespace LearnSafe.Domain.Tests.Responses;

/// <summary>The pictures whose look is kept.</summary>
internal static class Kept
{
    private static readonly SeipsFinding[] Findings =
    [
        new(Id(1), SeipsElement.Person, "The locum did not know that results for the branch surgery come in a second inbox", SeipsEffect.Hindered, [Id(6)]),
        new(Id(2), SeipsElement.Person, "The patient’s daughter rang when the call did not come", SeipsEffect.Helped, [Id(9)]),
        new(Id(3), SeipsElement.Tasks, "Filing results is done between patients, with many interruptions", SeipsEffect.Hindered, [Id(1), Id(7)]),
        new(Id(4), SeipsElement.ToolsAndTechnology, "The inbox does not show which results are out of range until they are opened", SeipsEffect.Hindered, [Id(3), Id(7)]),
        new(Id(5), SeipsElement.InternalEnvironment, "The reporting room is quiet in the afternoon", SeipsEffect.Helped, [Id(3)]),
        new(Id(6), SeipsElement.Organisation, "Nobody is named to cover an inbox during leave", SeipsEffect.Hindered, [Id(3), Id(7)]),
        new(Id(7), SeipsElement.Process, "Two results of 14 stayed unread for nine days", SeipsEffect.Hindered, [Id(9)]),
        new(Id(8), SeipsElement.ExternalEnvironment, "The laboratory rings about critical values, but not about those that are only raised", SeipsEffect.Both, [Id(7)]),
        new(Id(9), SeipsElement.Outcome, "Treatment began nine days later; the patient was worried and is well", SeipsEffect.Hindered, []),
    ];

    private static readonly LinkNode[] Nodes =
    [
        new(Id(1), "Receptionist", LinkNodeKind.Person, 0.1, 0.2), new(Id(2), "Duty doctor", LinkNodeKind.Person, 0.85, 0.25), new(Id(3), "Back office", LinkNodeKind.Place, 0.2, 0.8),
        new(Id(4), "Printer", LinkNodeKind.Tool, 0.5, 0.55), new(Id(5), "Pharmacy", LinkNodeKind.Place, 0.85, 0.85), new(Id(6), "Clinical system", LinkNodeKind.Tool, 0.5, 0.08),
    ];

    private static readonly NodeLink[] Links =
    [
        new(Id(1), Id(2), LinkType.Talk, 14, 2, true), new(Id(1), Id(6), LinkType.Digital, 40, 3), new(Id(2), Id(6), LinkType.Digital, 31, 3), new(Id(1), Id(3), LinkType.Movement, 9),
        new(Id(2), Id(4), LinkType.Movement, 12, 1, true), new(Id(4), Id(5), LinkType.HandOver, 6, 2), new(Id(1), Id(4), LinkType.Look, 22), new(Id(2), Id(1), LinkType.Talk, 5),
    ];

    internal static string Draw(string name) => name switch
    {
        "seips-wide" => SeipsDrawing.Draw(Findings, new("kept")),
        "seips-narrow" => SeipsDrawing.Draw(Findings, new("kept", true)),
        "seips-many" => SeipsDrawing.Draw([.. Enumerable.Range(0, 90).Select(index => Findings[index * 7 % 9] with { Id = Id(index), InteractsWith = [Id(index * 5 % 90)] })], new("kept")),
        "links-ring" => LinkDrawing.Draw([.. Nodes.Select(node => node with { X = null })], Links, new("kept")),
        "links-put-narrow" => LinkDrawing.Draw(Nodes, Links, new("kept", true)),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
