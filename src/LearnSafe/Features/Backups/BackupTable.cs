using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LearnSafe.Features.Backups;

/// <summary>A table as a backup knows it. Taken from the model, so that a new table is in the next backup without anybody thinking of it.</summary>
internal sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, IReadOnlyList<string> KeyColumns)
{
    public string Entry => $"tables/{Name}.ndjson";

    public string Select => $"select {string.Join(", ", Columns.Select(column => $"\"{column.Name}\""))} from \"{Name}\" order by {string.Join(", ", KeyColumns.Select(column => $"\"{column}\""))}";

    /// <summary>Every table, parents before children.</summary>
    public static IReadOnlyList<BackupTable> Of(IModel model)
    {
        var ordered = new List<IEntityType>();
        foreach (var entity in model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal)) Place(entity, ordered, []);
        return ordered.ConvertAll(entity => new BackupTable(
            entity.GetTableName()!,
            [.. entity.GetProperties().Select(BackupColumn.Of)],
            [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())]));
    }

    private static void Place(IEntityType entity, List<IEntityType> ordered, HashSet<IEntityType> above)
    {
        if (ordered.Contains(entity) || !above.Add(entity)) return;
        foreach (var key in entity.GetForeignKeys().Where(key => key.PrincipalEntityType != entity)) Place(key.PrincipalEntityType, ordered, above);
        ordered.Add(entity);
    }
}
