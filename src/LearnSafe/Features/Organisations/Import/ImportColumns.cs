using LearnSafe.Platform.Web;

namespace LearnSafe.Features.Organisations.Import;

/// <summary>Which column holds what: by the names in the first line, in any order and case, or as the Organisation Data Service's own files have them, which name none.</summary>
internal sealed class ImportColumns
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["code"] = ["code", "odscode", "organisationcode"],
        ["name"] = ["name", "display", "organisationname"],
        ["kind"] = ["kind", "type", "role", "odsrole", "primaryrole"],
        ["setting"] = ["caresetting", "setting"],
        ["parents"] = ["parents", "parent", "parentcodes", "parentcode"],
        ["opened"] = ["opened", "openedon", "opendate"],
        ["closed"] = ["closed", "closedon", "closedate"],
        ["joined"] = ["joined", "joinedon", "joindate"],
        ["town"] = ["town", "city"],
        ["postcode"] = ["postcode"],
    };

    // epraccur and its like: 27 columns, of which these say the same for every kind of organisation.
    private const int ServiceColumns = 27;
    private static readonly Dictionary<string, int> ServiceFile = new(StringComparer.Ordinal) { ["code"] = 0, ["name"] = 1, ["postcode"] = 9, ["opened"] = 10, ["closed"] = 11 };

    private readonly Dictionary<string, int> at = new(StringComparer.Ordinal);

    /// <exception cref="CsvFileException">There is no code among the names, or two columns hold the same.</exception>
    public ImportColumns(IReadOnlyList<string> header)
    {
        if (header.Count == ServiceColumns && Domain.Nhs.OdsCode.Read(header[0]) is not null && ImportWords.Day(header[10]) is not null)
        {
            at = ServiceFile;
            return;
        }

        foreach (var (index, name) in header.Index())
        {
            var plain = ImportWords.Plain(name);
            if (Names.FirstOrDefault(known => known.Value.Contains(plain, StringComparer.Ordinal)).Key is not { } column) continue;
            if (!at.TryAdd(column, index)) throw new CsvFileException($"Two columns of the first line hold the {column}. Keep one of them.");
        }

        if (!at.ContainsKey("code"))
            throw new CsvFileException("The first line does not name a column \"code\". It must hold the names of the columns: code, name, kind, care setting, parents, opened, closed, joined, town, postcode.");
        if (at.Count == 1) throw new CsvFileException("The first line names no column but \"code\", so the file says nothing of any organisation.");
    }

    /// <summary>Whether the first line is an organisation already.</summary>
    public bool FirstLineIsAnOrganisation => at == ServiceFile;

    /// <summary>The cell without spaces around it; null where it is empty or there is no such column.</summary>
    public string? Cell(IReadOnlyList<string> cells, string column)
    {
        if (!at.TryGetValue(column, out var index) || index >= cells.Count) return null;
        var text = string.Join(' ', cells[index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    /// <summary>The row, or why the line is refused.</summary>
    public (OrganisationRow? Row, string Code, string? Fault) Read(long line, IReadOnlyList<string> cells)
    {
        var typed = Cell(cells, "code");
        var code = Domain.Nhs.OdsCode.Read(typed);
        if (typed is null) return (null, "", "The code is missing");
        if (code is null) return (null, Short(typed), "The code does not have the shape of an ODS code");
        string? fault = null;
        var (name, town, postcode) = (Cell(cells, "name"), Cell(cells, "town"), Cell(cells, "postcode")?.ToUpperInvariant());
        if (name?.Length > 200) fault = "The name is longer than 200 characters";
        if (name?.Any(char.IsControl) == true) fault = "The name holds a control character";
        if (town?.Length > 100) fault = "The town is longer than 100 characters";
        if (postcode?.Length > 10) fault = "The postcode is longer than 10 characters";
        var (kind, implied) = Cell(cells, "kind") is { } word ? ImportWords.Kind(word) : (null, null);
        if (kind is null && Cell(cells, "kind") is { } unknown) fault = $"\"{Short(unknown)}\" is not a kind of organisation";
        var setting = Cell(cells, "setting") is { } said ? ImportWords.Setting(said) : implied;
        if (setting is null && Cell(cells, "setting") is { } other) fault = $"\"{Short(other)}\" is not a care setting";
        var (opened, closed, joined) = (Day(cells, "opened", ref fault), Day(cells, "closed", ref fault), Day(cells, "joined", ref fault));
        string[]? parents = Cell(cells, "parents")?.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var index = 0; index < parents?.Length; index++)
        {
            if (Domain.Nhs.OdsCode.Read(parents[index]) is { } parent) parents[index] = parent;
            else fault = $"The parent \"{Short(parents[index])}\" does not have the shape of an ODS code";
        }

        return fault is null ? (new OrganisationRow(line, code, name, kind, setting, parents?.Distinct(StringComparer.Ordinal).ToArray(), opened, closed, joined, town, postcode), code, null) : (null, code, fault);
    }

    private DateOnly? Day(IReadOnlyList<string> cells, string column, ref string? fault)
    {
        if (Cell(cells, column) is not { } text) return null;
        var day = ImportWords.Day(text);
        if (day is null) fault = $"The day in \"{column}\" is not a day like 2026-04-01, 20260401 or 01/04/2026";
        return day;
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
